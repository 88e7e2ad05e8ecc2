import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { coreWasm, loadCore, makeKey } from "./harness.ts";

test("the module needs nothing of its host but two functions", async () => {
  const imports = WebAssembly.Module.imports(await WebAssembly.compile(readFileSync(coreWasm)));
  assert.deepEqual(imports.map(({ name }) => name).sort(), ["emscripten_notify_memory_growth", "proc_exit"]);
});

test("an operation that does not exist is an error", () => {
  assert.deepEqual(loadCore().call("no.such", ""), { ok: false, error: { id: "operation-unknown", where: "", arguments: {} } });
});

test("input of the wrong shape is an error that says where", () => {
  const core = loadCore();
  const cases = [
    ["proxy.admit", "", "json-incomplete", ""],
    ["proxy.admit", "{}", "operation-input", "/method"],
    ["proxy.admit", '{"method":"GET","path":1,"query":""}', "operation-input", "/path"],
    ["proxy.cut", '{"path":"/v1/account","status":"200","body":"{}"}', "operation-input", "/status"],
    ["proxy.cut", '{"path":"/v1/account","status":99,"body":"{}"}', "operation-input", "/status"],
  ] as const;
  for (const [operation, input, id, where] of cases) {
    const result = core.call(operation, input);
    assert.ok(!result.ok, operation);
    assert.equal(result.error.id, id, `${operation} ${input}`);
    assert.equal(result.error.where, where, `${operation} ${input}`);
  }
});

test("an error names what is at fault, not what was sent", () => {
  const key = makeKey("sk", "live");
  const result = loadCore().call("key.classify", key);
  assert.ok(!result.ok);
  assert.deepEqual(result.error, { id: "key-secret-refused", where: "", arguments: {} });
});

test("text of any language comes back as it went in", () => {
  const name = "Šárka 中文 🗒️";
  const body = JSON.stringify({ object: "product", id: "prod_1", name });
  const result = loadCore().call("proxy.cut", JSON.stringify({ path: "/v1/products/prod_1", status: 200, body }));
  assert.ok(result.ok);
  assert.equal(JSON.parse(result.text).name, name);
});

test("calls give their memory back: together they pass what the module may ever have", () => {
  const core = loadCore();
  // Larger than the core parses, so that it is refused by its size.
  const input = "x".repeat(70 << 20);
  for (let call = 0; call < 20; ++call) {
    const result = core.call("proxy.admit", input);
    assert.ok(!result.ok);
    assert.equal(result.error.id, "json-too-large");
  }
});
