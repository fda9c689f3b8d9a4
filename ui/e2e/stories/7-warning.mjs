// The day's promise is corrected on a phone, a red term of the rating opens into its records, the enterprise answers its warning.
import { person, phone } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const sit = async (browser, base, login, more) => Object.assign(await person(browser, base, login, more), { base });
const today = async (p) => (await p.api("/me")).body.now.slice(0, 10);

export const tests = [
  ["the principal corrects today's promise on a phone; what stood there is kept", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "qy.tou", { size: phone });
    await p.go("/promises");
    await p.page.locator('[data-testid="promise-go"]').click();
    await p.page.getByRole("button", { name: "更正", exact: true }).click();
    const id = (shared.promise = p.page.url().split("/").pop());
    await p.page.getByRole("button", { name: "受限空间加一" }).click();
    const send = p.page.locator('[data-testid="promise-ok"]');
    await send.click();
    await p.page.getByRole("alert").filter({ hasText: "写明原因" }).waitFor();
    await p.page.locator("textarea").last().fill("下午增加一处清罐作业");
    await send.click();
    await p.page.getByText("更正前的内容").waitFor();
    const after = (await p.api(`/promises/${id}`)).body.promise;
    same([after.figures.work.confined_space, after.corrections[0].before.work.confined_space], [2, 1]);
    const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(wide <= 1, `the page is ${wide} px wider than the phone`);
    await p.close();
  }],
  ["the regulator sees who has not promised, and opens a warning's terms into their records", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "yj.jingban");
    const sum = (await p.api(`/promises/summary?day=${await today(p)}`)).body;
    must(sum.owed > 5 && sum.counts.find((c) => c.stands.code === "not_due").count >= 1, JSON.stringify(sum));
    await p.go("/promises");
    await p.page.getByText(`共 ${sum.owed} 处应承诺`).first().waitFor();
    await until(async () => (await p.api("/warnings?state=running")).body.total.count >= 1, "a running warning");
    await p.go("/warnings");
    await p.page.locator("tbody a", { hasText: "云岭甲化工厂" }).first().click();
    await p.page.locator('[data-term="major_hazards"]').waitFor();
    shared.warning = p.page.url().split("/").pop();
    const terms = (await p.api(`/warnings/${shared.warning}`)).body.newest.terms;
    same(await p.page.locator("[data-term]").count(), terms.length);
    await p.page.locator('[data-term="major_hazards"] a').click();
    await p.page.waitForURL((u) => u.pathname === "/hazards");
    const counted = terms.find((t) => t.term === "major_hazards").count;
    await p.page.getByText(`符合条件 ${counted} /`).waitFor();
    await p.close();
  }],
  ["the enterprise answers, the clock of its answer stops", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "qy.jia", { size: phone });
    await p.go(`/warnings/${shared.warning}`);
    await p.page.locator('[data-action="respond"]').click();
    const dialog = p.page.locator(".ant-modal:visible");
    await dialog.locator("textarea").fill("已暂停清罐作业，组织避雷检查");
    await dialog.locator('[data-testid="move-ok"]').click();
    await dialog.waitFor({ state: "hidden" });
    await p.page.getByText("已响应").first().waitFor();
    same((await p.api(`/warnings/${shared.warning}`)).body.warning.state.code, "responded");
    await p.close();
  }],
];
