import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { RecordRow } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { recordKinds, who } from "@/shared/words";
import { RecordTabs } from "./RecordTabs";
import "@/task/task.css";

const columns: Column<RecordRow>[] = [
  { key: "on", title: "日期", sort: "on", render: (r) => <span className="line">{r.on}</span> },
  { key: "kind", title: "类型", render: (r) => <span className="line">{r.kind_label}</span> },
  { key: "title", title: "内容", render: (r) => <div className="cut task-title"><Link to={`/records/${r.id}` as never} title={r.title}>{r.title}</Link>{r.state === "void" && <span className="tag bad">已作废</span>}</div> },
  { key: "unit", title: "单位", render: (r) => <span className="line">{r.unit.short || r.unit.name}</span> },
  { key: "people", title: "人员", render: (r) => <div className="cut" style={{ maxWidth: 140 }}>{(r.people ?? []).map((p) => p.name).join("、")}</div> },
  { key: "amount", title: "数量", num: true, render: (r) => r.amount ?? "" },
  { key: "counts", title: "抵了哪些要求", render: (r) => <CountsFor r={r} /> },
  { key: "by", title: "登记人", extra: true, render: (r) => <span className="line">{who(r.by)}</span> },
];

/** The first requirement that it met, and how many more. */
function CountsFor({ r }: { r: RecordRow }) {
  const first = r.counts_for?.[0];
  if (!first) return <span className="faint">没有对应的要求</span>;
  const all = r.counts_for.map((c) => c.label).join("\n");
  return (
    <div className="cut" style={{ maxWidth: 420 }} title={all}>
      <span className="c-g">✓</span> <Link to={`/occurrences/${first.occurrence}` as never}>{first.label}</Link>
      {r.counts_for.length > 1 && <Link to={`/records/${r.id}` as never} className="small"> 等 {r.counts_for.length} 项</Link>}
    </div>
  );
}

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
