import { Link } from "@tanstack/react-router";
import type { Task } from "@/api/types";
import { idOf, titleOf } from "@/shared/words";

/** The original words that this comes from, and the way back to their place in the document. */
export function Provenance({ from }: { from: Task["provenance"] }) {
  if (from.origin) return <Origin of={from.origin} quote={from.quote} />;
  const id = idOf(from.policy);
  if (!from.quote && !id) return <p className="faint">没有留下原文。</p>;
  return (
    <div className="col">
      <div className="small">{(from.path ?? []).join(" › ")}</div>
      <blockquote className="quote" style={{ margin: 0 }}>{from.quote}</blockquote>
      <div className="small">
        出自 <Link to={`/policies/${id}` as never} search={{ at: String(from.span?.[0] ?? 0) } as never}>{titleOf(from.policy) || "原文件"}</Link>
        {from.label ? ` 第 ${from.label.replace(/[.．、]$/, "")} 条` : ""}{from.page ? ` · 第 ${from.page} 页` : ""}{from.file && !/^[0-9a-f-]{36}$/.test(from.file) ? ` · ${from.file}` : ""}
      </div>
    </div>
  );
}

/** A task that comes from no document: what a tour found, and what was seen when somebody went there again. */
function Origin({ of, quote }: { of: NonNullable<Task["provenance"]["origin"]>; quote: string }) {
  return (
    <div className="col" data-origin={of.concept}>
      <blockquote className="quote" style={{ margin: 0 }}>{quote}</blockquote>
      <div className="small">出自 {of.link ? <Link to={of.link as never}>{of.title}</Link> : of.title}（{of.of}{of.on ? `，${of.on} 完成` : ""}）· 问题{of.state_label}</div>
      {of.rechecks.map((r) => <div key={r} className="small">{r}</div>)}
    </div>
  );
}
