/** Joins a fetch handler to Node's HTTP server. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";

export interface ServedRequest {
  readonly request: Request;
  /** The client's address according to the network. */
  readonly address: string;
  /** As it was sent: path and query before any parser saw them. */
  readonly target: string;
}

export type Serve = (served: ServedRequest) => Promise<Response>;

const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
const lingerMs = 5_000;

/** Resolves once the server listens, and rejects if it cannot. Port 0 takes a free one. */
export function listen(serve: Serve, host: string, port: number): Promise<Server> {
  const server = createServer({ headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs }, (incoming, outgoing) => {
    answer(server, serve, incoming, outgoing).catch(() => outgoing.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

/** Such as "http://127.0.0.1:8080". */
export function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

/** Takes no new requests, and gives those under way five seconds at most. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), lingerMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function answer(server: Server, serve: Serve, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const target = incoming.url ?? "";
  const request = target.startsWith("/") ? toRequest(incoming, target) : undefined;
  if (request === undefined) {
    outgoing.writeHead(400, { Connection: "close" }).end();
    return;
  }
  const response = await serve({ request, address: incoming.socket.remoteAddress ?? "", target });
  const headers: Record<string, string> = Object.fromEntries(response.headers);
  // Unread parts of a request would be taken for the next one. A server that is closing does not wait for another.
  if (!incoming.complete || !server.listening) headers.connection = "close";
  outgoing.writeHead(response.status, headers);
  if (incoming.method === "HEAD" || response.body === null) {
    outgoing.end();
    return;
  }
  outgoing.end(new Uint8Array(await response.arrayBuffer()));
}

/** Undefined if host and headers do not form a valid request. */
function toRequest(incoming: IncomingMessage, target: string): Request | undefined {
  const method = incoming.method ?? "GET";
  const headers = new Headers();
  try {
    for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
      headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
    }
    const hasBody = method !== "GET" && method !== "HEAD";
    return new Request(`http://${incoming.headers.host ?? "localhost"}${target}`, {
      method,
      headers,
      ...(hasBody ? { body: Readable.toWeb(incoming) as NodeReadableStream as ReadableStream, duplex: "half" } : {}),
    } as RequestInit);
  } catch {
    return undefined;
  }
}
