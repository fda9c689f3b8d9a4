import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { api } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { one, useFilters } from "@/kit/filters";
import { allUnitsQuery, regionsQuery } from "@/kit/UnitPicker";
import { daysBetween, showDay } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";
import "@/hazard/hazard.css";
import { Mark } from "./Mark";
import type { SiteRow } from "./types";
import { colours, letters, scales, siteStates, trades } from "./words";

/** A day with how far it is; red once it is past. */
export function DueDay({ day, now }: { day?: string | null; now: string }) {
  if (!day) return <span className="faint">—</span>;
  const left = daysBetween(now, day);
  return <span className="line">{showDay(day)}{left < 0 ? <small className="c-r"> 过期 {-left} 天</small> : left <= 30 ? <small className="c-y"> 剩 {left} 天</small> : null}</span>;
}

const columns = (now: string): Column<SiteRow>[] => [
  { key: "colour", title: "等级", sort: "grade_score", render: (s) => <Mark colour={s.colour?.code} label={s.colour ? `${s.colour.label} ${s.letter ?? ""}` : undefined} title={s.score != null ? `${s.score} 分` : "还没有评定等级"} /> },
  { key: "name", title: "企业（场所）", sort: "name", render: (s) => <><Link to={`/sites/${s.id}` as never}>{s.name}</Link>{!s.main && <span className="tag" style={{ margin: "0 0 0 6px" }}>分场所</span>}</> },
  { key: "uscc", title: "统一社会信用代码", extra: true, render: (s) => s.uscc ?? "—" },
  { key: "region", title: "所在地区", render: (s) => s.region_name },
  { key: "trade", title: "监管类别", render: (s) => <span className="line">{s.trade.label}</span> },
  { key: "industry", title: "行业", extra: true, render: (s) => `${s.industry.code} ${s.industry.label}` },
  { key: "scale", title: "规模", render: (s) => s.scale?.label ?? <span className="faint">待划型</span> },
  { key: "high", title: "高危", render: (s) => (s.high_risk ? <span className="tag bad" style={{ margin: 0 }}>高危</span> : "") },
  { key: "regulator", title: "监管部门", render: (s) => (s.regulator ? <span title={s.regulator.name}>{s.regulator.short || s.regulator.name}</span> : <span className="tag inf" style={{ margin: 0 }}>职责待明确</span>) },
  { key: "township", title: "属地", extra: true, render: (s) => s.township?.short ?? s.township?.name ?? "—" },
  { key: "state", title: "状态", render: (s) => <span className="line">{s.state.label}</span> },
  { key: "next", title: "下次检查", sort: "next_check", render: (s) => <DueDay day={s.next_check_on} now={now} /> },
  { key: "licence", title: "证照最早到期", extra: true, render: (s) => <DueDay day={s.licence_due} now={now} /> },
  { key: "address", title: "地址", extra: true, render: (s) => s.address },
];

/** The register of enterprises and their places. */
export function ListPage() {
  const now = useNow();
  const go = useNavigate();
  const may = useMay("site.write");
  const [filters, set] = useFilters();
  const regions = useQuery(regionsQuery);
  const units = useQuery({ ...allUnitsQuery, enabled: !!filters.regulator });
  const soon = new Date(Date.parse(showDay(now)) + 30 * 86_400_000).toISOString().slice(0, 10);
  const yes = [{ value: "true", label: "是" }, { value: "false", label: "否" }];
  const fields: FilterField[] = [
    { key: "q", label: "企业", kind: "text", placeholder: "名称、首字母、信用代码、地址" },
    { key: "colour", label: "等级", kind: "choice", options: [...colours, { value: "none", label: "未评定" }] },
    { key: "trade", label: "监管类别", kind: "choice", options: trades },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "scale", label: "规模", kind: "choice", options: scales },
    { key: "high_risk", label: "高危企业", kind: "choice", single: true, options: yes },
    { key: "state", label: "状态", kind: "choice", options: siteStates },
    { key: "regulator", label: "监管部门", kind: "unit" },
    { key: "grade", label: "评级", kind: "held", words: Object.fromEntries(letters.map((l) => [l.value, l.label])) },
    { key: "unassigned", label: "职责待明确", kind: "held", words: { true: "" } },
    { key: "silent", label: "长期零上报", kind: "held", words: { true: "" } },
    { key: "licence_due", label: "证照到期不晚于", kind: "held" },
    { key: "check_due", label: "应检查不晚于", kind: "held" },
    { key: "enterprise", label: "同一企业", kind: "held", words: {} },
    { key: "industry", label: "行业代码", kind: "held" },
  ];
  const quick = (key: string, value: string, label: string) => (
    <button type="button" className={one(filters[key]) ? "chip on" : "chip"} aria-pressed={!!one(filters[key])} onClick={() => set({ [key]: one(filters[key]) ? undefined : value })}>{label}</button>
  );
  return (
    <>
      <div className="head">
        <div className="grow"><h1>企业</h1><small>一处生产经营场所一本台账；等级、规模、高危由规则算出，点开看依据。</small></div>
        <Tallies />
        {may && <div className="row wide-only"><Button onClick={() => void go({ to: "/sites/import" as never })}>批量导入</Button><Button type="primary" onClick={() => void go({ to: "/sites/new" as never })}>登记企业</Button></div>}
      </div>
      <div className="page">
        <DataTable<SiteRow>
          name="sites" path={"/sites" as Address} noun="处" columns={columns(now)} filters={fields} defaultSort="-grade_score" exportPath="/sites.xlsx"
          rowKey={(s) => s.id} onRow={(s) => void go({ to: `/sites/${s.id}` as never })}
          card={(s) => <SiteCard s={s} />}
          quick={<>{quick("unassigned", "true", "职责待明确")}{quick("licence_due", soon, "证照 30 天内到期")}{quick("silent", "true", "长期零上报")}</>}
          labels={{ regulator: units.data?.find((u) => u.id === one(filters.regulator))?.short, enterprise: "本企业的全部场所" }}
          empty={<EmptyState title="还没有企业" action={may && <Button type="primary" onClick={() => void go({ to: "/sites/import" as never })}>从 Excel 导入</Button>}>登记一家企业，或用模板一次导入全部企业；已有的按信用代码认出来，不会重复。</EmptyState>}
        />
      </div>
    </>
  );
}

/** How many of each colour, each a link to exactly these. */
function Tallies() {
  const counts = useQuery({
    queryKey: ["sites", "tallies"], staleTime: 60_000,
    queryFn: () => Promise.all(colours.map((c) => api.get<Page<SiteRow>>("/sites" as Address, { colour: c.value, limit: 1 }).then((p) => [c.value, p.total] as const))),
  });
  return (
    <div className="four wide-only">
      {(counts.data ?? []).map(([c, t]) => <Link key={c} to={"/sites" as never} search={{ colour: c } as never}><Mark colour={c} label={`${colours.find((x) => x.value === c)!.label} ${t.exact ? "" : "约 "}${t.count}`} /></Link>)}
    </div>
  );
}

function SiteCard({ s }: { s: SiteRow }) {
  return (
    <div className="hz-box">
      <Link to={`/sites/${s.id}` as never} className="hz-card">
        <span className="g"><Mark colour={s.colour?.code} label={s.colour ? `${s.colour.label} ${s.letter ?? ""}` : undefined} /></span>
        <b className="t">{s.name}</b>
        {s.high_risk && <span className="s tag bad" style={{ marginBottom: 0 }}>高危</span>}
        <span className="m small">{s.region_name} · {s.trade.label} · {s.state.label}</span>
      </Link>
    </div>
  );
}
