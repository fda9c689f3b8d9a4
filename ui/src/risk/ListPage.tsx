import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { api } from "@/api/client";
import type { Address } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { one, useFilters } from "@/kit/filters";
import { allUnitsQuery, regionsQuery } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { Mark } from "@/site/Mark";
import type { SiteView } from "@/site/types";
import { trades, tradeWord } from "@/site/words";
import type { RiskRow } from "./types";
import "@/hazard/hazard.css";
import "@/task/task.css";

export const Level = ({ of }: { of?: RiskRow["level"] }) => (of ? <Mark colour={of.color.code} label={of.label} /> : <Mark label="未评价" />);
const levelChoices = [{ value: "1", label: "▲ 重大（红）" }, { value: "2", label: "◆ 较大（橙）" }, { value: "3", label: "■ 一般（黄）" }, { value: "4", label: "● 低（蓝）" }, { value: "9", label: "未评价" }];
const states = [{ value: "draft", label: "待评价" }, { value: "assessed", label: "已评价" }, { value: "signed", label: "已签批" }, { value: "published", label: "已公示" }, { value: "retired", label: "已消除" }];
const controls = [{ value: "company", label: "公司级" }, { value: "department", label: "部门级" }, { value: "workshop", label: "车间级" }, { value: "team", label: "班组级" }];

const columns: Column<RiskRow>[] = [
  { key: "level", title: "固有等级", sort: "level", render: (r) => <Level of={r.level} /> },
  { key: "residual", title: "现状等级", render: (r) => (r.residual ? <Level of={r.residual} /> : <span className="faint">—</span>) },
  { key: "activity", title: "风险", render: (r) => <div style={{ maxWidth: 360, overflowWrap: "anywhere" }}><Link to={`/risks/${r.id}` as never}>{r.activity || "（未填作业活动）"}</Link><div className="small">{r.event}{r.needs_review && <span className="tag inf" style={{ margin: "0 0 0 6px" }}>颜色待复核</span>}</div></div> },
  { key: "point", title: "风险点", render: (r) => r.point.name },
  { key: "site", title: "企业（场所）", render: (r) => <Link to={`/sites/${r.site.id}` as never}>{r.site.name}</Link> },
  { key: "region", title: "地区", extra: true, render: (r) => r.region_name },
  { key: "trade", title: "监管类别", extra: true, render: (r) => tradeWord(r.trade) },
  { key: "control", title: "管控层级", render: (r) => <span className="line">{r.control_level?.label ?? "—"}{r.person ? <small> {r.person}</small> : null}</span> },
  { key: "state", title: "状态", render: (r) => <span className="line">{r.state_label}</span> },
  { key: "leader", title: "包案领导", render: (r) => r.leader?.name ?? (r.level?.level === 1 ? <span className="tag inf" style={{ margin: 0 }}>未明确</span> : "—") },
  { key: "reassess", title: "再评价", sort: "reassess", render: (r) => <span className={r.due ? "c-r line" : "line"}>{showDay(r.reassess_on)}{r.due && " 已到期"}</span> },
  { key: "review", title: "下次调度", sort: "review", extra: true, render: (r) => <span className={r.review_missed ? "c-r line" : "line"}>{showDay(r.review_on)}{r.review_missed && " 未调度"}</span> },
];

/** The register of risks. */
export function ListPage() {
  const go = useNavigate();
  const [filters, set] = useFilters();
  const directory = useMay("directory.read"), sites = useMay("site.read");
  const regions = useQuery({ ...regionsQuery, enabled: directory });
  const units = useQuery({ ...allUnitsQuery, enabled: !!filters.regulator && directory });
  const site = one(filters.site);
  const named = useQuery({ queryKey: ["site", site], enabled: !!site && sites, queryFn: () => api.get<SiteView>(`/sites/${site}` as Address) });
  const three = one(filters.colours) === "three";
  const fields: FilterField[] = [
    { key: "q", label: "风险", kind: "text", placeholder: "作业活动、危险源、事故类型" },
    { key: "level", label: "固有等级", kind: "choice", options: levelChoices }, { key: "state", label: "状态", kind: "choice", options: states }, { key: "control_level", label: "管控层级", kind: "choice", options: controls },
    { key: "trade", label: "监管类别", kind: "choice", options: trades }, { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "regulator", label: "监管部门", kind: "unit" },
    { key: "site", label: "场所", kind: "held", words: {} }, { key: "point", label: "选定的风险点", kind: "held", words: {} }, { key: "colours", label: "地方三色", kind: "held", words: { three: "" } },
  ];
  const quick = (key: string, label: string) => <button type="button" className={one(filters[key]) ? "chip on" : "chip"} aria-pressed={!!one(filters[key])} onClick={() => set({ [key]: one(filters[key]) ? undefined : "true" })}>{one(filters[key]) ? "✓ " : ""}{label}</button>;
  return (
    <>
      <div className="head"><div className="grow"><h1>风险</h1><small>固有等级决定管到哪一级，现状等级看措施管不管用；红色的要有方案、有包案领导、要公示。</small></div>
        <button type="button" className={three ? "chip on" : "chip"} title="同一批数据，换一种颜色口径显示" onClick={() => set({ colours: three ? undefined : "three" })}>{three ? "地方三色" : "国家四色"} ⇄</button></div>
      <div className="page">
        <DataTable<RiskRow> name="risks" path={"/risks" as Address} noun="条风险" columns={columns} filters={fields} defaultSort="level" exportPath="/risks.xlsx" rowKey={(r) => r.id} onRow={(r) => void go({ to: `/risks/${r.id}` as never })}
          quick={<>{quick("due", "该再评价")}{quick("review_missed", "红色未周调度")}{quick("mine", "我包案")}{quick("needs_review", "颜色待复核")}</>}
          labels={{ site: named.data?.name ?? "选定的场所", regulator: units.data?.find((u) => u.id === one(filters.regulator))?.short }}
          card={(r) => <div className="hz-box"><Link to={`/risks/${r.id}` as never} className="hz-card"><span className="g"><Level of={r.level} /></span><b className="t">{r.activity}</b><small className="s">{r.state_label}</small><span className="m small">{r.site.name} · {r.point.name} · {r.event}</span></Link></div>}
          empty={<EmptyState title="还没有风险">在企业页面的“风险分级管控”里先建风险点，再辨识风险；已有清单的，用模板导入。</EmptyState>} />
      </div>
    </>
  );
}
