import { Link, useNavigate } from "@tanstack/react-router";
import type { PolicySummary } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { LightCountsLine } from "@/kit/Light";
import { showDay } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { UploadBox } from "./UploadBox";
import "@/task/task.css";
import "./policy.css";

export function ListPage() {
  const go = useNavigate();
  const me = useMe();
  const columns: Column<PolicySummary>[] = [
    { key: "title", title: "文件", sort: "title", render: (p) => <><Link to={`/policies/${p.id}` as never}>{p.title}</Link>{p.version_no > 1 && <small> 第 {p.version_no} 版</small>}<div className="small">{[p.doc_number, p.issuer, p.file_name].filter(Boolean).join(" · ")}</div></> },
    { key: "issued_on", title: "印发", render: (p) => showDay(p.issued_on) },
    { key: "state", title: "状态", render: (p) => <><span className={p.state === "issued" ? "tag ok" : p.state === "draft" ? "tag inf" : "tag"}>{p.state_label}</span>{p.kind === "news" && <span className="tag" title="新闻、通报一类，没有布置任务">不是方案</span>}{p.kind === "unreadable" && <span className="tag bad">读不出文字</span>}</> },
    { key: "measures", title: "措施", num: true, sort: "measures", render: (p) => p.measures },
    { key: "doubts", title: "待定", num: true, sort: "open_doubts", render: (p) => (p.state === "draft" ? <b className={p.open_doubts ? "c-y" : "c-g"}>{p.open_doubts}</b> : "") },
    { key: "decisions", title: "已定", num: true, extra: true, render: (p) => p.decisions },
    { key: "tasks", title: "任务", num: true, render: (p) => (p.tasks_total ? <Link to={"/tasks" as never} search={{ policy: p.id } as never}>{p.tasks_total}</Link> : "") },
    { key: "lights", title: "灯", render: (p) => <LightCountsLine counts={p.light_counts} onPick={(c) => void go({ to: "/tasks" as never, search: { policy: p.id, light: c } as never })} /> },
    { key: "created", title: "收到", sort: "created", extra: true, render: (p) => showDay(p.created_at) },
  ];
  return (
    <>
      <div className="head"><div className="grow"><h1>文件与清单</h1><small>上传文件，读成措施清单，定下疑问，下发成任务。</small></div></div>
      <div className="page col" style={{ gap: 12 }}>
        {me.rights.includes("policy.write") && <UploadBox />}
        <DataTable<PolicySummary>
          name="policies" path="/policies" noun="份文件" columns={columns} defaultSort="-created"
          filters={[
            { key: "q", label: "文件", kind: "text", placeholder: "标题、文号" },
            { key: "state", label: "状态", kind: "choice", options: [{ value: "draft", label: "待下发" }, { value: "issued", label: "已下发" }, { value: "superseded", label: "已被新版替代" }, { value: "void", label: "已作废" }] },
          ]}
          card={(p) => (
            <div className="task-card">
              <Link to={`/policies/${p.id}` as never} className="what"><b>{p.title}</b><span className="small">{p.doc_number ?? "没有文号"} · {p.measures} 条措施{p.state === "draft" ? ` · 待定 ${p.open_doubts}` : ` · ${p.tasks_total} 项任务`}</span></Link>
              <span className={p.state === "issued" ? "tag ok" : "tag inf"} style={{ gridRow: 1, gridColumn: 2, alignSelf: "start" }}>{p.state_label}</span>
            </div>
          )}
          rowKey={(p) => p.id} onRow={(p) => void go({ to: `/policies/${p.id}` as never })}
          empty={!me.rights.includes("policy.write") ? <EmptyState title="没有涉及本单位的文件">安委办下发了有本单位任务的文件后，会出现在这里。</EmptyState> : <EmptyState title="还没有文件">把行动方案、分工方案拖到上面的框里：.docx、.pdf、.txt、.html、.xlsx 都可以，一份 PDF 里有几份方案也会分开。</EmptyState>}
        />
      </div>
    </>
  );
}
