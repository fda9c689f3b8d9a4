// Runs the browser stories one after the other and ends on the line that `cargo x test` counts.
// npm run e2e [-- part of a file's name [part of a test's name]]
import { mkdirSync, readdirSync } from "node:fs";
import { launch } from "./browser.mjs";
import { serve } from "./server.mjs";

/** With ANLAN_SHOTS=folder, what every open page looked like when it failed. */
async function keep(browser, name) {
  if (!process.env.ANLAN_SHOTS) return;
  mkdirSync(process.env.ANLAN_SHOTS, { recursive: true });
  const pages = browser.contexts().flatMap((c) => c.pages());
  for (const [i, p] of pages.entries()) await p.screenshot({ path: `${process.env.ANLAN_SHOTS}/FAIL-${name.replace(/[^\p{L}\d]+/gu, "-").slice(0, 60)}-${i}.png` }).catch(() => {});
}

const [only, part] = process.argv.slice(2);
const folder = new URL("./stories/", import.meta.url);
const files = readdirSync(folder).filter((f) => f.endsWith(".mjs") && (!only || f.includes(only))).sort();
const tally = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();
let browser, server;
try {
  browser = await launch();
  for (const file of files) {
    const story = await import(new URL(file, folder));
    // Each file gets a fresh demonstration: no story leans on what another left behind.
    server = await serve(story.demo);
    const shared = {};
    for (const [name, run] of story.tests.filter(([n]) => !part || n.includes(part))) {
      const at = Date.now();
      try {
        const skip = await run({ browser, base: server.base, shared });
        if (typeof skip === "string") {
          tally.skipped++;
          console.log(`skip  ${file}  ${name}: ${skip}`);
        } else {
          tally.passed++;
          console.log(`ok    ${file}  ${name}  ${Date.now() - at} ms`);
        }
      } catch (error) {
        tally.failed++;
        console.log(`FAIL  ${file}  ${name}\n${String(error?.stack ?? error).split("\n").slice(0, 14).join("\n")}`);
        await keep(browser, `${file}-${name}`);
        // What a broken story left open would slow down the ones after it.
        for (const context of browser.contexts()) await context.close().catch(() => {});
        if (story.stopAtFailure) {
          const left = story.tests.length - story.tests.findIndex(([n]) => n === name) - 1;
          tally.skipped += left;
          if (left) console.log(`      the ${left} tests after it are left out`);
          break;
        }
      }
    }
    await server.stop();
    server = undefined;
  }
} catch (error) {
  tally.failed++;
  console.log(`FAIL  ${error?.stack ?? error}`);
} finally {
  await server?.stop();
  await browser?.close();
}
console.log(`${((Date.now() - started) / 1000).toFixed(1)} s`);
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exit(tally.failed ? 1 : 0);
