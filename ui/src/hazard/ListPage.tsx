import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { api } from "@/api/client";
import type { Address } from "@/api/types";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, one, useFilters } from "@/kit/filters";
import { allUnitsQuery, regionsQuery } from "@/kit/UnitPicker";
import { useMay } from "@/shared/session";
import type { SiteView } from "@/site/types";
import { trades } from "@/site/words";
import { HazardCard, hazardColumns } from "./columns";
import { HazardTabs } from "./HazardTabs";
import type { HazardRow } from "./types";
import { grades, hazardStates, kinds, mine, sources } from "./words";

/** Filters that list, board and map share. */
export function useHazardFields(): FilterField[] {
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  return [
    { key: "q", label: "隐患", kind: "text", placeholder: "编号、名称、部位、描述" },
    { key: "mine", label: "与我有关", kind: "choice", options: mine, single: true },
    { key: "grade", label: "等级", kind: "choice", options: grades },
    { key: "state", label: "状态", kind: "choice", options: [{ value: "open", label: "全部未销号" }, ...hazardStates] },
    { key: "trade", label: "监管类别", kind: "choice", options: trades },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "regulator", label: "监管单位", kind: "unit" },
    { key: "source", label: "来源", kind: "choice", options: sources },
    { key: "kind", label: "类别", kind: "choice", options: kinds.flatMap((g) => g.options.map((o) => ({ value: o.value, label: `${g.label}·${o.label}` }))) },
    { key: "found", label: "发现日期", kind: "days", from: "found_from", to: "found_to" },
    { key: "closed", label: "销号日期", kind: "days", from: "closed_from", to: "closed_to" },
    { key: "stock_on", label: "当日终了时未销号", kind: "held", words: {} },
    { key: "due", label: "期限", kind: "days", from: "due_from", to: "due_to" },
    { key: "site", label: "场所", kind: "held", words: {} },
    { key: "enterprise", label: "企业", kind: "held", words: {} },
    { key: "stopped", label: "停产停用中", kind: "held", words: { true: "" } },
    { key: "unassigned", label: "职责待明确", kind: "held", words: { true: "" } },
  ];
}

export function QuickFilters() {
  const [filters, set] = useFilters();
  const chip = (key: string, value: string, label: string) => {
    const on = many(filters[key]).includes(value);
    return <button key={key + value} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : value })}>{on ? "✓ " : ""}{label}</button>;
  };
  return <>{chip("state", "open", "未销号")}{chip("overdue", "true", "逾期")}{chip("grade", "major", "重大")}{chip("listed", "true", "挂牌")}{chip("suspect", "true", "有疑点")}</>;
}

/** The register of hazards: every count elsewhere leads here with its filter. */
export function ListPage() {
  const go = useNavigate();
  const report = useMay("hazard.report");
  const sites = useMay("site.read");
  const [filters] = useFilters();
  const fields = useHazardFields();
  const units = useQuery({ ...allUnitsQuery, enabled: !!filters.regulator });
  const site = one(filters.site);
  const named = useQuery({ queryKey: ["site", site], enabled: !!site && sites, queryFn: () => api.get<SiteView>(`/sites/${site}` as Address) });
  return (
    <>
      <HazardTabs title="隐患" say="从发现到销号一条线；谁在哪一步、期限怎么来的，点进去都写着。" action={report && <Button type="primary" className="no-print" onClick={() => void go({ to: "/report" as never })}>上报隐患</Button>} />
      <div className="page">
        <DataTable<HazardRow>
          name="hazards" path={"/hazards" as Address} noun="条隐患" columns={hazardColumns} filters={fields} defaultSort="-found" exportPath="/hazards.xlsx"
          rowKey={(h) => h.id} onRow={(h) => void go({ to: `/hazards/${h.id}` as never })} card={(h) => <HazardCard h={h} />} quick={<QuickFilters />}
          labels={{ regulator: units.data?.find((u) => u.id === one(filters.regulator))?.short, site: named.data?.name ?? "选定的场所", enterprise: "选定的企业" }}
          empty={<EmptyState title="还没有隐患" action={report && <Button type="primary" onClick={() => void go({ to: "/report" as never })}>上报一条</Button>}>现场看到的，拍照写一句话就能上报；没有网络也行，联网后自动补传。</EmptyState>}
        />
      </div>
    </>
  );
}
