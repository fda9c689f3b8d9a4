import { describe, expect, it } from "vitest";
import { known } from "./route";

const id = "0193e0a2-7b5c-7d1e-8f00-0123456789ab";

describe("what may stand in an address", () => {
  it("a record's id, and a word where a figure is meant", () => {
    expect(() => known({ params: { id } })).not.toThrow();
    expect(() => known({ params: { figure: "tasks_due" } })).not.toThrow();
    expect(() => known({ params: { id, point: id } })).not.toThrow();
  });
  it("anything else is no page", () => {
    const wrong: Record<string, string>[] = [{ id: "new" }, { id: "" }, { id, point: "1" }, { figure: id }, { figure: "../x" }, { figure: "" }];
    for (const params of wrong) expect(() => known({ params }), JSON.stringify(params)).toThrow();
  });
});
