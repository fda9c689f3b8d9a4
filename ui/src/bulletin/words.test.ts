import { expect, test } from "vitest";
import { divided, shown, yearly } from "./words";

const change = (way: "up" | "down" | "flat", percent: number | null, words = "") => ({ yearly: { from: 0, diff: 0, percent, way, words } });

test("a figure without a base shows a dash, never a zero", () => {
  expect(shown(null, "%")).toBe("—");
  expect(shown(0, "项")).toBe("0项");
  expect(shown(66.7, "%")).toBe("66.7%");
});

test("against last year: no percentage of nothing", () => {
  expect(yearly({ yearly: null })).toBe("—");
  expect(yearly(change("up", null, "增加3起"))).toBe("上升（基数为0）");
  expect(yearly(change("down", -100))).toBe("下降 100%");
  expect(yearly(change("up", 25))).toBe("上升 25%");
  expect(yearly(change("flat", 0))).toBe("持平");
  expect(yearly(change("down", null, "降低2个百分点"))).toBe("降低2个百分点");
});

test("shares and means say what they were divided by", () => {
  expect(divided({ how: "share", sum: 2, records: 3 })).toBe("2 ÷ 3");
  expect(divided({ how: "mean", sum: 0, records: 0 })).toBe("");
  expect(divided({ how: "sum", sum: 3, records: 3 })).toBe("");
});
