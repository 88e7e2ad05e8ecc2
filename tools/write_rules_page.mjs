// `node tools/write_rules_page.mjs [PROGRAM]`: writes docs/rules.md from what the command knows of its rules and from their sources in
// content/en/rules.json. PROGRAM is a built portal-guide; where it is not given, the debug build's is used. A test in
// tests/formats fails while the file differs.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const page = join(root, "docs", "rules.md");

const intro = (count) => `# The rules

<!-- Written by \`node tools/write_rules_page.mjs\` from core/rules/registry.cpp and content/en/rules.json: change those, not this file. -->

A check runs ${count} rules. Each looks at one thing in one mode of the account and answers one of three things: it found something, it passed,
or it was not checked, with the reason. \`portal-guide rules ID\` shows a rule with an example that is wrong and one that is right.

**Severity.** An error: the portal or the feature does not work as it is configured. A warning: it works, but it costs money, support
or trust. Advice: it could be better.

**Consequence.** What happens to customers while a finding is not mended. Of findings of the same severity, a report shows the worst
first, in the order in which [report.md](report.md), "Order", describes them.

**Modes.** Most rules run in live mode and in test mode; some make sense in live mode only.

**Not checked, never passed.** A rule is not checked when a section it needs is not in the snapshot, when Stripe answered with an error
instead, when a list was only partly read and the finding would rest on something being absent, when Stripe left a field out because
nobody asked to expand it, or when the finding of another rule covers it.

**One cause, one finding.** Where one fault meets several rules, the rule that names the cause speaks and the others are covered by it.
Where no configuration can be judged, every rule about the configuration is covered by the rule that says so.

In the texts, \`…\` stands for what a finding names: an id, a price, an address. The facts about Stripe behind the rules are in
[stripe.md](stripe.md), the shape of a finding is in [report.md](report.md).
`;

const severities = { error: "Error", warning: "Warning", info: "Advice" };
const consequences = {
  "cannot-open": "cannot open",
  "cannot-pay": "cannot pay",
  "wrong-place": "wrong place",
  "cannot-change": "cannot change",
  "costs-money": "costs money",
  looks: "looks",
};

/** The content's own links name places in the guide, which a page outside of it cannot open, so only their words are kept. */
const prose = (text) => text.replace(/\[([^\]]+)\]\((?!https:)[^)]*\)/g, "$1").replaceAll("<", "&lt;");

function section(rule, sources) {
  const modes = rule.modes.length === 2 ? "live and test" : rule.modes[0];
  const step = rule.step === "" ? "" : ` · step \`${rule.step}\``;
  return [
    `## ${rule.id}`,
    `${severities[rule.severity]} · ${consequences[rule.consequence]} · ${modes}${step}`,
    `**${prose(rule.title)}.** ${prose(rule.why)}`,
    `Expected: ${prose(rule.expected)}. ${prose(rule.good)}`,
    ["Sources:", ...sources.map(({ url, checked }) => `- <${url}> (${checked})`)].join("\n"),
  ].join("\n\n");
}

/**
 * @param rules what `portal-guide rules --format json` prints, parsed
 * @param texts content/en/rules.json, parsed
 */
export function rulesPage(rules, texts) {
  const sourcesOf = new Map(texts.rules.map(({ id, sources }) => [id, sources]));
  return `${[intro(rules.length), ...rules.map((rule) => `${section(rule, sourcesOf.get(rule.id) ?? [])}\n`)].join("\n")}`;
}

export function readRules(program) {
  const { status, stdout, stderr } = spawnSync(program, ["rules", "--format", "json"], { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} rules: ${stderr}`);
  return JSON.parse(stdout);
}

export const readTexts = () => JSON.parse(readFileSync(join(root, "content", "en", "rules.json"), "utf8"));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const program = process.argv[2] ?? join(root, "build", "dev", "core", "cli", "portal-guide");
  writeFileSync(page, rulesPage(readRules(program), readTexts()));
}
