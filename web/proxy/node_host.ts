/**
 * The Node host as a program: one process that serves the help centre, the proxy and, unless it is told not to, the demo
 * accounts. web/build bundles it into one file, with core.wasm beside it.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shownKeys } from "../demo/accounts.ts";
import { usage, type NodeSettings, parseSettings } from "./node_settings.ts";
import { type HostParts, type RunningHost, startHost } from "./start_host.ts";
import { StaticFiles } from "./static_files.ts";

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(usage);
    return 0;
  }
  let host: RunningHost;
  let settings: NodeSettings;
  try {
    settings = parseSettings(args, process.env);
    const besides = (path: string) => fileURLToPath(new URL(path, import.meta.url));
    const folder = settings.folder ?? besides("../../web/dist");
    const parts: HostParts = {
      module: await WebAssembly.compile(await readFile(besides("./core.wasm"))),
      files: await StaticFiles.open(async (path) => new Uint8Array(await readFile(join(folder, path)))),
      writeLog: (line) => process.stderr.write(line),
    };
    host = await startHost(settings, parts);
  } catch (error) {
    process.stderr.write(`portal-guide server: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
  process.stdout.write(greeting(host, settings));
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await host.close();
  return 0;
}

/** The demo's keys are printed because visitors need them. They open nothing but the demo in this process. */
function greeting({ address, metricsAddress }: RunningHost, { withDemo, stripeBase }: NodeSettings): string {
  const lines = ["", `Portal Guide is at ${address}`, `Example admin panel  ${address}/admin/`];
  if (metricsAddress !== undefined) lines.push(`Metrics              ${metricsAddress}`);
  if (stripeBase !== "https://api.stripe.com") lines.push(`Stripe's API         ${stripeBase}`);
  if (withDemo) {
    lines.push("", "Demo keys (they open the demo accounts in this process, nothing at Stripe):");
    for (const { id, key } of shownKeys) {
      lines.push(`  ${id.padEnd(16)} ${key}`);
    }
  }
  return `${lines.join("\n")}\n\nCtrl+C stops it.\n`;
}

process.exitCode = await main(process.argv.slice(2));
