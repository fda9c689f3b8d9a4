import { useQuery } from "@tanstack/react-query";
import { TreeSelect } from "antd";
import { useMemo } from "react";
import { api, rows } from "@/api/client";
import type { Page, Region, Unit } from "@/api/types";

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
  const units = useQuery(allUnitsQuery);
  const regions = useQuery(regionsQuery);
  const tree = useMemo(() => unitTree(units.data ?? [], regions.data ?? []), [units.data, regions.data]);
  return (
    <TreeSelect
      aria-label={placeholder ?? "选择单位"} style={{ width: "100%", ...style }} treeData={tree} value={value as never} onChange={onChange as never}
      multiple={multiple} allowClear showSearch={{ filterTreeNode: (input, node) => matches(input, (node as unknown as Node).text) }} treeDefaultExpandAll
      placeholder={placeholder ?? "名称、简称或拼音首字母"} loading={units.isPending} defaultOpen={autoOpen} autoFocus={autoOpen}
      styles={{ popup: { root: { maxHeight: 360, minWidth: 320 } } }} maxTagCount={8} notFoundContent="没有这个单位；可先到“组织”里登记。"
    />
  );
}

export function matches(input: string, text: string): boolean {
  const want = input.trim().toLowerCase();
  return text.toLowerCase().includes(want);
}

export function unitTree(units: Unit[], regions: Region[]): Node[] {
  const nodes = new Map<string, Node>();
  const top: Node[] = [];
  for (const r of [...regions].sort((a, b) => a.depth - b.depth || a.code.localeCompare(b.code))) {
    nodes.set(r.id, { value: `region:${r.id}`, title: r.name, selectable: false, text: "", children: [] });
  }
  const known = new Set(units.map((u) => u.id));
  const unitNodes = new Map<string, Node>();
  for (const u of units) {
    unitNodes.set(u.id, {
      value: u.id, title: u.short && u.short !== u.name ? `${u.short}（${u.name}）` : u.name, selectable: true,
      text: [u.name, u.short, u.initials, ...(u.aliases ?? [])].join(" "), children: [],
    });
  }
  for (const u of units) {
    const home = u.parent && known.has(u.parent) ? unitNodes.get(u.parent)! : nodes.get(u.region);
    (home?.children ?? top).push(unitNodes.get(u.id)!);
  }
  for (const r of regions) {
    const node = nodes.get(r.id)!;
    if (!hasUnits(node) && !regions.some((x) => x.parent === r.id)) continue;
    const above = r.parent ? nodes.get(r.parent) : undefined;
    (above?.children ?? top).push(node);
  }
  return top.filter((n) => n.selectable || hasUnits(n));
}
const hasUnits = (n: Node): boolean => n.children.some((c) => c.selectable || hasUnits(c));
