import { describe, expect, it } from "vitest";
import { where } from "./where";

describe("a cell leads to exactly its tasks", () => {
  it("a region is meant without those below it", () => expect(where("region", "/990100/990121/")).toEqual({ region: "990121", exact: "true" }));
  it("a quarter ends with its last day", () => {
    expect(where("quarter", "2024q1")).toEqual({ due_from: "2024-01-01", due_to: "2024-03-31" });
    expect(where("quarter", "2024q2")).toEqual({ due_from: "2024-04-01", due_to: "2024-06-30" });
    expect(where("quarter", "2026q4")).toEqual({ due_from: "2026-10-01", due_to: "2026-12-31" });
  });
  it("work without a date is a column of its own", () => expect(where("quarter", "standing")).toEqual({ due_from: "9999-12-31" }));
  it("an action goes by its heading, a unit by its id", () => {
    expect(where("action", "（一）甲行动")).toEqual({ heading: "（一）甲行动" });
    expect(where("unit", "7")).toEqual({ unit: "7" });
  });
});
