import { describe, expect, it } from "vitest";
import { before, counted, foundWhen, monthDays, monthWays, percent, roundTop } from "./stats";

describe("the figures of the register and the lists that they lead to", () => {
  it("an age is whole months of finding, the running one among them", () => {
    expect(foundWhen("0-3", "2024-11-20")).toEqual({ found_from: "2024-09-01", found_to: "2024-11-30" });
    expect(foundWhen("3-6", "2024-11-20")).toEqual({ found_from: "2024-06-01", found_to: "2024-08-31" });
    expect(foundWhen("12-24", "2024-02-01")).toEqual({ found_from: "2022-03-01", found_to: "2023-02-28" });
    expect(foundWhen("24+", "2024-11-20")).toEqual({ found_to: "2022-11-30" });
  });
  it("a month runs from its first to its last day", () => {
    expect(monthDays("2024-02")).toEqual({ found_from: "2024-02-01", found_to: "2024-02-29" });
    expect(monthDays("2023-12")).toEqual({ found_from: "2023-12-01", found_to: "2023-12-31" });
  });
  it("a month's figures lead to what was found in it, closed in it, open at its end", () => {
    const to = monthWays({ region: "990100" }, "2024-02");
    expect(to.found).toEqual({ region: "990100", found_from: "2024-02-01", found_to: "2024-02-29", state: counted });
    expect(to.closed).toEqual({ region: "990100", state: "closed", closed_from: "2024-02-01", closed_to: "2024-02-29" });
    expect(to.open).toEqual({ region: "990100", stock_on: "2024-02-29" });
  });
  it("ages leave no day between them and share none", () => {
    const [a, b] = [foundWhen("0-3", "2024-03-31"), foundWhen("3-6", "2024-03-31")];
    expect(Date.parse(a.found_from!) - Date.parse(b.found_to)).toBe(86_400_000);
  });
  it("longer than 30 days ago ends the day before the thirtieth", () => {
    expect(before("2024-11-20", 30)).toBe("2024-10-20");
    expect(before("2024-01-01", 0)).toBe("2023-12-31");
  });
  it("what was void or merged is not counted as found", () => {
    expect(counted).not.toContain("void");
    expect(counted).not.toContain("merged");
    expect(counted).toContain("closed");
  });
  it("the axis ends on a round number above everything", () => {
    expect([0, 3, 4, 7, 12, 50, 51, 1300].map(roundTop)).toEqual([4, 5, 5, 10, 20, 50, 100, 2000]);
  });
  it("a rate without a denominator is no rate", () => {
    expect([percent(null), percent(0), percent(1), percent(7 / 12)]).toEqual(["—", "0%", "100%", "58.3%"]);
  });
});
