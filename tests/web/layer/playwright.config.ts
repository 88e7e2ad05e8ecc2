import { defineConfig } from "@playwright/test";
import base from "../playwright.config.ts";

/** The layer's own tests need no server, because each test serves the page itself. */
const { webServer: _server, ...rest } = base;
export default defineConfig({ ...rest, testDir: ".", outputDir: "../../../build/web/layer-results" });
