import { createServer } from "node:net";
import { defineConfig } from "@playwright/test";

/** The port is chosen once; the workers, which read this file too, inherit it. */
process.env["PORTAL_GUIDE_TEST_PORT"] ??= String(await freePort());
const address = `http://127.0.0.1:${process.env["PORTAL_GUIDE_TEST_PORT"]}`;

/** The server's log and, with .out, what it prints. Tests look for keys in both. */
process.env["PORTAL_GUIDE_TEST_LOG"] ??= "build/logs/web-test-server.log";
const log = process.env["PORTAL_GUIDE_TEST_LOG"];

const flags = ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const paint = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];
/** Without WebGL the widget has the same elements, and its tests take two thirds of the time. These look at the elements alone. */
const unpainted = /\b(focus|lookup|mishaps|progress)\.spec\.ts$/;
const launch = (args: string[]) => ({ launchOptions: { executablePath: "/usr/bin/chromium", args } });

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "../../build/web/test-results",
  workers: 2,
  retries: 0,
  // axe takes half a minute for the whole page on a busy machine.
  timeout: 120_000,
  // A run of the checks reads fourteen pages. On a busy machine, 5 s are not enough for that.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    baseURL: address,
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    trace: "off",
  },
  projects: [
    { name: "painted", testIgnore: unpainted, use: launch([...flags, ...paint]) },
    { name: "unpainted", testMatch: unpainted, use: launch([...flags, "--disable-3d-apis"]) },
  ],
  webServer: {
    command: `mkdir -p build/logs && exec node build/server/node_host.js --log --port ${process.env["PORTAL_GUIDE_TEST_PORT"]} > ${log}.out 2> ${log}`,
    cwd: "../..",
    url: `${address}/healthz`,
    timeout: 30_000,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const found = server.address();
      server.close(() => (found && typeof found === "object" ? resolve(found.port) : reject(new Error("no port is free"))));
    });
  });
}
