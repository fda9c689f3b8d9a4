import { expect, test } from "vitest";
import { fitting } from "./fitting";

test("all stand in the row when they fit, to the pixel", () => {
  expect(fitting([50, 50, 50], 40, 150, -1)).toEqual([0, 1, 2]);
});
test("what does not fit is left out, with room for “more”", () => {
  expect(fitting([50, 50, 50], 40, 149, -1)).toEqual([0, 1]);
  expect(fitting([50, 50, 50], 60, 149, -1)).toEqual([0]);
});
test("where one is stands in the row, in the last place if need be", () => {
  expect(fitting([50, 50, 50, 50], 40, 149, 3)).toEqual([0, 3]);
  expect(fitting([50, 50, 50, 50], 40, 149, 1)).toEqual([0, 1]);
});
test("a row for nothing shows where one is, and does not break", () => {
  expect(fitting([50, 50], 40, 10, 1)).toEqual([1]);
  expect(fitting([], 40, 10, -1)).toEqual([]);
});
