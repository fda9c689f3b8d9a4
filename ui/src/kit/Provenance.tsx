import { Link } from "@tanstack/react-router";
import type { Task } from "@/api/types";
import { idOf, titleOf } from "@/shared/words";

/** The original words that this comes from, and the way back to their place in the document. */
export function Provenance({ from }: { from: Task["provenance"] }) {
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
