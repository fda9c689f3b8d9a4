import { useQuery } from "@tanstack/react-query";
import { Input } from "antd";
import { useState } from "react";
import { api, rows, sentence } from "@/api/client";
import type { Parameter } from "@/api/types";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { SystemTabs } from "./SystemTabs";

const marks = { V: ["已核对原文", "tag ok"], M: ["凭记忆，待核对", "tag inf"], P: ["本产品的建议值", "tag"] } as const;

/** Every limit and threshold with where it comes from and since when it holds. */
export function ParametersPage() {
  const [q, setQ] = useState("");
  const list = useQuery({ queryKey: ["parameters"], queryFn: () => api.get<Parameter[] | { items: Parameter[] }>("/parameters").then(rows) });
  const shown = (list.data ?? []).filter((p) => !q || [p.key, p.label, p.source].join(" ").toLowerCase().includes(q.toLowerCase()));
  return (
    <>
      <SystemTabs at="/system" say="所有期限、阈值和权重，连同出处和生效日期。" />
      <div className="page">
        <Section title="参数" note={`${shown.length} / ${list.data?.length ?? "…"} 项`} action={<Input size="small" style={{ width: 220 }} allowClear placeholder="名称、键、出处" aria-label="找参数" value={q} onChange={(e) => setQ(e.target.value)} />} flush>
          {list.isError && <div className="refusal" role="alert" style={{ margin: 12 }}>{sentence(list.error)}</div>}
          <div style={{ overflowX: "auto" }}><table className="grid">
            <thead><tr><th>参数</th><th className="num">值</th><th>出处</th><th>核对</th><th>生效</th></tr></thead>
            <tbody>{shown.map((p) => <tr key={`${p.key}@${p.effective_from}`}><td>{p.label}<div className="small">{p.key}</div></td><td className="num">{p.unit === "比例" && Number(p.value) <= 1 ? `${Math.round(Number(p.value) * 1000) / 10}%` : `${p.value} ${p.unit ?? ""}`}</td><td>{p.source}</td><td><span className={marks[p.mark]?.[1] ?? "tag"}>{marks[p.mark]?.[0] ?? p.mark}</span></td><td>{showDay(p.effective_from)}{p.effective_to ? ` 至 ${showDay(p.effective_to)}` : " 起"}</td></tr>)}</tbody>
          </table></div>
        </Section>
      </div>
    </>
  );
}
