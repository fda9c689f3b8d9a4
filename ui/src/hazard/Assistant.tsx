import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import type { Criteria, Verdict } from "./types";
import "./hazard.css";

export type Answers = Record<string, "yes" | "no" | "unknown">;
const words = [{ value: "yes", label: "是" }, { value: "no", label: "否" }, { value: "unknown", label: "不清楚" }];
const outcomes: Record<string, string> = { major: "▲ 判定为重大隐患", not_major: "● 不属于重大隐患", needs_expert: "◆ 需要专家判断" };

/** A few questions that the description brings up; the answers give clause and verdict, and are kept with the hazard. */
export function Assistant({ trade, text, value, onChange }: { trade: string; text: string; value?: Answers; onChange?: (v: Answers) => void }) {
  const questions = useQuery({ queryKey: ["criteria", "questions", trade, text], enabled: text.trim().length > 1, staleTime: 300_000, queryFn: () => api.get<Criteria>("/criteria" as Address, { trade, q: text.slice(0, 300) }).then((c) => c.items.filter((x) => x.needed)) });
  const judge = useMutation({ mutationFn: (answers: Answers) => api.post<Verdict>("/criteria/verdict" as Address, { trade, text, answers }) });
  const answers = value ?? {};
  const answer = (id: string, v: string) => { judge.reset(); onChange?.({ ...answers, [id]: v as "yes" }); };
  if (questions.isError) return <div className="refusal" role="alert">{sentence(questions.error)}</div>;
  if (!questions.data) return <div className="skeleton" />;
  if (!questions.data.length) return <p className="faint">这个监管类别没有收录判定标准，请按有关规定由专家判断。</p>;
  const said = questions.data.filter((q) => answers[q.id]).length;
  return (
    <div className="assistant">
      {questions.data.every((q) => !q.words.length) && <p className="small">这句描述没有直接对上哪一条；下面几条是这个类别的通用情形，与现场无关的可以不答。</p>}
      {questions.data.map((q) => (
        <div key={q.id} className="q">
          <div className="grow">{q.ask}<div className="small">{q.standard} {q.clause}{q.mark !== "V" && "（条文待核）"}</div></div>
          <Segmented size="small" options={words} value={answers[q.id] ?? ""} onChange={(v) => answer(q.id, String(v))} aria-label={q.ask} />
        </div>
      ))}
      <div className="row" style={{ marginTop: 8 }}><Button size="small" disabled={!said} loading={judge.isPending} onClick={() => judge.mutate(answers)}>看判定结果</Button><small>已答 {said} / {questions.data.length}；全部答完才能下“不属于重大”的结论。</small></div>
      {judge.isError && <div className="refusal" role="alert" style={{ marginTop: 8 }}>{sentence(judge.error)}</div>}
      {judge.data && <VerdictBox v={judge.data} />}
    </div>
  );
}

/** What the criteria say, with the clauses that were met. */
export function VerdictBox({ v }: { v: Verdict }) {
  return (
    <div className={`verdict ${v.outcome}`} style={{ marginTop: 8 }}>
      <b>{outcomes[v.outcome]}</b>
      <div>{v.why}</div>
      {v.clauses.length > 1 && v.clauses.map((c) => <div key={c.criterion} className="small">{c.standard} {c.clause}：{c.text}{c.mark !== "V" && "（条文待核）"}</div>)}
    </div>
  );
}
