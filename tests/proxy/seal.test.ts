import assert from "node:assert/strict";
import { test } from "node:test";
import { tokenLifetimeSeconds, parseSealingKeys, Sealer, type SealingKey } from "../../web/proxy/seal.ts";
import { crypto, makeKey } from "./harness.ts";

const now = 1_795_000_000;
const secretOf = (byte: number): SealingKey => ({ id: `k${byte}`, secret: new Uint8Array(32).fill(byte) });
const key = makeKey("rk", "test");
const sealed = { key, mode: "test" } as const;

test("what was sealed is opened again", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1)]);
  const { token, expiresAt } = await sealer.seal({ ...sealed, account: "acct_1A" }, now);
  assert.equal(expiresAt, now + 30 * 60);
  assert.deepEqual(await sealer.open(token, now), { ok: true, sealed: { ...sealed, account: "acct_1A" }, expiresAt });
});

test("a token ends with its last second", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1)]);
  const { token } = await sealer.seal(sealed, now);
  assert.equal((await sealer.open(token, now + tokenLifetimeSeconds - 1)).ok, true);
  assert.deepEqual(await sealer.open(token, now + tokenLifetimeSeconds), { ok: false, because: "expired" });
  assert.deepEqual(await sealer.open(token, now + 1_000_000), { ok: false, because: "expired" });
});

test("every single character of a token counts", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1), secretOf(2)]);
  const { token } = await sealer.seal(sealed, now);
  for (let index = 0; index < token.length; ++index) {
    for (const other of ["A", "B", "-", "."]) {
      if (token[index] === other) continue;
      const changed = token.slice(0, index) + other + token.slice(index + 1);
      assert.deepEqual(await sealer.open(changed, now), { ok: false, because: "invalid" }, `character ${index}`);
    }
  }
});

test("what is no token is invalid", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1)]);
  const { token } = await sealer.seal(sealed, now);
  const strange = ["", "pg1", "pg1..", "pg1.k1.", "pg2" + token.slice(3), token + "A", token.slice(0, -1), token + "=", " " + token];
  for (const text of [...strange, "pg1.k1.AAAA", "pg1.k1." + "A".repeat(100_000), key]) {
    assert.deepEqual(await sealer.open(text, now), { ok: false, because: "invalid" }, text.slice(0, 40));
  }
});

test("the same key never gives the same token, nor one of another length", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1)]);
  const tokens = await Promise.all(Array.from({ length: 50 }, () => sealer.seal(sealed, now)));
  assert.equal(new Set(tokens.map(({ token }) => token)).size, 50);
  const longer = await sealer.seal({ key: makeKey("rk", "test", "A".repeat(99)), mode: "test" }, now);
  assert.equal(longer.token.length, tokens[0]?.token.length);
});

test("a token holds nothing readable but its version and key id", async () => {
  const sealer = await Sealer.create(crypto, [secretOf(1)]);
  const { token } = await sealer.seal(sealed, now);
  const [version, id, body = ""] = token.split(".");
  assert.deepEqual([version, id], ["pg1", "k1"]);
  const bytes = Buffer.from(body, "base64url").toString("latin1");
  for (const word of ["rk_", "test", "51Example", "expires"]) assert.ok(!bytes.includes(word), word);
});

test("keys rotate: the first seals, all open, a dropped one opens nothing", async () => {
  const old = await Sealer.create(crypto, [secretOf(1)]);
  const both = await Sealer.create(crypto, [secretOf(2), secretOf(1)]);
  const fresh = await Sealer.create(crypto, [secretOf(2)]);
  const before = await old.seal(sealed, now);
  const after = await both.seal(sealed, now);
  assert.equal((await both.open(before.token, now)).ok, true);
  assert.match(after.token, /^pg1\.k2\./);
  assert.equal((await fresh.open(after.token, now)).ok, true);
  assert.deepEqual(await fresh.open(before.token, now), { ok: false, because: "invalid" });
});

test("a token under another key's id is invalid, also where the secret is the same", async () => {
  const secret = new Uint8Array(32).fill(9);
  const sealer = await Sealer.create(crypto, [{ id: "a", secret }, { id: "b", secret }]);
  const { token } = await sealer.seal(sealed, now);
  assert.deepEqual(await sealer.open(token.replace("pg1.a.", "pg1.b."), now), { ok: false, because: "invalid" });
});

test("sealing keys are refused with a word on what is wrong, and without the secret", async () => {
  await assert.rejects(Sealer.create(crypto, []), /at least one/);
  await assert.rejects(Sealer.create(crypto, [secretOf(1), secretOf(1)]), /differ/);
  await assert.rejects(Sealer.create(crypto, [{ id: "a-b", secret: new Uint8Array(32) }]), /letters and digits/);
  await assert.rejects(Sealer.create(crypto, [{ id: "a", secret: new Uint8Array(16) }]), /32 bytes/);
  assert.throws(() => parseSealingKeys("a:not*base64*secret"), (error: Error) => /sealing key 1/.test(error.message) && !error.message.includes("secret*"));
  assert.throws(() => parseSealingKeys("onlyonething"), /sealing key 1/);
});

test("sealing keys are read from one setting, in base64 of either alphabet", () => {
  const secret = new Uint8Array(32).fill(255);
  const plain = Buffer.from(secret).toString("base64");
  const url = Buffer.from(secret).toString("base64url");
  assert.deepEqual(parseSealingKeys(`a:${plain}, b:${url}`), [{ id: "a", secret }, { id: "b", secret }]);
  assert.deepEqual(parseSealingKeys("  "), []);
});
