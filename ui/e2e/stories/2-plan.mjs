// One plan from the upload to the red light, as several people live it (issue: browser story).
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { person } from "../browser.mjs";
import { must, people, same, until } from "../check.mjs";

export const demo = ["--bare"];
export const stopAtFailure = true;

const own = fileURLToPath(new URL("../../../content/demo/plan-prefecture.txt", import.meta.url));
/** The real plan where the corpus is at hand, else ours in the same layout. */
function plan() {
  const corpus = process.env.ANLAN_POLICIES;
  const folder = corpus && path.join(corpus, "documents");
  const real = folder && existsSync(folder) && readdirSync(folder).find((f) => f.startsWith("003_diqing"));
  return real ? path.join(folder, real) : own;
}
const photo = fileURLToPath(new URL("../fixtures/site.jpg", import.meta.url));
const photo2 = fileURLToPath(new URL("../fixtures/site-2.jpg", import.meta.url));
/** One paper for each kind of evidence that the task still asks for, each with words of its own. */
const papers = (task) => task.evidence_needed.filter((e) => !e.have && !e.kind.startsWith("photo")).map((e) => ({
  name: `${e.label}.pdf`, mimeType: "application/pdf",
  buffer: Buffer.from(`%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n% ${e.kind} ${task.id}\ntrailer<</Root 1 0 R>>\n%%EOF\n`),
}));

/** Presses one offered action and fills what its dialog asks. */
async function act(p, action, { note, progress, files, due } = {}) {
  await p.page.locator(`[data-action="${action}"]:not([disabled])`).first().click();
  const dialog = p.page.getByRole("dialog");
  await dialog.waitFor();
  const words = dialog.locator("textarea").first();
  if (note) await words.fill(note);
  if (progress !== undefined) {
    const knob = dialog.getByRole("slider");
    await knob.focus();
    await knob.press("Home");
    for (let i = 0; i < progress / 5; i++) await knob.press("ArrowRight");
  }
  if (files) {
    for (const [i, file] of files.entries()) {
      await dialog.locator('input[type="file"]').first().setInputFiles(file);
      await dialog.getByText("移除").nth(i).waitFor();
    }
  }
  if (due) {
    await dialog.locator(".ant-picker input").fill(due);
    await dialog.locator(".ant-picker input").press("Enter");
  }
  await dialog.locator("[data-testid=move-ok]").click();
  // Refused by the server in its own words, or by the form before it was sent.
  const refused = dialog.locator(".refusal, .ant-form-item-explain-error").first();
  await until(async () => !(await dialog.isVisible()) || (await refused.isVisible()), `the end of “${action}”`, 60_000);
  if (await dialog.isVisible()) throw new Error(`“${action}” was refused: ${await refused.innerText()}`);
}
const state = async (p, id) => (await p.api(`/tasks/${id}`)).body;
const cell = (p, s) => p.api(`/wall?policy=${s.policy}&by=unit`).then((r) => r.body.groups.flatMap((g) => g.rows).flatMap((r) => r.cells).find((c) => c.task === s.task.id)?.color);

export const tests = [
  ["the clerk drops in the plan and sees it read", async ({ browser, base, shared: s }) => {
    const all = await people(base);
    s.role = (role, extra = () => true) => all.find((p) => p.role === role && extra(p)) ?? all.find((p) => p.role_label.includes(role) && extra(p));
    const clerk = s.role("office_clerk") ?? s.role("经办");
    must(clerk, "a clerk of the office among the demo people");
    s.clerk = await person(browser, base, clerk.login);
    await s.clerk.go("/policies");
    await s.clerk.page.getByTestId("policy-file").setInputFiles(plan());
    await s.clerk.page.waitForURL(/\/policies\/[0-9a-f-]{36}/, { timeout: 30_000 }).catch(async () => {
      await s.clerk.page.locator(".drop a").first().click();
      await s.clerk.page.waitForURL(/\/policies\/[0-9a-f-]{36}/);
    });
    s.policy = s.clerk.page.url().match(/[0-9a-f-]{36}/)[0];
    await s.clerk.page.locator(".review .m").first().waitFor();
    s.measures = await s.clerk.page.locator(".review .m").count();
    must(s.measures >= 38, `at least 38 measures, saw ${s.measures}`);
    must((await s.clerk.page.locator(".review .doc mark").count()) > 50, "facts are marked in the document");
  }],
  ["a fact on one side lights its words on the other", async ({ shared: s }) => {
    const mark = s.clerk.page.locator(".review .doc mark.u").first();
    const key = (await mark.getAttribute("data-f")).split(" ")[0];
    await mark.hover();
    const lit = s.clerk.page.locator(`.review .list .lit[data-f~="${key}"]`);
    await until(async () => (await lit.count()) > 0, "the tag on the right lighting up");
    await mark.click();
    await until(async () => (await s.clerk.page.locator(".review .m.on").count()) === 1, "its measure being chosen");
  }],
  ["the date of issue is set where it stands", async ({ shared: s }) => {
    const page = s.clerk.page;
    await page.locator(".head button", { hasText: "印发" }).click();
    const box = page.locator(".ant-popover:visible .ant-picker input");
    await box.fill("2024-04-12");
    await box.press("Enter");
    await until(async () => (await s.clerk.api(`/policies/${s.policy}`)).body.issued_on === "2024-04-12", "the date of issue being kept");
    await until(async () => (await page.locator(".head").innerText()).includes("2024-04-12 印发"), "the page showing the date of issue");
    // What is typed belongs to the review again, not to the field that was open.
    await until(() => page.evaluate(() => !document.activeElement?.closest("input,.ant-picker-dropdown")), "the field letting go of the keyboard");
  }],
  ["every doubt is settled by one click or one key, at most 25 of them", async ({ shared: s }) => {
    const page = s.clerk.page;
    const open = () => s.clerk.api(`/policies/${s.policy}`).then((r) => r.body.ready.open);
    s.asked = await open();
    let clicks = 0, left = s.asked;
    while (left > 0 && clicks < 60) {
      await page.keyboard.press("n");
      const box = page.locator(".review .m.on .doubt").first();
      if (clicks === 0 && (await box.count())) await page.keyboard.press("1");
      else await page.locator(".review .doubt .choices button[data-choice]").first().click();
      clicks++;
      const before = left;
      left = await until(async () => { const n = await open(); return n !== before ? n + 1 : 0; }, `the count of open decisions changing after click ${clicks} (${before} open)`).then((n) => n - 1);
      // The page itself must have followed, or the next click would fall on a doubt that is settled already.
      await until(async () => (await page.locator(".head").getAttribute("data-open")) === String(left), `the page showing ${left} open decisions`);
    }
    s.clicks = clicks;
    same(left, 0, "open decisions");
    must(clicks <= 25, `${clicks} clicks were needed, 25 are allowed`);
    console.log(`      ${s.measures} measures, ${clicks} clicks`);
    await until(async () => /点选/.test(await page.locator(".head").innerText()), "the page counting the clicks");
  }],
  ["it is issued with one button, and the wall chart shows its tasks", async ({ shared: s }) => {
    const page = s.clerk.page;
    await page.locator('[data-action="issue"]').click();
    await page.locator(".ant-modal-confirm-btns .ant-btn-primary").click();
    await page.waitForURL("**/wall?**", { timeout: 60_000 });
    await page.locator(".wall .cell").first().waitFor();
    const wall = (await s.clerk.api(`/wall?policy=${s.policy}&by=unit`)).body;
    s.total = wall.counts.total;
    must(s.total >= s.measures, `${s.total} tasks of ${s.measures} measures`);
    must((await page.locator(".head").innerText()).includes(String(s.total)), "the total stands in the head");
  }],
  ["a department accepts its task from its desk", async ({ browser, base, shared: s }) => {
    const all = await people(base);
    for (const p of all.filter((x) => (x.role ?? "").startsWith("dept") || x.role_label.includes("部门"))) {
      const who = await person(browser, base, p.login);
      const rows = (await who.api("/tasks?mine=accept&role=lead&limit=200")).body.items ?? [];
      s.task = rows.find((t) => t.policy.id === s.policy && t.due && t.light.color === "yellow");
      if (s.task) { s.dept = who; break; }
      await who.close();
    }
    must(s.task, "a department of the demo people leads a task of this plan that is behind its time");
    s.seen = [await cell(s.clerk, s)];
    await s.dept.go(`/tasks/${s.task.id}`);
    await act(s.dept, "accept");
    same((await state(s.dept, s.task.id)).states.work.code, "accepted", "state of the work");
  }],
  ["it reports progress with a photo, then submits", async ({ shared: s }) => {
    await act(s.dept, "progress", { note: "牵头制定的实施细则已印发，照片为启动会现场。", progress: 80, files: [photo] });
    const t = await state(s.dept, s.task.id);
    same(t.progress, 80, "progress");
    must(t.files.length + t.progress_log.flatMap((l) => l.files).length >= 1, "the photo is kept");
    s.seen.push(await cell(s.clerk, s));
    const asked = await state(s.dept, s.task.id);
    if (asked.evidence_needed.some((e) => !e.have)) {
      await act(s.dept, "submit", { note: "全部完成，请核验。" }).then(() => { throw new Error("submitting without the evidence asked for was accepted"); }, (e) => must(/凭据/.test(e.message), e.message));
      await s.dept.page.getByRole("dialog").getByRole("button", { name: "先不办" }).click();
      await s.dept.page.getByRole("dialog").waitFor({ state: "hidden" });
    }
    await act(s.dept, "submit", { note: "全部完成，请核验。", files: [photo2, ...papers(asked)] });
    same((await state(s.dept, s.task.id)).states.work.code, "submitted", "state of the work");
    s.seen.push(await cell(s.clerk, s));
  }],
  ["whoever did it is not offered to check it", async ({ shared: s }) => {
    const t = await state(s.dept, s.task.id);
    const may = t.offers.filter((o) => !o.refused).map((o) => o.action);
    must(!may.includes("check") && !may.includes("close") && !may.includes("verify"), `offers to the department: ${may}`);
  }],
  ["it is returned once with a reason, and submitted again", async ({ shared: s }) => {
    await s.clerk.go(`/tasks/${s.task.id}`);
    await act(s.clerk, "return", { note: "缺少印发文件的文号，请补充说明。" });
    same((await state(s.clerk, s.task.id)).states.work.code, "returned", "state of the work");
    await s.dept.go(`/tasks/${s.task.id}`);
    must((await s.dept.text()).includes("缺少印发文件的文号"), "the department reads the reason");
    await act(s.dept, "submit", { note: "文号已补充在说明里。" });
  }],
  ["the clerk checks it and is refused the closing; a second person closes", async ({ browser, base, shared: s }) => {
    await s.clerk.go(`/tasks/${s.task.id}`);
    await act(s.clerk, "check");
    same((await state(s.clerk, s.task.id)).states.work.code, "verified", "state of the work");
    const mine = (await state(s.clerk, s.task.id)).offers.find((o) => o.action === "close" && !o.refused);
    must(!mine, "the one who checked must not be offered to close");
    const second = s.role("office_head") ?? s.role("安委办主任");
    must(second, "a second person of the office");
    s.head = await person(browser, base, second.login);
    await s.head.go(`/tasks/${s.task.id}`);
    await act(s.head, "close");
    same((await state(s.head, s.task.id)).states.work.code, "closed", "state of the work");
    s.seen.push(await cell(s.clerk, s));
    console.log(`      the cell: ${s.seen.join(" → ")}`);
    same(s.seen, ["yellow", "green", "submitted", "done"], "the colours of the cell");
  }],
  ["the timeline tells all of it", async ({ shared: s }) => {
    await s.head.go(`/tasks/${s.task.id}`);
    const told = await s.head.page.getByRole("list", { name: "办理经过" }).innerText();
    for (const word of ["认领", "报完成", "退回", "核验", "销号"]) must(told.includes(word), `“${word}” is missing in the timeline:\n${told}`);
  }],
  ["the county sees its inherited copies and not the departments' own", async ({ browser, base, shared: s }) => {
    const county = s.role("county_officer") ?? s.role("县");
    must(county, "a county officer");
    const p = await person(browser, base, county.login);
    const rows = (await p.api(`/tasks?policy=${s.policy}&role=territorial&limit=200`)).body.items;
    must(rows.length > 0, "the county has territorial tasks");
    await p.go(`/tasks?policy=${s.policy}`);
    must((await p.page.locator("table.grid tbody tr").count()) > 0, "the list shows them");
    await p.close();
  }],
  ["a stranger's unit sees nothing of it", async ({ browser, base, shared: s }) => {
    const all = await people(base);
    const firm = all.find((p) => p.role === "enterprise_officer" || p.role_label.includes("企业"));
    must(firm, "an enterprise among the demo people");
    const p = await person(browser, base, firm.login);
    same((await p.api(`/tasks/${s.task.id}`)).status, 404, "the task, to a stranger");
    same((await p.api(`/tasks?policy=${s.policy}`)).body.items?.length ?? 0, 0, "tasks listed to a stranger");
    await p.go(`/tasks/${s.task.id}`);
    must(/没有|不存在|找不到/.test(await p.page.getByRole("alert").innerText()), "the page says so");
    await p.close();
  }],
  ["an untouched cell turns red on the day that its light foretold, and says why", async ({ shared: s }) => {
    const page = s.clerk.page;
    const rows = (await s.clerk.api(`/tasks?policy=${s.policy}&state=issued&light=yellow&sort=due&limit=20`)).body.items;
    let told;
    for (const row of rows) {
      const t = await state(s.clerk, row.id);
      if (t.light.turns_to === "red") { told = t; break; }
    }
    must(told, "an untouched yellow task whose light says when it turns red");
    const today = async () => (await s.clerk.api("/me")).body.now;
    const go = async (day) => {
      for (;;) {
        const now = await today();
        const left = Math.round((Date.parse(day) - Date.parse(now.slice(0, 10))) / 86_400_000);
        if (left <= 0) return;
        const step = left >= 30 ? 30 : left >= 7 ? 7 : 1;
        // A button that still shows the last move as under way takes no click and says nothing.
        await until(async () => (await page.locator(".ant-btn-loading").count()) === 0, "the last move of the clock ending");
        await page.getByRole("button", { name: `＋${step} 天` }).click();
        await until(async () => (await today()) !== now, "the clock moving", 60_000);
      }
    };
    const colour = async () => (await state(s.clerk, told.id)).light.color;
    await s.clerk.go("/wall?policy=" + s.policy);
    await page.getByRole("button", { name: "演示时钟" }).click();
    await go(new Date(Date.parse(told.light.turns_at) - 86_400_000).toISOString().slice(0, 10));
    same(await colour(), "yellow", "the day before");
    await go(told.light.turns_at);
    same(await colour(), "red", `on ${told.light.turns_at}`);
    console.log(`      foretold for ${told.light.turns_at}, and so it came`);
    await s.clerk.go("/wall?policy=" + s.policy);
    const red = page.locator(`.wall .cell[data-task="${told.id}"]`).first();
    await red.scrollIntoViewIfNeeded();
    same(await red.getAttribute("data-color"), "red", "its colour on the wall");
    await red.click();
    const card = page.locator(".ant-popover:visible", { hasText: "规则" });
    await card.waitFor();
    must(/落后|逾期|已过|未/.test(await card.innerText()), `the explanation: ${await card.innerText()}`);
  }],
  ["no page reported a fault on the way", async ({ shared: s }) => {
    for (const p of [s.clerk, s.dept, s.head]) await p.close();
  }],
];
