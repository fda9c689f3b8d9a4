import { Link } from "@tanstack/react-router";
import type { OccurrenceRow } from "@/api/types";
import type { Column } from "@/kit/DataTable";
import { Light } from "@/kit/Light";

/** The light of a period in a list: its colour with the word for its state. */
export const occurrenceMark = (o: Pick<OccurrenceRow, "light" | "state_label">) => ({ color: o.light, label: o.state_label });

/** ●●●○ for small counts, “12 / 30 项” otherwise. */
export function Have({ o }: { o: Pick<OccurrenceRow, "have" | "need" | "unit_word"> }) {
  const words = `${o.have} / ${o.need} ${o.unit_word}`;
  if (o.need > 8 || o.need < 1) return <span>{words}</span>;
  return <span className="dots" title={words} aria-label={words}>{"●".repeat(Math.min(o.have, o.need))}<s>{"●".repeat(Math.max(0, o.need - o.have))}</s> <small style={{ letterSpacing: 0 }}>{words}</small></span>;
}

export function OccurrenceCard({ o }: { o: OccurrenceRow }) {
  return (
    <div className="task-card">
      <Light mark={occurrenceMark(o)} />
      <Link to={`/occurrences/${o.id}` as never} className="what"><b>{o.duty.title}</b><span className="small">{o.unit.short || o.unit.name} · {o.missing || o.state_label}</span></Link>
      <span className="when"><Have o={o} /> <small>到 {o.window.to}</small></span>
    </div>
  );
}

export const occurrenceColumns: Column<OccurrenceRow>[] = [
  { key: "light", title: "灯", render: (o) => <Light mark={occurrenceMark(o)} /> },
  { key: "duty", title: "职责", render: (o) => <><Link to={`/occurrences/${o.id}` as never}>{o.duty.title}</Link><div className="small">{o.duty.rule}</div></> },
  { key: "unit", title: "单位", render: (o) => o.unit.short || o.unit.name },
  { key: "window", title: "期间", sort: "due", render: (o) => <>{o.window.from} 至 {o.window.to}</> },
  { key: "have", title: "已有 / 要求", render: (o) => <Have o={o} /> },
  { key: "missing", title: "还缺什么", render: (o) => o.missing || o.state_label },
];
