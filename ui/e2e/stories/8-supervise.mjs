// What is late is followed: the head puts rules in use after a trial, a unit answers, letters and charges are signed, the county sees only its own.
import { phone, person, settled } from "../browser.mjs";
import { must, same, until } from "../check.mjs";
import { issued } from "../plan.mjs";

export const demo = ["--bare"];

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/8-${name}.png`, fullPage: true });
const day = async (p, to) => same((await p.api("/demo/clock", { to: `${to}T01:00:00Z` })).status, 200, `the clock is moved to ${to}`);
/** A person signs in anew: sessions end overnight. */
const fresh = (browser, base, login, more) => person(browser, base, login, more);

export const tests = [
  ["a document is issued, and a rule is tried before it is put in use", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "an.jingban");
    shared.task = await issued(clerk);
    await clerk.close();

    await day(await person(browser, base, "an.zhuren"), "2025-01-02");
    const head = await fresh(browser, base, "an.zhuren");
    await head.go("/supervisions/rules");
    const rule = head.page.locator('[data-rule="urge.red"]');
    await rule.getByText("未启用").waitFor();
    await rule.getByRole("button", { name: "试运行" }).click();
    await rule.getByText("今天会发出").waitFor();
    must((await rule.innerText()).includes("建立矿山采空区管理台账"), "the trial names the task");
    // The figure opens what it counts, the whole of what was looked at as well.
    const counted = Number(await rule.locator('[data-count="looked"]').innerText());
    await rule.locator('[data-count="looked"]').click();
    await until(async () => (await rule.locator(".sv-trial li").count()) === counted, "a line for each record that was looked at");
    await rule.locator('[data-count="due"]').click();
    await until(async () => (await rule.locator(".sv-trial li").count()) === Number(await rule.locator('[data-count="due"]').innerText()), "a line for each that would go out");
    same((await head.api("/supervisions")).body.items.length, 0, "a trial writes nothing");
    await settled(head.page);
    await shot(head, "trial");
    for (const code of ["urge.red", "letter.overdue", "secretary.key_red"]) {
      const line = head.page.locator(`[data-rule="${code}"]`);
      await line.getByRole("button", { name: "启用" }).click();
      // One that is on its way out may still be there.
      await head.page.locator(".ant-popconfirm:not(.ant-popover-hidden):visible").last().getByRole("button", { name: "启用" }).click();
      await line.getByText("已启用").waitFor();
      await until(async () => (await head.page.locator(".ant-popconfirm:visible").count()) === 0, "the question closing");
    }
    await day(head, "2025-01-03");
    await head.close();
  }],
  ["the unit finds the urging on its desk and answers with a promise; the office judges it on the record's page", async ({ browser, base, shared }) => {
    const unit = await fresh(browser, base, "yj.jingban");
    await unit.go("/");
    await unit.page.getByRole("heading", { name: /督办待回复/ }).waitFor();
    await shot(unit, "desk");
    await unit.page.locator("[data-supervision]").first().click();
    await unit.page.waitForURL("**/supervisions/*");
    shared.urge = new URL(unit.page.url()).pathname;
    await unit.page.locator('[data-action="reply"]').click();
    await unit.page.getByTestId("move-ok").click();
    await unit.page.getByText("这一项必填。").waitFor();
    await unit.page.locator("#reply").fill("前期摸底范围扩大，已增派两个组，本月底前完成。");
    await unit.page.getByTestId("move-ok").click();
    await unit.page.getByText("已回复，待审核").first().waitFor();
    await unit.close();

    const clerk = await fresh(browser, base, "an.fuhe");
    await clerk.go("/");
    const pile = clerk.page.locator("section, .card", { has: clerk.page.getByRole("heading", { name: /督办回复待审核/ }) }).last();
    await pile.getByText("2025-01-03 回复").waitFor();
    await shot(clerk, "judge");
    await pile.getByRole("link", { name: "办理" }).first().click();
    await clerk.page.waitForURL(`**${shared.urge}`);
    await clerk.page.locator('[data-action="return"]').click();
    await clerk.page.getByLabel("理由").fill("没有写明责任人。");
    await clerk.page.getByTestId("move-ok").click();
    await clerk.page.getByText("没有写明责任人。").first().waitFor();
    await shot(clerk, "returned");
    await clerk.close();
  }],
  ["the answer runs out, a letter is drafted; its words are put better and it is signed as a numbered paper", async ({ browser, base, shared }) => {
    let head = await fresh(browser, base, "an.zhuren");
    await day(head, "2025-01-20");
    await head.close();
    head = await fresh(browser, base, "an.zhuren");
    await head.go("/supervisions?mine=sign");
    const letter = head.page.locator("tbody tr", { hasText: "督办函" }).first();
    await letter.getByRole("link").first().click();
    await head.page.waitForURL("**/supervisions/*");
    shared.letter = new URL(head.page.url()).pathname;
    // Nobody below sees a draft.
    const unit = await fresh(browser, base, "yj.jingban");
    same((await unit.api(shared.letter)).status, 404, "a draft is shown to no unit");
    await head.page.locator('[data-action="sign"]').click();
    const words = head.page.getByLabel("签发的内容");
    must((await words.inputValue()).includes("逾期"), "the rule's words stand there");
    await words.fill("采空区普查应于2024年12月31日前完成，至今未完成，请主要负责人亲自研究，限期书面回复。");
    await head.page.getByTestId("move-ok").click();
    await head.page.getByText("已送达").first().waitFor();
    const number = await head.page.locator('a[href^="/papers/"]').innerText();
    must(/〔2025〕1号/.test(number), `a numbered paper, not “${number}”`);
    await shot(head, "letter");
    await unit.go(shared.letter);
    must((await unit.text()).includes("请主要负责人亲自研究"), "the unit reads what was signed");
    // The task says that it is supervised.
    await unit.go(`/tasks/${shared.task}`);
    await unit.page.getByRole("list", { name: "督办阶梯" }).waitFor();
    await shot(unit, "task");
    await unit.close();
    await head.close();
  }],
  ["on a phone a leader takes charge and writes the week's review; a county sees nothing of it", async ({ browser, base, shared }) => {
    const leader = await fresh(browser, base, "ld.zhouzhang", { size: phone });
    await leader.go("/");
    await leader.page.locator("[data-supervision]", { hasText: "书记督办" }).first().click();
    await leader.page.waitForURL("**/supervisions/*");
    shared.charge = new URL(leader.page.url()).pathname;
    await leader.page.locator('[data-action="sign"]').click();
    await leader.page.getByLabel("包抓领导").click();
    await leader.page.getByTitle("州长岗", { exact: true }).click();
    await leader.page.getByTestId("move-ok").click();
    await leader.page.getByText("记下本周调度").waitFor();
    await leader.page.getByLabel("调度情况").fill("看了两处采空区，要求月底前完成普查。");
    await leader.page.getByRole("button", { name: "记下本周调度" }).click();
    await leader.page.getByText("看了两处采空区，要求月底前完成普查。").first().waitFor();
    await settled(leader.page);
    await shot(leader, "leader-phone");
    same(await leader.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing to scroll sideways");
    await leader.close();
    const county = await fresh(browser, base, "yx.jingban");
    await county.go("/supervisions");
    await until(async () => (await county.text()).includes("没有督办") || (await county.page.locator("tbody tr").count()) > 0, "the county's list");
    const seen = (await county.api("/supervisions?limit=200")).body.items;
    must(seen.every((s) => s.unit.short.includes("云溪")), "only what concerns the county");
    same((await county.api(shared.charge)).status, 404, "the prefecture's charge is none of the county's");
    await county.close();
  }],
];
