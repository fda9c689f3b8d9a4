// A letter from a red task: drafted, edited, submitted, signed by a leader on a phone, served, receipted, never changed again.
import { phone, person, settled } from "../browser.mjs";
import { must, same, until } from "../check.mjs";
import { issued } from "../plan.mjs";

export const demo = ["--bare"];
export const stopAtFailure = true;

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/14-${name}.png`, fullPage: true });
const narrow = (p) => p.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
const more = "请明确专人负责，按周报送进度。";

export const tests = [
  ["the office sets its word for numbers where it sees it", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "an.jingban");
    shared.task = await issued(clerk);
    same((await clerk.api("/demo/clock", { to: "2025-01-02T01:00:00Z" })).status, 200, "the task is past its day");
    await clerk.close();
    const head = await person(browser, base, "an.zhuren");
    await head.go("/papers");
    await head.page.getByRole("link", { name: "机关代字" }).click();
    const own = head.page.locator("[data-organ]", { hasText: "云岭州安全生产委员会办公室" });
    await own.getByText("暂用简称").waitFor();
    await own.getByRole("button", { name: /^设\s*置$/ }).click();
    const word = head.page.getByLabel("机关代字", { exact: true });
    await word.fill("云安〔办");
    await head.page.getByTestId("word-ok").click();
    await head.page.getByRole("alert").getByText("不带年份和括号").waitFor();
    await word.fill("云安办");
    await shot(head, "word");
    await head.page.getByTestId("word-ok").click();
    await own.getByText("✓ 已设置").waitFor();
    must((await own.innerText()).includes("云安办〔2025〕1号"), "what the next number looks like");
    await shot(head, "words");
    await head.close();
    // Whoever drafts for a department sets no words.
    const officer = await person(browser, base, "yj.jingban");
    await officer.go("/papers");
    same(await officer.page.getByRole("link", { name: "机关代字" }).count(), 0, "no such place for a department's officer");
    same((await officer.api("/paper-words")).status, 403, "nor behind it");
    await officer.close();
  }],
  ["a clerk drafts a letter from a red task, edits it and submits it", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "an.jingban");
    await clerk.go(`/tasks/${shared.task}`);
    await clerk.page.getByText("红灯").first().waitFor();
    await clerk.page.getByRole("link", { name: "起草公文" }).click();
    await clerk.page.getByText("关于一项任务").waitFor();
    await until(async () => (await clerk.page.locator(".ant-select-selection-item").allInnerTexts()).some((t) => t.includes("应急")), "the unit of the task stands there");
    await clerk.page.getByLabel("联系人").fill("综合科 0000-1234567");
    const reply = clerk.page.getByLabel("回复期限");
    await reply.fill("2025-01-20");
    await reply.press("Tab");
    await clerk.page.getByRole("button", { name: /^起\s*草$/ }).click();
    await clerk.page.waitForURL(/papers\/[0-9a-f-]{36}$/);
    shared.paper = new URL(clerk.page.url()).pathname;
    const text = clerk.page.getByLabel("正文");
    await text.waitFor();
    const drafted = await text.inputValue();
    must(drafted.includes("采空区") && drafted.includes("2025年1月20日") && drafted.includes("【缺：办结期限】"), `filled from the task and the form, and what is lacking is marked: ${drafted}`);
    await clerk.page.getByText("还缺 1 项").waitFor();
    must((await clerk.text()).includes("办结期限"), "in words that people use");
    await shot(clerk, "lacking");
    // What lacks something is not submitted.
    await clerk.page.locator('[data-action="submit"]').click();
    await clerk.page.getByTestId("move-ok").click();
    await clerk.page.getByRole("dialog").getByRole("alert").getByText("还缺 1 项").waitFor();
    await clerk.page.getByRole("button", { name: "先不办" }).click();
    await text.fill(drafted.replace("【缺：办结期限】", "2025年1月31日").replace("（三）书面回复。", `${more}\n（三）书面回复。`));
    await clerk.page.getByRole("button", { name: /^保\s*存$/ }).click();
    await clerk.page.getByText("已保存").waitFor();
    await clerk.page.locator("img.sheet").first().waitFor();
    await settled(clerk.page);
    await shot(clerk, "draft");
    // Who drafted it does not sign it, and a unit knows nothing of it.
    same(await clerk.page.locator('[data-action="sign"]').count(), 0, "no button to sign for whoever drafted");
    const unit = await person(browser, base, "yj.jingban");
    same((await unit.api(shared.paper)).status, 404, "a draft is shown to no unit");
    await unit.close();
    await clerk.page.locator('[data-action="submit"]').click();
    await clerk.page.getByTestId("move-ok").click();
    await clerk.page.locator("h1 .tag", { hasText: "待签发" }).waitFor();
    same((await clerk.api(shared.paper)).body.number, null, "no number before it is signed");
    await clerk.close();
  }],
  ["a leader signs it on a phone: numbered, frozen with its hash, served", async ({ browser, base, shared }) => {
    const leader = await person(browser, base, "ld.zhouzhang", { size: phone });
    await leader.go("/papers?state=signing");
    await leader.page.locator(`a[href="${shared.paper}"]:visible`).first().click();
    await leader.page.locator("img.sheet").first().waitFor();
    await settled(leader.page);
    await shot(leader, "phone-before");
    same(await narrow(leader), true, "nothing to scroll sideways before signing");
    await leader.page.locator('[data-action="sign"]').click();
    await leader.page.getByTestId("move-ok").click();
    await leader.page.locator("h1 .tag", { hasText: "已签发" }).waitFor();
    await settled(leader.page);
    await shot(leader, "phone-signed");
    same(await narrow(leader), true, "nothing to scroll sideways after it");
    const p = (await leader.api(shared.paper)).body;
    same(p.number, "云安办督〔2025〕1号", "the first of the year, under the word that was set");
    must(/^[0-9a-f]{64}$/.test(p.sha), `frozen with its hash, not “${p.sha}”`);
    shared.sha = p.sha;
    must((await leader.text()).includes(p.sha), "the hash is shown");
    await leader.close();
  }],
  ["the unit receives it; nobody changes it any more", async ({ browser, base, shared }) => {
    const unit = await person(browser, base, "yj.jingban");
    await unit.go("/papers");
    await unit.page.locator(`a[href="${shared.paper}"]:visible`).first().click();
    await unit.page.getByRole("button", { name: /^签\s*收$/ }).click();
    await unit.page.getByText("已签收 1 份").waitFor();
    await unit.page.locator("img.sheet").first().waitFor();
    await settled(unit.page);
    await shot(unit, "received");
    const p = (await unit.api(shared.paper)).body;
    same(p.copies.length, 1, "its own copy");
    must(p.copies[0].received_at, "receipted");
    for (const form of ["docx", "pdf"]) {
      const file = await unit.page.evaluate(async (at) => { const r = await fetch(at); return [r.status, (await r.arrayBuffer()).byteLength]; }, `/api${shared.paper}/file?form=${form}`);
      must(file[0] === 200 && file[1] > 5_000 || form === "pdf" && file[0] === 503, `${form}: ${file}`);
    }
    await unit.close();
    const clerk = await person(browser, base, "an.jingban");
    await clerk.go(shared.paper);
    await clerk.page.getByText("云安办督〔2025〕1号").first().waitFor();
    await clerk.page.getByText("1 份，已签收 1 份").waitFor();
    same(await clerk.page.getByLabel("正文").count(), 0, "no editor any more");
    const now = (await clerk.api(shared.paper)).body;
    must(now.text.includes(more), "what was edited is what was signed");
    same((await clerk.api(shared.paper, { version: now.version, text: "# 改\n改" }, "PUT")).status, 409, "a signed paper is not edited");
    same((await clerk.api(shared.paper)).body.sha, shared.sha, "the hash stays");
    await settled(clerk.page);
    await shot(clerk, "served");
    await clerk.close();
    const county = await person(browser, base, "yx.jingban");
    same((await county.api(shared.paper)).status, 404, "a county that was not served sees nothing of it");
    await county.close();
  }],
  ["the next one is signed at a desk and gets the next number", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "an.jingban");
    const task = (await clerk.api(`/tasks/${shared.task}`)).body;
    const made = await clerk.api("/papers", { template: "supervise_letter", to: [task.unit.id], concept: "task", about: shared.task, facts: { contact: "综合科 0000-1234567", finish_by: "2025-02-28", reply_by: "2025-02-10" } });
    same(made.status, 200, "drafted");
    same((await clerk.api(`/papers/${made.body.id}/moves`, { flow: "paper", action: "submit", version: made.body.version })).status, 200, "submitted");
    await clerk.close();
    const head = await person(browser, base, "an.zhuren");
    await head.go(`/papers/${made.body.id}`);
    await head.page.locator('[data-action="sign"]').click();
    await head.page.getByTestId("move-ok").click();
    await head.page.getByText("云安办督〔2025〕2号").first().waitFor();
    await settled(head.page);
    await shot(head, "second");
    await head.close();
  }],
];
