// The way of a newcomer in Firefox ESR, driven over WebDriver BiDi: headless, where Debian's has no WebGL 2 and the widget shows its
// vector picture, and painted, on a display of Xvfb with a software GPU. Chromium's journey is tests/web/journey.spec.ts.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import puppeteer from "puppeteer-core";

const content = JSON.parse(readFileSync("build/release/content/en.json", "utf8"));
const sentences = Object.assign({}, ...Object.values(content.ui));
const text = (key, named = {}) => {
  assert.ok(key in sentences, `no face has a text "${key}"`);
  return sentences[key].replace(/\{([a-z_]+)\}/g, (whole, name) => String(named[name] ?? whole));
};
/** A key of the demo accounts (web/demo/accounts.ts), never whole in a file. */
const demoKey = (name, mode) => ["rk", mode, `51LumenNotesDemo${name}`].join("_");
const local = content.rules.find(({ id }) => id === "return-url-local");
const returnStep = content.steps.find(({ rules }) => rules.includes(local.id));

let server;
let address;
before(async () => {
  server = spawn(process.execPath, ["build/server/node_host.js", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [told] = await once(server.stdout, "data");
  address = /https?:\/\/[^\s]+/.exec(String(told))?.[0];
  assert.ok(address, `the server says where it is: ${told}`);
});
after(() => server?.kill());

/** A display for one browser; `leave()` ends it. */
async function openDisplay() {
  const display = spawn("Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
  const [number] = await once(display.stdout, "data");
  return { name: `:${String(number).trim()}`, leave: () => display.kill() };
}

/** Whoever reads a screen finds things by role and name; so does this. */
class Reader {
  constructor(page) {
    this.page = page;
  }

  /** Waits until the guide has the element that is shown with this name: a text, or the source of a pattern. */
  async find(selector, name, pattern = false) {
    const handle = await this.page
      .waitForFunction(
        (wanted, words, isPattern) => {
          const root = document.querySelector("portal-guide").shadowRoot;
          const fits = (given) => (isPattern ? new RegExp(words).test(given) : given === words);
          return [...root.querySelectorAll(wanted)].find((element) => {
            const given = element.ariaLabel ?? (element.labels?.[0] ?? element).textContent.trim();
            return fits(given) && element.checkVisibility();
          });
        },
        { timeout: 30_000 },
        selector, name, pattern,
      )
      .catch((error) => {
        throw new Error(`no ${selector} is called “${name}”: ${error.message}`);
      });
    return handle.asElement();
  }

  /** Where the element was replaced by an equal one meanwhile, that one is pressed. */
  async press(selector, name, pattern = false) {
    for (let attempt = 1; ; attempt += 1) {
      const element = await this.find(selector, name, pattern);
      try {
        await element.evaluate((each) => each.scrollIntoView({ block: "center" }));
        return await element.click();
      } catch (error) {
        if (attempt === 5 || !/detached/.test(error.message)) throw error;
      }
    }
  }

  title = (words) => this.find("h1", words);
  button = (key, named) => this.press("button", text(key, named));

  async write(label, words) {
    const field = await this.find("input", label);
    await field.focus();
    await field.type(words);
  }

  async connect(mode, name) {
    const named = { mode: text(`mode.${mode}-in-sentence`) };
    await this.write(text("connect.field", named), demoKey(name, mode));
    await this.button("connect.submit", named);
    await this.find("button", text("connect.disconnect", named));
  }

  /** Whether the guide has something of this name. */
  has(selector, pattern) {
    return this.page.evaluate(
      (wanted, words) => [...document.querySelector("portal-guide").shadowRoot.querySelectorAll(wanted)].some((element) => new RegExp(words).test(element.ariaLabel ?? element.textContent)),
      selector, pattern,
    );
  }
}

const errorsFilter = `^\\d+ (${text("checks.count.error.one").replace("{count} ", "")}|${text("checks.count.error.other").replace("{count} ", "")})$`;

for (const { name, painted } of [
  { name: "without WebGL", painted: false },
  { name: "painted", painted: true },
]) {
  test(`the way of a newcomer in Firefox, ${name}`, { timeout: 240_000 }, async (t) => {
    const display = painted ? await openDisplay() : undefined;
    if (display) t.after(display.leave);
    const browser = await puppeteer.launch({
      browser: "firefox", executablePath: "/usr/bin/firefox-esr", headless: !painted,
      env: { ...process.env, ...(display ? { DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: "1" } : {}) },
      extraPrefsFirefox: { "webgl.force-enabled": painted, "webgl.disabled": !painted },
    });
    t.after(() => browser.close());
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.setViewport({ width: 1280, height: 900 });
    await page.goto(address);

    const reader = new Reader(page);
    await reader.press("button", text("element.open"));
    await reader.title(text("start.title"));
    const plain = await page.evaluate(() => document.querySelector("portal-guide").shadowRoot.querySelector(".pg-scroll").classList.contains("plain"));
    assert.equal(plain, !painted, "the widget is painted where it can be");
    await reader.button("start.begin");
    for (const step of content.steps.slice(0, 3)) {
      await reader.title(step.title);
      await reader.button("step.mark-done");
    }
    await reader.title(content.steps[3].title);
    await page.keyboard.press("j");
    await reader.title(content.steps[4].title);

    await reader.press("nav a", text("nav.checks"));
    await reader.button("checks.connect");
    await reader.title(text("connect.title"));
    await reader.connect("test", "NeedsWorkTest");
    await reader.connect("live", "NeedsWorkLive");
    await reader.button("connect.run");
    await reader.find("button", text("checks.again"));
    assert.ok(await reader.has("button", errorsFilter), "errors are counted");
    mkdirSync("build/web/screens", { recursive: true });
    await page.screenshot({ path: `build/web/screens/firefox-${painted ? "painted" : "plain"}-checks.png` });

    // Why it matters, what was seen, how to fix it.
    const line = `^${local.title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`;
    if (await reader.has("button[aria-expanded=false]", line)) await reader.press("button[aria-expanded=false]", line, true);
    await reader.press("a", text("finding.go-to-step-name", { title: returnStep.title }));
    await reader.title(returnStep.title);
    assert.ok(await reader.has(".pg-nodes", text("step.state.problem")), "the step needs attention");

    // A reload keeps what was marked.
    await page.reload();
    await reader.title(returnStep.title);
    assert.ok(await reader.has("nav a", `^1 `), "the navigation is there");
    assert.ok(await reader.has(".pg-nodes", text("nav.group-count", { done: 3, total: content.steps.filter(({ group }) => group === content.steps[0].group).length })), "three steps are done");
    const place = await page.evaluate(() => document.querySelector("portal-guide").shadowRoot.querySelector("dialog").getBoundingClientRect().toJSON());
    assert.deepEqual([place.x, place.y], [0, 0], "the guide covers the page");
    assert.deepEqual(faults, []);
  });
}
