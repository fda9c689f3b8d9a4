import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { api, sentence } from "@/api/client";
import type { OccurrenceRow } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Light } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { Have, occurrenceMark } from "./columns";
import "@/desk/desk.css";

/** One period of one duty: what counted, what is missing. */
export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useQuery({ queryKey: ["occurrence", id], queryFn: () => api.get<OccurrenceRow>(`/occurrences/${id}`) });
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const o = q.data;
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/occurrences" as never}>按频次要做的</Link> › {o.window.from} 至 {o.window.to}</small><h1>{o.duty.title}</h1><small>{o.unit.name} · {o.duty.rule}</small></div>
        <Light mark={occurrenceMark(o)} />
        {o.state !== "done" && <Link to={"/records/new" as never} search={{ occurrence: o.id } as never}><Button type="primary">登记一次履职</Button></Link>}
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <Section title={<>已有 <Have o={o} /></>} note={o.state_label} flush>
          {o.records.length === 0 && <p className="empty">这一期还没有能算数的记录。</p>}
          {o.records.length > 0 && (
            <table className="grid">
              <thead><tr><th>算数的记录</th><th className="num">计 {o.unit_word}</th></tr></thead>
              <tbody>{o.records.map((r) => <tr key={r.id}><td><Link to={`/records/${r.id}` as never}>{r.label}</Link></td><td className="num">{r.counts}</td></tr>)}</tbody>
            </table>
          )}
        </Section>
        <Section title="怎么算">
          <dl className="pairs">
            <dt>要求</dt><dd>{o.duty.rule}{o.duty.high_risk && <span className="tag" style={{ marginLeft: 6 }}>只算高危企业</span>}</dd>
            <dt>这一期</dt><dd>{o.window.from} 至 {o.window.to}{o.window.count_from !== o.window.from ? `，只算 ${o.window.count_from} 起的` : ""}；补登最晚到 {o.window.late_until}，算迟报</dd>
            {o.duty.quote && <><dt>原文</dt><dd>“{o.duty.quote}”</dd></>}
            {o.task && <><dt>出自</dt><dd><Link to={`/tasks/${o.task.id}` as never}>{o.task.title}</Link> <small>{o.task.policy_title}</small></dd></>}
            {o.site && <><dt>场所</dt><dd><Link to={`/sites/${o.site.id}` as never}>{o.site.name}</Link></dd></>}
          </dl>
        </Section>
        {o.missing && <div className="note">还缺：{o.missing}</div>}
      </div>
    </>
  );
}
