// Readings become alarms that somebody answers: live on the regulator's page, confirmed, escalated by the clock, made a hazard, closed.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { desktop, person, phone } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const folder = process.env.ANLAN_SHOTS;
if (folder) mkdirSync(folder, { recursive: true });
const shot = async (p, name, full) => folder && p.page.screenshot({ path: `${folder}/sense-${name}.png`, fullPage: !!full });
const photo = (n) => fileURLToPath(new URL(`../fixtures/${n}`, import.meta.url));
/** With ANLAN_DOCS, the picture that the readme shows. */
const keep = async (p, name) => process.env.ANLAN_DOCS && p.page.screenshot({ path: fileURLToPath(new URL(`../../../docs/images/${name}.png`, import.meta.url)) });
/** A page that hears of alarms never has a quiet network: what is waited for is what is drawn. */
async function open(p, path, wait = "h1") {
  await p.page.goto(p.base + path);
  await p.page.locator(wait).first().waitFor();
  await p.page.waitForFunction(() => !document.querySelector(".skeleton, [aria-busy=true]"), undefined, { timeout: 30_000 });
  const alerts = await p.page.getByRole("alert").allInnerTexts();
  must(!alerts.length, `${path} says: ${alerts.join(" / ")}`);
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `${path} is ${wide} px wider than the screen`);
}
const drawn = (p) => p.page.locator("[data-drawn]").first().waitFor();
const sit = async (browser, base, login, more) => Object.assign(await person(browser, base, login, more), { base });
/** Presses an offer, fills its dialog, sends it; the dialog must go away. */
async function step(p, action, fill) {
  await p.page.locator(`[data-action="${action}"]:not([disabled])`).first().click();
  const dialog = p.page.locator(".ant-modal:visible");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.locator('[data-testid="move-ok"]').click();
  await dialog.waitFor({ state: "hidden" });
}
const choose = async (p, field, text) => {
  await field.click();
  const list = p.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").last();
  await list.locator(".ant-select-item-option", { hasText: text }).first().click();
};
const now = async (p) => Date.parse((await p.api("/me")).body.now);
const alarm = async (p, id) => (await p.api(`/alarms/${id}`)).body;
const code = "JH-GT-104", name = "装卸区可燃气体";

/** Readings as a gateway sends them. */
async function send(base, token, readings) {
  const r = await fetch(`${base}/api/sense/readings`, { method: "POST", headers: { authorization: `Bearer ${token}`, "content-type": "application/json" }, body: JSON.stringify({ readings }) });
  return { status: r.status, body: await r.json() };
}

export const stopAtFailure = true;
export const tests = [
  ["the demo's instruments: curves of two months, alarms that came by themselves, one silent point", async ({ browser, base, shared }) => {
    const p = (shared.bureau = await sit(browser, base, "yj.jingban"));
    await until(async () => (await p.api("/alarms?state=unclosed")).body.total.count >= 3, "three open alarms");
    const points = (await p.api("/points?limit=1")).body.total.count;
    must(points >= 20, `a bureau sees ${points} points`);
    await open(p, "/sense", "[data-testid=live-alarms] [data-alarm]");
    await shot(p, "overview");
    await open(p, "/points", "table tbody tr");
    await shot(p, "points");
    const t = (await p.api("/points?q=JH-TT-202")).body.items[0];
    await open(p, `/points/${t.id}`, "[data-drawn]");
    const day = Number(await p.page.locator("[data-drawn]").getAttribute("data-drawn"));
    must(day > 1000, `a day of a reading a minute has ${day} readings`);
    await shot(p, "point-day", true);
    await p.page.getByRole("button", { name: "30 天" }).click();
    await until(async () => Number(await p.page.locator("[data-drawn]").getAttribute("data-drawn")) > 2 * day, "thirty days of readings");
    await shot(p, "point-month");
    await open(p, "/alarms", "table tbody tr");
    await shot(p, "alarms");
    await open(p, "/sense/quality");
    await shot(p, "quality");
    await open(p, "/sense/coverage");
    await shot(p, "coverage");
  }],
  ["a reading raises an alarm that stands on the regulator's page within a second", async ({ browser, base, shared }) => {
    const admin = await sit(browser, base, "xitong");
    const gateway = await admin.api("/gateways", { code: "yunling", name: "演示网关" });
    same(gateway.status, 200, "a token for the gateway");
    shared.token = gateway.body.token;
    same((await send(base, "wrong", [])).status, 401, "a wrong token");
    await admin.close();
    const p = shared.bureau;
    await open(p, "/sense", "[data-testid=live-alarms] [data-alarm]");
    // A server without the live stream is asked every three seconds instead, and the page says so.
    const live = (await p.page.evaluate(async () => { const stop = new AbortController(); const r = await fetch("/api/alarms/live", { signal: stop.signal }); const ok = r.ok; stop.abort(); return ok; }));
    if (live) await p.page.locator("[data-live=true]").waitFor();
    same(await p.page.locator("[data-testid=live-alarms]").getByText(name).count(), 0, "no alarm yet");
    const at = await now(p);
    same((await send(base, shared.token, [{ point: code, at: at - 60_000, value: 3 }])).status, 200, "an ordinary reading");
    const began = Date.now();
    const told = await send(base, shared.token, [{ point: code, at: at - 5_000, value: 34 }, { point: code, at, value: 36 }]);
    same([told.status, told.body.accepted], [200, 2], "two readings above the limit");
    await p.page.locator("[data-testid=live-alarms]").getByText(name).waitFor();
    const ms = Date.now() - began;
    console.log(`      from the reading to the page: ${ms} ms`);
    must(ms <= (live ? 1000 : 6000), `the alarm took ${ms} ms to the page`);
    await shot(p, "live");
    await keep(p, "sense-overview");
    shared.id = await p.page.locator("[data-testid=live-alarms] [data-alarm]", { hasText: name }).first().getAttribute("data-alarm");
  }],
  ["the enterprise confirms on a phone; unanswered feedback is escalated by the clock", async ({ browser, base, shared }) => {
    const firm = (shared.firm = await sit(browser, base, "qy.jia", { size: phone }));
    await open(firm, "/sense", "[data-testid=live-alarms] [data-alarm]");
    await shot(firm, "overview-phone", true);
    await open(firm, `/alarms/${shared.id}`);
    await shot(firm, "alarm-phone", true);
    await step(firm, "confirm", async (d) => { await choose(firm, d.locator(".ant-select").first(), "泄漏"); await shot(firm, "confirm-phone"); });
    await until(async () => (await alarm(firm, shared.id)).handling.code === "confirmed", "confirmed");
    const before = await alarm(firm, shared.id);
    const p = shared.bureau;
    const to = new Date((await now(p)) + 5 * 3_600_000).toISOString();
    same((await p.api("/demo/clock", { to })).status, 200, "the clock is moved by five hours");
    const after = await until(async () => { const a = await alarm(p, shared.id); return a.level > before.level && a; }, "escalated");
    must(after.told.some((t) => t.level > before.level), `nobody was told: ${JSON.stringify(after.told)}`);
    await open(p, `/alarms/${shared.id}`, ".ladder .told, .ladder .known");
    must((await p.page.locator(".ladder").innerText()).includes(after.level_label), "the ladder names the level");
    await shot(p, "alarm-escalated", true);
  }],
  ["it becomes a hazard, the value returns, feedback with a photograph, closed", async ({ shared }) => {
    const { bureau: p, firm, id } = shared;
    await p.page.locator('[data-action="hazard"]').first().click();
    const asked = p.page.locator(".ant-modal:visible");
    await asked.getByLabel("隐患是什么").fill("装卸鹤管密封垫老化，可燃气体泄漏");
    await asked.locator('[data-testid="move-ok"]').click();
    await asked.waitFor({ state: "hidden" });
    const made = await until(async () => (await alarm(p, id)).hazard, "a hazard");
    same((await p.api(`/hazards/${made}`)).status, 200, "the hazard is there");
    // 已消除 while it still leaks is refused and pushed up: said in the dialog.
    await open(firm, `/alarms/${id}`);
    await firm.page.locator('[data-action="handle"]').click();
    const dialog = firm.page.locator(".ant-modal:visible");
    await dialog.getByLabel("做了什么、结果怎样").fill("已关阀");
    await dialog.getByText("险情已消除").click();
    await dialog.locator('[data-testid="move-ok"]').click();
    await dialog.getByRole("alert").getByText("仍然越限").waitFor();
    await shot(firm, "untrue-phone");
    await dialog.getByRole("button", { name: "先不办" }).click();
    // The value comes back and stays back.
    const at = await now(p);
    same((await send(p.base, shared.token, [{ point: code, at: at - 200_000, value: 3 }, { point: code, at: at - 100_000, value: 3 }, { point: code, at, value: 3 }])).status, 200, "low readings");
    await until(async () => !(await alarm(p, id)).standing, "returned");
    await open(firm, `/alarms/${id}`);
    await step(firm, "handle", async (d) => {
      await d.getByLabel("做了什么、结果怎样").fill("更换密封垫，便携式复测 0%LEL");
      await d.getByText("险情已消除").click();
      await d.locator("input[type=file]").first().setInputFiles(photo("site.jpg"));
      await d.locator("img, a[download]").first().waitFor();
    });
    await until(async () => (await alarm(firm, id)).handling.code === "handled", "fed back");
    await open(p, `/alarms/${id}`);
    await step(p, "close", async (d) => { await d.getByLabel("闭环意见").fill("现场复核，泄漏消除"); });
    await until(async () => (await alarm(p, id)).handling.code === "closed", "closed");
    await p.page.locator(".steps .on").getByText("已闭环").waitFor();
    await drawn(p);
    await shot(p, "alarm-closed", true);
    await keep(p, "sense-alarm");
    await shared.firm.close();
  }],
  ["an instrument that stands still is found, with its curve and the words of the rule", async ({ shared }) => {
    const { bureau: p } = shared;
    const found = await until(async () => (await p.api("/doubts")).body.items.find((d) => d.point_name.includes("三号") && d.rule === "held"), "the doubt of the held instrument");
    await open(p, "/doubts", "table tbody tr");
    await p.page.getByText("数值僵死").first().waitFor();
    await shot(p, "doubts");
    await open(p, `/doubts/${found.id}`, "[data-drawn]");
    must(Number(await p.page.locator("[data-drawn]").first().getAttribute("data-drawn")) > 100, "its curve is drawn");
    await p.page.getByText("在一个分辨力内不变").first().waitFor();
    await shot(p, "doubt", true);
    await keep(p, "sense-doubt");
    await p.close();
  }],
  ["who is on duty: the plan with the night that nobody took, last night's note, and the regulator sees who answers", async ({ browser, base }) => {
    for (const size of [desktop, phone]) {
      const wide = size === desktop ? "" : "-phone";
      const firm = await sit(browser, base, "qy.jia", { size });
      await open(firm, "/shifts");
      await firm.page.getByText("二号探头读数夜间升高").waitFor();
      await firm.page.getByText("正在值班").first().waitFor();
      same(await firm.page.getByText("无人值班", { exact: true }).count(), 1, "one night is not taken");
      await shot(firm, `shifts${wide}`, true);
      await firm.page.getByRole("button", { name: "排班" }).first().click();
      const dialog = firm.page.locator(".ant-modal:visible");
      await choose(firm, dialog.locator(".ant-select").first(), "甲厂安全员乙");
      // All of these hours are taken: the refusal says which line.
      await dialog.getByRole("button", { name: /排 \d+ 个班/ }).click();
      await dialog.getByRole("alert").getByText("已有班").waitFor();
      await shot(firm, `shifts-refused${wide}`);
      await firm.close();
    }
    const zone = await sit(browser, base, "yq.jingban");
    await open(zone, "/shifts");
    const row = zone.page.locator("li", { hasText: "云岭甲化工厂" });
    await row.getByText("甲厂安全员").waitFor();
    await shot(zone, "shifts-regulator");
    await row.getByRole("link", { name: "云岭甲化工厂" }).click();
    await zone.page.getByText("云岭甲化工厂：今后七天").waitFor();
    same(await zone.page.getByRole("button", { name: "排班" }).count(), 0, "another unit's plan is not ours to make");
    await zone.close();
  }],
];
