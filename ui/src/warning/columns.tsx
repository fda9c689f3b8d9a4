import { Link } from "@tanstack/react-router";
import { leftClass, leftWords, shapes } from "@/alarm/words";
import type { Column } from "@/kit/DataTable";
import { showMinute } from "@/shared/dates";
import { useNow } from "@/shared/session";
import type { WarningView } from "./types";
import "@/alarm/sense.css";

/** Colour of a warning with its shape and word. */
export function Colour({ of }: { of: { code: string; label: string } }) {
  return <span className={`lv ${of.code}`}><i aria-hidden>{shapes[of.code] ?? "●"}</i>{of.label}</span>;
}

/** What the enterprise still owes: an answer in time. */
export function ResponseClock({ w }: { w: WarningView }) {
  const now = useNow();
  if (w.closed) return <span className="faint">{w.state.label}</span>;
  if (w.responded) return <span className="line">已响应 <small>{showMinute(w.responded.at)}</small>{w.overdue && <small className="c-r"> 超时</small>}</span>;
  const left = (Date.parse(w.respond_due) - Date.parse(now)) / 1000;
  return <span className={`line ${leftClass(left)}`} title={`企业响应时限 ${showMinute(w.respond_due)}`}>响应 {leftWords(left)}</span>;
}

export const warningColumns: Column<WarningView>[] = [
  { key: "colour", title: "颜色", render: (w) => <Colour of={w.colour} /> },
  { key: "name", title: "企业", render: (w) => <Link to={`/warnings/${w.id}` as never}>{w.name}</Link> },
  { key: "score", title: "风险值", num: true, render: (w) => w.rating?.score ?? "—" },
  { key: "say", title: "为什么", render: (w) => <span style={{ display: "inline-block", maxWidth: 460 }}>{why(w)}</span> },
  { key: "state", title: "状态", render: (w) => <span className="line">{w.state.label}</span> },
  { key: "clock", title: "企业响应", render: (w) => <ResponseClock w={w} /> },
  { key: "level", title: "已推送到", render: (w) => <span className="line">{w.level_label}</span> },
  { key: "issued", title: "发布时间", render: (w) => <span className="line">{showMinute(w.issued_at)}</span> },
  { key: "lead", title: "提前量", num: true, extra: true, render: (w) => (typeof w.lead_hours === "number" ? `${w.lead_hours} 小时` : "—") },
];

/** The terms that weigh most, and the rules that gave a colour by themselves. */
export function why(w: WarningView): string {
  if (!w.rating) return "";
  const terms = [...w.rating.terms].filter((t) => (t.points ?? 0) > 0).sort((a, b) => (b.points ?? 0) - (a.points ?? 0)).slice(0, 3).map((t) => `${t.label} ${t.points} 分`);
  return [...w.rating.floors, ...terms].join("；");
}

/** A warning as a line of a phone's list. */
export function WarningLine({ w }: { w: WarningView }) {
  return (
    <Link to={`/warnings/${w.id}` as never} className={`al-card ${w.colour.code}`} data-warning={w.id}>
      <span className="row" style={{ gap: 6 }}><Colour of={w.colour} /><b className="grow cut">{w.name}</b><span>{w.rating?.score ?? "—"} 分</span></span>
      <span className="small">{why(w)}</span>
      <span className="small row" style={{ gap: 8 }}><span>{w.state.label}</span><ResponseClock w={w} /></span>
    </Link>
  );
}
