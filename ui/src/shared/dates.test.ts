import { describe, expect, it } from "vitest";
import { daysBetween, showDay, showMinute, showWeekday, untilIn, untilWords } from "./dates";

describe("dates are Beijing time", () => {
  it("turns a UTC evening into the next day", () => {
    expect(showDay("2024-11-20T16:30:00Z")).toBe("2024-11-21");
    expect(showMinute("2024-11-20T16:30:00Z")).toBe("2024-11-21 00:30");
  });
  it("leaves a calendar day as it is", () => expect(showDay("2024-12-31")).toBe("2024-12-31"));
  it("says what is wrong by showing it, never “Invalid Date”", () => {
    expect(showDay("昨天")).toBe("昨天");
    expect(showDay(null)).toBe("—");
  });
  it("counts days across the new year", () => expect(daysBetween("2024-12-30", "2025-01-02")).toBe(3));
  it("knows 2024-11-20 was a Wednesday", () => expect(showWeekday("2024-11-20T01:00:00Z")).toBe("2024-11-20 周三"));
  it("says how far a deadline is", () => {
    expect(untilWords("2024-11-25", "2024-11-20T01:00:00Z")).toBe("还有 5 天");
    expect(untilWords("2024-11-20", "2024-11-20T01:00:00Z")).toBe("今天到期");
    expect(untilWords("2024-11-18", "2024-11-20T01:00:00Z")).toBe("逾期 2 天");
    expect(untilIn("working", "2024-11-18", "2024-11-20T01:00:00Z")).toBe("逾期 2 天");
    for (const waiting of ["submitted", "lead_verified", "verified", "closed"]) expect(untilIn(waiting, "2024-11-18", "2024-11-20T01:00:00Z")).toBe("");
    expect(untilWords(null, "2024-11-20T01:00:00Z")).toBe("无时限");
  });
});
