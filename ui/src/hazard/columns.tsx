import { Link } from "@tanstack/react-router";
import type { Column } from "@/kit/DataTable";
import { daysBetween, showDay } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { tradeWord } from "@/site/words";
import type { HazardRow } from "./types";

/** The grade with its shape: a major one is never only a colour. */
export function Grade({ h }: { h: Pick<HazardRow, "grade"> }) {
  if (!h.grade) return <span className="lv none">未定级</span>;
  return h.grade.code === "major" ? <span className="lv red"><i aria-hidden>▲</i>重大</span> : <span className="lv blue"><i aria-hidden>●</i>一般</span>;
}

/** What must happen next and by when; late in words and red, the last week in words and yellow. */
export function Clock({ h }: { h: Pick<HazardRow, "waiting" | "overdue_days"> }) {
  const now = useNow();
  const w = h.waiting;
  if (!w) return <span className="faint">—</span>;
  const left = w.due === "9999-12-31" ? 99 : daysBetween(now, w.due), late = w.overdue_days;
  return <span className="line">{w.what} {w.due === "9999-12-31" ? "" : showDay(w.due)}{late > 0 ? <small className="c-r"> 逾期 {late} 天</small> : left < 8 && left >= 0 && <small className="c-y"> {left === 0 ? "今天到期" : `剩 ${left} 天`}</small>}</span>;
}

/** Marks that must not be overlooked. */
export function Flags({ h }: { h: HazardRow }) {
  return (
    <>
      {h.listed && <span className="tag bad" style={{ margin: "0 4px 0 0" }}>{h.listed.label}</span>}
      {h.stopped && <span className="tag bad" style={{ margin: "0 4px 0 0" }}>停产停用</span>}
      {h.suspect > 0 && <span className="tag inf" style={{ margin: "0 4px 0 0" }}>疑点 {h.suspect}</span>}
      {h.relapse && <span className="tag inf" style={{ margin: "0 4px 0 0" }}>反弹</span>}
      {h.extensions > 0 && <span className="tag" style={{ margin: "0 4px 0 0" }}>延期 {h.extensions}</span>}
    </>
  );
}

export const hazardColumns: Column<HazardRow>[] = [
  { key: "number", title: "编号", sort: "number", extra: true, render: (h) => <span className="line">{h.number}</span> },
  { key: "grade", title: "等级", render: (h) => <Grade h={h} /> },
  { key: "title", title: "隐患", render: (h) => <div className="hz-title"><Link to={`/hazards/${h.id}` as never} title={h.title}>{h.title}</Link> <Flags h={h} /></div> },
  { key: "site", title: "企业（场所）", render: (h) => <Link to={`/sites/${h.site.id}` as never} className="plain-link">{h.site.name}</Link> },
  { key: "place", title: "部位", extra: true, render: (h) => h.place },
  { key: "region", title: "地区", render: (h) => h.region_name },
  { key: "trade", title: "监管类别", extra: true, render: (h) => tradeWord(h.trade) },
  { key: "kind", title: "类别", extra: true, render: (h) => h.kind?.label ?? "—" },
  { key: "source", title: "来源", render: (h) => <span className="line">{h.source.label}</span> },
  { key: "regulator", title: "监管单位", render: (h) => (h.regulator ? <span title={h.regulator.name}>{h.regulator.short || h.regulator.name}</span> : <span className="tag inf" style={{ margin: 0 }}>职责待明确</span>) },
  { key: "state", title: "状态", render: (h) => <span className="line">{h.state.label}</span> },
  { key: "due", title: "下一步", sort: "due", render: (h) => <Clock h={h} /> },
  { key: "found", title: "发现", sort: "found", render: (h) => <span className="line" title={h.found_by.name}>{showDay(h.found_at)}</span> },
];

/** One hazard as a line of the desk. */
export function HazardLine({ h }: { h: HazardRow }) {
  return (
    <div className="task-card">
      <Grade h={h} />
      <Link to={`/hazards/${h.id}` as never} className="what">
        <b>{h.title}</b>
        <span className="small">{h.site.name}{h.place ? ` · ${h.place}` : ""} · {h.state.label}</span> <Flags h={h} />
      </Link>
      <span className="when"><Clock h={h} /></span>
    </div>
  );
}

/** One hazard as a card: board, phone, desk. `own`: the place is known from the page; `step`: its state stands in the head above. */
export function HazardCard({ h, own, step }: { h: HazardRow; own?: boolean; step?: boolean }) {
  const where = [own ? "" : h.site.name, h.place].filter(Boolean).join(" · ");
  return (
    <div className="hz-box">
      <Link to={`/hazards/${h.id}` as never} className="hz-card">
        <span className="g"><Grade h={h} /></span>
        <b className="t">{h.title}</b>
        <span className="f"><Flags h={h} /></span>
        {!step && <small className="s">{h.state.label}</small>}
        {where && <span className="m small">{where}</span>}
        {h.waiting && <span className="c small"><Clock h={h} /></span>}
      </Link>
    </div>
  );
}
