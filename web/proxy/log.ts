import type { LogEntry } from "./environment.ts";

/** Matches what looks like a Stripe credential or one of our tokens. */
const secret = /\b(?:(?:sk|rk|pk|ek)_[A-Za-z]+_|sk_org_|whsec_|pg1\.)[A-Za-z0-9_.-]+/g;

/** A second safeguard: log entries hold no credentials, and if one did, this would remove it. */
export function redact(text: string): string {
  return text.replace(secret, "[redacted]");
}

/** Writes each entry as one line of JSON. */
export function logLines(write: (line: string) => void): (entry: LogEntry) => void {
  return (entry) => write(`${redact(JSON.stringify({ time: new Date().toISOString(), ...entry }))}\n`);
}
