// What a visit found becomes a task and leads back; the quarterly bulletin tells the four ones and where its lights are from; an accident has its investigation.
import { phone, person, settled } from "../browser.mjs";
import { must, same } from "../check.mjs";

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/13-${name}.png`, fullPage: true });
const fits = async (p) => {
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `${p.page.url()}: the page is ${wide} px wider than the phone`);
};
const ok = (r) => { must(r.status === 200, `${r.status} ${JSON.stringify(r.body)}`); return r.body; };
const day = async (p, to) => same((await p.api("/demo/clock", { to: `${to}T01:00:00Z` })).status, 200, `the clock is moved to ${to}`);

export const tests = [
  ["a finding becomes a task with a light, and its page leads back to the finding", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "an.jingban");
    const tours = ok(await p.api("/tours?state=running")).items;
    const tour = tours.find((t) => t.sort === "tour");
    const left = ok(await p.api(`/tours/${tour.id}`)).places.find((x) => x.stands === "left");
    const today = ok(await p.api("/me")).now.slice(0, 10);
    const visit = ok(await p.api(`/tours/${tour.id}/visits`, { target: left.unit.id, on: today, leader: "样例组长" })).it.id;
    ok(await p.api(`/tour-visits/${visit}/moves`, { action: "begin" }));
    for (const method of ["briefing", "papers", "site", "people"]) ok(await p.api(`/tour-visits/${visit}/evidence`, { method, text: "已核对台账和现场。" }));
    await p.go(`/tour-visits/${visit}`);
    await p.page.locator('[data-action="finding"]').click();
    await p.page.locator("#title").fill("值班记录缺失");
    await p.page.locator("#text").fill("补齐值班记录，落实交接班制度。");
    await p.page.getByText("任务：有红黄绿灯").click();
    await shot(p, "finding");
    await p.page.getByTestId("ask-ok").click();
    await p.page.getByText("由安委办下发为任务").waitFor();
    ok(await p.api(`/tour-visits/${visit}/findings`, { title: "台账不全", text: "补齐台账。", hand: "assignment" }));
    // A member of the team would leave it waiting; the office's own clerk issues it with the end of the visit.
    ok(await p.api(`/tour-visits/${visit}/moves`, { action: "finish", note: "发现两个问题。" }));
    await p.go(`/tour-visits/${visit}`);
    await p.page.locator("[data-task]").waitFor();
    await shot(p, "visit");
    await p.page.locator("[data-task] a").click();
    await p.page.locator('[data-origin="tour_visit"]').waitFor();
    await settled(p.page);
    await shot(p, "task");
    await p.page.locator('[data-origin="tour_visit"] a').click();
    await p.page.getByText("四个方法").first().waitFor();
    await p.go(`/tours/${tour.id}`);
    await p.page.getByText("问题下发的任务").waitFor();
    await shot(p, "tour");
    shared.visit = visit;
    await p.close();
    const q = await person(browser, base, "an.jingban", { size: phone });
    await q.go(`/tour-visits/${visit}`);
    await q.page.locator("[data-task]").waitFor();
    await shot(q, "visit-phone");
    await fits(q);
    await q.close();
  }],
  ["the quarterly bulletin shows the four ones and says where its lights are from", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    await day(p, "2025-01-06");
    await p.go("/bulletins/figures?kind=quarterly&from=2024-10-01");
    await p.page.locator("[data-committee]").first().waitFor();
    await p.page.getByTestId("light-basis").waitFor();
    await settled(p.page);
    await shot(p, "quarter");
    await p.page.locator("[data-committee] a").first().click();
    await p.page.getByText("“4个1”").first().waitFor();
    await p.close();
    const q = await person(browser, base, "an.jingban", { size: phone });
    await q.go("/bulletins/figures?kind=quarterly&from=2024-10-01");
    await q.page.locator("[data-committee]").first().waitFor();
    await settled(q.page);
    await shot(q, "quarter-phone");
    await fits(q);
    await q.close();
  }],
  ["an accident has its team, terms and the four; the map and the rates say what is missing", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    const units = ok(await p.api("/units?limit=200")).items;
    const regulator = units.find((u) => u.short === "州应急局").id;
    const now = ok(await p.api("/me")).now;
    const made = ok(await p.api("/accidents", { title: "样例坍塌事故", region: "990121", regulator, firm: "样例矿（虚构）", place: "三号采面", kind: "10", occurred_at: now, course: "顶板垮落。", measures: "已停产撤人。", dead: 3, injured: 0, loss: 120 }));
    const a = made.it.id;
    ok(await p.api(`/accidents/${a}/moves`, { action: "verify" }));
    await p.go(`/accidents/${a}`);
    await p.page.locator('[data-action="team"]').click();
    await p.page.locator("#lead").fill("样例组长");
    await p.page.locator("#authority").fill("云岭州人民政府");
    for (let n = 0; n < 6; n++) await p.page.locator(`#members_${n}_name`).fill(`样例成员${n + 1}`);
    await shot(p, "accident-team");
    await p.page.getByTestId("ask-ok").click();
    await p.page.getByText("组长 样例组长").waitFor();
    ok(await p.api(`/accidents/${a}/moves`, { action: "investigate", note: "成立。" }));
    await p.go(`/accidents/${a}`);
    await p.page.locator('[data-action="term"]').click();
    await shot(p, "accident-term");
    await p.page.getByRole("button", { name: "先不办" }).click();
    await shot(p, "accident");
    await p.go("/accidents");
    await p.page.locator('[data-place]').first().waitFor();
    await p.page.locator('[data-rate="gdp"]').waitFor();
    await settled(p.page);
    await shot(p, "accidents");
    await p.close();
    const q = await person(browser, base, "an.jingban", { size: phone });
    for (const [path, name] of [[`/accidents/${a}`, "accident-phone"], ["/accidents", "accidents-phone"]]) {
      await q.go(path);
      await q.page.locator(name === "accident-phone" ? "[data-lesson]" : "[data-place]").first().waitFor();
      await shot(q, name);
      await fits(q);
    }
    await q.close();
  }],
];
