import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Offer, RecordRow } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { FileList } from "@/kit/EvidenceUpload";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { who } from "@/shared/words";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const client = useQueryClient();
  const q = useQuery({ queryKey: ["record", id], queryFn: () => api.get<RecordRow>(`/records/${id}`) });
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const r = q.data;
  const act = async (o: Offer, fields: Record<string, unknown>) => {
    await api.post(`/records/${id}/moves`, { flow: o.flow, action: o.action, version: r.version, ...fields });
    await client.invalidateQueries();
  };
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/records" as never}>履职记录</Link> › {r.kind_label}</small><h1>{r.title}{r.state === "void" && <span className="tag bad" style={{ marginLeft: 8 }}>已作废</span>}</h1></div>
        {r.offers && r.offers.length > 0 && <Offers offers={r.offers} act={act} subject={r.title} />}
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <Section title="记录">
          <dl className="pairs">
            <dt>日期</dt><dd>{r.on}</dd><dt>单位</dt><dd>{r.unit.name}</dd>
            {r.people?.length > 0 && <><dt>人员</dt><dd>{r.people.map((p) => p.name).join("、")}</dd></>}
            {r.places?.length > 0 && <><dt>地点</dt><dd>{r.places.join("、")}</dd></>}
            {r.amount != null && <><dt>数量</dt><dd>{r.amount}</dd></>}
            {(r.object || r.high_risk) && <><dt>对象</dt><dd>{r.object}{r.high_risk && <span className="tag" style={{ marginLeft: 6 }}>高危企业</span>}</dd></>}
            {r.note && <><dt>备注</dt><dd>{r.note}</dd></>}
            <dt>登记</dt><dd>{who(r.by)} · {showMinute(r.at)}</dd>
          </dl>
          {r.files?.length > 0 && <div style={{ marginTop: 10 }}><FileList files={r.files} /></div>}
        </Section>
        <Section title="抵了哪些要求" note="按规则自动计数">
          {!r.counts_for?.length && <p className="soft">没有哪一项要求的规则和它相符：类型、日期或对象不合。记录照样留存。</p>}
          {r.counts_for?.map((c) => <p key={c.occurrence}>✓ 计 {c.counts} <Link to={`/occurrences/${c.occurrence}` as never}>{c.label}</Link></p>)}
        </Section>
      </div>
    </>
  );
}
