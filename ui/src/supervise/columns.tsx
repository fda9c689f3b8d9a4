import { Link } from "@tanstack/react-router";
import type { Column } from "@/kit/DataTable";
import { showDay, showMinute, untilWords } from "@/shared/dates";
import { useNow } from "@/shared/session";
import type { SupervisionRow } from "./types";
import "./supervise.css";

const waits = new Set(["served", "held", "returned"]);

/** Kind of step, the higher the heavier. */
export function Kind({ s }: { s: { step: string; step_label: string } }) {
  return <span className={`sv-kind ${s.step}`}>{s.step_label}</span>;
}

/** Until when the answer is due, or what has become of it. */
export function Due({ s }: { s: SupervisionRow }) {
  const now = useNow();
  if (s.state === "replied" && s.replied_at) return <span className="line" title={s.reply_due ? `回复期限 ${s.reply_due}` : undefined}>{showDay(s.replied_at)} 回复{s.reply_due && showDay(s.replied_at) > s.reply_due && <b className="c-r"> 逾期</b>}</span>;
  if (!s.reply_due || !waits.has(s.state)) return <span className="faint">—</span>;
  if (s.late_days > 0) return <b className="c-r line">逾期 {s.late_days} 天</b>;
  return <span className="line" title={`回复期限 ${s.reply_due}`}>{showDay(s.reply_due)} <small>{untilWords(s.reply_due, now)}</small></span>;
}

export function State({ s }: { s: { state: string; state_label: string } }) {
  return <span className={`tag ${s.state === "accepted" ? "ok" : s.state === "stopped" ? "" : "inf"}`}>{s.state_label}</span>;
}

/** What a step is about, with the way to its page where it has one. */
export function About({ s }: { s: { subject?: SupervisionRow["subject"] } }) {
  if (!s.subject) return <>—</>;
  const say = `${s.subject.label} ${s.subject.number}`;
  return s.subject.link ? <Link to={s.subject.link as never}>{say}</Link> : <span>{say}</span>;
}

export const superviseColumns: Column<SupervisionRow>[] = [
  { key: "step", title: "方式", render: (s) => <Kind s={s} /> },
  { key: "title", title: "事项", render: (s) => <Link to={`/supervisions/${s.id}` as never}><b>{s.title}</b></Link> },
  { key: "unit", title: "被督办单位", render: (s) => <span className="line" title={s.unit.name}>{s.unit.short || s.unit.name}</span> },
  { key: "state", title: "状态", render: (s) => <State s={s} /> },
  { key: "due", title: "回复期限", sort: "due", render: (s) => <Due s={s} /> },
  { key: "leader", title: "包抓领导", extra: true, render: (s) => s.leader ?? "—" },
  { key: "subject", title: "起因", extra: true, render: (s) => <About s={s} /> },
  { key: "number", title: "编号", render: (s) => <span className="line small">{s.number}</span> },
  { key: "opened", title: "拟办时间", sort: "opened", render: (s) => <span className="line">{showMinute(s.opened_at)}</span> },
];

/** A step as a line of the desk or of a phone's list; `act`: what is to be done with it there. */
export function SuperviseLine({ s, inside, act }: { s: SupervisionRow; /** On the page of what it is about: the title is there already. */ inside?: boolean; act?: string }) {
  const line = (
    <Link to={`/supervisions/${s.id}` as never} className="sv-line" data-supervision={s.id}>
      <Kind s={s} />
      <span className="what">{inside ? <span className="small">{showDay(s.opened_at)} · {s.state_label} · {s.number}</span> : <><b>{s.title}</b> <span className="small">{s.unit.short || s.unit.name} · {s.state_label}</span></>}</span>
      <span className="when"><Due s={s} /></span>
    </Link>
  );
  return act ? <div className="sv-row">{line}<Link to={`/supervisions/${s.id}` as never} className="sv-act" data-act={s.id}>{act}</Link></div> : line;
}
