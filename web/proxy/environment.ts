import type { CoreModule } from "../core/core_module.ts";
import type { Metrics } from "./metrics.ts";
import type { Texts } from "./problem.ts";
import type { RateLimiter } from "./rate_limit.ts";
import type { Sealer } from "./seal.ts";

/** One line of the log. It has these members only, so that no key, token, query or body can get into it. */
export interface LogEntry {
  readonly request_id: string;
  readonly method: string;
  /** The route's pattern, such as "/v1/stripe", never the address that was asked for. */
  readonly route: string;
  readonly status: number;
  readonly code?: string;
  readonly milliseconds: number;
}

/** Everything that the handler needs from outside. The hosts make it; tests replace parts of it. */
export interface Environment {
  readonly core: CoreModule;
  readonly sealer: Sealer;
  readonly crypto: Crypto;
  readonly stripe: {
    /** Such as "https://api.stripe.com", without a slash at the end. */
    readonly base: string;
    readonly fetch: (request: Request) => Promise<Response>;
    /** For the whole answer, body included. */
    readonly timeoutMs: number;
  };
  /** Sentences of the content, by key. */
  readonly texts: Texts;
  /** Origins whose pages may call the proxy, such as "https://help.example". The proxy's own origin must be among them. */
  readonly allowedOrigins: readonly string[];
  /** Both count by client. Creating sessions is limited more strictly than reading, because keys could be tried out there. */
  readonly limits: { readonly session: RateLimiter; readonly stripe: RateLimiter };
  readonly now: () => number;
  readonly log: (entry: LogEntry) => void;
  readonly metrics: Metrics;
}

/** What only the host knows about a request. */
export interface Connection {
  /** The client's network address, or something else that identifies the client. */
  readonly client: string;
  /** The request's target as it was sent, before a parser resolved `..` and the like; undefined if the host does not have it. */
  readonly target?: string;
}
