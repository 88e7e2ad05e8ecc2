/** Stripe's error objects, with its own words (docs/stripe.md, facts 43 to 48). */

export interface StripeError {
  readonly status: number;
  readonly message: string;
  readonly type?: "api_error" | "invalid_request_error";
  readonly code?: string;
  readonly param?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const isStripeError = (value: object): value is StripeError => "status" in value && "message" in value;

/** Such as `rk_test_*****************AbCd`. */
export function maskKey(key: string): string {
  const prefix = /^[a-z]+_(?:org_)?(?:test|live)_/.exec(key)?.[0] ?? key.slice(0, 4);
  const tail = key.length - prefix.length > 8 ? key.slice(-4) : "";
  return prefix + "*".repeat(Math.max(3, key.length - prefix.length - tail.length)) + tail;
}

export const noKey: StripeError = {
  status: 401,
  message:
    "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
};

export const invalidKey = (key: string): StripeError => ({ status: 401, message: `Invalid API Key provided: ${maskKey(key)}` });

export const expiredKey = (key: string): StripeError => ({
  status: 401,
  code: "api_key_expired",
  message: `Expired API Key provided: ${maskKey(key)}`,
});

export const publishableKey: StripeError = {
  status: 403,
  code: "secret_key_required",
  message:
    "This API call cannot be made with a publishable API key. Please use a secret API key. You can find a list of your API keys at https://dashboard.stripe.com/account/apikeys.",
};

export const permissionMissing = (key: string, account: string, permission: string): StripeError => ({
  status: 403,
  message: `The provided key '${maskKey(key)}' does not have the required permissions for this endpoint on account '${account}'. Having the '${permission}' permission would allow this request to continue.`,
});

export const accountInvalid = (key: string, account: string): StripeError => ({
  status: 403,
  code: "account_invalid",
  message: `The provided key '${maskKey(key)}' does not have access to account '${account}' (or that account does not exist). Application access may have been revoked.`,
});

export const tooManyRequests = (reason: "global-rate" | "endpoint-rate"): StripeError => ({
  status: 429,
  code: "rate_limit",
  message: "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
  headers: { "Stripe-Rate-Limited-Reason": reason, "Stripe-Should-Retry": "true" },
});

export const serverError: StripeError = {
  status: 500,
  type: "api_error",
  message: "An unknown error occurred",
  headers: { "Stripe-Should-Retry": "true" },
};

export const unknownUrl = (method: string, path: string): StripeError => ({
  status: 404,
  message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
});

export const invalidVersion = (version: string): StripeError => ({
  status: 400,
  message: `Invalid Stripe API version: ${version.slice(0, 40)}`,
});

export const unknownParameters = (names: readonly string[]): StripeError => ({
  status: 400,
  code: "parameter_unknown",
  message: `Received unknown parameter${names.length > 1 ? "s" : ""}: ${names.join(", ")}`,
  param: names[0] ?? "",
});

export const invalidValue = (param: string, message: string, code?: string): StripeError => ({
  status: 400,
  param,
  message,
  ...(code === undefined ? {} : { code }),
});

export const noSuch = (noun: string, id: string, param: string, status: 400 | 404, tail: string): StripeError => ({
  status,
  code: "resource_missing",
  param,
  message: `No such ${noun}: '${id}'${tail}`,
});
