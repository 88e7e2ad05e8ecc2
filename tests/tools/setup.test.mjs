// ./run and ./test on machines that lack something: one clear line each, and no half-done work.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

const root = process.cwd();
const tools = ["awk", "bash", "cat", "cut", "date", "dirname", "env", "grep", "mkdir", "nproc", "sed", "tail", "tr"];

/** A checkout of tools/ alone, and a PATH on which only `programs` (name -> shell script) and a few basics are found. */
function machine(t, programs) {
  const folder = mkdtempSync(join(tmpdir(), "portal-guide-setup-"));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, "tools"), join(folder, "tools"), { recursive: true });
  writeFileSync(join(folder, "tools", "packages.txt"), "run  absent-package  absent-program\nrun  nodejs  node\n");
  const path = join(folder, "bin");
  mkdirSync(path);
  for (const tool of tools) {
    const found = spawnSync("bash", ["-c", `type -P ${tool}`], { encoding: "utf8" }).stdout.trim();
    symlinkSync(found, join(path, tool));
  }
  for (const [name, script] of Object.entries({ node: "echo 18", ...programs })) {
    writeFileSync(join(path, name), `#!/usr/bin/env bash\n${script}\n`);
    chmodSync(join(path, name), 0o755);
  }
  return (command) =>
    spawnSync(join(path, "bash"), ["--norc", "-uc", `source tools/phases.sh; ${command}`], {
      cwd: folder, encoding: "utf8", env: { PATH: path, HOME: folder }, stdio: ["ignore", "pipe", "pipe"],
    });
}

const install = (root) => `is_root() { ${root}; }; install_packages run`;

test("nothing is installed where nothing is missing", (t) => {
  const result = machine(t, { "absent-program": "", "apt-get": "echo apt-get was called; exit 1" })(install("false"));
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stdout + result.stderr, "");
});

const refusals = [
  { what: "no apt-get", programs: {}, root: "true", says: /: missing: absent-package; this machine has no apt-get, so install them its own way$/ },
  { what: "neither root nor sudo", programs: { "apt-get": "" }, root: "false", says: /: missing: absent-package; install them as root: apt-get install absent-package$/ },
  { what: "a sudo that refuses", programs: { "apt-get": "", sudo: "exit 1" }, root: "false", says: /: missing: absent-package; sudo refused, so install them as root: apt-get install absent-package$/ },
  { what: "no network", programs: { "apt-get": "exit 100" }, root: "true", says: /: the package lists could not be read \(is there a network\?\); missing: absent-package$/ },
  { what: "an archive without the package", programs: { "apt-get": '[[ "$*" == *update* ]] || { echo "E: Unable to locate package absent-package"; exit 100; }' }, root: "true", says: /: apt-get could not install absent-package \(Unable to locate package absent-package\); the whole log is build\/logs\/packages\.log$/ },
  { what: "an old node", programs: { "absent-program": "", node: "echo 16" }, root: "true", says: /: node on PATH is version 16; 18 or newer is needed \(Debian 12's own is 18\)$/ },
  { what: "a node that does not start", programs: { "absent-program": "", node: "exit 1" }, root: "true", says: /: node is on PATH but does not start$/ },
];

for (const { what, programs, root: isRoot, says } of refusals) {
  test(`one line for ${what}`, (t) => {
    const result = machine(t, programs)(install(isRoot));
    assert.equal(result.status, 1);
    assert.match(result.stderr.trimEnd(), says);
    assert.equal(result.stderr.trimEnd().split("\n").length, 1, result.stderr);
  });
}

test("stale lists are read again, once", (t) => {
  const apt = 'echo "$@" >>"$HOME/calls"; if [[ "$*" == *update* ]]; then : >"$HOME/fresh"; else [[ -e "$HOME/fresh" ]]; fi';
  const result = machine(t, { "apt-get": apt })(`${install("true")}; cat "$HOME/calls"`);
  assert.equal(result.status, 0, result.stderr);
  const calls = result.stdout.split("\n").filter((line) => /install|update/.test(line) && !line.includes("packages"));
  assert.deepEqual(calls.map((line) => (line.includes(" update") ? "update" : "install")), ["install", "update", "install"]);
});

test("a phase that fails shows the end of its log and where it is", (t) => {
  const result = machine(t, {})('broken() { echo the reason; return 3; }; phase broken "A broken phase" broken');
  assert.equal(result.status, 1);
  assert.match(result.stdout, /A broken phase .* FAILED/);
  assert.match(result.stderr, /^ {4}the reason\n.*A broken phase failed; the whole log is build\/logs\/broken\.log$/m);
});

test("a phase that succeeds is quiet", (t) => {
  const result = machine(t, {})('fine() { echo noise; }; phase fine "A fine phase" fine');
  assert.equal(result.status, 0);
  assert.doesNotMatch(result.stdout + result.stderr, /noise/);
});

test("a phase that was begun runs beside the next one, and its failure is told at its end", (t) => {
  const script = 'slow() { until [[ -e go ]]; do :; done; echo the reason; return 3; }; quick() { : >go; }; ' +
    'begin_phase slow "The slow one" slow; phase quick "The quick one" quick; echo between; end_phase slow || echo "failed: $?"';
  const result = machine(t, {})(script);
  assert.equal(result.status, 0, result.stderr);
  assert.match(result.stdout, /The quick one .* done\nbetween\n.*The slow one .* FAILED\nfailed: 1\n$/);
  assert.match(result.stderr, /^ {4}the reason$/m);
});

const ninja = 'if [[ "$*" == *-n* ]]; then [[ -e "$HOME/built" ]] && echo "ninja: no work to do."; exit 0; fi; ';
const following = [
  { what: "is built behind the server", build: ': >"$HOME/built"', says: /portal-guide follows.*\n.*portal-guide is ready\.\n$/ },
  { what: "is said to have failed where it has", build: "exit 1", says: /portal-guide follows.*\n.*portal-guide could not be built; the whole log is build\/logs\/command\.log\.\n$/ },
];
for (const { what, build, says } of following) {
  test(`the command ${what}`, (t) => {
    const result = machine(t, { ninja: ninja + build, nice: 'exec "$@"', sleep: "" })("follow_with_command $$; wait");
    assert.equal(result.status, 0, result.stderr);
    assert.match(result.stdout, says);
  });
}

test("nothing is said of a command that is up to date", (t) => {
  const result = machine(t, { ninja: 'echo "ninja: no work to do."' })("follow_with_command $$; wait");
  assert.equal(result.stdout + result.stderr, "");
});

const usage = [
  { program: "run", arguments: ["--port", "0"], says: /^run: --port needs a number from 1 to 65535, got '0'$/m },
  { program: "run", arguments: ["--port", "65536"], says: /^run: --port needs a number from 1 to 65535, got '65536'$/m },
  { program: "run", arguments: ["--port"], says: /^run: --port needs a number from 1 to 65535, got ''$/m },
  { program: "run", arguments: ["--stripe", "ftp://example.org"], says: /^run: --stripe needs an address that begins with http/m },
  { program: "run", arguments: ["--wrong"], says: /^run: unknown option '--wrong'$/m },
  { program: "test", arguments: ["everything"], says: /^test: unknown part 'everything'$/m },
];

for (const { program, arguments: given, says } of usage) {
  test(`./${program} ${given.join(" ")} is refused`, () => {
    const result = spawnSync(`./${program}`, given, { encoding: "utf8" });
    assert.equal(result.status, 1);
    assert.match(result.stderr, says);
    assert.equal(result.stdout, "");
  });
}

test("./run says that a port is taken, before it builds", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address();
  try {
    const result = spawnSync("./run", ["--port", `${port}`], { encoding: "utf8" });
    assert.equal(result.status, 1);
    assert.equal(result.stderr, `run: port ${port} is taken by another program; choose one with ./run --port N\n`);
    assert.equal(result.stdout, "");
  } finally {
    server.close();
  }
});

for (const program of ["run", "test"]) {
  test(`./${program} --help explains itself`, () => {
    const result = spawnSync(`./${program}`, ["--help"], { encoding: "utf8" });
    assert.equal(result.status, 0);
    assert.match(result.stdout, new RegExp(`^\\./${program} \\[`));
  });
}
