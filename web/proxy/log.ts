import type { LogEntry } from "./environment.ts";

/** What looks like a Stripe credential, or like a token of ours. */
const secret = /\b(?:(?:sk|rk|pk|ek)_[A-Za-z]+_|sk_org_|whsec_|pg1\.)[A-Za-z0-9_.-]+/g;

/** A second lock on a shut door: the entries hold no such thing, and here none would get through. */
export function redact(text: string): string {
  return text.replace(secret, "[redacted]");
}

/** One JSON object a line. */
export function logLines(write: (line: string) => void): (entry: LogEntry) => void {
  return (entry) => write(`${redact(JSON.stringify({ time: new Date().toISOString(), ...entry }))}\n`);
}
