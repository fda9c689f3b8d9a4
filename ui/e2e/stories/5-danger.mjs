// A hazard from the worker's phone to close-out by a second person; risks, enterprises, public pages; on desktop and phone.
import { mkdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { desktop, person, phone, settled } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const folder = process.env.ANLAN_SHOTS;
if (folder) mkdirSync(folder, { recursive: true });
const shot = async (p, name) => folder && p.page.screenshot({ path: `${folder}/danger-${name}.png` });
const photo = (n) => fileURLToPath(new URL(`../fixtures/${n}`, import.meta.url));
const fits = async (p, what) => {
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `${what} is ${wide} px wider than the screen`);
};
/** Opens, waits, has a heading, no refusal, fits. */
async function look(p, path, name) {
  await p.go(path);
  await p.page.locator("h1, .empty h2").first().waitFor();
  const alerts = await p.page.getByRole("alert").allInnerTexts();
  must(!alerts.length, `${path} says: ${alerts.join(" / ")}`);
  await fits(p, path);
  await shot(p, name);
}
/** With ANLAN_DOCS, the picture of a page that the readme shows. */
async function keep(p, path, name) {
  if (!process.env.ANLAN_DOCS) return;
  await p.go(path);
  await p.page.locator(".timeline").first().waitFor();
  await p.page.screenshot({ path: fileURLToPath(new URL(`../../../docs/images/${name}.png`, import.meta.url)) });
}
/** Presses an offer, fills its dialog, sends it; the dialog must go away. */
async function step(p, action, fill) {
  await p.page.locator(`[data-action="${action}"]`).first().click();
  const dialog = p.page.locator(".ant-modal:visible");
  await dialog.waitFor();
  await fill?.(dialog);
  await dialog.locator('[data-testid="move-ok"]').click();
  await dialog.waitFor({ state: "hidden" });
  await settled(p.page);
}
const choose = async (p, field, text) => {
  await field.click();
  const list = p.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").last();
  await list.locator(".ant-select-item-option", { hasText: text }).first().click();
  await list.waitFor({ state: "hidden" });
};
const stateOf = async (p, id) => (await p.api(`/hazards/${id}`)).body.state.code;
const site = async (p, name) => (await p.api(`/sites?q=${encodeURIComponent(name)}`)).body.items[0];

export const tests = [
  ["a worker reports on the phone without a network: it is kept, sent later, and counts once", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "qy.gong", { size: phone });
    await p.page.context().grantPermissions(["geolocation"]);
    await p.page.context().setGeolocation({ longitude: 100.2929, latitude: 27.866, accuracy: 12 });
    await look(p, "/", "worker-home-phone");
    await look(p, "/report", "report-phone");
    const before = (await p.api("/hazards?limit=1")).body.total.count;
    // The page says when its own files are kept; then the network goes.
    await p.page.getByText("断网也能报").waitFor();
    await p.page.context().setOffline(true);
    await p.page.getByText("没有网络").first().waitFor();
    await p.page.getByTestId("report-photo").setInputFiles(photo("site.jpg"));
    await p.page.locator(".report .thumb img").waitFor();
    await p.page.getByLabel("哪里、有什么问题").fill("三楼平台护栏缺了一段，约两米");
    await p.page.getByLabel("具体部位").fill("三楼平台");
    await shot(p, "report-filled-phone");
    await p.page.getByRole("button", { name: "上报", exact: true }).click();
    await p.page.getByText("联网后自动补传").waitFor();
    await shot(p, "report-offline-phone");
    // Closed and opened again without a network: the page is there, and so is the report.
    await p.page.reload();
    await p.page.getByText("联网后自动补传").waitFor();
    await p.page.context().setOffline(false);
    await p.page.locator(".report .got").waitFor();
    await shot(p, "report-sent-phone");
    const list = (await p.api("/hazards?q=" + encodeURIComponent("护栏缺了一段"))).body;
    same(list.total.count, 1, "hazards made of one report");
    same((await p.api("/hazards?limit=1")).body.total.count, before + 1, "all that the worker sees");
    shared.id = list.items[0].id;
    const h = (await p.api(`/hazards/${shared.id}`)).body;
    same(h.state.code, "reported", "state");
    same(h.files.length, 1, "photos");
    must(Math.abs(h.lng - 100.2929) < 1e-4, "the place of the phone");
    // The very same report once more, as a phone does whose answer got lost.
    await p.page.reload();
    await settled(p.page);
    same((await p.api("/hazards?q=" + encodeURIComponent("护栏缺了一段"))).body.total.count, 1, "still one");
    await look(p, `/hazards/${shared.id}`, "hazard-worker-phone");
    same(await p.page.locator("[data-action=close], [data-action=pass]").count(), 0, "a worker neither accepts nor closes");
    await p.close();
  }],
  ["without words it is not sent, and the form says what is missing", async ({ browser, base }) => {
    const p = await person(browser, base, "qy.gong", { size: phone });
    await p.go("/report");
    await p.page.getByRole("button", { name: "上报", exact: true }).click();
    await p.page.getByText("请写一句话").waitFor();
    await p.close();
  }],
  ["the firm's officer grades and assigns it with the questions of the assistant", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "qy.jia");
    await look(p, "/", "firm-home");
    await look(p, `/hazards/${shared.id}`, "hazard-reported");
    await step(p, "verify", async (d) => {
      await choose(p, d.locator(".ant-form-item", { hasText: "隐患类别" }).locator(".ant-select"), "防护装置缺失失效");
      const no = d.locator(".assistant .q");
      if (await no.count()) await no.first().locator(".ant-segmented-item", { hasText: "不清楚" }).click();
      await shot(p, "verify-dialog");
    });
    same(await stateOf(p, shared.id), "assigned", "state after verifying");
    await p.close();
  }],
  ["rectified with a photo of afterwards; without it refused", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "qy.yi", { size: phone });
    await p.go(`/hazards/${shared.id}`);
    const bare = await p.api(`/hazards/${shared.id}/moves`, { flow: "hazard", action: "finish", note: "装好了" });
    same([bare.status, bare.body.code], [422, "EVIDENCE_REQUIRED"], "reporting complete without a photo");
    await step(p, "finish", async (d) => {
      await d.getByLabel("说明").fill("护栏已焊接补齐并刷漆");
      await d.locator('input[type="file"]').first().setInputFiles(photo("site-2.jpg"));
      await d.getByText("site-2.jpg").first().waitFor();
      await shot(p, "finish-phone");
    });
    same(await stateOf(p, shared.id), "review", "state after reporting complete");
    const own = await p.api(`/hazards/${shared.id}/moves`, { flow: "hazard", action: "pass" });
    must(own.status >= 400, "who rectified does not accept");
    await p.close();
  }],
  ["rechecked on the phone with before and after side by side, closed by another person", async ({ browser, base, shared }) => {
    const check = await person(browser, base, "qy.jia", { size: phone });
    await check.go(`/hazards/${shared.id}`);
    await until(async () => (await check.page.locator(".ba img.pic").count()) >= 2, "both pictures");
    await fits(check, "recheck on the phone");
    await shot(check, "recheck-phone");
    // Signs of false rectification are shown to who rechecks, and each needs a reason.
    const open = (await check.api(`/hazards/${shared.id}/findings`)).body.filter((f) => f.state === "open");
    same(await check.page.locator(".finding").count() >= open.length, true, "findings shown");
    await step(check, "pass", async (d) => d.getByLabel("说明").fill("现场看过，护栏齐全").catch(() => undefined));
    same(await stateOf(check, shared.id), "accepted", "state after the recheck");
    await check.close();
    const head = await person(browser, base, "qy.tou");
    await head.go(`/hazards/${shared.id}`);
    await shot(head, "hazard-accepted");
    await step(head, "close");
    same(await stateOf(head, shared.id), "closed", "state after closing");
    const who = (await head.api(`/hazards/${shared.id}`)).body;
    must(who.rectified.by.name !== who.recheck.by.name && who.recheck.by.name !== who.closed.by.name, "three different people");
    await shot(head, "hazard-closed");
    await head.close();
  }],
  ["the list shows it closed, the board no longer, and a stranger sees nothing", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "zf.yi");
    await p.go(`/hazards?q=${encodeURIComponent("护栏缺了一段")}`);
    must(/已销号/.test(await p.page.locator("tbody tr").first().innerText()), "closed in the list");
    await p.go("/hazards/board");
    must(!(await p.text()).includes("护栏缺了一段"), "not on the board");
    await p.close();
    const stranger = await person(browser, base, "qx.jingban");
    same((await stranger.api(`/hazards/${shared.id}`)).status, 404, "a unit that has nothing to do with it");
    same((await stranger.api("/hazards?limit=1")).body.total.count, 0, "its list");
    await stranger.close();
    const nobody = await person(browser, base, undefined);
    same((await nobody.api(`/hazards/${shared.id}`)).status, 401, "without signing in");
    await nobody.close();
  }],
  ["list, board, map and desk of a verifier, at 1440 × 900", async ({ browser, base }) => {
    const p = await person(browser, base, "zf.yi");
    for (const [path, name] of [["/hazards", "list"], ["/hazards/board", "board"], ["/hazards/map", "map"], ["/hazards/desk", "desk"], ["/listings", "listings"], ["/hazards/criteria?trade=chemical&q=" + encodeURIComponent("储罐紧急切断阀没有投用"), "criteria"]]) await look(p, path, name);
    await p.go("/hazards/map");
    const dots = p.page.locator("svg.hz-map g[role=button]");
    must((await dots.count()) > 0, "points on the map");
    await dots.first().focus();
    await p.page.keyboard.press("Enter");
    await p.page.getByText(/选中的 \d+ 条/).waitFor();
    await p.close();
  }],
  ["every count on the board leads to exactly that list", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    await p.go("/hazards/board");
    const column = p.page.locator(".board section").first();
    const n = Number(await column.locator(".count").innerText());
    await column.locator(".col-head a").first().click();
    await p.page.waitForURL("**/hazards?**state=**");
    await settled(p.page);
    await until(async () => (await p.page.locator("section.card .bar.small").first().innerText()).includes(`符合条件 ${n} / 全部`), `the list counting ${n}`);
    await p.close();
  }],
  ["the statistics are the API's own, and every figure leads to exactly its records", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    await look(p, "/hazards/stats?grade=all", "stats");
    const s = (await p.api("/hazards/stats?grade=all")).body;
    must(s.all.found > 2 && s.all.open > 0 && s.all.found === s.all.open + s.all.closed, `found is open and closed: ${JSON.stringify(s.all)}`);
    same((await p.api("/hazards?state=open&limit=1")).body.total.count, s.all.open, "open by another way");
    const figures = p.page.locator(".figure").first().locator("a");
    same(await figures.allInnerTexts(), [s.all.open, s.all.found, s.all.closed].map(String), "stock, found and closed");
    same(s.ages.reduce((n, a) => n + a.open, 0), s.all.open, "the ages add up");
    same(await p.page.locator("svg.months title").count(), 24, "months of the chart");
    // Down a region, then a figure of its cross table by year: the list counts the same.
    await p.page.locator("section", { hasText: "按地区" }).locator("tbody button").last().click();
    await p.page.waitForURL("**region=**");
    await settled(p.page);
    const line = p.page.locator("section", { hasText: "按发现年份" }).locator("tbody tr").first();
    for (const column of [1, 3]) {
      const n = Number(await line.locator("td").nth(column).innerText());
      await line.locator("td").nth(column).locator("a").click();
      await p.page.waitForURL("**/hazards?**");
      await until(async () => (await p.page.locator("section.card .bar.small").first().innerText()).includes(`符合条件 ${n} / 全部`), `the list counting ${n}`);
      await p.page.goBack();
      await line.waitFor();
    }
    // The months: every figure of the last ones in the table, and a bar and a point of the chart, lead to a list that counts the same.
    await p.go("/hazards/stats?grade=all");
    await p.page.getByText("逐月数字").click();
    const recent = [...s.months].reverse().filter((m) => m.found + m.closed > 0).slice(0, 2);
    must(recent.length === 2 && recent.some((m) => m.closed > 0) && recent.some((m) => m.open > 0), `months with something in them: ${JSON.stringify(recent)}`);
    for (const m of recent) for (const [column, way] of [[1, "found"], [2, "closed"], [3, "open"]]) {
      if (!m[way]) continue;
      await p.page.locator("details.how tr", { hasText: m.month }).locator("td").nth(column).locator("a").click();
      await p.page.waitForURL("**/hazards?**");
      await until(async () => (await p.page.locator("section.card .bar.small").first().innerText()).includes(`符合条件 ${m[way]} / 全部`), `${m.month} ${way}: the list counting ${m[way]}`);
      if (way === "open" && m === recent[0]) await shot(p, "stats-month-open");
      await p.page.goBack();
      await p.page.getByText("逐月数字").click();
    }
    const m = recent.find((x) => x.closed > 0);
    for (const [words, n] of [[`${m.month} 销号`, m.closed], [`${m.month} 月末未销号`, m.open]]) {
      if (!n) continue;
      await p.page.getByRole("link", { name: `${words} ${n}`, exact: true }).focus();
      await p.page.keyboard.press("Enter");
      await p.page.waitForURL("**/hazards?**");
      await until(async () => (await p.page.locator("section.card .bar.small").first().innerText()).includes(`符合条件 ${n} / 全部`), `${words}: the list counting ${n}`);
      await p.page.goBack();
      await p.page.locator("svg.months").waitFor();
    }
    await p.close();
    // An enterprise sees its own, not a whole region: it is told where its figures are.
    const firm = await person(browser, base, "qy.jia", { size: phone });
    await look(firm, "/hazards/stats", "stats-refused-phone");
    await firm.page.getByText("统计按地区汇总").waitFor();
    await firm.close();
  }],
  ["the verdict assistant names clause and outcome", async ({ browser, base }) => {
    const p = await person(browser, base, "zf.yi");
    await p.go("/hazards/criteria?trade=chemical&q=" + encodeURIComponent("储罐紧急切断阀没有投用"));
    const questions = p.page.locator(".assistant .q");
    await questions.first().waitFor();
    const all = (await p.api("/criteria?trade=chemical&q=" + encodeURIComponent("储罐紧急切断阀没有投用"))).body.items.filter((c) => c.needed);
    same(await questions.count(), all.length, "questions");
    const at = all.findIndex((c) => c.direct);
    must(at >= 0, "a direct criterion among them");
    await questions.nth(at).locator(".ant-segmented-item", { hasText: all[at].hit === "yes" ? "是" : "否" }).first().click();
    await p.page.getByRole("button", { name: "看判定结果" }).click();
    await p.page.locator(".verdict.major").waitFor();
    must((await p.page.locator(".verdict").innerText()).includes(all[at].clause), "the clause that was met");
    await shot(p, "verdict");
    await p.close();
  }],
  ["a listed major hazard: clocks, two reports, plan, listing; and what the public sees of it", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    const open = (await p.api("/listings?state=listed")).body.items[0];
    must(open, "the demo has a listed hazard");
    await look(p, `/hazards/${open.hazard.id}`, "hazard-listed");
    const text = await p.text();
    for (const word of ["双报告", "治理方案", "挂牌督办", "整改前"]) must(text.includes(word), `the page shows ${word}`);
    const doubt = (await p.api("/hazards?suspect=true&limit=1")).body.items[0];
    must(doubt, "the demo has a hazard with a sign of false rectification");
    await look(p, `/hazards/${doubt.id}`, "hazard-doubt");
    must((await p.text()).includes("不等于弄虚作假"), "a sign is never an accusation");
    // The one with both pictures, whose sign asks to compare them.
    const both = (await p.api("/hazards?q=" + encodeURIComponent("压力表指针"))).body.items[0];
    await look(p, `/hazards/${both.id}`, "hazard-before-after");
    same(await p.page.locator(".ba img.pic").count() >= 2, true, "before and after");
    await keep(p, `/hazards/${both.id}`, "hazard");
    await p.close();
    for (const [size, at] of [[desktop, "wide"], [phone, "phone"]]) {
      const nobody = await person(browser, base, undefined, { size });
      await look(nobody, "/public/listings", `public-listings-${at}`);
      must((await nobody.text()).includes(open.title), "the listed hazard is published");
      must(!/甲厂安全员|执法一/.test(await nobody.text()), "no person is named");
      await nobody.close();
    }
  }],
  ["an enterprise with both loops on one page; its class is explained, its R value worked out", async ({ browser, base }) => {
    const p = await person(browser, base, "yj.jingban");
    await look(p, "/sites", "sites");
    const s = await site(p, "云岭甲化工厂");
    await look(p, `/sites/${s.id}`, "site");
    const text = await p.text();
    for (const word of ["风险等级", "风险分级管控", "隐患排查治理", "重大危险源"]) must(text.includes(word), `the page shows ${word}`);
    await p.page.getByText(/S = .*R = /).click();
    await p.page.locator(".working").first().waitFor();
    await shot(p, "site-working");
    await keep(p, `/sites/${s.id}`, "site");
    for (const path of ["/sites/new", "/sites/import", `/sites/${s.id}/edit`]) await look(p, path, path.replace(/[/\d-]+[a-f\d-]*/g, "-").replace(/^-/, "").slice(0, 20) || "edit");
    await p.close();
  }],
  ["a known credit code brings what the system holds, and says where it came from", async ({ browser, base }) => {
    const p = await person(browser, base, "yj.jingban");
    const s = await site(p, "云岭甲化工厂");
    await p.go("/sites/new");
    await p.page.getByLabel("统一社会信用代码").fill(s.uscc);
    await p.page.getByRole("button", { name: "查已有资料" }).click();
    await p.page.locator(".from").first().waitFor();
    same(await p.page.getByLabel("企业名称").inputValue(), "云岭甲化工厂", "name filled in");
    await shot(p, "prefill");
    await p.close();
  }],
  ["risks: list, one risk, the plan in four colours drawn with the keyboard and kept", async ({ browser, base }) => {
    const p = await person(browser, base, "qy.jia");
    await look(p, "/risks", "risks");
    const red = (await p.api("/risks?level=1")).body.items[0];
    must(red, "the demo has a major risk");
    await look(p, `/risks/${red.id}`, "risk");
    const s = await site(p, "云岭甲化工厂");
    await look(p, `/sites/${s.id}/risks`, "plan");
    const before = (await p.api(`/sites/${s.id}/risk-map`)).body;
    const first = before.areas.find((a) => a.polygon);
    await p.page.locator(".plan polygon").first().focus();
    for (const key of ["ArrowRight", "ArrowDown"]) await p.page.keyboard.press(key);
    await p.page.getByRole("button", { name: "保存" }).click();
    await p.page.getByText("四色图已保存").waitFor();
    const after = (await p.api(`/sites/${s.id}/risk-map`)).body.areas;
    const moved = before.areas.filter((a) => a.polygon && JSON.stringify(a.polygon) !== JSON.stringify(after.find((b) => b.point === a.point).polygon));
    same(moved.length, 1, "one area moved");
    const now = after.find((b) => b.point === moved[0].point).polygon;
    same(now.map(([x, y], i) => [Math.round((x - moved[0].polygon[i][0]) * 1000), Math.round((y - moved[0].polygon[i][1]) * 1000)]), now.map(() => [10, 10]), "by one hundredth to the right and down");
    must(first, "areas drawn");
    await p.close();
  }],
  ["a risk is rated while one chooses, and saved", async ({ browser, base }) => {
    const p = await person(browser, base, "qy.jia");
    const s = await site(p, "云岭甲化工厂");
    const tree = (await p.api(`/sites/${s.id}/risks`)).body;
    await p.go(`/risk-points/${tree.points[0].id}/new?site=${s.id}`);
    await p.page.getByLabel("作业活动、步骤或设备部位").fill("浏览器测试辨识的风险");
    await p.page.getByLabel("事故类型").fill("火灾");
    const box = p.page.locator(".score-box").first();
    await choose(p, box.locator(".ant-form-item", { hasText: "可能性 L" }).locator(".ant-select"), "3");
    await choose(p, box.locator(".ant-form-item", { hasText: "人员" }).locator(".ant-select"), "4");
    await box.locator(".lv").first().waitFor();
    must(/12/.test(await box.innerText()), "R = 3 × 4 = 12 stands in the working");
    await shot(p, "risk-edit");
    await p.page.getByRole("button", { name: "保存" }).click();
    await p.page.waitForURL(/\/risks\/[0-9a-f-]{36}$/);
    await p.page.getByText("浏览器测试辨识的风险").first().waitFor();
    await p.close();
  }],
  ["the phone pages fit 390 px", async ({ browser, base }) => {
    for (const [login, paths] of [["qy.gong", ["/", "/hazards", "/risks", "/report"]], ["qy.jia", ["/", "/sites"]], ["zf.yi", ["/hazards", "/hazards/board", "/hazards/map", "/hazards/desk", "/hazards/criteria", "/sites", "/risks", "/listings", "/report"]]]) {
      const p = await person(browser, base, login, { size: phone });
      for (const path of paths) await look(p, path, `phone-${login.replace(".", "-")}${path.replace(/\//g, "-")}`);
      await p.close();
    }
  }],
  ["no page asks anybody but its own server", async ({ browser, base }) => {
    const p = await person(browser, base, "zf.yi");
    const foreign = [];
    p.page.on("request", (r) => { if (!r.url().startsWith(base) && !/^(data|blob):/.test(r.url())) foreign.push(r.url()); });
    for (const path of ["/hazards/map", "/hazards", "/sites", "/risks", "/report"]) await p.go(path);
    same(foreign, [], "requests to elsewhere");
    must(readFileSync(photo("site.jpg")).length > 0, "fixtures are there");
    await p.close();
  }],
];
