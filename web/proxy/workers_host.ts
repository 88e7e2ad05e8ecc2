/**
 * The proxy at the edge: the same handler on workerd, Cloudflare's runtime (workers.capnp beside this file shows the
 * bindings). If it is given the published folder, it also serves the help centre and answers its search. It has no demo.
 */

// The file is beside the bundle. workerd hands it out compiled, because it compiles nothing at run time.
import coreModule from "./core.wasm";
import { CoreModule } from "../core/core_module.ts";
import type { Environment } from "./environment.ts";
import { handle, isProxyPath } from "./handler.ts";
import { logLines } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { RateLimiter } from "./rate_limit.ts";
import { parseSealingKeys, Sealer } from "./seal.ts";
import { SearchPage } from "./search_page.ts";
import { searchParts, StaticFiles } from "./static_files.ts";
import { texts } from "./texts.ts";

interface Bindings {
  /** As in the Node host: "id:secret" pairs, the same for every replica. */
  readonly SEAL_KEYS: string;
  /** Origins separated by blanks. */
  readonly ORIGINS: string;
  /** Absent: Stripe's own address. */
  readonly STRIPE_BASE?: string;
  /** The folder that web/build publishes, as a service. Absent: only the proxy is served. */
  readonly ASSETS?: { fetch(address: string): Promise<Response> };
}

interface Pages {
  readonly files: StaticFiles;
  readonly search: SearchPage;
}

/** Kept as long as the runtime keeps this instance. Each instance counts requests for itself. */
let environment: Promise<Environment> | undefined;
let pages: Promise<Pages> | undefined;

export default {
  async fetch(request: Request, bindings: Bindings): Promise<Response> {
    if (bindings.ASSETS !== undefined && !isProxyPath(new URL(request.url).pathname)) {
      pages ??= openPages(bindings.ASSETS).catch((fault: unknown) => {
        pages = undefined;
        throw fault;
      });
      const { files, search } = await pages;
      return (SearchPage.asks(request) ? await search.handle(request) : undefined) ?? files.handle(request);
    }
    environment ??= makeEnvironment(bindings);
    const client = request.headers.get("CF-Connecting-IP") ?? "unknown";
    return handle(request, await environment, { client });
  },
};

async function openPages(assets: NonNullable<Bindings["ASSETS"]>): Promise<Pages> {
  const files = await StaticFiles.open(async (path) => {
    const response = await assets.fetch(`http://assets/${path}`);
    if (!response.ok) throw new Error(`the published folder has no ${path}`);
    return new Uint8Array(await response.arrayBuffer());
  });
  return { files, search: new SearchPage(CoreModule.create(coreModule), () => searchParts(files), texts) };
}

async function makeEnvironment({ SEAL_KEYS, ORIGINS, STRIPE_BASE }: Bindings): Promise<Environment> {
  return {
    core: CoreModule.create(coreModule),
    crypto,
    sealer: await Sealer.create(crypto, parseSealingKeys(SEAL_KEYS)),
    stripe: { base: (STRIPE_BASE ?? "https://api.stripe.com").replace(/\/+$/, ""), fetch: (asked) => fetch(asked), timeoutMs: 20_000 },
    texts,
    allowedOrigins: ORIGINS.split(/[\s,]+/).filter((origin) => origin !== ""),
    limits: { session: new RateLimiter({ burst: 60, perSecond: 1 }), stripe: new RateLimiter({ burst: 200, perSecond: 25 }) },
    now: Date.now,
    log: logLines((line) => console.log(line.trimEnd())),
    metrics: new Metrics(),
  };
}
