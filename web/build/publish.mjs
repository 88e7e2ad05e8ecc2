import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Everything else that we publish, such as pictures, is compressed already. */
const compressible = /\.(html|css|js|mjs|json|wasm|svg|txt|xml|webmanifest)$/;

/**
 * Writes files into the folder that is served, each with its compressed forms beside it, and remembers them for the
 * manifest. Files of an earlier build that this one does not publish are removed at the end.
 */
export class Publication {
  /** @type {Map<string, {bytes: number, brotli?: number, gzip?: number, sha256: string, immutable: boolean}>} */
  #files = new Map();
  #folder;
  #cache;

  /**
   * @param {string} folder what is served
   * @param {string} cache where compressed forms are kept by the hash of what they compress
   */
  constructor(folder, cache) {
    this.#folder = folder;
    this.#cache = cache;
  }

  /**
   * Publishes `bytes` as assets/<name>-<hash>.<ext>, which never changes. Returns the path below the folder.
   * @param {string} name
   * @param {Uint8Array} bytes
   */
  async addAsset(name, bytes) {
    const extension = extname(name);
    const path = `assets/${basename(name, extension)}-${sha256(bytes).toString("base64url").slice(0, 10)}${extension}`;
    await this.#write(path, bytes, true);
    return path;
  }

  /**
   * Publishes `bytes` under a fixed name. Browsers ask for it again each time.
   * @param {string} path
   * @param {Uint8Array} bytes
   */
  async addFile(path, bytes) {
    await this.#write(path, bytes, false);
    return path;
  }

  /**
   * Writes manifest.json (every file with its sizes, which file plays which part, and what the server is to say) and removes what
   * is not in it.
   * @param {Record<string, string>} parts
   * @param {{supportUrl?: string}} [settings]
   */
  async finish(parts, settings = {}) {
    const files = Object.fromEntries([...this.#files].sort(([one], [other]) => (one < other ? -1 : 1)));
    await writeFile(join(this.#folder, "manifest.json"), `${JSON.stringify({ ...settings, parts, files }, null, 2)}\n`);
    await removeOthers(this.#folder, this.#folder, (path) => path === "manifest.json" || this.#files.has(path.replace(/\.(br|gz)$/, "")));
    return files;
  }

  /**
   * @param {string} path
   * @param {Uint8Array} bytes
   * @param {boolean} immutable
   */
  async #write(path, bytes, immutable) {
    const target = join(this.#folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
    const hash = sha256(bytes).toString("hex");
    /** @type {{bytes: number, brotli?: number, gzip?: number, sha256: string, immutable: boolean}} */
    const entry = { bytes: bytes.length, sha256: hash, immutable };
    if (compressible.test(path)) {
      const [br, gz] = await Promise.all([this.#compressed(hash, "br", bytes), this.#compressed(hash, "gz", bytes)]);
      await Promise.all([writeFile(`${target}.br`, br), writeFile(`${target}.gz`, gz)]);
      entry.brotli = br.length;
      entry.gzip = gz.length;
    }
    this.#files.set(path, entry);
  }

  /**
   * @param {string} hash
   * @param {"br" | "gz"} form
   * @param {Uint8Array} bytes
   */
  async #compressed(hash, form, bytes) {
    const kept = join(this.#cache, `${hash}.${form}`);
    const known = await readFile(kept).catch(() => undefined);
    if (known) return known;
    const made = form === "br" ? await brotli(bytes) : await compressGzip(bytes, { level: 9 });
    await mkdir(this.#cache, { recursive: true });
    await writeFile(kept, made);
    return made;
  }
}

/** @param {Uint8Array} bytes */
export function sha256(bytes) {
  return createHash("sha256").update(bytes).digest();
}

/** @param {Uint8Array} bytes */
function brotli(bytes) {
  return compressBrotli(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}

/**
 * @param {string} root
 * @param {string} folder
 * @param {(path: string) => boolean} keep
 */
async function removeOthers(root, folder, keep) {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    if ((await stat(path)).isDirectory()) {
      await removeOthers(root, path, keep);
      if ((await readdir(path)).length === 0) await rmdir(path);
    } else if (!keep(relative(root, path))) {
      await rm(path);
    }
  }
}
