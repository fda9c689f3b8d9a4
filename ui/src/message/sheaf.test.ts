import { expect, test } from "vitest";
import { sheaves, together } from "./sheaf";
import type { MessageRow } from "./types";

const m = (id: string, sheaf: string, title: string) => ({ id, sheaf, title }) as MessageRow;

test("what is of one kind and day lies together, what is alone stays alone, and the latest decides the place", () => {
  const all = [m("5", "urge/1", "催办：甲"), m("4", "4", "紧急：乙"), m("3", "urge/1", "催办：丙"), m("2", "urge/0", "催办：丁")];
  expect(sheaves(all).map((s) => s.map((x) => x.id))).toEqual([["5", "3"], ["4"], ["2"]]);
});

test("the words say what and how many", () => {
  expect(together([m("1", "a", "催办：甲"), m("2", "a", "催办：乙")])).toBe("催办 2 件");
  expect(together([m("1", "a", "催办：甲"), m("2", "a", "提醒：乙"), m("3", "a", "督办：丙")])).toBe("催办、提醒等 3 件");
});
