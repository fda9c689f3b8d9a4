// The office drafts a letter of what a department is late with, sees its page, the head signs it, the department receives it.
import { person, phone } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const folder = process.env.ANLAN_SHOTS;
const shot = async (p, name) => folder && p.page.screenshot({ path: `${folder}/${name}.png` });
const sit = async (browser, base, login, more) => Object.assign(await person(browser, base, login, more), { base });

export const tests = [
  ["a letter is drafted, completed on its page and sent for signing", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "an.jingban");
    const red = (await p.api("/tasks?light=red&limit=50")).body.items[0];
    must(red, "the demonstration has a red task");
    shared.unit = red.unit;
    await p.go(`/papers/new?unit=${red.unit.id}`);
    await p.page.getByLabel("联系人").fill("值班室");
    await p.page.getByRole("button", { name: "起 草" }).or(p.page.getByRole("button", { name: "起草", exact: true })).click();
    await p.page.getByText("还缺").waitFor();
    shared.paper = p.page.url().split("/").pop();
    await p.page.locator("img.sheet").first().waitFor();
    const text = p.page.getByLabel("正文");
    const filled = (await text.inputValue()).replace(/【缺：[^】]*】/g, "2026年12月31日");
    await text.fill(filled);
    await p.page.getByRole("button", { name: "保 存" }).or(p.page.getByRole("button", { name: "保存", exact: true })).click();
    await until(async () => (await p.api(`/papers/${shared.paper}`)).body.missing.length === 0, "nothing is missing");
    await p.page.locator('[data-action="submit"]').click();
    await until(async () => (await p.api(`/papers/${shared.paper}`)).body.state === "signing", "sent for signing");
    await p.page.getByText("待签发").first().waitFor();
    await shot(p, "paper-draft");
    await p.close();
  }],
  ["the head signs; number, hash and files are there", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "an.zhuren");
    await p.go(`/papers/${shared.paper}`);
    await p.page.locator('[data-action="sign"]').click();
    const dialog = p.page.locator(".ant-modal:visible [data-testid=move-ok]");
    if (await dialog.isVisible({ timeout: 1500 }).catch(() => false)) await dialog.click();
    await until(async () => (await p.api(`/papers/${shared.paper}`)).body.state === "issued", "issued");
    const paper = (await p.api(`/papers/${shared.paper}`)).body;
    must(/〔\d{4}〕\d+号$/.test(paper.number), paper.number);
    same(paper.sha.length, 64);
    await p.page.getByText(paper.number).first().waitFor();
    await p.page.getByText("下载 Word").waitFor();
    await shot(p, "paper-issued");
    await p.go("/papers");
    await p.page.getByText(paper.number).first().waitFor();
    await shot(p, "paper-list");
    await p.go("/papers/templates");
    await p.page.getByLabel("模板正文").waitFor();
    await shot(p, "paper-templates");
    await p.close();
  }],
  ["on a phone nothing runs over", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "an.zhuren", { size: phone });
    await p.go(`/papers/${shared.paper}`);
    await p.page.locator("img.sheet").first().waitFor();
    const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await shot(p, "paper-phone");
    must(wide <= 1, `the page is ${wide} px wider than the phone`);
    await p.close();
  }],
];
