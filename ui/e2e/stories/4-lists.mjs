// Lists: filters, sort, columns, saved views, counts with denominators, export of exactly what is shown; and one record that counts.
import { person, settled } from "../browser.mjs";
import { must, people, same, until } from "../check.mjs";

const login = async (base, ...roles) => {
  const all = await people(base);
  return all.find((x) => roles.some((r) => x.role === r || x.role_label.includes(r))).login;
};

export const tests = [
  ["a count on the wall chart leads to exactly those tasks", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.go("/wall");
    const button = p.page.locator(".wall-count", { hasText: "红" }).first();
    const n = Number((await button.innerText()).match(/\d+/)[0]);
    await button.click();
    await p.page.waitForURL("**/tasks?**light=red**");
    await settled(p.page);
    const said = () => p.page.locator("section.card .bar.small").first().innerText();
    await until(async () => (await said()).includes(`符合条件 ${n} / 全部`), `the list counting ${n} of all`);
    same(await p.page.locator("tbody tr .light.r").count(), Math.min(n, 50), "red rows");
    await p.close();
  }],
  ["every cell and every sum of the chart leads to exactly its tasks, whichever way it is cut", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    const counted = async (n, what) => {
      await p.page.waitForURL("**/tasks?**");
      await settled(p.page);
      await until(async () => (await p.page.locator("section.card .bar.small").first().innerText()).includes(`符合条件 ${n} / 全部`), `${what}: the list counting ${n}`);
    };
    for (const by of ["action", "region", "quarter"]) {
      await p.go(`/wall?by=${by}`);
      const cells = p.page.locator(".cell[data-count]");
      must((await cells.count()) > 3, `${by}: cells of several tasks`);
      const most = (await cells.evaluateAll((all) => all.map((c, i) => [Number(c.dataset.count), i]).filter(([n]) => n > 1).sort((a, b) => b[0] - a[0])))[0];
      await cells.nth(most[1]).click();
      await counted(most[0], `cell by ${by}`);
    }
    for (const by of ["地区", "行动"]) {
      await p.go("/wall");
      await p.page.locator(".ant-segmented-item", { hasText: by }).last().click();
      await settled(p.page);
      const link = p.page.locator("section.card table.grid tbody tr td:nth-child(2) a").first();
      const n = Number(await link.innerText());
      await link.click();
      await counted(n, `sum by ${by}`);
    }
    await p.close();
  }],
  ["the chart says what turned in a week, the same as the ledger, and only to who may see it", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    const plan = (await p.api("/policies?limit=50")).body.items.filter((x) => x.state === "issued").sort((a, b) => b.tasks_total - a.tasks_total)[0];
    const { items, since } = (await p.api(`/wall/turns?policy=${plan.id}`)).body;
    must(items.length > 0, "something turned within the week");
    for (const x of items.slice(0, 4)) {
      same((await p.api(`/tasks/${x.task}`)).body.light.color, x.to, "the colour of today");
      must((await p.api(`/tasks/${x.task}/timeline`)).body.some((e) => e.at >= since), "the ledger has an event within the week");
    }
    await p.go(`/wall?policy=${plan.id}`);
    same(await p.page.locator(".cell.turned").count(), items.length, "marked cells");
    await p.page.locator(".wall-turns button").click();
    same(await p.page.locator("table.turns tbody tr").count(), Math.min(items.length, 12), "lines of the list");
    same((await p.api(`/wall/turns?policy=${plan.id}&days=0`)).status, 422, "no week of no days");
    await p.close();
    const stranger = await person(browser, base, (await people(base)).find((x) => /气象/.test(x.unit)).login);
    same((await stranger.api(`/wall/turns?policy=${plan.id}`)).body.items, [], "nothing for a unit without tasks");
    await stranger.close();
  }],
  ["the register opens with what is not closed, and one click shows all", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.page.getByRole("navigation", { name: "主导航" }).first().getByRole("link", { name: "任务", exact: true }).click();
    await p.page.waitForURL("**/tasks?**open=true**");
    await settled(p.page);
    same(await p.page.locator("tbody tr .light.d").count(), 0, "closed rows");
    await p.page.getByRole("button", { name: "✓ 未销号" }).click();
    await until(async () => /共 \d+ 项任务/.test(await p.text()), "all tasks");
    await until(async () => (await p.page.locator("tbody tr .light.d").count()) > 0, "closed rows too");
    await p.close();
  }],
  ["who only looks is not offered to act, and the administrator is told why there is nothing to do", async ({ browser, base }) => {
    for (const role of ["党政领导", "纪检审计"]) {
      const p = await person(browser, base, await login(base, role));
      await p.page.locator(".task-card").first().waitFor();
      same(await p.page.getByRole("button", { name: "办理" }).count(), 0, `${role}: buttons to act`);
      await p.close();
    }
    const p = await person(browser, base, await login(base, "系统管理员"));
    await p.page.getByText("不认领、不填报、不核验任务").waitFor();
    await p.close();
  }],
  ["a filter stands in the address, is named in its chip and can be taken away", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.go("/tasks");
    await p.page.getByRole("button", { name: "状态 ▾" }).click();
    await p.page.getByRole("button", { name: "进行中" }).click();
    await until(async () => p.page.url().includes("state=working"), "the filter in the address");
    await settled(p.page);
    const states = await p.page.locator("tbody tr td:nth-child(6)").allInnerTexts();
    must(states.length > 0 && states.every((x) => x.startsWith("进行中")), `states shown: ${[...new Set(states)]}`);
    await p.page.keyboard.press("Escape");
    await p.page.getByRole("button", { name: "去掉状态" }).click();
    await until(async () => !p.page.url().includes("state="), "the filter gone");
    await p.close();
  }],
  ["sorting by due date goes both ways", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    const dues = async () => (await p.page.locator("tbody tr td:nth-child(8)").allInnerTexts()).map((t) => t.slice(0, 10)).filter((t) => /^\d/.test(t));
    await p.go("/tasks?sort=due");
    const up = await dues();
    same(up, [...up].sort(), "rising");
    await p.go("/tasks?sort=-due");
    const down = await dues();
    same(down, [...down].sort().reverse(), "falling");
    await p.close();
  }],
  ["a view is saved under a name, opened again and deleted", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.go("/tasks?light=red&sort=-due");
    await p.page.getByRole("button", { name: /^视图/ }).click();
    await p.page.getByLabel("视图名称").fill("红灯晚到先看");
    await p.page.getByRole("button", { name: "保存" }).click();
    await p.page.getByRole("button", { name: "红灯晚到先看", exact: true }).waitFor();
    await p.go("/tasks");
    await p.page.getByRole("button", { name: /^视图/ }).click();
    await p.page.getByRole("button", { name: "红灯晚到先看", exact: true }).click();
    await until(async () => p.page.url().includes("light=red") && p.page.url().includes("sort=-due"), "the view opening");
    await p.page.getByLabel("删除视图红灯晚到先看").click();
    await until(async () => (await p.page.getByRole("button", { name: "红灯晚到先看", exact: true }).count()) === 0, "the view deleted");
    await p.close();
  }],
  ["a list without a match says so and offers to clear", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.go("/tasks?q=%E6%97%A0%E6%AD%A4%E4%BA%8B%E9%A1%B9");
    await p.page.getByText("清除条件").first().waitFor();
    must(/没有符合条件/.test(await p.text()), "says that nothing matches");
    await p.close();
  }],
  ["the export holds exactly the rows that are shown", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "office_clerk", "安委办经办"));
    await p.go("/tasks?light=red");
    const [file] = await Promise.all([p.page.waitForEvent("download"), p.page.getByText("导出 Excel").click()]);
    const path = await file.path();
    const { readFileSync } = await import("node:fs");
    same(readFileSync(path).subarray(0, 2).toString(), "PK", "an Excel workbook");
    must((await p.page.getByText("导出 Excel").getAttribute("href")).includes("light=red"), "with the filter of the page");
    await p.close();
  }],
  ["one record, entered once, counts where its rule fits", async ({ browser, base }) => {
    const all = await people(base);
    for (const one of all.filter((x) => !/企业|审计|纪检|管理员/.test(x.role_label))) {
      const p = await person(browser, base, one.login);
      const me = (await p.api("/me")).body;
      const open = (await p.api(`/occurrences?unit=${me.unit.id}&state=pending&limit=100`)).body.items ?? [];
      const now = me.now.slice(0, 10);
      const o = open.find((x) => !x.duty.high_risk && x.window.count_from <= now && now <= x.window.to && x.need - x.have === 1 && x.need === 1);
      if (!o) { await p.close(); continue; }
      // From the period's own page: what it counts stands in the form already.
      await p.go(`/occurrences/${o.id}`);
      await p.page.getByRole("button", { name: "登记一次履职" }).click();
      await p.page.getByText(`为「${o.duty.title}」登记`).waitFor();
      await p.page.getByLabel("一句话说明").fill("浏览器测试登记的一次履职");
      await p.page.getByRole("button", { name: "登记", exact: true }).click();
      await p.page.waitForURL(/\/records\/[0-9a-f-]{36}/);
      await settled(p.page);
      const after = (await p.api(`/occurrences/${o.id}`)).body;
      same(after.have, 1, `${o.duty.title}: counted`);
      same(after.state, "done", "the period is satisfied");
      await p.close();
      return undefined;
    }
    return "no open period that one record would satisfy";
  }],
  ["a record without a sentence is not sent", async ({ browser, base }) => {
    const p = await person(browser, base, await login(base, "dept_officer", "部门经办"));
    await p.go("/records/new");
    await p.page.getByRole("button", { name: "登记", exact: true }).click();
    await p.page.getByText("请写一句话").waitFor();
    must(p.page.url().endsWith("/records/new"), "still on the form");
    await p.close();
  }],
];
