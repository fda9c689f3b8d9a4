import { useQuery } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useMemo, useState } from "react";
import { sentence } from "@/api/client";
import type { Region, Unit } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { one, useFilters } from "@/kit/filters";
import { allUnitsQuery, matches, regionsQuery } from "@/kit/UnitPicker";
import { useMay } from "@/shared/session";
import { OrgTabs } from "./OrgTabs";
import { UnitCard } from "./UnitCard";
import { UnitForm } from "./UnitForm";
import "./org.css";

/** Regions with their units as a tree; one unit on the right. */
export function UnitsPage() {
  const [filters, set] = useFilters();
  const keeps = useMay("directory.write");
  const [q, setQ] = useState("");
  const [adding, setAdding] = useState(false);
  const regions = useQuery(regionsQuery);
  const units = useQuery(allUnitsQuery);
  const picked = units.data?.find((u) => u.id === one(filters.unit));
  const hit = useMemo(() => (units.data ?? []).filter((u) => !q || matches(q, [u.name, u.short, u.initials, ...u.aliases].join(" "))), [units.data, q]);
  return (
    <>
      <OrgTabs at="/org" />
      <div className="page org">
        <section className="card">
          <div className="bar"><Input size="small" style={{ width: 220 }} allowClear placeholder="名称、别名、拼音首字母" aria-label="找单位" value={q} onChange={(e) => setQ(e.target.value)} /><span className="small grow">{hit.length} / {units.data?.length ?? "…"} 个单位</span>{keeps && <Button size="small" onClick={() => setAdding(true)}>新增单位</Button>}</div>
          {(units.isError || regions.isError) && <div className="refusal" role="alert" style={{ margin: 12 }}>{sentence(units.error ?? regions.error)}</div>}
          {units.isSuccess && !units.data.length && <EmptyState title="还没有单位">先到“导入导出”下载单位模板，填好后导入。</EmptyState>}
          <div className="tree">{(regions.data ?? []).filter((r) => !r.parent || !regions.data!.some((x) => x.id === r.parent)).map((r) => <Branch key={r.id} r={r} all={regions.data!} units={hit} pick={(id) => set({ unit: id })} picked={picked?.id} />)}</div>
        </section>
        {adding ? <UnitForm regions={regions.data ?? []} close={() => setAdding(false)} /> : picked ? <UnitCard key={picked.id} u={picked} /> : <section className="card"><EmptyState title="点左边的单位看它">别名、简称、拼音首字母、机构改革后的承接单位，都在这里维护；读文件时按这些认单位。</EmptyState></section>}
      </div>
    </>
  );
}

function Branch({ r, all, units, pick, picked }: { r: Region; all: Region[]; units: Unit[]; pick: (id: string) => void; picked?: string }) {
  const below = all.filter((x) => x.parent === r.id);
  const here = units.filter((u) => u.region === r.path);
  const count = units.filter((u) => u.region.startsWith(r.path)).length;
  if (!count && r.depth > 1) return null;
  const known = new Set(here.map((u) => u.id));
  const top = here.filter((u) => !u.parent || !known.has(u.parent.id));
  const leaf = (u: Unit, d: number): React.ReactNode => (
    <div key={u.id}>
      <button type="button" className={u.id === picked ? "leaf on" : "leaf"} style={{ paddingLeft: 24 + d * 16 }} onClick={() => pick(u.id)}>{u.name}{u.short && u.short !== u.name && <small> {u.short}</small>}{u.valid_to && <small> · {u.valid_to} 止</small>}</button>
      {here.filter((x) => x.parent?.id === u.id).map((x) => leaf(x, d + 1))}
    </div>
  );
  return (
    <details open={r.depth <= 2 || units.length < 60}>
      <summary>{r.name} <small>{r.kind_label ?? r.kind} · {r.code} · {count} 个单位</small></summary>
      {top.map((u) => leaf(u, 0))}
      <div style={{ paddingLeft: 16 }}>{below.map((x) => <Branch key={x.id} r={x} all={all} units={units} pick={pick} picked={picked} />)}</div>
    </details>
  );
}
