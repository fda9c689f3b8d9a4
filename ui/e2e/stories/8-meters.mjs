// What a works has on file about its power, points by workbook, frozen readings, a system outside, and the warning of an area.
import { mkdirSync } from "node:fs";
import { desktop, person, phone } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const folder = process.env.ANLAN_SHOTS;
if (folder) mkdirSync(folder, { recursive: true });
const shot = async (p, name) => {
  if (!folder) return;
  for (const [size, word] of [[desktop, "wide"], [phone, "phone"]]) {
    await p.page.setViewportSize(size);
    await p.page.waitForTimeout(300);
    await p.page.screenshot({ path: `${folder}/meters-${name}-${word}.png`, fullPage: size === phone });
  }
  await p.page.setViewportSize(desktop);
};
const sit = async (browser, base, login, more) => Object.assign(await person(browser, base, login, more), { base });
const narrow = async (p) => {
  await p.page.setViewportSize(phone);
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `${p.page.url()} is ${wide} px wider than the phone`);
  await p.page.setViewportSize(desktop);
};
async function open(p, path, wait) {
  await p.page.goto(p.base + path);
  await p.page.locator(wait).first().waitFor();
  await p.page.waitForFunction(() => !document.querySelector(".skeleton, [aria-busy=true]"), undefined, { timeout: 30_000 });
}
const pick = async (p, label, text) => {
  await p.page.getByLabel(label).click();
  await p.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").last().locator(".ant-select-item-option", { hasText: text }).first().click();
  // One of many stays open for the next; where it has closed, Escape would close the dialog around it.
  if (await p.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)").count()) await p.page.keyboard.press("Escape");
};

export const tests = [
  ["the works files its power with the meters that supply it; it waits for the regulator", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "qy.jia");
    shared.site = (await p.api("/points?q=JH-TT-202")).body.items[0].site;
    const made = await p.api(`/sites/${shared.site}/points`, { code: "JH-DB-01", name: "总配电用电负荷", template: "power", installation: null });
    same(made.status, 200, JSON.stringify(made.body));
    shared.meter = made.body.id;
    await open(p, `/points/${shared.meter}`, "text=用电备案");
    await p.page.getByRole("button", { name: "办理备案" }).click();
    const dialog = p.page.locator(".ant-modal:visible");
    await dialog.getByLabel("合同容量（kW）").fill("1000");
    await dialog.getByLabel("保安负荷（kW）").fill("2000");
    await pick(p, "供电总表（不选则每块表各判各的）", "总配电用电负荷");
    await dialog.getByLabel("为什么变更（须确认的必填）").fill("首次备案");
    await dialog.getByRole("button", { name: /提\s*交/ }).click();
    await dialog.getByRole("alert").first().waitFor();
    await dialog.getByLabel("保安负荷（kW）").fill("100");
    await shot(p, "dialog");
    await dialog.getByRole("button", { name: /提\s*交/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await p.page.getByText("等待监管部门确认").first().waitFor();
    const power = (await p.api(`/sites/${shared.site}/power`)).body;
    same([power.figures, power.proposed.figures.meters, power.offers.map((o) => o.action)], [null, [shared.meter], ["withdraw"]]);
    await narrow(p);
    await shot(p, "waiting");
    await p.close();
  }],
  ["the regulator confirms it, and freezes the raw readings", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "yj.jingban");
    await open(p, `/points/${shared.meter}`, "text=等待监管部门确认");
    await p.page.getByRole("button", { name: "确认备案" }).click();
    await p.page.getByText("等待监管部门确认").first().waitFor({ state: "hidden" });
    await p.page.getByText("1 块相加").first().waitFor();
    const power = (await p.api(`/sites/${shared.site}/power`)).body;
    same([power.figures.idle_kw, power.proposed, power.offers.length], [100, null, 0]);
    await p.page.getByRole("button", { name: "冻结", exact: true }).click();
    const dialog = p.page.locator(".ant-modal:visible");
    await dialog.locator("textarea").fill("事故调查");
    await dialog.getByRole("button", { name: /^冻\s*结$/ }).click();
    await p.page.getByText("已冻结").first().waitFor();
    same((await p.api(`/points/${shared.meter}`)).body.hold.reason, "事故调查");
    await shot(p, "filed");
    await p.close();
  }],
  ["points of a site go out as a workbook and come back looked at first", async ({ browser, base, shared }) => {
    const p = await sit(browser, base, "qy.jia");
    await open(p, "/points", "tbody tr");
    const file = await p.page.request.get(`${base}/api/sites/${shared.site}/points.xlsx`);
    same(file.status(), 200);
    await p.page.getByRole("button", { name: /Excel/ }).first().click();
    const dialog = p.page.locator(".ant-modal:visible");
    await p.page.getByLabel("哪个场所").click();
    await p.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option").first().click();
    await dialog.locator('[data-testid="points-file"]').setInputFiles({ name: "点位.xlsx", mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", buffer: await file.body() });
    await dialog.getByText("个新点位").first().waitFor();
    await shot(p, "workbook");
    await p.close();
  }],
  ["a system outside is entered; an address that nothing is sent to is refused", async ({ browser, base }) => {
    const p = await sit(browser, base, "xitong");
    await open(p, "/sense/receivers", "text=登记接收系统");
    await p.page.getByRole("button", { name: "登记接收系统" }).click();
    const dialog = p.page.locator(".ant-modal:visible");
    await dialog.getByLabel("名称").fill("州级监测平台");
    await dialog.getByLabel("接收地址").fill("ftp://platform.example/in");
    await pick(p, "发哪些地区的报警（含下级）", "云岭州");
    await dialog.getByLabel("签名密钥（16 至 200 个字符）").fill("0123456789abcdef");
    await dialog.getByRole("button", { name: /保\s*存/ }).click();
    await dialog.getByRole("alert").first().waitFor();
    await shot(p, "receiver-refused");
    await dialog.getByLabel("接收地址").fill("https://platform.example/in");
    await dialog.getByRole("button", { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await p.page.getByText("州级监测平台").first().waitFor();
    await narrow(p);
    await shot(p, "receivers");
    await p.close();
  }],
  ["the office opens an area's warning into its enterprises and answers it", async ({ browser, base }) => {
    const p = await sit(browser, base, "an.jingban");
    await until(async () => (await p.api("/area-warnings")).body.some((a) => a.warning?.running), "an area with a warning");
    await open(p, "/sense/areas", "tbody tr");
    await narrow(p);
    await shot(p, "areas");
    const area = (await p.api("/area-warnings")).body.find((a) => a.warning?.running);
    await p.page.locator(`[data-area="${area.region}"] a`).click();
    await p.page.locator("[data-part]").first().waitFor();
    const page = (await p.api(`/area-warnings/${area.region}`)).body;
    same(await p.page.locator("[data-part]").count(), page.parts.length);
    await p.page.locator('[data-action="respond"]').click();
    const dialog = p.page.locator(".ant-modal:visible");
    await dialog.locator("textarea").fill("已召集相关企业和部门会商");
    await dialog.locator('[data-testid="move-ok"]').click();
    await dialog.waitFor({ state: "hidden" });
    await p.page.getByText("已响应").first().waitFor();
    await shot(p, "area");
    // An address where a record should stand and none is meant is no page, not an error.
    await open(p, "/alarms/quality", "text=没有这个页面");
    await p.close();
  }],
];
