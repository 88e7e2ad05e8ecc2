// The languages of content/en/snippets.json, and the program that knows each one's syntax. None of them runs a snippet.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const folder = join(root, "build", "snippets");
mkdirSync(folder, { recursive: true });

const python = "import sys; compile(open(sys.argv[1], encoding='utf-8').read(), sys.argv[1], 'exec')";

/** By the id of the snippet: how its files end, what checks one, and what prints the value of a literal of it. */
export const languages = {
  curl: { ending: "sh", check: ["bash", "-n"], print: (literal) => ["bash", "-c", `printf %s ${literal}`] },
  dotnet: { ending: "cs", check: ["mcs", "--parse"] },
  // -l prints the name of a file that is Go, but not as gofmt would write it.
  go: { ending: "go", check: ["gofmt", "-e", "-l"], quiet: true },
  java: { ending: "java", check: ["java", join(here, "ParseJava.java")] },
  node: { ending: "mjs", check: ["node", "--check"], print: (literal) => ["node", "-e", `process.stdout.write(${literal})`] },
  php: { ending: "php", check: ["php", "-l"], print: (literal) => ["php", "-r", `echo ${literal};`] },
  python: { ending: "py", check: ["python3", "-c", python], print: (literal) => ["python3", "-c", `print(${literal}, end="")`] },
  ruby: { ending: "rb", check: ["ruby", "-wc"], print: (literal) => ["ruby", "-e", `print ${literal}`] },
};

function run([program, ...args]) {
  const result = spawnSync(program, args, { cwd: root, encoding: "utf8" });
  if (result.error) throw new Error(`${program} cannot be started: ${result.error.message}; ./test snippets installs it`);
  return result;
}

/**
 * What the language's own parser says against the text: empty where it takes it.
 * @param {string} id of the snippet
 * @param {string} name of the file that is checked, for people who look into build/snippets
 */
export function faultsOf(id, name, text) {
  const { ending, check, quiet } = languages[id];
  const file = join(folder, `${id}-${name}.${ending}`);
  writeFileSync(file, text);
  const { status, stdout, stderr } = run([...check, file]);
  if (status === 0 && !(quiet && stdout !== "")) return "";
  return `${stdout}${stderr}`.trim() || `exit ${status}`;
}

/** The value that a literal has in the language; null where the language is not one that can be asked so easily. */
export function valueOf(id, literal) {
  const { print } = languages[id];
  if (!print) return null;
  const { status, stdout, stderr } = run(print(literal));
  if (status !== 0) throw new Error(`${id}: ${stderr}`);
  return stdout;
}

/** content/en/snippets.json's list. */
export const snippets = JSON.parse(readFileSync(join(root, "content", "en", "snippets.json"), "utf8")).snippets;

/** The snippet as `portal-guide code` fills it. */
export function filled(id, ...options) {
  const { status, stdout, stderr } = run([join(root, "build", "release", "core", "cli", "portal-guide"), "code", id, ...options]);
  if (status !== 0) throw new Error(`portal-guide code ${id}: ${stderr}`);
  return stdout;
}
