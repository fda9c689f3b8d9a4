import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { api, sentence } from "@/api/client";
import type { Light as LightT, OccurrenceRow } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Explain } from "@/kit/Explain";
import { Light } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { idOf } from "@/shared/words";
import { Have } from "./columns";
import "@/desk/desk.css";

/** One period of one duty: what counted, what is missing. */
export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useQuery({ queryKey: ["occurrence", id], queryFn: () => api.get<OccurrenceRow>(`/occurrences/${id}`) });
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const o = q.data;
  const full = "inputs" in o.light ? (o.light as unknown as LightT) : null;
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/occurrences" as never}>按频次要做的</Link> › {o.window.from} 至 {o.window.to}</small><h1>{o.duty.title}</h1><small>{o.unit.name} · {o.duty.rule}</small></div>
        <Light mark={o.light} />
        {o.state !== "done" && <Link to={"/records/new" as never}><Button type="primary">登记一次履职</Button></Link>}
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {full && <Section title="这盏灯为什么是这样"><Explain light={full} /></Section>}
        <Section title={<>已有 <Have o={o} /></>} note={o.state_label} flush>
          {o.records.length === 0 && <p className="empty">这一期还没有能算数的记录。</p>}
          {o.records.length > 0 && (
            <table className="grid">
              <thead><tr><th>算数的记录</th><th className="num">计 {o.unit_word}</th></tr></thead>
              <tbody>{o.records.map((r) => <tr key={r.id}><td><Link to={`/records/${r.id}` as never}>{r.label}</Link></td><td className="num">{r.counts}</td></tr>)}</tbody>
            </table>
          )}
        </Section>
        {o.missing && <div className="note">还缺：{o.missing}</div>}
        {o.task && <p><Link to={`/tasks/${idOf(o.task)}` as never}>看这项职责所属的任务</Link></p>}
      </div>
    </>
  );
}
