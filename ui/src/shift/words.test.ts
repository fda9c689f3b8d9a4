import { describe, expect, it } from "vitest";
import { lines, span } from "./words";

describe("lines of a plan", () => {
  it("twelve hours, two days, two people in turn, without a gap", () => {
    const all = lines("2026-11-23", 2, "08:00", 12, ["a", "b"]);
    expect(all.map((l) => [l.person, l.from])).toEqual([
      ["a", "2026-11-23T00:00:00.000Z"], ["b", "2026-11-23T12:00:00.000Z"], ["a", "2026-11-24T00:00:00.000Z"], ["b", "2026-11-24T12:00:00.000Z"],
    ]);
    expect(all[3]?.to).toBe("2026-11-25T00:00:00.000Z");
  });
  it("a shift of a day is one in a day", () => {
    expect(lines("2026-11-23", 7, "08:00", 24, ["a", "b", "c"])).toHaveLength(7);
  });
  it("nothing without people or with times that are none", () => {
    expect(lines("2026-11-23", 7, "08:00", 12, [])).toEqual([]);
    expect(lines("", 7, "08:00", 12, ["a"])).toEqual([]);
    expect(lines("2026-11-23", 7, "8", 12, ["a"])).toEqual([]);
  });
});

it("says a stretch by the hours in Beijing, and the day where it ends on another", () => {
  expect(span("2024-11-20T00:00:00Z", "2024-11-20T12:00:00Z")).toBe("08:00–20:00");
  expect(span("2024-11-20T12:00:00Z", "2024-11-21T00:00:00Z")).toBe("20:00–次日 08:00");
  expect(span("2024-11-20T12:00:00Z", "2024-11-22T00:00:00Z")).toBe("20:00–11-22 08:00");
  // Midnight in Beijing is the next day.
  expect(span("2024-11-20T12:00:00Z", "2024-11-20T16:00:00Z")).toBe("20:00–次日 00:00");
});
