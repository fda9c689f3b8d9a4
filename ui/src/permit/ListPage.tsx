import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { useMay } from "@/shared/session";
import { PermitLine, permitColumns } from "./columns";
import { usePermitSummary } from "./queries";
import type { PermitRow } from "./types";
import { hotGrades, kinds, states } from "./words";

const fields: FilterField[] = [
  { key: "state", label: "状态", kind: "choice", options: states },
  { key: "kind", label: "种类", kind: "choice", options: kinds },
  { key: "grade", label: "动火级别", kind: "choice", options: hotGrades },
  { key: "days", label: "计划开始", kind: "days", from: "from", to: "to" },
  { key: "open", label: "在办", kind: "held", words: { true: "是", false: "否" } },
  { key: "raised", label: "升级管理", kind: "held", words: { true: "是", false: "否" } },
  { key: "site", label: "场所", kind: "held", words: {} },
  { key: "enterprise", label: "企业", kind: "held", words: {} },
];

/** Tickets of special work: what is being done now, then the list. */
export function ListPage() {
  const go = useNavigate();
  const may = useMay("permit.work");
  const ask = <Link to={"/permits/new" as never}><Button type="primary">申请作业票</Button></Link>;
  return (
    <>
      <div className="head"><div className="grow"><h1>作业票</h1><small>八类特殊作业（GB 30871-2022）。在办的票用来核对当日安全承诺，并计入企业预警。</small></div>{may && ask}</div>
      <div className="page col" style={{ gap: 12 }}>
        <Now />
        <DataTable<PermitRow>
          name="permits" path="/permits" noun="张票" columns={permitColumns} filters={fields} rowKey={(p) => p.id}
          onRow={(p) => void go({ to: `/permits/${p.id}` as never })} card={(p) => <PermitLine p={p} />}
          empty={<EmptyState title="没有作业票" action={may ? ask : undefined}>动火、受限空间等特殊作业开始前，由企业在这里申请、分析、批准。</EmptyState>}
        />
      </div>
    </>
  );
}

/** What is being worked under, paused and waiting, by kind; each figure opens its tickets. */
function Now() {
  const q = usePermitSummary();
  const all = q.data?.counts ?? [];
  if (!all.length) return null;
  return (
    <div className="pm-counts" aria-label="在办作业">
      {all.map((c) => (
        <Link key={c.kind + c.grade} className="card" to={"/permits" as never} search={{ kind: c.kind, ...(c.kind === "hot_work" ? { grade: c.grade } : {}), open: "true" } as never}>
          <span>{c.called}</span>
          <span><b>{c.working}</b> 作业中</span>
          <small>{c.paused > 0 && <span className="c-y">暂停 {c.paused} · </span>}待开工 {c.waiting}</small>
        </Link>
      ))}
    </div>
  );
}
