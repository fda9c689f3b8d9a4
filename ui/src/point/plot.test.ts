import { describe, expect, it } from "vitest";
import { broken, cutBands, limitLines, option, series } from "./plot";
import type { Limits } from "./types";
import { limitsText } from "./words";

const none: Limits = { ll: null, l: null, h: null, hh: null, rate: null, rate_window_s: null, cut: null, restore: null, normal: null, deadband: 0, on_s: 0, off_s: 0, silent_s: 0 };

describe("bands of a plot", () => {
  it("an open band ends at the edge, one before the stretch is left out", () => {
    const bands = cutBands([{ what: "alarm", from: 50, to: null, label: "a" }, { what: "mute", from: 0, to: 10, label: "b" }, { what: "doubt", from: 5, to: 400, label: "c" }], 20, 100);
    expect(bands.map((b) => [b.what, b.from, b.to])).toEqual([["alarm", 50, 100], ["doubt", 20, 100]]);
  });
});

describe("limits as lines", () => {
  it("each version is as long as it was in force", () => {
    const lines = limitLines([{ limits: { ...none, h: 25 }, from: null, until: 60 }, { limits: { ...none, h: 20, hh: 40 }, from: 60, until: null }], 0, 100);
    expect(lines.map((l) => [l.at, l.value, l.label])).toEqual([[[0, 60], 25, "高 25"], [[60, 100], 20, "高 20"], [[60, 100], 40, "高高 40"]]);
  });
  it("zero is a limit, a missing one is none", () => expect(limitLines([{ limits: { ...none, ll: 0 }, from: null, until: null }], 0, 1).map((l) => l.value)).toEqual([0]));
  it("is said in words", () => {
    expect(limitsText({ ...none, l: 1, h: 25, hh: 50 }, "%LEL")).toBe("低 ≤ 1 · 高 ≥ 25 · 高高 ≥ 50 %LEL");
    expect(limitsText(none)).toBe("未设限值");
  });
});

describe("readings to a line", () => {
  it("breaks where readings are missing, and only there", () => {
    expect(broken([[0, 1], [10, 2], [100, 3]], 30)).toEqual([[0, 1], [10, 2], [11, null], [100, 3]]);
  });
  it("draws the least and the greatest of each bucket around its mean; a bucket without a good reading is no zero", () => {
    const s = series({ from_ms: 0, until_ms: 900, count: 5000, readings: [], curve: [{ at_ms: 0, min: 1, max: 5, mean: 2, count: 10, bad: 0 }, { at_ms: 1, min: null, max: null, mean: null, count: 3, bad: 3 }] }, 0.001);
    expect(s.line).toEqual([[0, 2]]);
    expect(s.low).toEqual([[0, 1]]);
    expect(s.spread).toEqual([[0, 4]]);
    expect(s.bad).toBe(3);
  });
  it("marks readings that are not good", () => {
    const s = series({ from_ms: 0, until_ms: 900, count: 2, readings: [{ at_ms: 0, value: 4 }, { at_ms: 1, value: 101, quality: "out_of_range" }, { at_ms: 2, quality: "not_a_number" }], curve: [] }, 1);
    expect(s.marks).toEqual([[1, 101, "out_of_range"]]);
    expect(s.line.map((p) => p[1])).toEqual([4, 101]);
    expect(s.bad).toBe(2);
  });
  it("a limit far above does not press the curve flat, but the next one above is always there", () => {
    const r = { from_ms: 0, until_ms: 10, count: 2, readings: [{ at_ms: 0, value: 0.1 }, { at_ms: 5, value: 0.2 }], curve: [] };
    const lines = limitLines([{ limits: { ...none, h: 25, hh: 50 }, from: null, until: null }], 0, 10);
    const o = option(r, series(r, 1), [], lines, "%LEL", false, false);
    const drawn = o.series.find((s) => s.name === "value") as { markLine: { data: { coord: number[] }[][] } };
    expect(drawn.markLine.data.map((d) => d[0]!.coord[1])).toEqual([25]);
  });
});
