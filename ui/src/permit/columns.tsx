import { Link } from "@tanstack/react-router";
import type { Column } from "@/kit/DataTable";
import { showMinute } from "@/shared/dates";
import type { PermitRow } from "./types";
import "./permit.css";

export function State({ p }: { p: Pick<PermitRow, "state" | "state_label"> }) {
  return <span className={`pm-state ${p.state}`}>{p.state_label}</span>;
}

/** From when to when; the day is said once where it is the same. */
export function span(p: Pick<PermitRow, "from" | "to">): string {
  const [a, b] = [showMinute(p.from), showMinute(p.to)];
  return `${a} – ${a.slice(0, 10) === b.slice(0, 10) ? b.slice(11) : b}`;
}

export const permitColumns: Column<PermitRow>[] = [
  { key: "state", title: "状态", render: (p) => <State p={p} /> },
  { key: "called", title: "作业", render: (p) => <span className="line"><Link to={`/permits/${p.id}` as never}><b>{p.called}</b></Link>{p.raised && <small className="c-y"> 升级管理</small>}</span> },
  { key: "work", title: "内容", render: (p) => `${p.spot}：${p.work}` },
  { key: "site", title: "企业（场所）", render: (p) => p.site_name },
  { key: "from", title: "计划时间", sort: "from", render: (p) => <span className="line">{span(p)}</span> },
  { key: "watcher", title: "监护人", render: (p) => <span className="line">{p.watcher}</span> },
  { key: "workers", title: "作业人员", extra: true, render: (p) => p.workers.join("、") },
  { key: "number", title: "票号", extra: true, render: (p) => <span className="line small">{p.number}</span> },
];

export function PermitLine({ p }: { p: PermitRow }) {
  return (
    <Link to={`/permits/${p.id}` as never} className="pm-line" data-permit={p.id}>
      <span className="row" style={{ gap: 8 }}><State p={p} /><b className="grow">{p.called}{p.raised && <small className="c-y"> 升级管理</small>}</b></span>
      <span>{p.spot}：{p.work}</span>
      <span className="small">{p.site_name} · {span(p)} · 监护 {p.watcher}</span>
    </Link>
  );
}
