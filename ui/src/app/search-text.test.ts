import { describe, expect, it } from "vitest";
import { queryText } from "@/api/client";
import { parseSearch, stringifySearch } from "./search-text";

describe("filters in the address line", () => {
  it("repeat the name for several values", () => {
    expect(parseSearch("?light=red&light=yellow&unit=u1")).toEqual({ light: ["red", "yellow"], unit: "u1" });
    expect(stringifySearch({ light: ["red", "yellow"], unit: "u1" })).toBe("?light=red&light=yellow&unit=u1");
  });
  it("leave out what is empty", () => {
    expect(stringifySearch({ q: "", unit: undefined })).toBe("");
    expect(queryText({ q: "", after: null, limit: 50, state: [] })).toBe("?limit=50");
  });
  it("keep text that looks like a number or JSON as text", () => expect(parseSearch("?q=007&m={}")).toEqual({ q: "007", m: "{}" }));
});
