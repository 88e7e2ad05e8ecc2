// Every check is shown trees that it must refuse, and trees that only look as if it should.
import assert from "node:assert/strict";
import test from "node:test";

import { checks } from "./checks.mjs";
import { coreModules } from "./directions.mjs";

const key = ["rk", "live", "51AbCdEfGhIjKlMnOp"].join("_");
const include = (target) => `#pragma once\n#include "${target}"\n`;

const cases = {
  "the core's modules include only what lies below them": {
    refuses: {
      "a module below includes one above": { "core/stripe/mode.hpp": include("core/rules/rule.hpp") },
      "the content includes more of stripe than the mode": { "core/content/content.hpp": include("core/stripe/snapshot.hpp") },
      "a side way": { "core/link/link.hpp": include("core/report/report.hpp") },
      "the base includes a module": { "core/json.hpp": include("core/content/content.hpp") },
      "the core includes the front end": { "core/rules/rule.hpp": include("wasm/app/app.hpp") },
      "a relative path": { "core/rules/rule.hpp": include("context.hpp") },
      "the UI": { "core/report/report.cpp": "#include <imgui.h>\n" },
      "the browser": { "core/report/report.cpp": "#  include <emscripten/emscripten.h>\n" },
      "files": { "core/rules/evaluate.cpp": "#include <fstream>\n" },
      "a module nobody listed": { "core/extras/extras.hpp": "#pragma once\n" },
    },
    accepts: {
      "what lies below": { "core/rules/rule.hpp": include("core/stripe/snapshot.hpp") + include("core/content/content.hpp") },
      "the mode, from the content": { "core/content/content.hpp": include("core/stripe/mode.hpp") },
      "files, in the command": { "core/cli/main.cpp": "#include <fstream>\n" },
    },
  },
  "the front end's folders include only what lies below them": {
    refuses: {
      "a screen includes the browser's side": { "wasm/app/screens/start.cpp": include("wasm/platform/browser.hpp") },
      "the layer includes the app": { "wasm/app/ui/layer.cpp": include("wasm/app/state.hpp") },
      "a screen includes the exported functions": { "wasm/app/screens/start.cpp": include("wasm/bindings/widget_module.hpp") },
      "core.wasm includes the app": { "wasm/bindings/core_module.cpp": include("wasm/app/app.hpp") },
      "a folder nobody listed": { "wasm/extras/extras.cpp": include("core/error.hpp") },
    },
    accepts: {
      "a screen includes the core": { "wasm/app/screens/start.cpp": include("core/content/content.hpp") },
      "the widget's functions include the app": { "wasm/bindings/widget_module.cpp": include("wasm/app/app.hpp") },
    },
  },
  "core.wasm holds no UI": {
    refuses: { "ImGui in core.wasm": { "wasm/bindings/core_module.cpp": "#include <imgui.h>\n" } },
    accepts: { "ImGui in widget.wasm": { "wasm/bindings/widget_module.cpp": "#include <imgui.h>\n" } },
  },
  "scripts import only what lies below them": {
    refuses: {
      "the layer imports the element": { "wasm/platform/widget.ts": 'import { a } from "../../web/element/load.ts";\n' },
      "the element imports the proxy": { "web/element/load.ts": 'import { a } from "../proxy/seal.ts";\n' },
      "the element imports the proxy's types": { "web/element/load.ts": 'import type { A } from "../proxy/seal.ts";\n' },
      "the element imports the demo later": { "web/element/load.ts": 'const a = await import("../demo/server.ts");\n' },
      "the demo imports the proxy": { "web/demo/server.ts": 'export { a } from "../proxy/seal.ts";\n' },
    },
    accepts: {
      "the element imports the layer": { "web/element/load.ts": 'import { a } from "../../wasm/platform/widget.ts";\n' },
      "the proxy imports Node": { "web/proxy/node_host.ts": 'import { createServer } from "node:http";\n' },
    },
  },
  "the core asks no clock": {
    refuses: {
      "a clock": { "core/rules/evaluate.cpp": "auto now = std::chrono::system_clock::now();\n" },
      "the environment": { "core/report/text.cpp": 'bool plain = std::getenv("NO_COLOR");\n' },
    },
    accepts: {
      "the calendar": { "core/report/text.cpp": "std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time)};\n" },
      "the environment, in the command": { "core/cli/main.cpp": 'bool plain = std::getenv("NO_COLOR");\n' },
    },
  },
  "core and wasm neither throw nor catch": {
    refuses: {
      "a throw": { "core/json.cpp": "int f() { throw 1; }\n" },
      "a catch": { "wasm/app/app.cpp": "int f() {\n  try { g(); } catch (...) {}\n}\n" },
      "a throw in the command": { "core/cli/main.cpp": "int f() { throw 1; }\n" },
      "a throw after a digit separator": { "core/json.cpp": "int a = 1'000; int f() { throw 2'000; }\n" },
    },
    accepts: {
      "the words in a comment": { "core/json.cpp": "// never throws, never catches: no try, no catch\n/* throw */\n" },
      "the words in a string": { "core/json.cpp": 'auto a = "throw"; auto b = R"(try { catch })";\n' },
      "CLI11's own exceptions": { "core/cli/main.cpp": "try { parse(); } catch (const CLI::ParseError& error) {}\n" },
    },
  },
  "failures are made and handed on in one way": {
    refuses: {
      "the library's own type": { "core/rules/rule.cpp": "return tl::unexpected<Error>(error);\n" },
      "its maker": { "core/rules/rule.cpp": "return tl::make_unexpected(error);\n" },
      "an error taken out and put in again": { "core/rules/rule.cpp": "if (!url) return fail(url.error());\n" },
      "one that is moved": { "core/cli/main.cpp": "return fail(std::move(url).error());\n" },
      "a rule's reason taken out and put in again": { "core/rules/rule.cpp": "return unanswered(found->state.error());\n" },
    },
    accepts: {
      "the two functions": { "core/rules/rule.cpp": "if (!url) return propagate(url);\nreturn fail({.id = \"a\"});\n" },
      "where they are defined": { "core/error.hpp": "return tl::unexpected<Error>(error);\n" },
    },
  },
  "Stripe's objects are read by named members": {
    refuses: {
      "a path as text": { "core/rules/rule.cpp": 'const auto on = require_bool(configuration, "features.subscription_update.enabled");\n' },
      "a single member": { "core/subscribers/judge.cpp": 'const auto status = as_string(find(subscription, "status"));\n' },
      "one of an object that is looked up": { "core/rules/rule.cpp": 'find(*items.at(f(id)).value, "product")\n' },
      "one in the next line": { "core/policy/require_prices.cpp": 'optional_string(*price,\n    "lookup_key")\n' },
      "one that is put together": { "core/troubleshoot/facts.cpp": 'find_path(object, "features." + name)\n' },
      "a pointer that is put together": { "core/rules/rule.cpp": 'return {.path = seen.place.pointer() + "/status"};\n' },
      "a path of a rule's own": { "core/rules/rule.cpp": 'constexpr stripe::MemberPath kPath("active");\n' },
      "one of what a comparison looks at": { "core/compare/side.cpp": 'as_bool(find(object, "deleted"))\n' },
      "one of a list": { "core/stripe/reader.cpp": 'const auto has_more = as_bool(find(body, "has_more"));\n' },
      "a path that is made where it is passed": { "core/compare/settings.cpp": 'find(object, stripe::MemberPath(name))\n' },
    },
    accepts: {
      "constants": { "core/rules/rule.cpp": 'find(*price.value, stripe::price::kActive);\npointer_of(price, kUsageType)\n' },
      "the path of no member, and parameters": { "core/rules/rule.hpp": 'stripe::MemberPath member = stripe::MemberPath{};\nbool f(stripe::MemberPath path);\n' },
      "where they are made": { "core/stripe/members.hpp": "constexpr MemberPath name{path};\n" },
      "a member that is the snapshot's own": { "core/stripe/snapshot.cpp": 'find(document, frame::kTakenAt)\n' },
      "the members of a policy": { "core/policy/policy.cpp": 'find(entry, "mode")\n' },
      "a text beside a member": { "core/rules/rule.cpp": 'is_text(mode, "classic", kBillingMode)\nreturn {{.path = pointer_of(found, kActive), .observed = "a"}};\n' },
    },
  },
  "only core/text looks at the bytes of UTF-8": {
    refuses: {
      "a continuation test": { "core/report/report.cpp": "while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;\n" },
      "its opposite, in small letters": { "wasm/app/update.cpp": "return (c & 0xc0) != 0x80;\n" },
      "a decoder": { "tests/core/search/words_test.cpp": "point = point << 6 | (byte & 0x3F);\n" },
      "ImGui's decoder": { "wasm/app/ui/fonts.cpp": "const int length = ImTextCharFromUtf8(&point, begin, end);\n" },
    },
    accepts: {
      "the module itself": { "core/text/utf8.hpp": "return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;\n" },
      "a colour": { "tests/wasm/ui_theme_test.cpp": "rgb(0x80CBC4), 0xC0A80000, 0x80\n" },
      "a comment": { "core/json.cpp": "// (c & 0xC0) == 0x80 continues a character.\n" },
    },
  },
  "no file holds what looks like a Stripe key": {
    refuses: {
      "a key in a source": { "web/demo/keys.ts": `const key = "${key}";\n` },
      "a key in a fixture": { "tests/fixtures/a.json": `{"key": "${key}"}` },
      "a signing secret": { "README.md": `set it to ${["whsec", "AbCdEfGhIjKlMnOpQrSt"].join("_")}` },
    },
    accepts: {
      "a key put together": { "web/demo/keys.ts": 'const key = ["rk", "test", name].join("_");\n' },
      "a mask": { "tests/core/key_test.cpp": 'auto shape = "rk_test_xxxxxxxxxxxxxxxxxxxxxxxx";\n' },
      "a prefix": { "content/en/ui/page.json": '{"a": "starts with rk_live_"}' },
    },
  },
  "no text becomes code or markup": {
    refuses: {
      "innerHTML": { "web/element/a.ts": "root.innerHTML = text;\n" },
      "insertAdjacentHTML": { "wasm/platform/mirror.ts": 'root.insertAdjacentHTML("beforeend", text);\n' },
      "eval": { "web/page/a.ts": "eval(text);\n" },
      "a function from text": { "web/page/a.ts": "new Function(text)();\n" },
      "a timer with text": { "web/page/a.ts": 'setTimeout("go()", 1);\n' },
      "an inline script": { "web/page/index.njk": "<script>go()</script>\n" },
      "an inline module": { "web/page/index.njk": '<script type="module">go()</script>\n' },
      "an inline handler": { "web/page/index.njk": '<button onclick="go()">\n' },
      "a script address": { "web/page/index.njk": '<a href="javascript:go()">\n' },
    },
    accepts: {
      "textContent": { "web/element/a.ts": "root.textContent = text; // never innerHTML\n" },
      "a script with an address": { "web/page/index.njk": '<script type="module" src="/portal-guide.js"></script>\n' },
      "facts for search engines": { "web/page/index.njk": '<script type="application/ld+json">{}</script>\n' },
    },
  },
  "file names say something": {
    refuses: {
      "utils": { "web/proxy/utils.ts": "" },
      "a helper": { "core/rules/rule_helper.hpp": "" },
      "a folder": { "core/common/text.hpp": "" },
    },
    accepts: { "words that only contain one": { "core/content/database_information.hpp": "" } },
  },
  "no file names a registry or a path of one machine": {
    refuses: {
      "a registry": { ".npmrc": `registry=https://${["registry", "npmjs", "org"].join(".")}/\n` },
      "a lock file with addresses": { "package-lock.json": '{"resolved": "https://example.org/a.tgz"}' },
      "a path of this machine": { "run": `cd ${["", "work", "main"].join("/")}\n` },
      "somebody's home": { "README.md": `open ${["", "home", "ann", "a"].join("/")}\n` },
    },
    accepts: {
      "a path of a site": { "README.md": "https://example.org/work/main\n" },
      "a relative path": { "README.md": "see docs/root/file\n" },
    },
  },
  "no test is switched off": {
    refuses: {
      "a skip": { "tests/core/a_test.cpp": "TEST(A, B) { GTEST_SKIP(); }\n" },
      "a disabled name": { "tests/core/a_test.cpp": "TEST(A, DISABLED_B) {}\n" },
      "a skip in a script": { "tests/web/a.spec.ts": 'test.skip("a", () => {});\n' },
      "an only": { "tests/web/a.spec.ts": 'test.describe.only("a", () => {});\n' },
      "an option": { "tests/proxy/a.test.mjs": 'test("a", { skip: true }, () => {});\n' },
      "a test that may wait": { "tests/proxy/a.test.mjs": 'test.todo("a");\n' },
    },
    accepts: {
      "the word in a name": { "tests/web/a.spec.ts": 'test("skips a step", () => {});\n' },
      "an iterator that skips": { "tests/core/a_test.cpp": "cursor.skip(2);\n" },
    },
  },
  "colours have one source": {
    refuses: {
      "a colour written again in C++": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "wasm/app/ui/a.cpp": "constexpr Color kText = rgb(0x1B2130);\n" },
      "a colour written again in a style sheet": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "web/page/styles/a.css": "p { color: #1b2130 }\n" },
      "a picture in a colour of its own": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "web/page/icon.svg": '<rect fill="#1b2131"/>\n' },
    },
    accepts: {
      "a role": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "web/page/styles/a.css": "p { color: var(--text) }\n" },
      "a picture in the palette's colours, and white": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "web/page/icon.svg": '<rect fill="#1b2130" stroke="#ffffff"/>\n' },
      "the example panel's own": { "wasm/app/ui/colours.json": '{"light": {"text": "#1b2130"}}', "web/admin/admin.css": "p { color: #1b2130 }\n" },
    },
  },
  "prose stays short": {
    refuses: {
      "a long README": { "README.md": "line\n".repeat(151) },
      "a wide line of a decision": { "DECISIONS.md": `## 1. One\n${"x".repeat(126)}\n` },
      "a long decision": { "DECISIONS.md": `# Decisions\n## 1. One\n${"line\n".repeat(15)}` },
    },
    accepts: { "what fits": { "README.md": "line\n".repeat(150), "DECISIONS.md": `## 1. One\n${"line\n".repeat(14)}` } },
  },
  "what comments and documents point to exists": {
    refuses: {
      "a document in a comment": { "core/a.hpp": "/// As CONTRACTS.md says.\n" },
      "a document of docs/ in a comment": { "web/a.ts": "/** The calls of docs/calls.md. */\n" },
      "a document at the end of a line of code": { "core/a.cpp": "int a = 1;  // STYLE.md, once\n" },
      "a document in a script": { "run": "#!/bin/sh\n# See HISTORY.md.\n" },
      "a document in a document": { "README.md": "More is in `docs/more.md`.\n" },
      "a document in a schema": { "docs/a.schema.json": '{\n  "description": "See docs/b.md."\n}\n' },
      "a document in a sentence of the content": { "content/en/ui/command.json": '{\n  "cli.about": "docs/b.md has more"\n}\n' },
      "a link to a file": { "README.md": "[More](docs/portal.png)\n" },
      "a link to a heading": { "README.md": "# One\n[Two](#two)\n" },
      "a link to a heading of another document": { "README.md": "[Two](docs/a.md#two)\n", "docs/a.md": "# One\n" },
      "a test under another ending": { "core/a_test.cpp": "// tests/wasm/parity.test.mjs holds it.\n", "tests/wasm/parity.test.ts": "" },
      "a source that was renamed": { "core/a.cpp": "// core/rules/old_name.cpp has it.\n", "core/rules/new_name.cpp": "" },
      "a source without its ending": { "core/a.cpp": "// core/rules/old_name has it.\n", "core/rules/new_name.cpp": "" },
      "a source without its folder": { "core/a.cpp": "// old_name.hpp has it.\n", "core/rules/new_name.hpp": "" },
      "a folder": { "CONTRIBUTING.md": "Put it into `core/extras/`.\n", "core/rules/a.cpp": "" },
      "a section": { "core/a.cpp": '// docs/a.md, section "Two".\n', "docs/a.md": "# One\n" },
      "a section without the word": { "core/a.cpp": "// docs/a.md, “Two”.\n", "docs/a.md": "# One\n" },
      "a section over two lines": { "core/a.cpp": '// docs/a.md,\n// "One more".\n', "docs/a.md": "# One\n" },
      "a section by a number": { "core/a.cpp": "// docs/a.md, section 7.\n", "docs/a.md": "## 1. One\n" },
      "a decision": { "core/a.cpp": "// DECISIONS.md, decision 9.\n", "DECISIONS.md": "## 1. One\n" },
      "a decision in a decision": { "DECISIONS.md": "## 1. One\nAs above (4).\n" },
      "a fact": { "core/a.cpp": "// docs/stripe.md, fact 3.\n", "docs/stripe.md": "1. One.\n2. Two.\n" },
      "one of several facts": { "core/a.cpp": "// docs/stripe.md, facts 1, 2 and 3.\n", "docs/stripe.md": "1. One.\n2. Two.\n" },
      "the end of a range of facts": { "core/a.cpp": "// docs/stripe.md, facts 1 to 3.\n", "docs/stripe.md": "1. One.\n2. Two.\n" },
      "a fact without its document": { "core/a.cpp": "// Stripe's own minimum (domain fact 1).\n" },
      "a fact in the list of facts": { "docs/stripe.md": "1. One, and see fact 2.\n" },
    },
    accepts: {
      "what is there": {
        "core/a.cpp": '// docs/a.md, section "Two", DECISIONS.md, decision 1, and docs/stripe.md, facts 1 and 2.\n// core/a has it, and a.cpp.\n',
        "docs/a.md": "# One\n## Two\n[one](#one), [a](../core/a.cpp), [two](a.md#two), stripe.md\n",
        "DECISIONS.md": "## 1. One\nSee docs/a.md (1).\n",
        "docs/stripe.md": "1. One.\n2. Two (fact 1).\n",
      },
      "what is in a string": { "core/a.cpp": 'auto path = "core/rules/none.cpp"; auto text = "NONE.md";\n' },
      "what stands for something else": { "CONTRIBUTING.md": "`core/rules/<name>.cpp`, `tests/**`, `*.test.mjs`, `content/<locale>/ui/<face>.json`, `OUTPUT.cpp`\n" },
      "what a build writes": { "README.md": "`build/dev/tests/a.cpp`, web/dist\n" },
      "what is elsewhere": { "core/a.cpp": "// https://example.org/core/a.ts and github.com/a/b/web/c.ts; RFC 3986, section 2.3\n" },
      "a pair of words": { "core/a.cpp": "// header/body, and/or, true/false\n" },
    },
  },
  "the README's map names every folder": {
    refuses: {
      "a module of the core": { "README.md": "`core/`, `core/b/`\n", "core/a/a.cpp": "", "core/b/b.cpp": "" },
      "a part of the web": { "README.md": "`web/`\n", "web/page/a.ts": "" },
      "a folder at the top": { "README.md": "", "cmake/a.cmake": "" },
    },
    accepts: { "files at the top, what is hidden, and deeper folders": { "README.md": "`web/`, `web/page/`\n", run: "", ".ci/run": "", "web/page/parts/a.njk": "" } },
  },
};

for (const { name, find } of checks) {
  const table = cases[name];
  test(`${name}: has cases of both kinds`, () => {
    assert.ok(table && Object.keys(table.refuses).length > 0 && Object.keys(table.accepts).length > 0);
  });
  for (const [what, files] of Object.entries(table?.refuses ?? {})) {
    test(`${name}: refuses ${what}`, () => assert.equal(find(new Map(Object.entries(files))).length, 1));
  }
  for (const [what, files] of Object.entries(table?.accepts ?? {})) {
    test(`${name}: accepts ${what}`, () => assert.deepEqual(find(new Map(Object.entries(files))), []));
  }
}

test("the table of directions has no circle", () => {
  const below = (module, seen = []) => {
    assert.ok(!seen.includes(module), `a circle: ${[...seen, module].join(" -> ")}`);
    for (const other of coreModules[module] ?? []) if (!other.includes("/")) below(other, [...seen, module]);
  };
  Object.keys(coreModules).forEach((module) => below(module));
});
