import { useQuery } from "@tanstack/react-query";
import { Input, Select } from "antd";
import { useEffect, useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { trades } from "@/site/words";
import { Assistant, type Answers } from "./Assistant";
import { HazardTabs } from "./HazardTabs";
import type { Criteria } from "./types";

/** Criteria of major hazards: found from a description in plain words, and judged by a few questions. */
export function CriteriaPage() {
  const [filters, set] = useFilters();
  const trade = one(filters.trade), q = one(filters.q) ?? "";
  const [text, setText] = useState(q);
  const [answers, setAnswers] = useState<Answers>({});
  useEffect(() => { const t = setTimeout(() => text !== q && set({ q: text || undefined }), 350); return () => clearTimeout(t); }, [text]); // eslint-disable-line react-hooks/exhaustive-deps
  useEffect(() => setAnswers({}), [trade, q]);
  const found = useQuery({ queryKey: ["criteria", trade, q], placeholderData: (b) => b, staleTime: 300_000, queryFn: () => api.get<Criteria>("/criteria" as Address, { trade, q }) });
  return (
    <>
      <HazardTabs title="重大隐患判定标准" say="按监管类别找条款，或用大白话描述现场，系统找出最接近的条款；答几个问题给出判定。" />
      <div className="page criteria-cols">
        <div className="col">
          <div className="card bar">
            <Select style={{ width: 200 }} allowClear placeholder="监管类别" aria-label="监管类别" value={trade} options={trades.map((t) => ({ ...t, label: found.data?.trades[t.value] ? `${t.label}（${found.data.trades[t.value]} 条）` : t.label }))} showSearch={{ optionFilterProp: "label" }} onChange={(v) => set({ trade: v })} />
            <Input allowClear style={{ flex: 1, minWidth: 200 }} value={text} onChange={(e) => setText(e.target.value)} placeholder="现场怎么样，如：反应釜没有装紧急切断，工人手动加料" aria-label="现场描述" maxLength={300} />
          </div>
          {found.isError && <div className="refusal" role="alert">{sentence(found.error)}</div>}
          <Section title={q ? "最接近的条款" : "条款"} note={found.data ? `${found.data.items.length} 条` : undefined} flush>
            {!found.data && !found.isError && <div className="skeleton" style={{ margin: 14 }} />}
            {found.data?.items.length === 0 && <p className="faint" style={{ padding: 14 }}>没有找到相近的条款；换个说法，或去掉监管类别再找。没找到不等于不是重大隐患。</p>}
            {found.data?.items.map((c) => (
              <div key={c.id} className="finding">
                <div className="row"><span className="tag" style={{ margin: 0 }}>{c.part}</span>{!c.direct && <span className="tag inf" style={{ margin: 0 }}>综合判定</span>}{c.mark !== "V" && <span className="tag inf" style={{ margin: 0 }}>条文待核</span>}<span className="grow" /><small>{c.standard} {c.clause}</small></div>
                <div>{c.text}</div>
                <div className="small">{c.number}{c.words.length ? ` · 对上的词：${c.words.join("、")}` : ""}</div>
              </div>
            ))}
          </Section>
        </div>
        <Section title="判定助手" note="结论会写明条款；拿不准的交给专家">
          {trade && q.length > 1 ? <Assistant trade={trade} text={q} value={answers} onChange={setAnswers} /> : <p className="faint">先选监管类别，再写一句现场描述。</p>}
        </Section>
      </div>
    </>
  );
}
