import { describe, expect, it } from "vitest";
import type { Figures } from "./types";
import { begun, blank, short, slips } from "./words";

const f: Figures = { ...blank, total: 5, running: 4, stopped: 1, trial: 1, stores_safe: true, sources_safe: true, safe: true, work: { ...blank.work, first_hot: 2, second_hot: 1, confined_space: 3, height: 2 } };

describe("a promise", () => {
  it("says the same slips as the server", () => {
    expect(slips(f)).toBeUndefined();
    expect(slips({ ...f, stopped: 2 })).toContain("不等于总数 5");
    expect(slips({ ...f, trial: 5 })).toContain("多于运行 4");
    expect(slips({ ...f, overhaul: 6 })).toContain("多于总数 5");
    expect(slips({ ...f, sources_safe: false })).toContain("重大危险源");
    expect(slips({ ...f, sources_safe: false, safe: false })).toBeUndefined();
  });
  it("takes yesterday's units over and never yesterday's assurances or work", () => {
    expect(begun(f)).toEqual({ ...blank, total: 5, running: 4, stopped: 1, trial: 1 });
    expect(begun(null)).toEqual(blank);
  });
  it("is told in a line", () => expect(short(f)).toBe("运行 4 / 5 套 · 动火 3 · 受限空间 3 · 其他作业 2 · 承诺安全"));
});
