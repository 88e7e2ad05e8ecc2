/** A token bucket for each client, in this process only: behind a load balancer, each replica grants its own share. */

export interface RateLimit {
  /** How many requests may come at once. */
  readonly burst: number;
  readonly perSecond: number;
}

const maxClients = 10_000;

export class RateLimiter {
  readonly #limit: RateLimit;
  /** In the order of last use, so that the client that was quiet for longest is forgotten first. */
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  constructor(limit: RateLimit) {
    this.#limit = limit;
  }

  /** 0 where the request may go on, else the seconds after which the next one may. */
  take(client: string, nowMs: number): number {
    const { burst, perSecond } = this.#limit;
    const bucket = this.#buckets.get(client) ?? { tokens: burst, atMs: nowMs };
    this.#buckets.delete(client);
    const elapsed = Math.max(0, nowMs - bucket.atMs) / 1000;
    const tokens = Math.min(burst, bucket.tokens + elapsed * perSecond);
    const isGranted = tokens >= 1;
    this.#buckets.set(client, { tokens: isGranted ? tokens - 1 : tokens, atMs: nowMs });
    if (this.#buckets.size > maxClients) {
      const [oldest] = this.#buckets.keys();
      if (oldest !== undefined) this.#buckets.delete(oldest);
    }
    return isGranted ? 0 : (1 - tokens) / perSecond;
  }
}
