import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { MeasurePage as Answer, Page, TaskRow } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { LightCountsLine } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { TaskCard } from "@/task/columns";
import { numberOf } from "./facts";
import { useNow } from "@/shared/session";
import "@/task/task.css";

/** From a sentence of the document to all its tasks and their lights. */
export function MeasurePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const now = useNow();
  const q = useQuery({ queryKey: ["measure", id], queryFn: () => api.get<Answer>(`/measures/${id}`) });
  const tasks = useQuery({ queryKey: ["tasks", "of-measure", id], queryFn: () => api.get<Page<TaskRow>>("/tasks", { measure: id, limit: 200, sort: "unit" }) });
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const { measure: m, policy } = q.data;
  // Who leads comes first, then who assists, then the regions.
  const rank = (t: TaskRow) => ["lead", "joint_lead", "responsible", "assist", "territorial"].indexOf(t.role);
  const list = [...(tasks.data?.items ?? [])].sort((a, b) => rank(a) - rank(b));
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={`/policies/${policy.id}` as never} search={{ m: m.id } as never}>{policy.title}</Link> › 第 {numberOf(m)} 条</small><h1>{m.name}</h1></div><LightCountsLine counts={q.data.light_counts} /></div>
      <div className="page col" style={{ gap: 12 }}>
        <Section title="原文" note={(m.path ?? []).join(" › ")}><blockquote className="quote" style={{ margin: 0 }}>{m.text}</blockquote><p className="small" style={{ marginTop: 8 }}><Link to={`/policies/${policy.id}` as never} search={{ m: m.id } as never}>看它在文件里的位置</Link></p></Section>
        <Section title="由它产生的任务" note={`${list.length} 项`} flush>{list.map((t) => <TaskCard key={t.id} t={t} now={now} />)}{tasks.isSuccess && !list.length && <p className="empty">还没有下发。</p>}</Section>
      </div>
    </>
  );
}
