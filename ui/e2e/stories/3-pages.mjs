// Every page at the two sizes: it opens, reports no fault, fits its width, and is kept as a picture to be looked at.
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { desktop, person, phone, settled } from "../browser.mjs";
import { must, people, until } from "../check.mjs";

// ANLAN_SHOTS=folder keeps all pictures; ANLAN_DOCS=1 renews the two of the readme.
const folder = process.env.ANLAN_SHOTS;
const own = fileURLToPath(new URL("../../../content/demo/plan-prefecture.txt", import.meta.url));
const docs = fileURLToPath(new URL("../../../docs/images/", import.meta.url));
if (folder) mkdirSync(folder, { recursive: true });

const shot = async (p, name) => folder && p.page.screenshot({ path: `${folder}/${name}.png` });
const login = async (base, ...roles) => {
  const all = await people(base);
  for (const r of roles) {
    const p = all.find((x) => x.role === r || x.role_label.includes(r));
    if (p) return p.login;
  }
  throw new Error(`nobody of ${roles} among the demo people`);
};
async function fits(p, what) {
  const wide = await p.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  must(wide <= 1, `${what} is ${wide} px wider than the screen`);
}
/** Opens, waits, looks. */
async function look(p, path, name) {
  await p.go(path);
  await p.page.locator("h1, .empty h2").first().waitFor({ timeout: 60_000 }).catch(() => {});
  must((await p.page.locator("h1, .empty h2").count()) > 0, `${path} has no heading`);
  const alerts = await p.page.getByRole("alert").allInnerTexts();
  must(!alerts.length, `${path} says: ${alerts.join(" / ")}`);
  await fits(p, path);
  await shot(p, name);
}

const pages = ["/", "/policies", "/wall", "/wall?by=region", "/wall?by=quarter", "/wall?by=action", "/wall?cast=1", "/tasks", "/tasks?light=red", "/records", "/records/new", "/occurrences", "/org", "/org/rosters", "/org/persons", "/org/enterprises", "/org/imports", "/system", "/system/rights", "/system/sessions", "/system/ledger", "/system/api", "/search?q=%E9%9A%90%E6%82%A3"];
const named = (path) => path.replace(/^\/$/, "desk").replace(/^\//, "").replace(/\?q=.*/, "").replace(/[/?=]/g, "-");

export const tests = [
  ["every page of the office at 1440 × 900", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "admin", "系统管理员"));
    const clerk = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    for (const path of pages) await look(/^\/(org\/(persons|imports)|system\/(rights|ledger))/.test(path) ? p : clerk, path, named(path));
    await p.close();
    await clerk.close();
  }],
  ["the review page and the wall chart, kept for the readme", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    // Our own plan again, as a clerk sees it before anything is decided: the one picture that needs open doubts.
    await p.go("/policies");
    await p.page.getByTestId("policy-file").setInputFiles(own);
    await p.page.locator(".drop a, .review .m").first().waitFor({ timeout: 30_000 });
    const all = (await p.api("/policies?limit=50")).body.items;
    const draft = all.find((x) => x.state === "draft");
    const issued = all.filter((x) => x.state === "issued").sort((a, b) => b.tasks_total - a.tasks_total)[0];
    must(issued && draft, "the demo has an issued plan, and the upload a draft");
    await look(p, `/policies/${draft.id}`, "review-draft");
    await p.page.locator(".review .doubt .choices button[data-choice]").first().click();
    await until(async () => (await p.api(`/policies/${draft.id}`)).body.ready.decided > 0, "the decision being kept");
    await p.page.waitForTimeout(600);
    await p.page.keyboard.press("n");
    await p.page.waitForTimeout(600);
    await shot(p, "review-doubt");
    if (process.env.ANLAN_DOCS) await p.page.screenshot({ path: `${docs}review.png` });
    await look(p, `/policies/${issued.id}`, "review-issued");
    await look(p, `/policies/${issued.id}/diff`, "diff");
    await p.go(`/wall?policy=${issued.id}`);
    const cell = p.page.locator(".cell.r[data-task], .cell.y[data-task]").nth(2);
    if (await cell.count()) { await cell.click(); await p.page.locator(".ant-popover:visible dl").first().waitFor(); await settled(p.page); await p.page.waitForTimeout(300); }
    await shot(p, "wall-explained");
    if (process.env.ANLAN_DOCS) await p.page.screenshot({ path: `${docs}wall.png` });
    await p.close();
  }],
  ["a task with its history, on the desktop and on the phone", async ({ browser, base }) => {
    const who = await login(base, "dept_officer", "部门经办");
    for (const [size, at] of [[desktop, "wide"], [phone, "phone"]]) {
      const p = await person(browser, base, who, { size });
      const rows = (await p.api("/tasks?limit=100")).body.items;
      must(rows.length, "the department has tasks");
      const t = rows.find((x) => x.state === "working" && x.progress > 0) ?? rows[0];
      await look(p, `/tasks/${t.id}`, `task-${at}`);
      await look(p, `/measures/${t.measure.id}`, `measure-${at}`);
      const again = rows.find((x) => x.next_occurrence);
      if (again) await look(p, `/tasks/${again.id}`, `task-recurring-${at}`);
      const occ = (await p.api("/occurrences?limit=5")).body.items[0];
      if (occ) await look(p, `/occurrences/${occ.id}`, `occurrence-${at}`);
      await p.close();
    }
  }],
  ["the desk of every role, on the desktop and on the phone", async ({ browser, base }) => {
    const all = await people(base);
    const roles = [...new Set(all.map((p) => p.role ?? p.role_label))];
    for (const role of roles) {
      const one = all.find((p) => (p.role ?? p.role_label) === role);
      for (const [size, at] of /党政领导|部门经办|县市/.test(role) ? [[desktop, "wide"], [phone, "phone"]] : [[desktop, "wide"]]) {
        const p = await person(browser, base, one.login, { size });
        await look(p, "/", `desk-${one.login}-${at}`);
        await p.close();
      }
    }
  }],
  ["the phone pages fit 390 px", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "dept_officer", "部门经办"), { size: phone });
    for (const path of ["/", "/tasks", "/records", "/records/new", "/occurrences", "/wall", "/policies"]) await look(p, path, `phone-${named(path)}`);
    await p.close();
  }],
  ["the sign-in page", async ({ browser, base }) => {
    for (const [size, at] of [[desktop, "wide"], [phone, "phone"]]) {
      const p = await person(browser, base, undefined, { size });
      await look(p, "/sign-in", `sign-in-${at}`);
      await p.close();
    }
  }],
];
