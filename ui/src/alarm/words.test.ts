import { describe, expect, it } from "vitest";
import { lasted, leftClass, leftWords } from "./words";

describe("a clock in words", () => {
  it.each([
    [245, "还剩 4 分 05 秒"], [59, "还剩 59 秒"], [0, "还剩 0 秒"], [700, "还剩 11 分"], [11_520, "还剩 3 小时 12 分"], [93_600, "还剩 1 天 2 小时"],
    [-30, "超时 30 秒"], [-720, "超时 12 分"], [-7_500, "超时 2 小时 5 分"], [-0.4, "还剩 0 秒".replace("还剩", "超时")],
  ])("%d seconds are “%s”", (s, words) => expect(leftWords(s)).toBe(words));
  it("turns red only when it is past", () => {
    expect(leftClass(1)).toBe("c-y");
    expect(leftClass(-1)).toBe("c-r");
    expect(leftClass(3600)).toBe("soft");
  });
});
describe("how long something lasted", () => {
  it.each([[20_000, "不到 1 分钟"], [12 * 60_000, "12 分钟"], [60 * 60_000, "1 小时"], [75 * 60_000, "1 小时 15 分"], [26 * 3_600_000, "1 天 2 小时"]])("%d ms are “%s”", (ms, words) => expect(lasted(ms)).toBe(words));
});
