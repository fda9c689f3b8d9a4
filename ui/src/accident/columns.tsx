import { Link } from "@tanstack/react-router";
import type { Column } from "@/kit/DataTable";
import { showMinute } from "@/shared/dates";
import type { AccidentRow } from "./types";
import "./accident.css";

/** Dead, injured, missing, in words; nothing where nobody was hurt. */
export function harmed(a: Pick<AccidentRow, "dead" | "injured" | "missing">): string {
  const parts = [a.dead ? `死亡 ${a.dead}` : "", a.injured ? `重伤 ${a.injured}` : "", a.missing ? `下落不明 ${a.missing}` : ""].filter(Boolean);
  return parts.join("、") || "无人员伤亡";
}

export function Grade({ a }: { a: Pick<AccidentRow, "grade" | "grade_label"> }) {
  return <span className={`ac-grade ${a.grade}`}>{a.grade_label}</span>;
}

export function Delay({ a }: { a: Pick<AccidentRow, "delay" | "concealed"> }) {
  return <span className="line">{a.delay === "按时报告" ? a.delay : <b className="c-r">{a.delay}</b>}{a.concealed && <b className="c-r"> · 瞒报或谎报</b>}</span>;
}

export const accidentColumns: Column<AccidentRow>[] = [
  { key: "grade", title: "等级", render: (a) => <Grade a={a} /> },
  { key: "title", title: "事故", render: (a) => <Link to={`/accidents/${a.id}` as never}><b>{a.title}</b></Link> },
  { key: "region", title: "发生地", render: (a) => <span className="line">{a.region_name}</span> },
  { key: "kind", title: "类别", render: (a) => <span className="line">{a.kind_label}</span> },
  { key: "harm", title: "伤亡", render: (a) => <span className="line">{harmed(a)}</span> },
  { key: "occurred", title: "发生时间", sort: "occurred", render: (a) => <span className="line">{showMinute(a.occurred_at)}</span> },
  { key: "delay", title: "报告", render: (a) => <Delay a={a} /> },
  { key: "stage", title: "阶段", render: (a) => <span className="tag inf">{a.stage_label}</span> },
  { key: "regulator", title: "监管部门", render: (a) => <span className="line">{a.regulator}</span> },
  { key: "counted", title: "纳入统计", extra: true, render: (a) => (a.counted ? "是" : "否") },
  { key: "number", title: "编号", extra: true, render: (a) => <span className="line small">{a.number}</span> },
];

export function AccidentLine({ a }: { a: AccidentRow }) {
  return (
    <Link to={`/accidents/${a.id}` as never} className="ac-line" data-accident={a.id}>
      <span className="row" style={{ gap: 8 }}><Grade a={a} /><b className="grow">{a.title}</b></span>
      <span className="small">{a.region_name} · {showMinute(a.occurred_at)} · {harmed(a)} · {a.stage_label}</span>
      <span className="small"><Delay a={a} /></span>
    </Link>
  );
}
