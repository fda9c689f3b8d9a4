import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { one, useFilters } from "@/kit/filters";
import { regionsQuery } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { trades } from "@/site/words";
import { HazardTabs } from "./HazardTabs";
import type { ListingView } from "./types";
import { levels, listingStates } from "./words";

const columns: Column<ListingView>[] = [
  { key: "state", title: "状态", render: (l) => <span className={l.state.code === "delisted" ? "tag ok" : l.overdue_days > 0 ? "tag bad" : "tag lead"} style={{ margin: 0 }}>{l.state.label}</span> },
  { key: "title", title: "隐患", render: (l) => <Link to={`/hazards/${l.hazard.id}` as never}>{l.title}</Link> },
  { key: "site", title: "企业（场所）", render: (l) => l.site },
  { key: "region", title: "地区", render: (l) => l.region_name },
  { key: "level", title: "级别", render: (l) => <span className="line">{l.level.label}</span> },
  { key: "from", title: "挂牌", render: (l) => showDay(l.from) },
  { key: "due", title: "期限", sort: "due", render: (l) => <span className="line">{showDay(l.due)}{l.overdue_days > 0 && <small className="c-r"> 逾期 {l.overdue_days} 天</small>}{l.extensions > 0 && <small> 延长 {l.extensions} 次</small>}</span> },
  { key: "published", title: "公布", render: (l) => (l.published_on ? showDay(l.published_on) : l.publish_by ? <span className="c-y line">应于 {showDay(l.publish_by)} 前</span> : "—") },
  { key: "report", title: "下次报进展", render: (l) => (l.delisted ? "—" : showDay(l.report_by)) },
  { key: "delisted", title: "摘牌", extra: true, render: (l) => showDay(l.delisted?.at) },
];

/** The register of listed major hazards, with the year's count. */
export function ListingsPage() {
  const [filters, set] = useFilters();
  const now = useNow();
  const year = one(filters.year) ?? showDay(now).slice(0, 4);
  const regions = useQuery(regionsQuery);
  const count = useQuery({ queryKey: ["listings", "year", year], queryFn: () => api.get<Page<ListingView>>("/listings" as Address, { year, limit: 1 }).then((p) => p.total.count) });
  const fields: FilterField[] = [
    { key: "state", label: "状态", kind: "choice", options: listingStates }, { key: "level", label: "级别", kind: "choice", options: levels }, { key: "trade", label: "监管类别", kind: "choice", options: trades },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "year", label: "挂牌年度", kind: "choice", single: true, options: [0, 1, 2].map((n) => String(Number(showDay(now).slice(0, 4)) - n)).map((y) => ({ value: y, label: `${y} 年` })) },
  ];
  return (
    <>
      <HazardTabs title="挂牌督办" say={<>公众看到的是 <a href="/public/listings" target="_blank" rel="noreferrer">公开页</a>。</>} action={<div className="sum"><button type="button" className="plain" onClick={() => set({ year })}><b>{count.data ?? "…"}</b>{year} 年挂牌（我的范围内）</button></div>} />
      <div className="page">
        <DataTable<ListingView> name="listings" path={"/listings" as Address} noun="项挂牌" columns={columns} filters={fields} defaultSort="due" exportPath="/listings.xlsx" rowKey={(l) => l.id}
          quick={<button type="button" className={one(filters.overdue) ? "chip on" : "chip"} onClick={() => set({ overdue: one(filters.overdue) ? undefined : "true" })}>逾期</button>}
          card={(l) => <div className="hz-box"><Link to={`/hazards/${l.hazard.id}` as never} className="hz-card"><span className="g"><span className="tag bad" style={{ margin: 0 }}>{l.level.label}</span></span><b className="t">{l.title}</b><small className="s">{l.state.label}</small><span className="m small">{l.site} · 期限 {showDay(l.due)}</span></Link></div>}
          empty={<EmptyState title="还没有挂牌督办的隐患">在重大隐患的页面上“提名挂牌督办”，审定后列在这里。</EmptyState>} />
      </div>
    </>
  );
}
