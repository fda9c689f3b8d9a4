import { expect, test } from "vitest";
import { ours } from "./link";

test("only pages of ours are followed", () => {
  for (const good of ["/tasks/1", "/tasks?policy=2", "/"]) expect(ours(good)).toBe(good);
  for (const bad of ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)", ""]) expect(ours(bad)).toBe("/messages");
});
