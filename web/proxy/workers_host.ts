/**
 * The proxy at the edge: the same handler on workerd, Cloudflare's runtime (workers.capnp beside this file shows the
 * bindings). It serves no pages and no demo.
 */

// The bundle's neighbour: workerd hands it out compiled, as it compiles nothing at run time.
import coreModule from "./core.wasm";
import { CoreModule } from "../core/core_module.ts";
import type { Environment } from "./environment.ts";
import { handle } from "./handler.ts";
import { logLines } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { RateLimiter } from "./rate_limit.ts";
import { parseSealingKeys, Sealer } from "./seal.ts";
import { kTexts } from "./texts.ts";

interface Bindings {
  /** As in the Node host: "id:secret" pairs, the same for every replica. */
  readonly SEAL_KEYS: string;
  /** Origins separated by blanks. */
  readonly ORIGINS: string;
  /** Absent: Stripe's own. */
  readonly STRIPE_BASE?: string;
}

/** Kept for as long as the runtime keeps this instance; each has buckets of its own. */
let environment: Promise<Environment> | undefined;

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    environment ??= makeEnvironment(bindings);
    const client = request.headers.get("CF-Connecting-IP") ?? "unknown";
    return handle(request, await environment, { client });
  },
};

async function makeEnvironment({ SEAL_KEYS, ORIGINS, STRIPE_BASE }: Bindings): Promise<Environment> {
  return {
    core: CoreModule.create(coreModule),
    crypto,
    sealer: await Sealer.create(crypto, parseSealingKeys(SEAL_KEYS)),
    stripe: { base: (STRIPE_BASE ?? "https://api.stripe.com").replace(/\/+$/, ""), fetch: (asked) => fetch(asked), timeoutMs: 20_000 },
    texts: kTexts,
    allowedOrigins: ORIGINS.split(/[\s,]+/).filter((origin) => origin !== ""),
    limits: { session: new RateLimiter({ burst: 60, perSecond: 1 }), stripe: new RateLimiter({ burst: 200, perSecond: 25 }) },
    now: Date.now,
    log: logLines((line) => console.log(line.trimEnd())),
    metrics: new Metrics(),
  };
}
