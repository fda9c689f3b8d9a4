import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { TaskRow } from "@/api/types";
import type { Column } from "@/kit/DataTable";
import { Light } from "@/kit/Light";
import { Progress } from "@/kit/Progress";
import { clauseOf } from "@/policy/facts";
import { showDay, untilIn } from "@/shared/dates";

export function Due({ due, state, now, standing }: { due?: string | null; state: string; now: string; standing?: boolean }) {
  if (!due) return <span className="faint">{standing ? "长期" : "无时限"}</span>;
  const until = untilIn(state, due, now);
  return <span className="line">{showDay(due)}{until && <small className={until.startsWith("逾期") ? "c-r" : undefined}> {until}</small>}</span>;
}

export const taskColumns = (now: string): Column<TaskRow>[] => [
  { key: "number", title: "编号", sort: "number", extra: true, render: (t) => t.number },
  { key: "light", title: "灯", sort: "light", render: (t) => <Light mark={t.light} /> },
  {
    key: "title", title: "任务", render: (t) => (
      <div className="cut task-title">
        {t.key && <span className="tag lead" style={{ marginBottom: 0 }}>重点</span>}
        <Link to={`/tasks/${t.id}` as never} title={t.title}>{t.title}</Link>
      </div>
    ),
  },
  { key: "clause", title: "出处", render: (t) => <div className="cut small task-source" title={`${t.policy.title} ${clauseOf(t.measure)}`}>{clauseOf(t.measure)} {t.policy.title}</div> },
  { key: "unit", title: "承担单位", sort: "unit", render: (t) => <span title={t.unit.name}>{t.unit.short || t.unit.name}</span> },
  { key: "role", title: "角色", render: (t) => <span className="line">{t.role_label}</span> },
  { key: "region", title: "地区", extra: true, render: (t) => t.region_name },
  { key: "state", title: "状态", render: (t) => <span className="line">{t.state_label}{t.late && <span className="tag bad" style={{ marginLeft: 4 }}>迟报</span>}</span> },
  { key: "progress", title: "进度", sort: "progress", render: (t) => <Progress value={t.progress} width={56} /> },
  { key: "due", title: "时限", sort: "due", render: (t) => <Due due={t.due} state={t.state} now={now} standing={t.standing} /> },
  { key: "start", title: "开始", extra: true, render: (t) => showDay(t.start) },
];

/** One task as a row of the desk and as a card on the phone. */
export function TaskCard({ t, now, act }: { t: TaskRow; now: string; act?: ReactNode }) {
  return (
    <div className="task-card">
      <Light mark={{ color: t.light.color, label: t.light.label }} />
      <Link to={`/tasks/${t.id}` as never} className="what">
        <b>{t.key && <span className="tag lead" style={{ marginBottom: 0 }}>重点</span>}{t.title}</b>
        <span className="small">{t.unit.short || t.unit.name} · {t.role_label} · {t.state_label} {t.progress > 0 ? `${t.progress}%` : ""}</span>
      </Link>
      <span className="when"><Due due={t.due} state={t.state} now={now} standing={t.standing} /></span>
      {act}
    </div>
  );
}
