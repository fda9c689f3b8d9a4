import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useMemo, useState } from "react";
import { sentence } from "@/api/client";
import { SystemTabs } from "./SystemTabs";
import { methods, schemaText, type OpenApi, type Operation } from "./openapi";

const tagWords: Record<string, string> = { session: "登录与账号", demo: "演示", report: "工作台与汇总", org: "组织", policy: "文件与清单", task: "任务", duty: "按频次要做的", record: "履职记录", system: "系统", file: "附件", files: "附件", health: "运行状态", law: "参数" };

/** Reads /openapi.json and shows it; bundled, so it works without the internet. */
export function ApiPage() {
  const [q, setQ] = useState("");
  const doc = useQuery({ queryKey: ["openapi"], staleTime: Infinity, queryFn: async () => (await fetch("/openapi.json")).json() as Promise<OpenApi> });
  const list = useMemo(() => (doc.data ? methods(doc.data) : []), [doc.data]);
  const shown = list.filter((o) => !q || `${o.method} ${o.path} ${o.op.summary ?? ""} ${o.op.description ?? ""}`.toLowerCase().includes(q.toLowerCase()));
  const tags = [...new Set(shown.map((o) => o.tag))];
  return (
    <>
      <SystemTabs at="/system/api" say="接口说明，由服务器按代码生成。" />
      <div className="page">
        <div className="row" style={{ marginBottom: 10 }}><b>{doc.data?.info?.title}</b> <span className="small">{doc.data?.info?.version} · OpenAPI {doc.data?.openapi} · {shown.length} / {list.length} 个接口</span><span className="grow" /><Input size="small" style={{ width: 240 }} allowClear placeholder="路径、说明" aria-label="找接口" value={q} onChange={(e) => setQ(e.target.value)} /><a href="/openapi.json" download>下载 openapi.json</a></div>
        {doc.isError && <div className="refusal" role="alert">{sentence(doc.error)}</div>}
        {tags.map((t) => (
          <section key={t} className="card" style={{ marginBottom: 10 }}>
            <div className="title"><h2>{tagWords[t] ?? t}</h2>{tagWords[t] && <small>{t}</small>}</div>
            {shown.filter((o) => o.tag === t).map((o) => (
              <details key={`${o.method} ${o.path}`} style={{ borderBottom: "1px solid var(--line)", padding: "5px 14px" }}>
                <summary style={{ cursor: "pointer" }}><code style={{ display: "inline-block", width: 62 }}>{o.method.toUpperCase()}</code><code>{o.path}</code> <span className="soft small">{o.op.summary}</span></summary>
                <Detail op={o.op} doc={doc.data!} />
              </details>
            ))}
          </section>
        ))}
      </div>
    </>
  );
}

function Detail({ op, doc }: { op: Operation; doc: OpenApi }) {
  const body = op.requestBody?.content && Object.entries(op.requestBody.content)[0];
  return (
    <div className="col" style={{ padding: "6px 0 10px 62px", fontSize: 13 }}>
      {op.description && <p className="soft" style={{ whiteSpace: "pre-wrap" }}>{op.description}</p>}
      {!!op.parameters?.length && <dl className="pairs" style={{ gridTemplateColumns: "160px 1fr" }}>{op.parameters.map((p) => <div key={p.name} style={{ display: "contents" }}><dt><code>{p.name}</code>{p.required ? " *" : ""} <small>{p.in}</small></dt><dd>{p.description} <code className="small">{schemaText(p.schema, doc)}</code></dd></div>)}</dl>}
      {body && <div><h3>请求 <small>{body[0]}</small></h3><pre className="api">{schemaText(body[1].schema, doc, 0, true)}</pre></div>}
      {Object.entries(op.responses ?? {}).map(([code, r]) => {
        const c = r.content && Object.values(r.content)[0];
        return <div key={code}><h3>{code} <small>{r.description}</small></h3>{c?.schema && <pre className="api">{schemaText(c.schema, doc, 0, true)}</pre>}</div>;
      })}
    </div>
  );
}
