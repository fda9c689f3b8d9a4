// A ticket is asked for on a phone, analysed, approved by another, begun; the regulator sees what is in force. A round of tours shows who is left.
import { person, phone, settled } from "../browser.mjs";
import { must, same } from "../check.mjs";

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/9-${name}.png`, fullPage: true });
const fits = async (p) => {
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `the page is ${wide} px wider than the screen`);
};

export const tests = [
  ["a ticket from the phone of who works to the approval of a second person", async ({ browser, base, shared }) => {
    const p = await person(browser, base, "qy.jia", { size: phone });
    await p.go("/permits/new");
    await p.page.getByText("动火", { exact: true }).first().click();
    await p.page.getByText("二级", { exact: true }).click();
    await shot(p, "permit-new-phone");
    await fits(p);
    await p.page.locator(".ant-select").first().click();
    await p.page.getByText("云岭甲化工厂").last().click();
    await p.page.getByLabel("作业地点").fill("四车间外管廊");
    await p.page.getByLabel("作业内容").fill("支架焊接");
    await p.page.getByLabel("姓名").fill("样例焊工");
    await p.page.getByLabel("监护人").fill("样例焊工");
    await p.page.locator('[data-testid="permit-ok"]').click();
    await p.page.getByRole("alert").filter({ hasText: /监护人|证件/ }).first().waitFor();
    await p.page.getByLabel("证件编号").fill("样例特证0002");
    await p.page.getByLabel("证件有效期至").fill("2026-06-30");
    await p.page.keyboard.press("Enter");
    await p.page.getByLabel("监护人").fill("样例监护人9");
    await p.page.locator('[data-testid="permit-ok"]').click();
    await p.page.waitForURL((u) => /permits\/[0-9a-f-]{36}/.test(u.pathname));
    await settled(p.page);
    shared.id = p.page.url().split("/").pop();
    await p.page.locator('[data-action="analyse"]').click();
    await p.page.getByLabel("可燃气体 %(V)").fill("0.1");
    await p.page.getByLabel("介质爆炸下限 %(V)").fill("5");
    await p.page.getByLabel("分析人").fill("样例分析员");
    await p.page.locator('[data-testid="analysis-ok"]').click();
    await p.page.getByText("✓ 合格").waitFor();
    await shot(p, "permit-phone");
    await fits(p);
    await p.go("/permits");
    await shot(p, "permits-phone");
    await fits(p);
    await p.close();

    const q = await person(browser, base, "qy.yi");
    await q.go(`/permits/${shared.id}`);
    await q.page.locator('[data-action="approve"]').click();
    for (const box of await q.page.locator(".ant-modal .ant-checkbox-wrapper").all()) await box.click();
    await shot(q, "permit-approve");
    await q.page.locator('[data-testid="move-ok"]').click();
    await q.page.locator(".pm-state.approved").waitFor();
    await shot(q, "permit");
    await q.close();
    const seen = await person(browser, base, "yj.jingban");
    await seen.go("/permits");
    await seen.page.locator(".pm-counts").waitFor();
    await shot(seen, "permits");
    await fits(seen);
    same((await seen.api(`/permits/${shared.id}`)).body.it.state, "approved");
    await seen.close();
  }],
  ["a round shows who is left; a visit without a method does not end", async ({ browser, base }) => {
    const p = await person(browser, base, "an.jingban");
    await p.go("/tours");
    await shot(p, "tours");
    await p.page.getByText("全覆盖巡查（2024", { exact: false }).first().click();
    await p.page.locator(".to-map").waitFor();
    await settled(p.page);
    await shot(p, "tour");
    must((await p.text()).includes("还剩"), "who is left is said");
    await p.page.locator(".to-cell.begun").click();
    await p.page.locator(".to-ways").waitFor();
    must(await p.page.locator('[data-action="finish"]').isDisabled(), "without all four methods it cannot be finished");
    await shot(p, "visit");
    await p.page.locator('[data-method="site"]').click();
    await p.page.locator(".ant-modal textarea").fill("看了罐区和装卸区。");
    await p.page.locator('[data-testid="ask-ok"]').click();
    await p.page.getByText("看了罐区和装卸区。").waitFor();
    await p.go("/tours/new");
    await p.page.getByText("4+N 联合督查", { exact: true }).click();
    await shot(p, "tour-new");
    await p.go("/tour-stations");
    await p.page.getByText("雪岭县驻点督导").first().click();
    await p.page.getByText("缺记的工作日").waitFor();
    await shot(p, "station");
    await p.close();
    const q = await person(browser, base, "an.jingban", { size: phone });
    for (const [path, name] of [["/tours", "tours-phone"], ["/tour-visits", "visits-phone"], ["/tour-stations", "stations-phone"]]) {
      await q.go(path);
      await shot(q, name);
      await fits(q);
    }
    await q.close();
  }],
];
