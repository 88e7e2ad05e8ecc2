import { printLists } from "./print.ts";
import type { Effect, Mode, OperationError, WidgetEvent } from "./protocol.ts";

export interface ChosenFile {
  name: string;
  bytes: number;
  /** Null if it could not be read, or was too large to be. */
  text: string | null;
}

export interface EffectOptions {
  /** The proxy's address. */
  proxy: string;
  post(event: WidgetEvent): void;
  /** The secret field of a Connect. */
  field(id: number): HTMLInputElement | undefined;
  announce(text: string, assertive: boolean): void;
  /** Fetches what is looked up: the knowledge, the search over it and the content, and the doctor. Called again after it failed. */
  lookup(): Promise<Lookup>;
  /** Fetches the snapshot of the sample account. */
  sample(): Promise<string>;
  navigate(target: string, replace: boolean): void;
  emit(event: string, detail: unknown): void;
  /** Closes the widget. */
  leave(): void;
}

/** A module that runs operations by name. Throws where it stops. */
export interface Operations {
  call(operation: string, input: string): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: OperationError };
}

/** What comes on demand. */
export interface Lookup {
  /** The knowledge bundle, as it came. */
  readonly knowledge: string;
  /** search.wasm, with the index open. */
  readonly core: Operations;
  /** A doctor.wasm of one's own, with the content open, because it keeps the account that it judged. */
  openDoctor(): Operations;
}

const storagePrefix = "portal-guide:";
const sessionTimeoutMs = 20_000;
/** As kMostBytes of wasm/bindings/core_files.cpp: for all files together. */
const mostBytes = 24 * 1024 * 1024;
const passedHeaders = ["request-id", "retry-after", "content-type"];

/**
 * Does what the app asks for. Keys and tokens live in this object's private fields and nowhere else: they are in no event,
 * storage, address or attribute.
 */
export class Effects {
  readonly #options: EffectOptions;
  readonly #tokens = new Map<Mode, string>();
  readonly #requests = new Map<number, AbortController>();
  readonly #timers = new Set<number>();
  #doctor: Operations | undefined;
  /** What stood under a key of the storage when this tab last read or wrote it; null where nothing did. */
  readonly #seen = new Map<string, string | null>();
  #full = false;
  #closed = false;

  constructor(options: EffectOptions) {
    this.#options = options;
  }

  set proxy(address: string) {
    if (address === this.#options.proxy) return;
    this.#options.proxy = address;
    // A token belongs to the proxy that sealed it.
    this.#tokens.clear();
  }

  run(effects: readonly Effect[]): void {
    for (const effect of effects) this.#run(effect);
  }

  /** Another tab has stored something. */
  hear({ key, newValue }: StorageEvent): void {
    const own = key?.replace(storagePrefix, "") ?? "";
    if (newValue !== null && this.#seen.has(own)) this.#load(own);
  }

  /** Aborts what is under way and forgets every token. */
  close(): void {
    this.#closed = true;
    for (const request of this.#requests.values()) request.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#tokens.clear();
  }

  #run(effect: Effect): void {
    const { announce, navigate, emit } = this.#options;
    switch (effect.type) {
      case "fetch":
        void this.#fetch(effect);
        return;
      case "abort":
        this.#requests.get(effect.id)?.abort();
        return;
      case "connect":
        void this.#connect(effect);
        return;
      case "disconnect":
        this.#tokens.delete(effect.mode);
        return;
      case "chooseFiles":
        chooseFiles((files) => void this.#readFiles(files, effect.mode));
        return;
      case "fetchSample":
        void this.#options.sample().then(
          (text) => this.#post({ type: "sample", text }),
          () => this.#post({ type: "sample", text: null }),
        );
        return;
      case "fetchKnowledge":
        void this.#options.lookup().then(
          ({ knowledge }) => this.#post({ type: "knowledge", text: knowledge }),
          () => this.#post({ type: "knowledge", text: null }),
        );
        return;
      case "askSearch":
        void this.#search(effect);
        return;
      case "askDoctor":
        void this.#askDoctor(`doctor.${effect.question}`, effect.input).then(({ text, error }) =>
          this.#post({ type: "diagnosis", id: effect.id, text: text ?? null, ...(error ? { error } : {}) }),
        );
        return;
      case "copy":
        void copyText(effect.text).then((ok) => this.#post({ type: "copied", ok }));
        return;
      case "copyLink":
        void passOn(new URL(`#${effect.fragment}`, location.href).href, effect.share).then((ok) => ok !== null && this.#post({ type: "copied", ok }));
        return;
      case "print":
        printLists(effect);
        return;
      case "leave":
        this.#options.leave();
        return;
      case "store":
        this.#store(effect.key, effect.text);
        return;
      case "load":
        this.#load(effect.key);
        return;
      case "navigate":
        navigate(effect.target, effect.replace);
        return;
      case "emit":
        emit(effect.event, effect.detail);
        return;
      case "announce":
        announce(effect.text, effect.assertive);
        return;
      case "delay": {
        const timer = window.setTimeout(() => {
          this.#timers.delete(timer);
          this.#post({ type: "timer", id: effect.id });
        }, effect.ms);
        this.#timers.add(timer);
        return;
      }
      case "download":
        download(effect.name, effect.text);
        return;
    }
  }

  #load(key: string): void {
    const text = withStorage((storage) => storage.getItem(storagePrefix + key)) ?? null;
    this.#seen.set(key, text);
    // Answers later, because the app may still be inside the call that asked.
    queueMicrotask(() => this.#post({ type: "loaded", key, text }));
  }

  /**
   * Overwrites only what this tab has seen. Anything else goes to the app, which merges it and stores again. Where something
   * could not be kept, nothing else is overwritten.
   */
  #store(key: string, text: string): void {
    if (this.#full) return;
    this.#full = withStorage((storage) => {
      if (storage.getItem(storagePrefix + key) !== (this.#seen.get(key) ?? null)) {
        this.#load(key);
      } else {
        storage.setItem(storagePrefix + key, text);
        this.#seen.set(key, text);
      }
      return false;
    }) ?? true;
  }

  #post(event: WidgetEvent): void {
    if (!this.#closed) this.#options.post(event);
  }

  async #search({ words, limit, symptomsOnly }: Extract<Effect, { type: "askSearch" }>): Promise<void> {
    const question = JSON.stringify({ words, limit, prefix: true, ...(symptomsOnly ? { only: "symptom" } : {}) });
    const text = await ask(this.#options.lookup().then(({ core }) => core), "search", question).then((answer) => answer.text ?? null);
    this.#post({ type: "answer", words, symptomsOnly, text });
  }

  async #readFiles(files: ChosenFile[], mode: Mode): Promise<void> {
    if (files.length === 0) return;
    const { text, error } = await this.#askDoctor("files.read", JSON.stringify({ files, mode, now: Math.floor(Date.now() / 1000) }));
    this.#post({ type: "files", names: files.map(({ name }) => name), read: text ?? null, ...(error ? { error } : {}) });
  }

  async #askDoctor(operation: string, input: string): Promise<Answer> {
    const answer = await ask(this.#options.lookup().then(({ openDoctor }) => (this.#doctor ??= openDoctor())), operation, input);
    // What stopped answers nothing more.
    if (answer.text === undefined && !answer.error) this.#doctor = undefined;
    return answer;
  }

  /** Sends a request below the proxy's address. Undefined where no answer came; the app has been told why. */
  async #send(id: number, path: string, timeoutMs: number, init: RequestInit): Promise<{ response: Response; body: string } | undefined> {
    const request = new AbortController();
    this.#requests.set(id, request);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      request.abort();
    }, timeoutMs);
    try {
      // Anything but a path of the proxy could send the token to another server.
      if (!/^\/v1\/[^\\]*$/.test(path)) throw new Error("not a path of the proxy");
      const response = await fetch(this.#options.proxy.replace(/\/+$/, "") + path, {
        ...init, signal: request.signal, mode: "cors", credentials: "omit", redirect: "error", cache: "no-store", referrerPolicy: "no-referrer",
      });
      return { response, body: await response.text() };
    } catch {
      this.#post({ type: "failed", id, reason: late ? "timeout" : request.signal.aborted ? "aborted" : "network" });
      return undefined;
    } finally {
      clearTimeout(timer);
      this.#requests.delete(id);
    }
  }

  async #fetch({ id, method, path, timeoutMs, body, authorize }: Extract<Effect, { type: "fetch" }>): Promise<void> {
    const headers: Record<string, string> = {};
    if (authorize) {
      const token = this.#tokens.get(authorize);
      if (!token) {
        queueMicrotask(() => this.#post({ type: "failed", id, reason: "aborted" }));
        return;
      }
      headers["authorization"] = `Bearer ${token}`;
    }
    if (body !== undefined) headers["content-type"] = "application/json";
    const answer = await this.#send(id, path, timeoutMs, { method, headers, ...(body === undefined ? {} : { body }) });
    if (!answer) return;
    const passed: Record<string, string> = {};
    for (const name of passedHeaders) {
      const value = answer.response.headers.get(name);
      if (value !== null) passed[name] = value;
    }
    this.#post({ type: "response", id, status: answer.response.status, headers: passed, body: answer.body });
  }

  async #connect({ id, field: fieldId, mode }: Extract<Effect, { type: "connect" }>): Promise<void> {
    const field = this.#options.field(fieldId);
    const key = field?.value.trim() ?? "";
    const answer = await this.#send(id, "/v1/session", sessionTimeoutMs, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ key }),
    });
    if (!answer) return;
    const { status } = answer.response;
    const problem = readObject(answer.body);
    const text = (name: string): string => (typeof problem[name] === "string" ? problem[name] : "");
    const token = text("token");
    const found: Mode = problem["mode"] === "live" || problem["mode"] === "test" ? problem["mode"] : mode;
    const ok = status === 201 && token !== "";
    if (ok) {
      this.#tokens.set(found, token);
      if (field) {
        field.value = "";
        this.#post({ type: "input", node: fieldId, text: "" });
      }
    }
    const expiresAt = Number(problem["expires_at"]);
    this.#post({
      type: "connected", id, mode: found, ok, status, code: ok ? "" : text("code"), detail: ok ? "" : text("detail"),
      expiresAt: Number.isSafeInteger(expiresAt) ? expiresAt : 0,
    });
  }
}

interface Answer {
  text?: string;
  error?: OperationError;
}

/** Neither where the module cannot be fetched, or stopped. */
async function ask(module: Promise<Operations>, operation: string, input: string): Promise<Answer> {
  try {
    const result = (await module).call(operation, input);
    return result.ok ? { text: result.text } : { error: result.error };
  } catch {
    return {};
  }
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function withStorage<Result>(use: (storage: Storage) => Result): Result | undefined {
  try {
    return use(localStorage);
  } catch {
    // Storage may be closed (private windows, sandboxed frames) or full; the guide works without.
    return undefined;
  }
}

/** Whether the link was copied; null where the reader passed it on by the device's own means, or thought better of it. */
async function passOn(url: string, share: boolean): Promise<boolean | null> {
  if (!share || !navigator.canShare?.({ url })) return copyText(url);
  try {
    await navigator.share({ url, title: document.title });
    return null;
  } catch (reason) {
    return reason instanceof DOMException && reason.name === "AbortError" ? null : copyText(url);
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Reads the files that the reader chooses. Nothing of them leaves the page. */
function chooseFiles(chosen: (files: ChosenFile[]) => void): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".json,.jsonl,.ndjson,application/json";
  input.addEventListener("change", () => {
    let left = mostBytes;
    void Promise.all([...(input.files ?? [])].map(async (file): Promise<ChosenFile> => {
      left -= file.size;
      const text = left < 0 ? null : await file.text().catch(() => null);
      return { name: file.name, bytes: file.size, text };
    })).then(chosen);
  });
  input.click();
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
