// The names and numbers that C++ and TypeScript both write down: each side is read from its own source and compared, so that
// a role that is added, moved or renamed on one side alone fails here and not in a screen reader.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { faceWeights, monospaceFace } from "../../wasm/platform/glyphs.ts";
import { Flag, RunKind, roles } from "../../wasm/platform/protocol.ts";
import { codeSize, codeStyle, textStyles } from "../../wasm/platform/styles.ts";

const read = (path: string): string => readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "");
const lowerFirst = (name: string): string => name[0]!.toLowerCase() + name.slice(1);
const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const sorted = (names: Iterable<string>): string[] => [...names].sort();

function only(source: string, pattern: RegExp): string {
  const found = pattern.exec(source);
  assert.ok(found?.[1] !== undefined, `${pattern} finds nothing`);
  return found[1];
}

/** The enumerators of a C++ enum class with their values. */
function enumOf(path: string, name: string): [string, number][] {
  const body = only(read(path), new RegExp(`enum class ${name} [^{]*\\{([^}]*)\\}`));
  let next = 0;
  return body.split(",").map((each) => each.trim()).filter((each) => each !== "").map((each) => {
    const [enumerator, value] = each.split("=").map((part) => part.trim());
    next = value === undefined ? next : Number(value);
    return [enumerator!, next++];
  });
}

/** The alternatives of a C++ `using name = std::variant<…>;`. */
const variantOf = (path: string, name: string): string[] =>
  only(read(path), new RegExp(`using ${name} = std::variant<([^>]*)>`)).split(",").map((each) => each.trim());

/** The members of a C++ struct of plain members. */
function membersOf(path: string, name: string): string[] {
  const body = only(read(path), new RegExp(`struct ${name} \\{((?:[^{}]|\\{\\})*)\\}`));
  return [...body.matchAll(/(\w+)(?: = [^;]*)?;/g)].map((match) => match[1]!);
}

/** The members of a TypeScript union of object types, by each one's `type`. */
function unionOf(name: string): Map<string, string[]> {
  const body = only(read("wasm/platform/protocol.ts"), new RegExp(`export type ${name} =([\\s\\S]*?\\});\\n`));
  const found = new Map<string, string[]>();
  for (const [, types, members] of body.matchAll(/\{ type: ((?:"\w+"(?: \| )?)+)(?:; ([^}]*))? \}/g)) {
    const names = [...(members ?? "").matchAll(/(\w+)\??: /g)].map((match) => match[1]!);
    for (const [, type] of types!.matchAll(/"(\w+)"/g)) found.set(type!, names);
  }
  return found;
}

const semantics = "wasm/app/ui/semantics.hpp";
const messages = "wasm/app/messages.hpp";

test("roles stand in one order", () => {
  assert.deepEqual(enumOf(semantics, "Role").map(([name]) => lowerFirst(name)), [...roles]);
});

test("flags have one value each, and a bit of their own", () => {
  assert.deepEqual(enumOf(semantics, "Flag"), Object.entries(Flag));
  const values = Object.values(Flag);
  assert.equal(values.reduce((sum, value) => sum | value, 0), values.reduce((sum, value) => sum + value, 0));
});

test("the kinds of a run are alike", () => {
  assert.deepEqual(enumOf(semantics, "RunKind"), Object.entries(RunKind));
});

test("text styles are painted and set in one size, line and weight", () => {
  const theme = read("wasm/app/ui/theme.cpp");
  const faces = enumOf("wasm/app/ui/theme.hpp", "Face").map(([name]) => name);
  assert.equal(faces.length, faceWeights.length);
  const styles = enumOf("wasm/app/ui/ui.hpp", "TextStyle");
  const painted = styles.map(([name]) => {
    const [, face, size, line] = new RegExp(`case TextStyle::${name}:\\s*return \\{Face::(\\w+), (\\d+), (\\d+)\\}`).exec(theme) ?? [];
    return [Number(size), Number(line), faceWeights[faces.indexOf(face!)]];
  });
  assert.deepEqual(painted, textStyles.map((style) => [...style]));
  assert.equal(styles[codeStyle]?.[0], "Code");
  assert.equal(faces[monospaceFace], "Mono");
});

test("code within a text is painted and set in one size", () => {
  const [, least, more, other] = /text_size >= (\d+) \? text_size - (\d+) : text_size - (\d+)/.exec(read("wasm/app/ui/text_layout.cpp")) ?? [];
  for (const [size] of textStyles) assert.equal(codeSize(size), size - Number(size >= Number(least) ? more : other), `${size}`);
});

test("each effect has one name and the same members", () => {
  const effects = unionOf("Effect");
  assert.deepEqual(sorted(effects.keys()), sorted(variantOf(messages, "Effect").map(lowerFirst)));
  const written = read("wasm/platform/app_messages.cpp");
  for (const [type, members] of effects) {
    const struct = type[0]!.toUpperCase() + type.slice(1);
    assert.deepEqual(sorted(membersOf(messages, struct).map((name) => camelCase(name.replace(/_json$/, "")))), sorted(members), type);
    for (const name of [type, ...members]) assert.ok(written.includes(`"${name}"`), `app_messages.cpp does not write “${name}” of ${type}`);
  }
});

test("each event has one name, and its members are read", () => {
  const events = unionOf("WidgetEvent");
  events.set("theme", [...only(read("wasm/platform/protocol.ts"), /interface ThemeInput \{([^}]*)\}/).matchAll(/(\w+): /g)].map((match) => match[1]!).slice(1));
  const sides = ["wasm/platform/app_messages.cpp", "wasm/platform/door.cpp"].map(read);
  const known = sides.flatMap((source) => [...source.matchAll(/type == "(\w+)"/g)].map((match) => match[1]!));
  assert.deepEqual(sorted(known), sorted(events.keys()));
  for (const [type, members] of events) {
    for (const name of members) assert.ok(sides.some((source) => source.includes(`"${name}"`)), `nothing reads “${name}” of ${type}`);
  }
});

test("the module's imports and exports are declared alike", () => {
  const imported = [...read("wasm/platform/browser.hpp").matchAll(/PORTAL_GUIDE_IMPORT\("(\w+)"\)\s*void \w+\(([^)]*)\)/g)];
  const exported = [...read("wasm/bindings/widget_module.hpp").matchAll(/(?:void|void\*|const WidgetText\*) (\w+)\(([^)]*)\);/g)];
  const script = read("wasm/platform/widget_module.ts");
  const count = (parameters: string): number => parameters.split(",").filter((each) => each.trim() !== "").length;
  const declared = (name: string): Map<string, number> =>
    new Map([...only(script, new RegExp(`interface ${name} \\{([\\s\\S]*?)\\n\\}`)).matchAll(/(\w+)\??\(([^)]*)\)/g)].map((match) => [match[1]!, count(match[2]!)]));
  const exports = declared("Exports");
  assert.ok(exports.delete("_initialize"));
  assert.ok(imported.length > 0 && exported.length > 0);
  assert.deepEqual(declared("Imports"), new Map(imported.map(([, name, parameters]) => [name!, count(parameters!)])));
  assert.deepEqual(exports, new Map(exported.map(([, name, parameters]) => [name!, count(parameters!)])));
});
