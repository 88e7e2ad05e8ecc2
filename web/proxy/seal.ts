/**
 * Seals a Stripe key into a token that only this proxy can open. Nothing is stored: every replica that has the sealing keys
 * can open every token.
 *
 * A token is `pg1.<key id>.<base64url of nonce and ciphertext>`: AES-256-GCM, a random 96-bit nonce, version and key id
 * as additional authenticated data. What is sealed is padded, so that the token's length tells nothing about the key's.
 */

export interface Sealed {
  /** The Stripe key. */
  readonly key: string;
  readonly mode: "test" | "live";
  /** The connected account to act for; without it, the key's own account. */
  readonly account?: string;
}

export type Opened =
  | { readonly ok: true; readonly sealed: Sealed; readonly expiresAt: number }
  | { readonly ok: false; readonly because: "invalid" | "expired" };

export interface SealingKey {
  /** 1 to 16 letters and digits. It can be read in the token. */
  readonly id: string;
  /** 32 random bytes. */
  readonly secret: Uint8Array;
}

export const tokenLifetimeSeconds = 30 * 60;
/** No token is as long as this. Anything longer is refused unread. */
export const maxTokenLength = 2048;

const tokenVersion = "pg1";
const secretBytes = 32;
const nonceBytes = 12;
const paddingBytes = 256;
const tokenPattern = /^pg1\.([A-Za-z0-9]{1,16})\.([A-Za-z0-9_-]{1,2000})$/;

/** Seals with the first key and opens with any of them: put the new key first, drop the old one half an hour later. */
export class Sealer {
  readonly #crypto: Crypto;
  readonly #keys: readonly { readonly id: string; readonly key: CryptoKey }[];

  private constructor(crypto: Crypto, keys: readonly { readonly id: string; readonly key: CryptoKey }[]) {
    this.#crypto = crypto;
    this.#keys = keys;
  }

  /** Rejects if there is no key, if an id occurs twice or has another shape, or if a secret does not have 32 bytes. */
  static async create(crypto: Crypto, keys: readonly SealingKey[]): Promise<Sealer> {
    if (keys.length === 0) throw new RangeError("at least one sealing key is needed");
    if (new Set(keys.map(({ id }) => id)).size !== keys.length) throw new RangeError("sealing key ids must differ");
    return new Sealer(crypto, await Promise.all(keys.map((key) => importKey(crypto, key))));
  }

  async seal(sealed: Sealed, nowSeconds: number): Promise<{ token: string; expiresAt: number }> {
    const [{ id, key }] = this.#keys as [{ id: string; key: CryptoKey }];
    const expiresAt = nowSeconds + tokenLifetimeSeconds;
    const nonce = this.#crypto.getRandomValues(new Uint8Array(nonceBytes));
    const text = pad(JSON.stringify({ ...sealed, expires_at: expiresAt }));
    const ciphertext = await this.#crypto.subtle.encrypt(algorithm(id, nonce), key, text);
    const bytes = new Uint8Array(nonceBytes + ciphertext.byteLength);
    bytes.set(nonce);
    bytes.set(new Uint8Array(ciphertext), nonceBytes);
    return { token: `${tokenVersion}.${id}.${toBase64Url(bytes)}`, expiresAt };
  }

  async open(token: string, nowSeconds: number): Promise<Opened> {
    const invalid: Opened = { ok: false, because: "invalid" };
    if (token.length > maxTokenLength) return invalid;
    const [, id, body] = tokenPattern.exec(token) ?? [];
    const entry = this.#keys.find((candidate) => candidate.id === id);
    if (id === undefined || body === undefined || entry === undefined) return invalid;
    const bytes = fromBase64Url(body);
    if (bytes === null || bytes.length <= nonceBytes) return invalid;
    let text: ArrayBuffer;
    try {
      text = await this.#crypto.subtle.decrypt(algorithm(id, bytes.slice(0, nonceBytes)), entry.key, bytes.slice(nonceBytes));
    } catch {
      return invalid;
    }
    // Nothing but this class can have sealed it, so its shape is known.
    const { expires_at: expiresAt, ...sealed } = JSON.parse(new TextDecoder().decode(text)) as Sealed & { expires_at: number };
    if (nowSeconds >= expiresAt) return { ok: false, because: "expired" };
    return { ok: true, sealed, expiresAt };
  }
}

/**
 * Sealing keys from one setting: `id:secret` pairs separated by commas or spaces, secrets as 32 bytes in base64 or
 * base64url. Throws a RangeError that names the pair's position, never its content.
 */
export function parseSealingKeys(setting: string): SealingKey[] {
  return setting
    .split(/[\s,]+/)
    .filter((pair) => pair !== "")
    .map((pair, index) => {
      const colon = pair.indexOf(":");
      const secret = colon < 0 ? null : fromBase64Url(pair.slice(colon + 1).replace(/=+$/, "").replaceAll("+", "-").replaceAll("/", "_"));
      if (secret === null) throw new RangeError(`sealing key ${index + 1} is not "id:secret" with the secret in base64`);
      return { id: pair.slice(0, colon), secret };
    });
}

async function importKey(crypto: Crypto, { id, secret }: SealingKey): Promise<{ id: string; key: CryptoKey }> {
  if (!/^[A-Za-z0-9]{1,16}$/.test(id)) throw new RangeError("a sealing key's id is 1 to 16 letters and digits");
  if (secret.length !== secretBytes) throw new RangeError(`a sealing key's secret has ${secretBytes} bytes`);
  const key = await crypto.subtle.importKey("raw", Uint8Array.from(secret), "AES-GCM", false, ["encrypt", "decrypt"]);
  return { id, key };
}

function algorithm(id: string, nonce: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: "AES-GCM", iv: nonce, additionalData: new TextEncoder().encode(`portal-guide/session/${tokenVersion}/${id}`), tagLength: 128 };
}

/** JSON allows spaces after a value, so the padding needs no length field. */
function pad(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(text);
  const padded = new Uint8Array(Math.ceil(bytes.length / paddingBytes) * paddingBytes).fill(0x20);
  padded.set(bytes);
  return padded;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Null if the text is not base64url, or not the canonical encoding of its bytes. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}
