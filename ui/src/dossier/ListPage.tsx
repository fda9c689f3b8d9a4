import { Link } from "@tanstack/react-router";
import { Input } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { RecordTabs } from "@/record/RecordTabs";
import { useDossiers } from "./queries";
import type { DossierRow } from "./types";
import "./dossier.css";

/** Leaders' posts that I may read, with how their quarter stands. */
export function ListPage() {
  const q = useDossiers();
  const [find, setFind] = useState("");
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const shown = q.data.filter((r) => `${r.person.name}${r.title}${r.unit.name}${r.unit.short}`.includes(find.trim()));
  return (
    <>
      <div className="head"><div className="grow"><h1>履职档案</h1><small>职责、记录、红灯、包案、事故、谈话和督办，按任期、按某一天的已知情况出具。</small></div></div>
      <RecordTabs at="/dossiers" />
      <div className="page">
        <Section title="任职" note={`${shown.length} 个`} action={<Input.Search allowClear placeholder="姓名、职务、单位" style={{ width: 200 }} value={find} onChange={(e) => setFind(e.target.value)} aria-label="查找" />} flush>
          {shown.length === 0 && <EmptyState title="没有可看的履职档案">本人只看本人的；本级安委办和组织部门看本地区的。</EmptyState>}
          {shown.length > 0 && (
            <div className="dossier-scroll">
              <table className="grid">
                <thead><tr><th>姓名</th><th>职务</th><th>任期</th><th className="num">本季要做</th><th className="num">已达到</th><th className="num">未做到</th><th>职责</th></tr></thead>
                <tbody>{shown.map((r) => <Row key={r.post} r={r} />)}</tbody>
              </table>
            </div>
          )}
        </Section>
      </div>
    </>
  );
}

function Row({ r }: { r: DossierRow }) {
  return (
    <tr>
      <td className="line"><Link to={`/dossiers/posts/${r.post}` as never}>{r.person.name}</Link></td>
      <td>{r.title}<div className="small">{r.unit.short || r.unit.name}</div></td>
      <td className="line">{r.from} 至 {r.to ?? "今"}</td>
      <td className="num">{r.windows || "—"}</td><td className="num">{r.windows ? r.met : "—"}</td>
      <td className="num">{r.missed > 0 ? <b className="c-r">{r.missed}</b> : r.windows ? 0 : "—"}</td>
      <td className="line"><Link to={`/posts/${r.post}/duties` as never}>{r.windows ? "职责清单" : "分派职责"}</Link>{r.contradictions > 0 && <span className="tag inf" style={{ marginLeft: 6 }}>{r.contradictions} 项二选一</span>}</td>
    </tr>
  );
}
