// A county's dispatch meeting: set up, planned, called with what was known, held, decided, minuted; a member reads it on a phone.
import { phone, person, settled } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

export const demo = ["--bare"];
export const stopAtFailure = true;

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/10-${name}.png`, fullPage: true });
const ok = (p) => p.page.getByTestId("move-ok").click();
/** Choose a unit in a tree: type its short name, take the leaf. */
async function unit(p, box, short) {
  await box.click();
  await box.fill(short);
  await p.page.locator(".ant-select-tree-title:visible", { hasText: new RegExp(`^${short}$|${short}`) }).first().click();
  await p.page.keyboard.press("Escape");
}

export const tests = [
  ["a dispatch meeting is set up with its seats, and its rhythm says what is missing", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "yx.anban");
    await clerk.go("/committees");
    await clerk.page.getByRole("button", { name: "设立会议机构" }).click();
    await clerk.page.getByTestId("committee-ok").click();
    await clerk.page.getByText("请填写名称。").first().waitFor();
    await shot(clerk, "committee-form");
    await clerk.page.keyboard.press("Escape");
    // The seats themselves through the same route that the form uses.
    const units = (await clerk.api("/units?limit=200")).body.items;
    const id = (short) => units.find((u) => u.short === short).id;
    const made = await clerk.api("/committees", { name: "云溪县安全生产调度会", kind: "dispatch", owner: id("云溪县委县政府"), organ: id("云溪县安委办"), members: [{ unit: id("云溪县委县政府"), post: "县长", chair: true }, { unit: id("云溪县应急局") }, { unit: id("云溪县住建局") }] });
    same(made.status, 200, "the committee");
    shared.committee = made.body.it.id;
    await clerk.go(`/committees/${shared.committee}`);
    await clerk.page.getByText("还差 1 次调度会").first().waitFor();
    must((await clerk.text()).includes("［S2］"), "the source mark is said");
    await shot(clerk, "committee");
    await clerk.close();
  }],
  ["a meeting is planned, its agenda changed, its notice sent; the calendar shows it", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "yx.anban");
    await clerk.go(`/committees/${shared.committee}`);
    await clerk.page.getByRole("button", { name: "安排会议" }).click();
    await clerk.page.getByLabel("会议名称").fill("云溪县安全生产半月调度会");
    await clerk.page.locator("#on").click();
    await clerk.page.locator(".ant-picker-dropdown:visible .ant-picker-now-btn, .ant-picker-dropdown:visible .ant-picker-today-btn, .ant-picker-dropdown:visible .ant-picker-cell-today").first().click();
    await clerk.page.getByLabel("地点").fill("县政府第二会议室");
    await clerk.page.getByTestId("meeting-ok").click();
    await clerk.page.waitForURL(/\/meetings\/[0-9a-f-]{36}/);
    await settled(clerk.page);
    // The calendar's today is the server's, not this computer's.
    shared.meeting = new URL(clerk.page.url()).pathname;
    same((await clerk.api(shared.meeting)).body.it.on, (await clerk.api("/me")).body.now.slice(0, 10), "the day of the meeting");
    for (const title of ["研究岁末年初安全防范", "听取矿山整治进展"]) {
      await clerk.page.getByRole("button", { name: "增加议题" }).click();
      await clerk.page.getByRole("textbox", { name: "议题" }).fill(title);
      await clerk.page.getByLabel("提出理由").fill("县安委办提请");
      await clerk.page.getByTestId("agenda-ok").click();
      await clerk.page.locator(".mt-agenda").getByText(title).first().waitFor();
      await until(async () => (await clerk.page.locator(".ant-modal:visible").count()) === 0, "the dialog closing");
    }
    await clerk.page.getByRole("button", { name: "上移：听取矿山整治进展" }).click();
    await until(async () => (await clerk.page.locator(".mt-agenda li b").first().innerText()) === "听取矿山整治进展", "the new order");
    const last = clerk.page.locator(".mt-agenda li", { hasText: "研究岁末年初安全防范" });
    await last.getByRole("button", { name: "拿下" }).click();
    await clerk.page.getByTestId("agenda-ok").click();
    await clerk.page.getByText("拿下议题须写明原因。").first().waitFor();
    await clerk.page.getByLabel("原因").fill("留待下次研究");
    await clerk.page.getByTestId("agenda-ok").click();
    await clerk.page.getByText("留待下次研究").first().waitFor();
    await clerk.page.locator('[data-action="call"]').click();
    await ok(clerk);
    await clerk.page.getByText("通知已发").first().waitFor();
    await clerk.page.getByText("发出通知时系统所知").first().waitFor();
    await settled(clerk.page);
    await shot(clerk, "called");
    await clerk.go("/meetings");
    await clerk.page.locator(".mt-chip.called").first().waitFor();
    await shot(clerk, "calendar");
    await clerk.close();

    const member = await person(browser, base, "yxyj.jingban", { size: phone });
    await member.go(shared.meeting);
    await member.page.getByText("听取矿山整治进展").first().waitFor();
    await shot(member, "member-phone");
    same(await member.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing to scroll sideways");
    await member.close();
  }],
  ["held, attended, decided; the head signs the minutes and the decision is on its way", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "yx.anban");
    await clerk.go(shared.meeting);
    await clerk.page.locator('[data-action="hold"]').click();
    await ok(clerk);
    await clerk.page.getByText("已召开，待出纪要").first().waitFor();
    await until(async () => (await clerk.page.locator(".ant-modal:visible").count()) === 0, "the dialog closing");
    await shot(clerk, "attendance");
    await clerk.page.getByRole("button", { name: "登记出席" }).click();
    await clerk.page.getByText("出席已计入").first().waitFor();
    await clerk.page.getByLabel("会议内容").fill("会议听取了矿山整治进展。\n会议要求倒排工期、逐项落实。");
    await clerk.page.getByRole("button", { name: "保存会议内容" }).click();
    await clerk.page.getByText("溪安经办 记录").first().waitFor();
    await clerk.page.getByRole("button", { name: "记下这一项" }).click();
    await clerk.page.getByText("没有牵头单位的议定事项无人负责。").first().waitFor();
    await clerk.page.getByLabel("议定内容").fill("月底前完成全部采空区普查。");
    await unit(clerk, clerk.page.getByLabel("牵头单位").last(), "云溪县应急局");
    await clerk.page.locator("#due").click();
    await clerk.page.locator(".ant-picker-dropdown:visible .ant-picker-header-next-btn").click();
    await clerk.page.locator(".ant-picker-dropdown:visible .ant-picker-cell-in-view").nth(14).click();
    await clerk.page.getByRole("button", { name: "记下这一项" }).click();
    await clerk.page.getByText("待纪要签发后交办").first().waitFor();
    await settled(clerk.page);
    await shot(clerk, "decided");
    same(await clerk.page.locator('[data-action="minute"]').count(), 0, "the clerk does not sign");
    await clerk.close();

    const head = await person(browser, base, "yx.anzhu");
    await head.go(shared.meeting);
    await head.page.locator('[data-action="minute"]').click();
    await ok(head);
    await head.page.getByText("纪要已签发").first().waitFor();
    await head.page.getByRole("link", { name: /交办单/ }).waitFor();
    await settled(head.page);
    await shot(head, "minuted");
    const paper = await head.page.locator('a[href^="/papers/"]').first().getAttribute("href");
    await head.go(paper);
    await head.page.getByText("会议纪要").first().waitFor();
    await settled(head.page);
    await shot(head, "minutes");
    await head.close();

    const unitPerson = await person(browser, base, "yxyj.jingban", { size: phone });
    await unitPerson.go("/");
    await unitPerson.page.locator("[data-supervision]", { hasText: "交办单" }).first().waitFor();
    await unitPerson.close();
  }],
];
