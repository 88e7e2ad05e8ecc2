// The search through both modules that have it: the answers have to be those of the native command, number by number.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { CoreModule } from "../../web/core/core_module.ts";

const buildFolder = process.env["PORTAL_GUIDE_BUILD"] ?? "build";
const command = join(buildFolder, "release/core/cli/portal-guide");
const bundle = readFileSync(join(buildFolder, "release/content/en.json"), "utf8");
const { synonyms, symptoms, declines, snippets, errors, index, ...content } = JSON.parse(bundle) as Record<string, unknown>;

const modules = ["core", "search"].map((name) => {
  const bytes = readFileSync(join(buildFolder, `wasm/wasm/bindings/${name}.wasm`));
  return { name, core: CoreModule.create(new WebAssembly.Module(bytes)) };
});

const questions = [
  "customer says the link expired",
  "why can't my customer upgrade",
  "cancelled but still active",
  "No such customer: cus_9s6XKzkNRiz8i3; a similar object exists in live mode, but a test mode key was used",
  "OPEN-06",
  "insufficient_funds",
  "subscrption cancle buton",
  "what is proration",
  "cancelAtPeriodEnd",
  "料金プラン",
  "größe ÉTÉ Отмена",
  "pancake recipe for breakfast",
  "((a+)+)+$ [[[ ?!",
  "card ".repeat(40).trim(),
];

function open(core: CoreModule, input: string): void {
  const opened = core.call("search.open", input);
  assert.ok(opened.ok, JSON.stringify(opened));
}

function ask(core: CoreModule, words: string): unknown {
  const answer = core.call("search", JSON.stringify({ words, limit: 10, prefix: false }));
  assert.ok(answer.ok, JSON.stringify(answer));
  return JSON.parse(answer.text);
}

for (const { name, core } of modules) {
  test(`${name}.wasm answers as the native command does`, () => {
    open(core, bundle);
    for (const words of questions) {
      const native = spawnSync(command, ["search", "--format", "json", words], { encoding: "utf8" });
      const answer = ask(core, words) as { words: string };
      const expected = JSON.parse(native.stdout) as { words: string };
      // The command shortens what it repeats.
      assert.deepEqual({ ...answer, words: "" }, { ...expected, words: "" }, words);
    }
  });

  test(`${name}.wasm takes the bundle in two parts as well`, () => {
    open(core, bundle);
    const whole = questions.map((words) => ask(core, words));
    open(core, JSON.stringify({ content, knowledge: { synonyms, symptoms, declines, snippets, errors, index } }));
    assert.deepEqual(questions.map((words) => ask(core, words)), whole);
  });

  test(`${name}.wasm lists what can be found`, () => {
    open(core, bundle);
    const listed = core.call("search.documents", "");
    assert.ok(listed.ok);
    const documents = JSON.parse(listed.text) as { kind: string; id: string }[];
    assert.equal(documents.filter(({ kind }) => kind === "symptom").length, (symptoms as unknown[]).length);
    assert.ok(documents.every(({ id }) => id.length > 0));
  });

  test(`${name}.wasm fills in a snippet`, () => {
    open(core, bundle);
    const filled = core.call("snippets.fill", JSON.stringify({ id: "node", return_url: "https://app.example.com/billing", configuration: "" }));
    assert.ok(filled.ok, JSON.stringify(filled));
    assert.match(filled.text, /https:\/\/app\.example\.com\/billing/);
    const refused = core.call("snippets.fill", JSON.stringify({ id: "node", return_url: "javascript:alert(1)", configuration: "" }));
    assert.equal(refused.ok, false);
  });

  test(`${name}.wasm refuses what is no question`, () => {
    open(core, bundle);
    for (const [input, where] of [["{", ""], ["[]", "/words"], ['{"words":1}', "/words"], ['{"words":"a","limit":-1}', "/limit"], ['{"words":"a","limit":1,"prefix":0}', "/prefix"]]) {
      const refused = core.call("search", input as string);
      assert.equal(refused.ok, false);
      assert.equal(refused.ok === false && refused.error.where, where);
    }
    assert.equal(core.call("search.open", '{"locale":"en"}').ok, false);
    assert.equal(core.call("snippets.fill", '{"id":"cobol","return_url":"https://a.example","configuration":""}').ok, false);
  });
}

test("nothing is answered before something was opened", () => {
  const core = CoreModule.create(new WebAssembly.Module(readFileSync(join(buildFolder, "wasm/wasm/bindings/search.wasm"))));
  for (const operation of ["search", "search.documents", "snippets.fill"]) assert.equal(core.call(operation, "{}").ok, false);
  assert.equal(core.call("check", "{}").ok, false);
});

test("search.wasm answers ten thousand characters of nonsense in time", () => {
  const { core } = modules.find(({ name }) => name === "search") as (typeof modules)[number];
  open(core, bundle);
  for (const piece of ["x ", "?!", "((a+)+)+$", "the no such customer ", "a", "料金プラン変更", "\u0001\u0002", "subscrptoin qqqqqqq "]) {
    const words = piece.repeat(Math.ceil(10_000 / piece.length));
    ask(core, words);
    const begun = performance.now();
    ask(core, words);
    const spent = performance.now() - begun;
    // A millisecond per KB, and some for a machine that is busy with other tests.
    assert.ok(spent < 50, `${JSON.stringify(piece)} took ${spent.toFixed(1)} ms`);
  }
});
