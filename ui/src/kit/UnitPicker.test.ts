import { describe, expect, it } from "vitest";
import type { Region, Unit } from "@/api/types";
import { matches, unitTree } from "./UnitPicker";

const region = (id: string, parent: string | null, depth: number): Region => ({ id, code: id, name: id, kind: "county", kind_label: "", parent, path: `/${id}/`, depth });
const unit = (id: string, region: string, parent: string | null = null): Unit => ({ id, name: `${id}全称`, short: id, kind: "regulator", kind_label: "", region: `/${region}/`, region_name: region, parent: parent ? { id: parent, name: "", short: "", region: "" } : null, aliases: [], initials: "", level: "", successors: [], version: 1 });

describe("choosing a unit", () => {
  it("stands it under its region, or under its parent where that is listed", () => {
    const tree = unitTree([unit("a", "r1"), unit("b", "r2", "a"), unit("c", "r2", "gone")], [region("r1", null, 1), region("r2", "r1", 2), region("r3", "r1", 2)]);
    expect(tree.map((n) => n.value)).toEqual(["region:r1"]);
    expect(tree[0]!.children.map((n) => n.value)).toEqual(["a", "region:r2"]);
    expect(tree[0]!.children[0]!.children.map((n) => n.value)).toEqual(["b"]);
    expect(tree[0]!.children[1]!.children.map((n) => n.value)).toEqual(["c"]);
  });
  it("finds by initials whatever the case, and finds nothing for what is not there", () => {
    expect(matches("ZYJ", "云岭州应急管理局 州应急局 zyjj")).toBe(true);
    expect(matches("水务", "云岭州应急管理局 州应急局 zyjj")).toBe(false);
  });
  it("lets no region be chosen", () => expect(unitTree([unit("a", "r1")], [region("r1", null, 1)])[0]!.selectable).toBe(false));
});
