/** Puts the Node host together: the help-centre page's files, the proxy, the demo accounts and the metrics. */

import { webcrypto } from "node:crypto";
import type { Server } from "node:http";
import { CoreModule } from "../core/core_module.ts";
import { credentialOf, DemoStripe } from "../demo/stripe_api.ts";
import type { Environment } from "./environment.ts";
import { handle, isProxyPath } from "./handler.ts";
import { logLines } from "./log.ts";
import { Metrics } from "./metrics.ts";
import { addressOf, close, listen, type ServedRequest } from "./node_server.ts";
import type { NodeSettings } from "./node_settings.ts";
import { problemResponse } from "./problem.ts";
import { RateLimiter } from "./rate_limit.ts";
import { Sealer } from "./seal.ts";
import { SearchPage } from "./search_page.ts";
import { searchParts, type StaticFiles } from "./static_files.ts";
import { texts } from "./texts.ts";

const stripeTimeoutMs = 20_000;
/** A check makes fewer than fifty reads in each of two modes, and may be repeated at once. */
const stripeLimit = { burst: 200, perSecond: 25 };
/** Nobody types keys faster, but somebody who tries them out would. */
const sessionLimit = { burst: 60, perSecond: 1 };

export interface RunningHost {
  readonly address: string;
  readonly metricsAddress: string | undefined;
  readonly close: () => Promise<void>;
}

export interface HostParts {
  /** core.wasm, compiled. */
  readonly module: WebAssembly.Module;
  readonly files: StaticFiles;
  readonly writeLog: (line: string) => void;
}

/** Starts the host. Rejects if a port is taken or a sealing key is wrong. */
export async function startHost(settings: NodeSettings, { module, files, writeLog }: HostParts): Promise<RunningHost> {
  const crypto = webcrypto as Crypto;
  const keys = settings.sealingKeys.length > 0 ? settings.sealingKeys : [{ id: "run", secret: crypto.getRandomValues(new Uint8Array(32)) }];
  const demo = settings.withDemo ? new DemoStripe() : undefined;
  const metrics = new Metrics();
  // The port may not be known before the server listens.
  let origins: readonly string[] = settings.origins;
  const environment: Environment = {
    core: CoreModule.create(module),
    crypto,
    sealer: await Sealer.create(crypto, keys),
    stripe: {
      base: settings.stripeBase,
      fetch: (request) => (demo?.knows(credentialOf(request.headers.get("Authorization"))) ? demo.handle(request) : fetch(request)),
      timeoutMs: stripeTimeoutMs,
    },
    texts,
    get allowedOrigins() {
      return origins;
    },
    limits: { session: new RateLimiter(sessionLimit), stripe: new RateLimiter(stripeLimit) },
    now: Date.now,
    log: settings.withLog ? logLines(writeLog) : () => undefined,
    metrics,
  };

  // The search has an instance of its own, because the proxy's may be replaced by one without an index.
  const search = new SearchPage(CoreModule.create(module), () => searchParts(files), texts);

  const serve = async ({ request, address, target }: ServedRequest): Promise<Response> => {
    const { pathname, host } = new URL(request.url);
    const isProbe = pathname === "/healthz" || pathname === "/readyz";
    // A foreign name that leads here would make another site's page same-origin with us (DNS rebinding).
    if (!isProbe && !origins.some((origin) => new URL(origin).host === host)) {
      return problemResponse({ code: "origin_refused", status: 421 }, `pg_${crypto.randomUUID()}`, texts);
    }
    if (!isProxyPath(pathname)) return (SearchPage.asks(request) ? await search.handle(request) : undefined) ?? files.handle(request);
    return handle(request, environment, { client: clientOf(request, address, settings.clientHeader), target });
  };

  const server = await listen(serve, settings.host, settings.port);
  const address = addressOf(server);
  origins = [...settings.origins, ...ownOrigins(address)];
  let metricsServer: Server | undefined;
  if (settings.metricsPort !== undefined) {
    try {
      metricsServer = await listen(async ({ request }) => answerMetrics(request, metrics), "127.0.0.1", settings.metricsPort);
    } catch (error) {
      await close(server);
      throw error;
    }
  }
  return {
    address,
    metricsAddress: metricsServer && `${addressOf(metricsServer)}/metrics`,
    close: async () => {
      await Promise.all([close(server), ...(metricsServer ? [close(metricsServer)] : [])]);
    },
  };
}

function answerMetrics(request: Request, metrics: Metrics): Response {
  if (new URL(request.url).pathname !== "/metrics") return new Response(null, { status: 404 });
  return new Response(metrics.toText(), { headers: { "Content-Type": "text/plain; version=0.0.4; charset=utf-8" } });
}

/** A loopback address has three names. */
function ownOrigins(address: string): string[] {
  const { hostname, port, origin } = new URL(address);
  if (hostname !== "127.0.0.1" && hostname !== "[::1]") return [origin];
  return ["127.0.0.1", "localhost", "[::1]"].map((name) => new URL(`http://${name}:${port}`).origin);
}

/** The address that the nearest load balancer saw. Anybody may have written what comes before it in the header. */
function clientOf(request: Request, address: string, header: string | undefined): string {
  const told = header === undefined ? null : request.headers.get(header);
  return told?.split(",").at(-1)?.trim() || address;
}
