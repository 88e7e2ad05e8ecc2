/** What the Node host is told on its command line and in its environment. */

import { parseArgs } from "node:util";
import { parseSealingKeys, type SealingKey } from "./seal.ts";

export interface NodeSettings {
  readonly host: string;
  readonly port: number;
  /** Undefined: no metrics are served. */
  readonly metricsPort: number | undefined;
  readonly stripeBase: string;
  readonly withDemo: boolean;
  readonly withLog: boolean;
  /** Empty: one is made up, and tokens end with the process. */
  readonly sealingKeys: readonly SealingKey[];
  /** In addition to the addresses that the host itself listens on. */
  readonly origins: readonly string[];
  /** The header in which a load balancer passes on the client's address; undefined if there is no load balancer. */
  readonly clientHeader: string | undefined;
  /** The folder that is served; undefined for the one in the checkout. */
  readonly folder: string | undefined;
}

export const usage = `portal-guide server

  --port N           serve on port N (default 8080; 0 takes a free one)
  --host ADDRESS     listen on this address (default 127.0.0.1); any other than loopback needs PORTAL_GUIDE_ORIGINS
  --metrics-port N   serve Prometheus metrics on 127.0.0.1:N (default: none)
  --stripe URL       another base in place of Stripe's API, for tests; leaves the demo accounts out
  --no-demo          leave the demo accounts out
  --log              one line of JSON on standard error for each request to the proxy
  --folder PATH      serve this folder, which web/build has published

  PORTAL_GUIDE_SEAL_KEYS      "id:secret" pairs separated by blanks, secrets as 32 bytes in base64: the first one seals, all open
  PORTAL_GUIDE_ORIGINS        origins separated by blanks, such as "https://help.example https://app.example"
  PORTAL_GUIDE_CLIENT_HEADER  where a load balancer writes the client's address, such as "X-Forwarded-For"
`;

const defaultStripeBase = "https://api.stripe.com";
const loopback = ["127.0.0.1", "::1", "localhost"];

/** Throws an Error that says which setting is wrong and what it should be. The message never repeats a secret. */
export function parseSettings(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): NodeSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      "metrics-port": { type: "string" },
      stripe: { type: "string" },
      "no-demo": { type: "boolean", default: false },
      log: { type: "boolean", default: false },
      folder: { type: "string" },
    },
  });
  const host = values.host ?? "127.0.0.1";
  const origins = words(environment.PORTAL_GUIDE_ORIGINS).map(parseOrigin);
  if (!loopback.includes(host) && origins.length === 0) {
    throw new Error(`--host ${host} is open to others: name the pages that may call the proxy in PORTAL_GUIDE_ORIGINS`);
  }
  const metricsPort = values["metrics-port"];
  return {
    host,
    port: parsePort("--port", values.port ?? "8080"),
    metricsPort: metricsPort === undefined ? undefined : parsePort("--metrics-port", metricsPort),
    stripeBase: values.stripe === undefined ? defaultStripeBase : parseBase(values.stripe),
    withDemo: values["no-demo"] !== true && values.stripe === undefined,
    withLog: values.log === true,
    sealingKeys: parseSealingKeys(environment.PORTAL_GUIDE_SEAL_KEYS ?? ""),
    origins,
    clientHeader: environment.PORTAL_GUIDE_CLIENT_HEADER || undefined,
    folder: values.folder,
  };
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(/[\s,]+/).filter((word) => word !== "");
}

function parsePort(name: string, text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535) throw new Error(`${name} needs a number from 0 to 65535, got "${text}"`);
  return Number(text);
}

function parseUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url : undefined;
  } catch {
    return undefined;
  }
}

function parseOrigin(text: string): string {
  const url = parseUrl(text);
  if (url === undefined || url.origin !== text) throw new Error(`"${text}" in PORTAL_GUIDE_ORIGINS is no origin; write it like https://help.example`);
  return url.origin;
}

function parseBase(text: string): string {
  const url = parseUrl(text);
  if (url === undefined || url.username !== "" || url.search !== "" || url.hash !== "") {
    throw new Error("--stripe needs an address like http://127.0.0.1:12111");
  }
  return url.href.replace(/\/+$/, "");
}
