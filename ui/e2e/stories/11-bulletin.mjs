// The office makes a bulletin: each figure opens into its records, the draft says which moment it knows, another person signs it.
import { phone, person, settled } from "../browser.mjs";
import { must, same } from "../check.mjs";

const shot = (p, name) => process.env.ANLAN_SHOTS && p.page.screenshot({ path: `${process.env.ANLAN_SHOTS}/11-${name}.png`, fullPage: true });

export const tests = [
  ["the quarterly bulletin stands as it was signed, and a figure opens into as many records as it says", async ({ browser, base }) => {
    const clerk = await person(browser, base, "an.jingban");
    await clerk.go("/bulletins?kind=quarterly");
    const quarter = clerk.page.locator('[data-from="2024-07-01"]');
    await quarter.getByText("已签发").waitFor();
    await shot(clerk, "list");
    await quarter.locator('a[href^="/bulletins/"]').last().click();
    await clerk.page.getByText("与起草时一致").waitFor();
    await clerk.page.getByText(/数据截至 2024-10-/).first().waitFor();
    await settled(clerk.page);
    await shot(clerk, "quarter");
    const row = clerk.page.locator('[data-figure="tasks_due"]');
    const value = Number((await row.locator("a b").innerText()).trim());
    must(value > 0, "tasks were due in the quarter");
    await row.getByRole("link").click();
    await clerk.page.getByTestId("figure-value").waitFor();
    same(await clerk.page.getByTestId("figure-value").innerText(), `${value}项`, "the same figure");
    same(await clerk.page.locator("[data-record]").count(), Math.min(value, 50), "its records");
    await shot(clerk, "records");
    await clerk.close();
  }],
  ["a month is drafted with one click, names what is missing, and is not drafted twice", async ({ browser, base, shared }) => {
    const clerk = await person(browser, base, "an.jingban");
    await clerk.go("/bulletins?kind=monthly");
    await clerk.page.locator('[data-from="2024-10-01"]').getByRole("link").first().click();
    await clerk.page.getByText("按现在掌握的情况").waitFor();
    await clerk.page.locator('[data-action="draft"]').click();
    await clerk.page.locator("#contact").fill("值班室");
    await shot(clerk, "ask");
    await clerk.page.getByTestId("move-ok").click();
    await clerk.page.getByText("与起草时一致").waitFor();
    await clerk.page.locator("img.sheet").first().waitFor();
    await settled(clerk.page);
    await shot(clerk, "month");
    same(await clerk.page.locator('[data-action="draft"]').count(), 0, "no second draft");
    shared.month = new URL(clerk.page.url()).pathname.split("/").pop();
    const again = await clerk.api("/bulletins", { kind: "monthly", from: "2024-10-01" });
    same([again.status, again.body.code], [409, "BULLETIN_EXISTS"], "the server refuses it too");
    await clerk.close();
  }],
  ["another person signs; the county sees its own figures only, on a phone too", async ({ browser, base, shared }) => {
    const head = await person(browser, base, "an.zhuren");
    await head.go(`/papers/${shared.month}`);
    await head.page.locator('[data-action="sign"]').click();
    await head.page.getByTestId("move-ok").click();
    await head.page.getByText("已签发").first().waitFor();
    await head.close();
    const county = await person(browser, base, "yx.anban", { size: phone });
    await county.go("/bulletins/figures?kind=quarterly&from=2024-07-01");
    await county.page.getByRole("heading", { name: /云溪县/ }).waitFor();
    await settled(county.page);
    await shot(county, "phone");
    same((await county.api("/bulletins/figures?kind=quarterly&region=990100")).status, 404, "the prefecture does not exist for the county");
    await county.go("/bulletins?kind=weekly");
    await county.page.locator("[data-from]").first().waitFor();
    await shot(county, "phone-list");
    await county.close();
  }],
];
