/** Serves the folder that web/build publishes. It serves only what manifest.json lists, so no path can lead anywhere else. */

import type { SearchParts } from "./search_page.ts";
import { assetHeaders, pageHeaders } from "./security_headers.ts";

interface ManifestEntry {
  readonly sha256: string;
  /** The size of `<path>.br`; absent if there is no such file. */
  readonly brotli?: number;
  readonly gzip?: number;
  /** The name holds a hash of the content, which never changes. */
  readonly immutable: boolean;
}

type Encoding = "br" | "gzip" | "identity";

const contentTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  ico: "image/x-icon",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  png: "image/png",
  svg: "image/svg+xml; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
  xml: "application/xml; charset=utf-8",
};
const suffixes: Readonly<Record<Encoding, string>> = { br: ".br", gzip: ".gz", identity: "" };
const notFoundPage = "404.html";

/** Reads a file of the published folder by its path in it, and rejects if there is none. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

interface Manifest {
  readonly parts: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, ManifestEntry>>;
  /** Where the host's customers ask its support; absent where the build was not told. */
  readonly supportUrl?: string;
}

export class StaticFiles {
  readonly supportUrl: string;
  readonly #read: ReadFile;
  readonly #parts: Manifest["parts"];
  readonly #entries: ReadonlyMap<string, ManifestEntry>;
  readonly #bodies = new Map<string, Uint8Array<ArrayBuffer>>();

  private constructor(read: ReadFile, { parts, files, supportUrl = "" }: Manifest) {
    this.#read = read;
    this.supportUrl = supportUrl;
    this.#parts = parts;
    this.#entries = new Map(Object.entries(files));
  }

  /** Rejects if the folder holds no manifest.json that can be read. */
  static async open(read: ReadFile): Promise<StaticFiles> {
    return new StaticFiles(read, JSON.parse(new TextDecoder().decode(await read("manifest.json"))) as Manifest);
  }

  /** The text of the file that plays a part, such as "content"; undefined if no published file does. */
  async part(name: string): Promise<string | undefined> {
    const path = this.#parts[name];
    return path === undefined ? undefined : new TextDecoder().decode(await this.#body(path));
  }

  async handle(request: Request): Promise<Response> {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return new Response(null, { status: 405, headers: { ...pageHeaders, Allow: "GET, HEAD" } });
    }
    const { pathname, search } = new URL(request.url);
    const path = pathname.slice(1);
    const name = path === "" || path.endsWith("/") ? `${path}index.html` : path;
    const entry = this.#entries.get(name);
    if (entry !== undefined) return this.#serve(request, name, entry, 200);
    if (this.#entries.has(`${path}/index.html`)) {
      // The reader's words stay in the address, as in /search?q=….
      return new Response(null, { status: 308, headers: { ...pageHeaders, Location: `/${path}/${search}` } });
    }
    const notFound = this.#entries.get(notFoundPage);
    return notFound === undefined
      ? new Response(null, { status: 404, headers: pageHeaders })
      : this.#serve(request, notFoundPage, notFound, 404);
  }

  async #serve(request: Request, name: string, entry: ManifestEntry, status: 200 | 404): Promise<Response> {
    const encoding = chooseEncoding(request.headers.get("Accept-Encoding"), entry);
    const type = contentTypes[name.slice(name.lastIndexOf(".") + 1)] ?? "application/octet-stream";
    const tag = `"${entry.sha256.slice(0, 32)}${suffixes[encoding]}"`;
    const headers = new Headers({
      ...(type.startsWith("text/html") ? pageHeaders : assetHeaders),
      "Cache-Control": entry.immutable ? "public, max-age=31536000, immutable" : "no-cache",
      "Content-Type": type,
      ETag: tag,
      Vary: "Accept-Encoding",
    });
    if (status === 200 && isKnown(request.headers.get("If-None-Match"), tag)) return new Response(null, { status: 304, headers });
    const body = await this.#body(name + suffixes[encoding]);
    headers.set("Content-Length", String(body.length));
    if (encoding !== "identity") headers.set("Content-Encoding", encoding);
    // The body is compressed already. Without this workerd would compress it again.
    return new Response(request.method === "HEAD" ? null : body, { status, headers, encodeBody: "manual" } as ResponseInit);
  }

  async #body(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#bodies.get(path);
    if (known !== undefined) return known;
    const body = await this.#read(path);
    this.#bodies.set(path, body);
    return body;
  }
}

/** The parts of the results page; undefined if the folder has none. */
export async function searchParts(files: StaticFiles): Promise<SearchParts | undefined> {
  const [template, content, knowledge] = await Promise.all(["search", "content", "knowledge"].map((name) => files.part(name)));
  if (template === undefined || content === undefined || knowledge === undefined) return undefined;
  return { template, content, knowledge, supportUrl: files.supportUrl };
}

/** Brotli is preferred to gzip if the client accepts both (RFC 9110, section 12.5.3). */
export function chooseEncoding(accepted: string | null, entry: { readonly brotli?: number; readonly gzip?: number }): Encoding {
  const weights = new Map<string, number>();
  for (const part of (accepted ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, weight === undefined ? 1 : Number(weight.slice(2)));
  }
  const takes = (name: string): boolean => (weights.get(name) ?? weights.get("*") ?? 0) > 0;
  if (entry.brotli !== undefined && takes("br")) return "br";
  return entry.gzip !== undefined && takes("gzip") ? "gzip" : "identity";
}

function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  return ifNoneMatch !== null && ifNoneMatch.split(",").some((known) => known.trim() === "*" || known.trim().replace(/^W\//, "") === tag);
}
