import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useMemo, useState } from "react";
import { SenseTabs } from "@/alarm/SenseTabs";
import { api } from "@/api/client";
import type { Address } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, one, useFilters } from "@/kit/filters";
import { regionsQuery } from "@/kit/UnitPicker";
import { useMay } from "@/shared/session";
import type { SiteView } from "@/site/types";
import { trades } from "@/site/words";
import { BulkDialog } from "./BulkDialog";
import { PointLine, pointColumns } from "./columns";
import { SheetDialog } from "./SheetDialog";
import type { PointRow } from "./types";
import { muteKinds, pointKinds, pointStates } from "./words";

/** The register of points. */
export function ListPage() {
  const go = useNavigate();
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  const [filters, set] = useFilters();
  const site = one(filters.site), seesSites = useMay("site.read");
  const named = useQuery({ queryKey: ["site", site], enabled: !!site && seesSites, queryFn: () => api.get<SiteView>(`/sites/${site}` as Address) });
  const fields: FilterField[] = [
    { key: "q", label: "点位", kind: "text", placeholder: "编码、名称、位置" },
    { key: "kind", label: "类型", kind: "choice", options: pointKinds },
    { key: "state", label: "状态", kind: "choice", options: pointStates },
    { key: "muted", label: "静默", kind: "choice", options: muteKinds },
    { key: "trade", label: "监管类别", kind: "choice", options: trades },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "site", label: "场所", kind: "held", words: {} },
    { key: "bundle", label: "同组", kind: "held", words: {} },
  ];
  const writes = useMay("point.write");
  const [picked, setPicked] = useState<Map<string, PointRow>>(new Map());
  const [open, setOpen] = useState<"bulk" | "sheet">();
  const columns = useMemo<Column<PointRow>[]>(() => {
    if (!writes) return pointColumns;
    const pick = (p: PointRow, on: boolean) => setPicked((before) => { const after = new Map(before); if (on) after.set(p.id, p); else after.delete(p.id); return after; });
    return [{ key: "pick", title: "选", width: 36, render: (p) => <Checkbox checked={picked.has(p.id)} onChange={(e) => pick(p, e.target.checked)} aria-label={`选中 ${p.name}`} /> }, ...pointColumns];
  }, [writes, picked]);
  const chip = (key: string, label: string) => {
    const on = many(filters[key]).includes("true");
    return <button key={key} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : "true" })}>{on ? "✓ " : ""}{label}</button>;
  };
  return (
    <>
      <SenseTabs title="监测点位" say="每个点位装在哪、量什么、到多少报警；谁让它静默，都记在点位上。" action={writes && <Button onClick={() => setOpen("sheet")}>从 Excel 导入</Button>} />
      <div className="page">
        <DataTable<PointRow>
          name="points" path={"/points" as Address} noun="个点位" columns={columns} filters={fields} rowKey={(p) => p.id}
          onRow={(p) => void go({ to: `/points/${p.id}` as never })} card={(p) => <PointLine p={p} />} quick={<>{chip("critical", "关键点")}{chip("calibrate_overdue", "标校过期")}</>}
          labels={{ site: named.data?.name ?? "选定的场所" }}
          actions={writes && picked.size > 0 && <Button size="small" type="primary" onClick={() => setOpen("bulk")}>批量调整限值 {picked.size} 个</Button>}
          empty={<EmptyState title="还没有监测点位">点右上角“从 Excel 导入”下载表格，填好点位编码、类型和限值后导入；不填的按模板取值。</EmptyState>}
        />
      </div>
      {open === "bulk" && <BulkDialog points={[...picked.values()]} close={(done) => { setOpen(undefined); if (done) setPicked(new Map()); }} />}
      {open === "sheet" && <SheetDialog site={site} close={() => setOpen(undefined)} />}
    </>
  );
}
