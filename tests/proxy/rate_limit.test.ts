import assert from "node:assert/strict";
import { test } from "node:test";
import { RateLimiter } from "../../web/proxy/rate_limit.ts";

test("a burst is granted, then one at a time", () => {
  const limiter = new RateLimiter({ burst: 3, perSecond: 2 });
  assert.deepEqual([0, 0, 0].map(() => limiter.take("a", 1000)), [0, 0, 0]);
  assert.equal(limiter.take("a", 1000), 0.5);
  assert.equal(limiter.take("a", 1400), 0.09999999999999998);
  assert.equal(limiter.take("a", 1500), 0);
  assert.equal(limiter.take("a", 1500), 0.5);
});

test("clients do not spend each other's share", () => {
  const limiter = new RateLimiter({ burst: 1, perSecond: 1 });
  assert.equal(limiter.take("a", 0), 0);
  assert.equal(limiter.take("b", 0), 0);
  assert.equal(limiter.take("a", 0), 1);
});

test("no more than the burst is ever saved up, and a clock that runs back gives nothing", () => {
  const limiter = new RateLimiter({ burst: 2, perSecond: 1 });
  limiter.take("a", 0);
  assert.deepEqual([0, 0, 0].map(() => limiter.take("a", 1_000_000)), [0, 0, 1]);
  assert.equal(limiter.take("a", 0), 1);
});

test("memory is bounded: the longest unused client is forgotten first", () => {
  const limiter = new RateLimiter({ burst: 1, perSecond: 0.001 });
  limiter.take("first", 0);
  limiter.take("second", 0);
  for (let client = 0; client < 9_999; ++client) limiter.take(`client ${client}`, 0);
  assert.ok(limiter.take("second", 0) > 0, "the second is still known");
  assert.equal(limiter.take("first", 0), 0, "the first was forgotten");
});
