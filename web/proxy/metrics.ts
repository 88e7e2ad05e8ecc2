/** Counters in Prometheus' text format. Labels come from fixed lists, so no value of a request can become one. */

const secondsBuckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20] as const;

export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #upstreamBuckets: number[] = secondsBuckets.map(() => 0);
  #upstreamCount = 0;
  #upstreamSeconds = 0;

  /** Counts an answer by route pattern, status and, if it is a problem, its code. */
  countRequest(route: string, status: number, code = ""): void {
    const labels = `route="${route}",status="${status}",code="${code}"`;
    this.#requests.set(labels, (this.#requests.get(labels) ?? 0) + 1);
  }

  /** Counts a request that was sent to Stripe, however it ended. */
  observeUpstream(milliseconds: number): void {
    const seconds = milliseconds / 1000;
    this.#upstreamCount += 1;
    this.#upstreamSeconds += seconds;
    secondsBuckets.forEach((bound, index) => {
      if (seconds <= bound) this.#upstreamBuckets[index] = (this.#upstreamBuckets[index] ?? 0) + 1;
    });
  }

  toText(): string {
    const lines = [
      "# HELP portal_guide_requests_total Requests answered, by route, status and problem code.",
      "# TYPE portal_guide_requests_total counter",
      ...[...this.#requests].sort().map(([labels, count]) => `portal_guide_requests_total{${labels}} ${count}`),
      "# HELP portal_guide_stripe_request_seconds Time that Stripe took to answer.",
      "# TYPE portal_guide_stripe_request_seconds histogram",
      ...secondsBuckets.map((bound, index) => `portal_guide_stripe_request_seconds_bucket{le="${bound}"} ${this.#upstreamBuckets[index]}`),
      `portal_guide_stripe_request_seconds_bucket{le="+Inf"} ${this.#upstreamCount}`,
      `portal_guide_stripe_request_seconds_sum ${this.#upstreamSeconds}`,
      `portal_guide_stripe_request_seconds_count ${this.#upstreamCount}`,
    ];
    return `${lines.join("\n")}\n`;
  }
}
