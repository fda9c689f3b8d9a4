import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { showDay } from "@/shared/dates";
import { Light } from "@/kit/Light";
import type { FindingTask, TourPace, TourRow, VisitRow } from "./types";
import "@/hazard/hazard.css";
import "@/site/site.css";
import "./tour.css";

const places = [{ to: "/supervisions", label: "‹ 督办" }, { to: "/tours", label: "巡查方案" }, { to: "/tour-visits", label: "巡查日程" }, { to: "/tour-stations", label: "驻点日志" }];

/** The head that the pages about tours share. */
export function Tabs({ title, say, action }: { title: string; say?: ReactNode; action?: ReactNode }) {
  return (
    <>
      <div className="head"><div className="grow"><h1>{title}</h1>{say && <small>{say}</small>}</div>{action}</div>
      <nav className="tabline no-print" aria-label="巡查">
        {places.map((p) => <Link key={p.to} to={p.to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>)}
      </nav>
    </>
  );
}

/** How far it is: figures, and a warning where the rest is not reached in time. */
export function Pace({ of, total }: { of?: TourPace | null; total: number }) {
  if (!of) return <span className="faint">—</span>;
  return <span className="line"><b>{of.covered}</b> / {total} {of.warns ? <b className={of.outlook === "missed" ? "c-r" : "c-y"}>{of.outlook === "missed" ? "▲ 到期未完成" : "■ 进度不足"}</b> : of.outlook === "done" ? <span className="c-g">✓ 全部完成</span> : <span className="soft">还有 {of.days_left} 天</span>}</span>;
}

export function TourLine({ t }: { t: TourRow }) {
  return (
    <Link to={`/tours/${t.id}` as never} className="to-line" data-tour={t.id}>
      <span className="row" style={{ gap: 8 }}><b className="grow">{t.title}</b><span className="tag inf">{t.state_label}</span></span>
      <span className="small">{t.sort_label} · {showDay(t.from)} 至 {showDay(t.to)} · {t.total} 个对象</span>
      <Pace of={t.pace} total={t.total} />
    </Link>
  );
}

/** The task that a finding became, with its light. */
export function TaskOf({ t }: { t: FindingTask }) {
  const name = <>任务 {t.number}</>;
  return (
    <div className="to-task" data-task={t.id}>
      <Light mark={t.light as never} /> {t.open ? <Link to={`/tasks/${t.id}` as never}>{name}</Link> : name}
      <span className="small"> {t.unit?.short} · {t.state_label} · {t.progress}%{t.due && ` · 时限 ${showDay(t.due)}`}</span>
    </div>
  );
}

/** When a visit was, or is to be. */
export const when = (v: VisitRow) => v.finished_on ? `${showDay(v.finished_on)} 完成` : v.begun_on ? `${showDay(v.begun_on)} 进驻` : `计划 ${showDay(v.planned_on)}`;

export function VisitLine({ v }: { v: VisitRow }) {
  return (
    <Link to={`/tour-visits/${v.id}` as never} className="to-line" data-visit={v.id}>
      <span className="row" style={{ gap: 8 }}><b className="grow">{v.target?.name}</b><span className="tag inf">{v.state_label}</span></span>
      <span className="small">{v.tour_title} · {when(v)} · 组长 {v.leader}{v.rechecked_on && ` · ${showDay(v.rechecked_on)} 复核`}</span>
    </Link>
  );
}
