import { phone, person } from "../browser.mjs";
export const demo = [];
export const tests = [
  ["look", async ({ browser, base }) => {
    const shots = process.env.ANLAN_SHOTS;
    const p = await person(browser, base, "an.zhuren");
    await p.go("/"); await p.page.waitForTimeout(1500); await p.page.screenshot({ path: `${shots}/desk-head.png` });
    await p.go("/supervisions?state=open"); await p.page.waitForTimeout(1200); await p.page.screenshot({ path: `${shots}/list.png` });
    await p.go("/supervisions/rules"); await p.page.waitForTimeout(800);
    await p.page.locator('[data-rule="letter.overdue"]').getByText("试运行").click(); await p.page.waitForTimeout(1500); await p.page.screenshot({ path: `${shots}/rules.png`, fullPage: true });
    const all = (await p.api("/supervisions?limit=200")).body.items;
    console.log(JSON.stringify(all.reduce((m, s) => { const k = s.step + "/" + s.state; m[k] = (m[k] ?? 0) + 1; return m; }, {})));
    const letter = all.find((s) => s.step === "supervise_letter" && s.state !== "draft") ?? all.find((s) => s.step === "urge");
    await p.go(`/supervisions/${letter.id}`); await p.page.waitForTimeout(1200); await p.page.screenshot({ path: `${shots}/one.png`, fullPage: true });
    if (letter.subject) { await p.go(`/tasks/${letter.subject.id}`); await p.page.waitForTimeout(1200); await p.page.screenshot({ path: `${shots}/task.png`, fullPage: true }); }
    await p.close();
    const l = await person(browser, base, "ld.zhouzhang", { size: phone });
    await l.go("/"); await l.page.waitForTimeout(1500); await l.page.screenshot({ path: `${shots}/leader-phone.png`, fullPage: true });
    const sec = (await l.api("/supervisions?step=secretary&limit=50")).body.items.find((s) => s.leader);
    if (sec) { await l.go(`/supervisions/${sec.id}`); await l.page.waitForTimeout(1200); await l.page.screenshot({ path: `${shots}/secretary-phone.png`, fullPage: true }); }
    await l.close();
    const u = await person(browser, base, "zj.jingban");
    await u.go("/"); await u.page.waitForTimeout(1500); await u.page.screenshot({ path: `${shots}/desk-unit.png` });
    await u.close();
  }],
];
