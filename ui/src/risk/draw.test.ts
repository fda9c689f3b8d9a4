import { describe, expect, it } from "vitest";
import { box, corner, middle, scale, shift } from "./draw";

describe("areas on the picture", () => {
  it("keeps a corner on the picture", () => {
    expect(corner(-0.2, 1.7)).toEqual([0, 1]);
    expect(corner(0.123456, 0.5)).toEqual([0.1235, 0.5]);
  });
  it("moves as one and stops at the edge without bending", () => {
    expect(shift(box(), 0.1, 0)).toEqual([[0.5, 0.4], [0.7, 0.4], [0.7, 0.6], [0.5, 0.6]]);
    expect(shift(box(), 0.9, -0.9)).toEqual([[0.8, 0], [1, 0], [1, 0.2], [0.8, 0.2]]);
  });
  it("grows about its middle", () => {
    expect(middle(box())[0]).toBeCloseTo(0.5);
    expect(scale(box(), 2)[0]).toEqual([0.3, 0.3]);
    expect(scale(box(), 2)[2]).toEqual([0.7, 0.7]);
  });
});
