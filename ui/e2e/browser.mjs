// Chromium as the tests use it: no network of its own, every console error of a page is a failure.
import { chromium } from "playwright-core";

export const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
export const desktop = { width: 1440, height: 900 };
export const phone = { width: 390, height: 844 };

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: flags });

/** A person at a screen: signed in by one click of the demo page when `login` is given. Nothing moves by itself: on a busy
 * machine a menu that still opens slides the wrong line under the pointer. */
export async function person(browser, base, login, { size = desktop } = {}) {
  const context = await browser.newContext({ viewport: size, locale: "zh-CN", timezoneId: "Asia/Shanghai", reducedMotion: "reduce", hasTouch: size.width < 500, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  // With ANLAN_SLOW=8, a machine eight times as slow: what a story leaves to chance shows there first.
  if (process.env.ANLAN_SLOW) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.ANLAN_SLOW) });
  const faults = [];
  page.on("pageerror", (e) => faults.push(`${page.url()}: ${e.message}`));
  // A refusal (4xx) also shows up as a console error of the browser; it is an answer, not a fault of the page.
  page.on("console", (m) => m.type() === "error" && !/Failed to load resource/.test(m.text()) && faults.push(`${page.url()}: ${m.text()}`));
  const go = async (path) => {
    await page.goto(base + path);
    await settled(page);
  };
  if (login) {
    await go("/sign-in");
    await page.locator(`[data-login="${login}"]`).click();
    await page.waitForURL((u) => !u.pathname.startsWith("/sign-in"));
    await settled(page);
  }
  return {
    page, go, faults,
    text: () => page.locator("body").innerText(),
    close: async () => { await context.close(); if (faults.length) throw new Error(`The page reported:\n${faults.join("\n")}`); },
    /** JSON from the API with this person's session. */
    api: async (path, body, method) => {
      const r = await context.request.fetch(`${base}/api${path}`, { method: method ?? (body === undefined ? "GET" : "POST"), headers: { "X-Anlan": "1" }, data: body });
      return { status: r.status(), body: await r.json().catch(() => null) };
    },
  };
}

/** No request under way, nothing left for the page to work out, and nothing still loading. */
export async function settled(page) {
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done, { timeout: 5_000 }))).catch(() => {});
  await page.waitForFunction(() => !document.querySelector(".skeleton, [aria-busy=true]"), undefined, { timeout: 60_000 }).catch(() => {});
}
