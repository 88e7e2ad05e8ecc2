/** Errors of the proxy's own: RFC 9457 problems, with the codes of docs/proxy.md. */

export const problemStatus = {
  key_malformed: 400,
  key_publishable: 400,
  key_secret_refused: 400,
  key_rejected: 401,
  key_permission: 403,
  token_missing: 401,
  token_invalid: 401,
  token_expired: 401,
  not_allowed: 403,
  origin_refused: 403,
  too_large: 413,
  rate_limited: 429,
  stripe_unavailable: 502,
  stripe_timeout: 504,
} as const;

export type ProblemCode = keyof typeof problemStatus;

export interface Problem {
  readonly code: ProblemCode;
  /** Replaces the code's usual status, such as 404 for an unknown address and 405 for a method. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** The permissions that Stripe's message names, such as `rak_customer_portal_read`. */
  readonly permissions?: readonly string[];
  /** The allowed methods, for a status of 405. */
  readonly allow?: string;
}

/** Sentences of the content (`ui` of its bundle), by key. */
export type Texts = Readonly<Record<string, string>>;

/** Such as "error.key-malformed". */
export const textKey = (code: ProblemCode): string => `error.${code.replaceAll("_", "-")}`;

export function problemResponse(problem: Problem, requestId: string, texts: Texts): Response {
  const status = problem.status ?? problemStatus[problem.code];
  const body: Record<string, unknown> = {
    type: "about:blank",
    status,
    code: problem.code,
    detail: texts[textKey(problem.code)] ?? problem.code,
    request_id: requestId,
  };
  if (problem.permissions !== undefined) body.permissions = problem.permissions;
  const headers = new Headers({
    "Content-Type": "application/problem+json; charset=utf-8",
    "Cache-Control": "no-store",
    "Request-Id": requestId,
  });
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  if (problem.retryAfterSeconds !== undefined) headers.set("Retry-After", String(Math.ceil(problem.retryAfterSeconds)));
  if (problem.allow) headers.set("Allow", problem.allow);
  return new Response(JSON.stringify(body), { status, headers });
}
