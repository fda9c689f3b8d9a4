// The bell counts, the inbox leads to the thing, what was read is read; a person sets when to be left in peace.
import { mkdirSync } from "node:fs";
import { person, phone } from "../browser.mjs";
import { must, same, until } from "../check.mjs";

const sit = async (browser, base, login, more) => Object.assign(await person(browser, base, login, more), { base });
const shot = async (p, name) => {
  if (!process.env.ANLAN_SHOTS) return;
  mkdirSync(process.env.ANLAN_SHOTS, { recursive: true });
  await p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/notify-${name}.png` });
};
const narrow = async (p) => {
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `the page is ${wide} px wider than the phone`);
};

export const tests = [
  ["the bell counts, a click leads to the thing and marks it read", async ({ browser, base }) => {
    const p = await sit(browser, base, "yj.jingban");
    // The demonstration's clock may tell more in its first minute: both must agree once it is done.
    let before;
    const bell = p.page.locator('[data-testid="bell"]');
    await until(async () => {
      before = (await p.api("/messages/unread")).body;
      return before.count >= 1 && ((await bell.getAttribute("aria-label")) ?? "").includes(`${before.count} 条未读`);
    }, "the bell counts what was told");
    await shot(p, "bell");
    await bell.click();
    await p.page.waitForURL((u) => u.pathname === "/messages");
    const first = p.page.locator(`[data-message="${before.latest[0].id}"]`);
    await first.waitFor();
    await shot(p, "inbox");
    await first.locator("a.title").click();
    const to = new URL(before.latest[0].link, base);
    await p.page.waitForURL((u) => u.pathname === to.pathname);
    await until(async () => (await p.api(`/messages/${before.latest[0].id}`)).body.read_at, "it is marked read");
    await until(async () => ((await bell.getAttribute("aria-label")) ?? "").includes(before.count > 1 ? `${before.count - 1} 条未读` : "没有未读"), "the bell counts one less");
    await p.go("/messages");
    await p.page.getByRole("button", { name: "已读", exact: true }).click();
    await p.page.locator(`[data-message="${before.latest[0].id}"]`).waitFor();
    await p.close();
  }],
  ["on a phone the inbox and the settings fit; a wrong address is named", async ({ browser, base }) => {
    const p = await sit(browser, base, "yx.jingban", { size: phone });
    await p.go("/messages");
    await shot(p, "inbox-phone");
    await narrow(p);
    await p.page.getByRole("link", { name: "接收设置" }).click();
    await p.page.getByLabel("邮箱地址").fill("nobody");
    await p.page.getByRole("button", { name: "保存" }).click();
    await p.page.getByText("邮箱地址写法不对").first().waitFor();
    await p.page.getByLabel("邮箱地址").fill("yx@county.example");
    await p.page.getByText("只要紧急的").click();
    await p.page.getByRole("button", { name: "保存" }).click();
    await until(async () => (await p.api("/messages/settings")).body.wish === "urgent", "the settings are kept");
    await shot(p, "settings-phone");
    await narrow(p);
    await p.close();
  }],
  ["an administrator enters a robot, its key is not shown again", async ({ browser, base }) => {
    const p = await sit(browser, base, "xitong");
    await p.go("/system/channels");
    await p.page.getByRole("button", { name: "登记消息渠道" }).click();
    const dialog = p.page.locator(".ant-modal:visible");
    await shot(p, "channel-dialog");
    await dialog.getByLabel("名称").fill("州值班群");
    await dialog.getByLabel("种类").click();
    await p.page.locator(".ant-select-dropdown:visible").getByText("企业微信群机器人").click();
    await dialog.getByLabel("接收地址").fill("https://robot.example/send?key=k-7788");
    await dialog.getByLabel("发给哪些地区的人").click();
    await p.page.locator('.ant-select-dropdown:visible .ant-select-item-option[title="云岭州"]').click();
    await dialog.getByRole("button", { name: /保\s*存/ }).click();
    await dialog.waitFor({ state: "hidden" });
    await p.page.getByText("https://robot.example/send?…").waitFor();
    must(!(await p.text()).includes("k-7788"), "the key is shown");
    same((await p.api("/channels")).body.length, 1, "channels");
    await shot(p, "channels");
    await p.close();
  }],
];
