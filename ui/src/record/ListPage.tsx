import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { RecordRow } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { recordKinds, who } from "@/shared/words";
import { RecordTabs } from "./RecordTabs";
import "@/task/task.css";

const columns: Column<RecordRow>[] = [
  { key: "on", title: "日期", sort: "on", render: (r) => r.on },
  { key: "kind", title: "类型", render: (r) => r.kind_label },
  { key: "title", title: "内容", render: (r) => <><Link to={`/records/${r.id}` as never}>{r.title}</Link>{r.state === "void" && <span className="tag bad">已作废</span>}</> },
  { key: "unit", title: "单位", render: (r) => r.unit.short || r.unit.name },
  { key: "people", title: "人员", render: (r) => (r.people ?? []).map((p) => p.name).join("、") },
  { key: "amount", title: "数量", num: true, render: (r) => r.amount ?? "" },
  { key: "counts", title: "抵了哪些要求", render: (r) => (r.counts_for?.length ? r.counts_for.map((c) => <Link key={c.occurrence} className="tag ok" to={`/occurrences/${c.occurrence}` as never}>{c.label}</Link>) : <span className="faint">没有对应的要求</span>) },
  { key: "by", title: "登记人", extra: true, render: (r) => who(r.by) },
];

export function ListPage() {
  const go = useNavigate();
  return (
    <>
      <div className="head"><div className="grow"><h1>履职记录</h1><small>会议、带队检查、讲课、谈话、演练……一件事只登记一次，它能抵几项要求由规则自动算。</small></div><Link to={"/records/new" as never}><Button type="primary">登记一次履职</Button></Link></div>
      <RecordTabs at="/records" />
      <div className="page">
        <DataTable<RecordRow>
          name="records" path="/records" noun="条" columns={columns} defaultSort="-on"
          filters={[{ key: "q", label: "内容", kind: "text" }, { key: "unit", label: "单位", kind: "unit" }, { key: "kind", label: "类型", kind: "choice", options: recordKinds }, { key: "days", label: "日期", kind: "days", from: "from", to: "to" }]}
          rowKey={(r) => r.id} onRow={(r) => void go({ to: `/records/${r.id}` as never })}
          card={(r) => <div className="task-card"><Link to={`/records/${r.id}` as never} className="what"><b>{r.title}</b><span className="small">{r.on} · {r.kind_label} · {r.unit.short || r.unit.name}</span></Link><span className="small">{r.counts_for?.length ? `抵 ${r.counts_for.length} 项` : ""}</span></div>}
          empty={<EmptyState title="还没有履职记录" action={<Link to={"/records/new" as never}><Button type="primary">登记第一次</Button></Link>}>开了会、带队检查了、谈了话，就登记一次；能抵的要求会自动亮绿。</EmptyState>}
        />
      </div>
    </>
  );
}
