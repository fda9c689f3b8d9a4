import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import type { PaperRow } from "./types";
import "@/task/task.css";

const states = [{ value: "draft", label: "草稿" }, { value: "signing", label: "待签发" }, { value: "issued", label: "已签发" }, { value: "void", label: "已作废" }];
const to = (r: PaperRow) => r.to.map((u) => u.short || u.name).join("、");

const columns: Column<PaperRow>[] = [
  { key: "number", title: "文号", render: (r) => <span className="line">{r.number ?? <span className="faint">未编号</span>}</span> },
  { key: "title", title: "标题", render: (r) => <div className="cut task-title"><Link to={`/papers/${r.id}` as never} title={r.title}>{r.title}</Link></div> },
  { key: "kind", title: "种类", render: (r) => <span className="line">{r.template_label}</span> },
  { key: "state", title: "状态", render: (r) => <span className={r.state === "void" ? "tag bad" : "tag"}>{r.state_label}</span> },
  { key: "to", title: "主送", render: (r) => <div className="cut" style={{ maxWidth: 240 }} title={to(r)}>{to(r)}</div> },
  { key: "organ", title: "发文机关", render: (r) => <span className="line">{r.organ.short || r.organ.name}</span> },
  { key: "at", title: "时间", sort: "at", render: (r) => <span className="line">{showMinute(r.issued_at ?? r.at)}</span> },
];

export function ListPage() {
  const go = useNavigate();
  const [write, keep] = [useMay("paper.write"), useMay("paper.template")];
  return (
    <>
      <div className="head">
        <div className="grow"><h1>公文</h1><small>提醒函、督办函、约谈、通报……从任务和记录起草，签发时编号、定稿、送达，收文单位签收。</small></div>
        {keep && <Link to={"/papers/words" as never}><Button>机关代字</Button></Link>}
        {keep && <Link to={"/papers/templates" as never}><Button>公文模板</Button></Link>}
        {write && <Link to={"/papers/new" as never}><Button type="primary">起草公文</Button></Link>}
      </div>
      <div className="page">
        <DataTable<PaperRow>
          name="papers" path="/papers" noun="份" columns={columns} defaultSort="-at"
          filters={[{ key: "q", label: "标题、文号", kind: "text" }, { key: "state", label: "状态", kind: "choice", options: states }]}
          rowKey={(r) => r.id} onRow={(r) => void go({ to: `/papers/${r.id}` as never })}
          card={(r) => <div className="task-card"><Link to={`/papers/${r.id}` as never} className="what"><b>{r.title}</b><span className="small">{r.number ?? "未编号"} · {r.organ.short || r.organ.name} · {showMinute(r.issued_at ?? r.at)}</span></Link><span className="small">{r.state_label}</span></div>}
          empty={<EmptyState title="还没有公文" action={write ? <Link to={"/papers/new" as never}><Button type="primary">起草第一份</Button></Link> : undefined}>{write ? "选一个模板和一个单位或任务，正文由系统按记录写好，您再修改。" : "送达本单位的公文会出现在这里。"}</EmptyState>}
        />
      </div>
    </>
  );
}
