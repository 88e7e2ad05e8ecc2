import type { Effect, Mode, WidgetEvent } from "./protocol.ts";

export interface EffectOptions {
  /** The proxy's address. */
  proxy: string;
  post(event: WidgetEvent): void;
  /** The secret field of a Connect. */
  field(id: number): HTMLInputElement | undefined;
  announce(text: string, assertive: boolean): void;
  /** Fetches the knowledge; called again after it failed. */
  knowledge(): Promise<string>;
  navigate(target: string, replace: boolean): void;
  emit(event: string, detail: unknown): void;
}

const storagePrefix = "portal-guide:";
const sessionTimeoutMs = 20_000;
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

  /** Aborts what is under way and forgets every token. */
  close(): void {
    this.#closed = true;
    for (const request of this.#requests.values()) request.abort();
    for (const timer of this.#timers) clearTimeout(timer);
    this.#tokens.clear();
  }

  #run(effect: Effect): void {
    const { post, announce, navigate, emit } = this.#options;
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
      case "fetchKnowledge":
        void this.#options.knowledge().then(
          (text) => this.#post({ type: "knowledge", text }),
          () => this.#post({ type: "knowledge", text: null }),
        );
        return;
      case "copy":
        void copyText(effect.text).then((ok) => this.#post({ type: "copied", ok }));
        return;
      case "copyLink":
        void copyText(new URL(`#${effect.fragment}`, location.href).href).then((ok) => this.#post({ type: "copied", ok }));
        return;
      case "store":
        withStorage((storage) => storage.setItem(storagePrefix + effect.key, effect.text));
        return;
      case "load":
        // Answers later, because the app is still inside the call that asked.
        queueMicrotask(() => post({ type: "loaded", key: effect.key, text: withStorage((storage) => storage.getItem(storagePrefix + effect.key)) ?? null }));
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

  #post(event: WidgetEvent): void {
    if (!this.#closed) this.#options.post(event);
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

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function download(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
