// A leader on a phone: what is owed this quarter, one button to enter a led inspection, the dossier; the office assigns and chooses.
import { phone, person, settled } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

export const demo = ["--bare"];

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/12-${name}.png`, fullPage: true });
const narrow = (p) => p.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);

export const tests = [
  ["the county's office assigns duties from templates; two that contradict stay until one is chosen with a reason", async ({ browser, base, shared }) => {
    const office = await person(browser, base, "yx.anban");
    await office.go("/dossiers");
    await office.page.getByRole("row", { name: /云溪书记岗/ }).getByRole("link", { name: "分派职责" }).click();
    await office.page.waitForURL("**/duties");
    shared.post = new URL(office.page.url()).pathname.split("/")[2];
    for (const code of ["D02", "D07", "D01"]) {
      await office.page.locator(`[data-template="${code}"]`).getByRole("button", { name: "分派" }).click();
      await office.page.getByTestId("assign-ok").click();
      await office.page.locator(`[data-template="${code}"]`).getByText("已分派").waitFor();
    }
    await office.page.getByText("同一件事有两种要求").waitFor();
    await settled(office.page);
    await shot(office, "contradiction");
    await office.page.locator(".either-one", { hasText: "D02" }).getByRole("button", { name: "按这一条执行" }).click();
    await office.page.getByTestId("reason-ok").click();
    await office.page.getByText("请写明理由。").waitFor();
    await office.page.getByLabel("理由").fill("县委会议定：书记按每月一次执行。");
    await office.page.getByTestId("reason-ok").click();
    await until(async () => (await office.page.getByText("同一件事有两种要求").count()) === 0, "the contradiction going");
    await office.page.getByText("已停止计算：县委会议定").waitFor();
    await shot(office, "duties");
    await office.close();
  }],
  ["on a phone the leader sees what is missing and enters a led inspection with one button", async ({ browser, base, shared }) => {
    const leader = await person(browser, base, "ld.yxshuji", { size: phone });
    await leader.page.getByRole("link", { name: "本季" }).click();
    await leader.page.getByRole("heading", { name: "我的本季" }).waitFor();
    const line = leader.page.locator('[data-duty="带队检查企业"]', { hasText: "2024-11-30" });
    await line.getByText("还差 1 次带队检查").waitFor();
    await shot(leader, "quarter-before");
    await line.getByRole("button", { name: "登记" }).click();
    await leader.page.getByLabel("对象（企业、单位、人）").fill("云溪加油站");
    await shot(leader, "entry");
    await leader.page.getByTestId("record-ok").click();
    await line.getByText("已完成").waitFor();
    must((await line.getByRole("button", { name: "登记" }).count()) === 0, "nothing more to enter for this month");
    same(await narrow(leader), true, "nothing to scroll sideways on the quarter");
    await settled(leader.page);
    await shot(leader, "quarter-after");
    await leader.page.getByRole("button", { name: "我的履职档案" }).click();
    await leader.page.getByRole("heading", { name: "云溪书记岗安全生产履职档案" }).waitFor();
    await settled(leader.page);
    same(await narrow(leader), true, "nothing to scroll sideways on the dossier");
    await shot(leader, "dossier-phone");
    // A colleague's is as if it did not exist.
    const all = (await leader.api("/dossiers")).body.items;
    same(all.map((r) => r.post), [shared.post], "one's own and nobody else's");
    await leader.close();
  }],
  ["the office opens the dossier as of a day and takes the audit pack; a colleague finds nothing", async ({ browser, base, shared }) => {
    const reader = await person(browser, base, "yx.anban");
    await reader.go(`/dossiers/posts/${shared.post}`);
    await reader.page.getByRole("tab", { name: /记录 1/ }).click();
    await reader.page.getByRole("cell", { name: "云溪加油站" }).waitFor();
    await shot(reader, "dossier");
    await reader.go(`/dossiers/posts/${shared.post}?as_of=2024-11-19`);
    await reader.page.getByText("2024年11月19日24时").waitFor();
    await reader.page.getByRole("tab", { name: /记录 0/ }).waitFor();
    await reader.page.getByRole("button", { name: "下载" }).click();
    const [file] = await Promise.all([reader.page.waitForEvent("download"), reader.page.getByRole("menuitem", { name: "审计资料包（ZIP）" }).getByRole("link").click()]);
    must(file.suggestedFilename().endsWith(".zip"), `a zip, not “${file.suggestedFilename()}”`);
    await reader.close();
    const colleague = await person(browser, base, "ld.yunxi");
    same((await colleague.api(`/dossiers/posts/${shared.post}`)).status, 404, "a colleague's dossier");
    await colleague.close();
  }],
];
