import { readFileSync } from "node:fs";
import { type Page, expect } from "@playwright/test";
import type { Heard } from "./quiet_page.ts";

/** Everything that a page keeps or shows as text, by place: storage, address, history, and the whole DOM. */
function readTraces(page: Page): Promise<Record<string, string>> {
  return page.evaluate(async () => {
    const databases: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name!);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        const values = await new Promise((resolve, reject) => {
          const request = database.transaction(store).objectStore(store).getAll();
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        databases.push({ name, store, values });
      }
      database.close();
    }

    const parts: string[] = [];
    const read = (node: Node): void => {
      if (node instanceof Element) {
        for (const { name, value } of node.attributes) parts.push(`${name}=${value}`);
        if (node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement) parts.push(node.value);
        if (node.shadowRoot) read(node.shadowRoot);
      }
      if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) parts.push(node.nodeValue ?? "");
      node.childNodes.forEach(read);
    };
    read(document);

    return {
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      indexedDB: JSON.stringify(databases),
      caches: JSON.stringify(await caches.keys()),
      cookies: document.cookie,
      address: location.href,
      history: JSON.stringify(history.state),
      windowName: window.name,
      resources: performance.getEntriesByType("resource").map((entry) => entry.name).join("\n"),
      dom: parts.join("\n"),
    };
  });
}

/**
 * Expects secrets only where they must be: a key in the body of POST /v1/session, a token in that call's answer and in
 * Authorization headers. `secrets` are keys; tokens are taken from the answers.
 */
export async function expectNoTraces(page: Page, heard: Heard, keys: readonly string[]): Promise<void> {
  const tokens: string[] = [];
  const places: Record<string, string> = {
    ...(await readTraces(page)),
    console: heard.console.join("\n"),
    log: readFileSync(process.env["PORTAL_GUIDE_TEST_LOG"]!, "utf8"),
  };
  let sessions = 0;
  for (const request of heard.requests) {
    const address = request.url();
    const isSession = request.method() === "POST" && new URL(address).pathname === "/v1/session";
    const answer = await (await request.response())?.text().catch(() => "");
    if (isSession) {
      sessions += 1;
      const { token } = JSON.parse(answer ?? "{}") as { token?: string };
      if (token) tokens.push(token);
    } else {
      places[`body of ${address}`] = request.postData() ?? "";
      places[`answer of ${address}`] = answer ?? "";
    }
    const { authorization, ...headers } = await request.allHeaders();
    places[`headers of ${address}`] = JSON.stringify(headers);
    expect(keys.some((key) => authorization?.includes(key)), `a key in Authorization of ${address}`).toBe(false);
    places[`address ${address}`] = address;
  }
  // The demo's keys are printed once, when the server starts, because a visitor needs them.
  const printed = readFileSync(`${process.env["PORTAL_GUIDE_TEST_LOG"]}.out`, "utf8");
  for (const key of keys) expect(printed.split(key).length - 1, "how often a demo key is printed").toBe(1);
  expect(sessions, "the journey connected").toBeGreaterThan(0);
  expect(tokens.length, "the journey was given tokens").toBeGreaterThan(0);
  expect(places["log"], "the server logs its requests").toContain("/v1/session");
  const found = [...keys, ...tokens].flatMap((secret) =>
    Object.entries(places)
      .filter(([, content]) => content.includes(secret) || content.includes(encodeURIComponent(secret)) || content.includes(btoa(secret)))
      .map(([place]) => place),
  );
  expect(found, "places that hold a key or token").toEqual([]);
}
