import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Input } from "antd";
import { api, sentence } from "@/api/client";
import type { SearchResult } from "@/api/types";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { TaskCard } from "@/task/columns";
import { useNow } from "@/shared/session";
import "@/task/task.css";

export function SearchPage() {
  const [filters, set] = useFilters();
  const now = useNow();
  const q = one(filters.q) ?? "";
  const found = useQuery({ queryKey: ["search", q], enabled: !!q, queryFn: () => api.get<SearchResult>("/search", { q }) });
  const r = found.data;
  const none = r && ![r.tasks, r.measures, r.units, r.policies].some((x) => x?.length);
  return (
    <>
      <div className="head"><h1>搜索</h1><Input.Search key={q} defaultValue={q} style={{ maxWidth: 420 }} allowClear enterButton="搜索" onSearch={(v) => set({ q: v.trim() || undefined })} aria-label="搜索" /></div>
      <div className="page col" style={{ gap: 12 }}>
        {found.isError && <div className="refusal" role="alert">{sentence(found.error)}</div>}
        {!q && <p className="soft">可以搜任务、文件里的原话、单位（名称、别名、拼音首字母）和文件。</p>}
        {none && <p className="soft">没有找到“{q}”。换个说法，或只写其中几个字。</p>}
        {!!r?.tasks?.length && <Section title="任务" note={r.tasks_total > r.tasks.length ? `先列 ${r.tasks.length} 项，共 ${r.tasks_total} 项` : `${r.tasks.length} 项`} action={r.tasks_total > r.tasks.length && !/\s/.test(q.trim()) && <Link className="small" to={"/tasks" as never} search={{ q: q.trim() } as never}>看全部 {r.tasks_total} 项</Link>} flush>{r.tasks.map((t) => <TaskCard key={t.id} t={t} now={now} />)}</Section>}
        {!!r?.measures?.length && (
          <Section title="文件里的措施" note={r.measures.length >= 10 ? `先列 ${r.measures.length} 条，写得再具体些可以缩小范围` : `${r.measures.length} 条`}>
            {r.measures.map((m) => <p key={m.measure} style={{ marginBottom: 6 }}><Link to={`/measures/${m.measure}` as never}>{m.name}</Link><br /><span className="soft small">…{m.quote}…</span><Link className="small" to={`/policies/${m.policy}` as never} search={{ m: m.measure } as never}> 看它在文件里的位置</Link></p>)}
          </Section>
        )}
        {!!r?.units?.length && <Section title="单位" note={r.units.length >= 10 ? `先列 ${r.units.length} 个` : `${r.units.length} 个`}>{r.units.map((u) => <p key={u.id}><Link to={"/tasks" as never} search={{ unit: u.id } as never}>{u.name}</Link></p>)}</Section>}
        {!!r?.policies?.length && <Section title="文件" note={r.policies.length >= 10 ? `先列 ${r.policies.length} 份` : `${r.policies.length} 份`}>{r.policies.map((p) => <p key={p.id}><Link to={`/policies/${p.id}` as never}>{p.title}</Link></p>)}</Section>}
      </div>
    </>
  );
}
