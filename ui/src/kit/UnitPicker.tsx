import { useQuery } from "@tanstack/react-query";
import { TreeSelect } from "antd";
import { useMemo } from "react";
import { api, rows } from "@/api/client";
import type { Page, Region, Unit } from "@/api/types";
import { useMay } from "@/shared/session";

export const regionsQuery = { queryKey: ["regions"], queryFn: () => api.get<Region[] | { items: Region[] }>("/regions").then(rows), staleTime: 300_000 };
export const allUnitsQuery = {
  queryKey: ["units", "all"], staleTime: 300_000,
  queryFn: async () => {
    const out: Unit[] = [];
    let after: string | undefined;
    // The directory of one prefecture is a few hundred units; more than ten pages is not shown as a tree.
    for (let i = 0; i < 10; i++) {
      const page = await api.get<Page<Unit>>("/units", { limit: 200, after });
      out.push(...page.items);
      if (!page.next) break;
      after = page.next;
    }
    return out;
  },
};

type Node = { value: string; title: string; selectable: boolean; text: string; children: Node[] };

/** Units under their region; finds by name, alias and pinyin initials (zyj → 州应急局). */
export function UnitPicker({ value, onChange, multiple, placeholder, autoOpen, style }: {
  value?: string | string[]; onChange?: (v: never) => void; multiple?: boolean; placeholder?: string; autoOpen?: boolean; style?: React.CSSProperties;
}) {
  const may = useMay("directory.read");
  const units = useQuery({ ...allUnitsQuery, enabled: may });
  const regions = useQuery({ ...regionsQuery, enabled: may });
  const tree = useMemo(() => unitTree(units.data ?? [], regions.data ?? []), [units.data, regions.data]);
  return (
    <TreeSelect
      aria-label={placeholder ?? "选择单位"} style={{ width: "100%", ...style }} treeData={tree} value={value as never} onChange={onChange as never}
      multiple={multiple} allowClear showSearch={{ filterTreeNode: (input, node) => matches(input, (node as unknown as Node).text) }} treeDefaultExpandAll
      placeholder={placeholder ?? "名称、简称或拼音首字母"} loading={units.isFetching} defaultOpen={autoOpen} autoFocus={autoOpen}
      styles={{ popup: { root: { maxHeight: 360, minWidth: 320 } } }} maxTagCount={8} notFoundContent="没有这个单位；可先到“组织”里登记。"
    />
  );
}

export function matches(input: string, text: string): boolean {
  const want = input.trim().toLowerCase();
  return text.toLowerCase().includes(want);
}

/** Regions as branches (a unit names its region by path), units as leaves, a unit below its parent where that is listed. */
export function unitTree(units: Unit[], regions: Region[]): Node[] {
  const byPath = new Map<string, Node>();
  const byId = new Map<string, Node>();
  const top: Node[] = [];
  for (const r of regions) {
    const node: Node = { value: `region:${r.id}`, title: r.name, selectable: false, text: "", children: [] };
    byPath.set(r.path, node);
    byId.set(r.id, node);
  }
  const leaves = new Map<string, Node>();
  for (const u of units) {
    const title = u.short && u.short !== u.name ? `${u.short}（${u.name}）` : u.name;
    leaves.set(u.id, { value: u.id, title, selectable: true, text: [u.name, u.short, u.initials, ...(u.aliases ?? [])].join(" "), children: [] });
  }
  for (const u of units) {
    const home = (u.parent && leaves.get(u.parent.id)) || byPath.get(u.region);
    (home?.children ?? top).push(leaves.get(u.id)!);
  }
  for (const r of [...regions].sort((a, b) => a.code.localeCompare(b.code))) {
    const node = byId.get(r.id)!;
    if (!hasUnits(node) && !regions.some((x) => x.parent === r.id)) continue;
    ((r.parent && byId.get(r.parent)?.children) || top).push(node);
  }
  return top.filter((n) => n.selectable || hasUnits(n));
}
const hasUnits = (n: Node): boolean => n.children.some((c) => c.selectable || hasUnits(c));
