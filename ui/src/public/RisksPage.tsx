import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Mark } from "@/site/Mark";
import { showDay } from "@/shared/dates";
import type { PublicRisks } from "@/risk/types";
import "./public.css";

/** The notice of a site's major risks, as it hangs at the gate. */
export function RisksPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useQuery({ queryKey: ["public", "risks", id], retry: false, queryFn: () => api.get<PublicRisks>("/public/risks" as Address, { site: id }) });
  return (
    <div className="public">
      <header><b className="brand">安澜</b><span className="soft">安全风险公告</span></header>
      {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
      {!q.data && !q.isError && <div className="skeleton" />}
      {q.data && <><h1>{q.data.site}</h1><p className="soft">{q.data.address}</p>
        {q.data.risks.map((r, i) => (
          <article key={i} className="card"><div className="row"><Mark colour={r.level.color.code} label={r.level.label} /><span className="grow" />{r.under_review && <span className="tag inf" style={{ margin: 0 }}>正在重新评价</span>}</div>
            <h3>{r.point}</h3><p>可能发生：{r.event}</p><p className="soft">管控责任：{r.duty}　应急电话：{r.phone ? <a href={`tel:${r.phone}`}>{r.phone}</a> : "—"}　{showDay(r.published_on)} 公示</p></article>
        ))}</>}
    </div>
  );
}
