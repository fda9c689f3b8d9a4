import { phone, person } from "../browser.mjs";
import { must, people, same, until } from "../check.mjs";

export const demo = ["--bare"];
export const tests = [
  ["the demo page lists people in groups, and one click signs in", async ({ browser, base }) => {
    const all = await people(base);
    const p = await person(browser, base);
    await p.go("/sign-in");
    same(await p.page.locator("[data-login]").count(), all.length, "buttons on the page");
    must((await p.page.locator(".group h2").count()) >= 4, "there should be several groups of roles");
    await p.page.locator(`[data-login="${all[0].login}"]`).click();
    await p.page.getByRole("navigation", { name: "主导航" }).first().waitFor();
    same((await p.api("/me")).body.login, all[0].login, "signed in");
    await p.close();
  }],
  ["a wrong password is refused in plain words and what was typed stays", async ({ browser, base }) => {
    const [one] = await people(base);
    const p = await person(browser, base);
    await p.go("/sign-in");
    await p.page.getByLabel("账号").fill(one.login);
    await p.page.getByLabel("密码", { exact: true }).fill("definitely-not-it");
    await p.page.getByRole("button", { name: "登录" }).click();
    const said = await p.page.getByRole("alert").innerText();
    must(/[\u4e00-\u9fff].*[。]/.test(said), `a Chinese sentence, not “${said}”`);
    same(await p.page.getByLabel("账号").inputValue(), one.login, "the login stays");
    must((await p.api("/me")).status === 401, "nobody is signed in");
    await p.close();
  }],
  ["an empty form says what is missing and asks the server nothing", async ({ browser, base }) => {
    const p = await person(browser, base);
    await p.go("/sign-in");
    let asked = 0;
    p.page.on("request", (r) => r.url().endsWith("/api/session") && asked++);
    await p.page.getByRole("button", { name: "登录" }).click();
    await p.page.getByText("请填写账号。").waitFor();
    await p.page.getByText("请填写密码。").waitFor();
    same(asked, 0, "requests");
    await p.close();
  }],
  ["a page behind the sign-in leads there and back again", async ({ browser, base }) => {
    const [one] = await people(base);
    const p = await person(browser, base);
    await p.go("/tasks?light=red");
    must(p.page.url().includes("/sign-in"), p.page.url());
    await p.page.locator(`[data-login="${one.login}"]`).click();
    await until(async () => p.page.url().endsWith("/tasks?light=red"), "coming back to the red tasks");
    await p.close();
  }],
  ["a foreign address in the link is not followed", async ({ browser, base }) => {
    const [one] = await people(base);
    const p = await person(browser, base);
    await p.go("/sign-in?to=//example.org/x");
    await p.page.locator(`[data-login="${one.login}"]`).click();
    await p.page.getByRole("navigation", { name: "主导航" }).first().waitFor();
    must(p.page.url().startsWith(base), p.page.url());
    await p.close();
  }],
  ["signing out ends the session, also over a slow line, and “back” shows nobody's page", async ({ browser, base }) => {
    const [one] = await people(base);
    const p = await person(browser, base, one.login, { size: phone });
    // While the sign-in page is still on its way nothing of the page being left may be drawn for nobody.
    await p.page.route("**/assets/SignIn*", async (route) => { await new Promise((r) => setTimeout(r, 600)); await route.continue(); });
    await p.page.getByRole("button", { name: "我的账户" }).click();
    await p.page.getByText("退出登录").click();
    await p.page.waitForURL("**/sign-in");
    await p.page.locator(`[data-login="${one.login}"]`).waitFor();
    must((await p.api("/me")).status === 401, "the session is gone");
    await p.page.goBack();
    await until(async () => p.page.url().includes("/sign-in"), "the sign-in page once more");
    await p.close();
  }],
  ["a session that was ended elsewhere leads to the sign-in page and back to the same place", async ({ browser, base }) => {
    const [one] = await people(base);
    const p = await person(browser, base, one.login);
    await p.go("/tasks?light=red");
    must((await p.page.context().request.delete(`${base}/api/session`, { headers: { "X-Anlan": "1" } })).ok(), "ended behind the page's back");
    // Whatever asks the server first finds it out: this click, or the bell that asks by itself.
    await p.page.getByRole("link", { name: "履职记录" }).first().click({ timeout: 5_000 }).catch(() => {});
    await until(async () => p.page.url().includes("/sign-in?to="), "the sign-in page");
    await p.page.locator(`[data-login="${one.login}"]`).click();
    await until(async () => ["/tasks", "/records"].includes(new URL(p.page.url()).pathname), "where one was or wanted to go");
    await p.close();
  }],
];
