import { useMutation } from "@tanstack/react-query";
import { Button, Input, InputNumber } from "antd";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import type { InstallationVerdict } from "./types";

type Line = { name: string; basis: string; quantity_t: number; critical_t: number; ratio: number; beta: number; weighted: number };
type Result = { s: number; alpha: number; r: number; level: number; lines: Line[]; working: string[] };
const round = (x: number) => Number(x.toFixed(4));

/** S and R with every line of the calculation, as GB 18218 has it. */
export function InstallationWorking({ body }: { body: Record<string, unknown> }) {
  const r = body.result as Result | null | undefined;
  if (!r) return null;
  return (
    <details className="how" style={{ padding: "0 14px 8px" }}>
      <summary className="small">S = {round(r.s)}，R = {round(r.r)}（GB 18218-2018）计算过程</summary>
      <Working r={r} />
    </details>
  );
}

function Working({ r }: { r: Pick<Result, "lines" | "working"> }) {
  return (
    <>
      <div style={{ overflowX: "auto" }}>
        <table className="grid"><thead><tr><th>物质</th><th>依据</th><th className="num">q（t）</th><th className="num">Q（t）</th><th className="num">q/Q</th><th className="num">β</th><th className="num">β·q/Q</th></tr></thead>
          <tbody>{r.lines.map((l, i) => <tr key={i}><td>{l.name}</td><td className="small">{l.basis}</td><td className="num">{l.quantity_t}</td><td className="num">{l.critical_t}</td><td className="num">{round(l.ratio)}</td><td className="num">{l.beta}</td><td className="num">{round(l.weighted)}</td></tr>)}</tbody></table>
      </div>
      <div className="working">{r.working.join("\n")}</div>
    </>
  );
}

export type Substance = { name: string; cas?: string; class?: string; quantity_t: number };

/** Substances of a unit with the identification worked out while one types. */
export function Substances({ value = [], onChange, residents }: { value?: Substance[]; onChange?: (v: Substance[]) => void; residents: number }) {
  const list = value.length ? value : [{ name: "", quantity_t: 0 }];
  const set = (i: number, part: Partial<Substance>) => onChange?.(list.map((s, n) => (n === i ? { ...s, ...part } : s)));
  const ask = useMutation({ mutationFn: () => api.post<InstallationVerdict>("/law/installation" as Address, { substances: list.filter((s) => s.name.trim()), residents }) });
  return (
    <div className="col">
      {list.map((s, i) => (
        <div key={i} className="row" style={{ flexWrap: "nowrap" }}>
          <Input value={s.name} onChange={(e) => set(i, { name: e.target.value })} placeholder="物质名称，如 液氨" aria-label={`第 ${i + 1} 种物质`} />
          <Input value={s.class ?? ""} onChange={(e) => set(i, { class: e.target.value || undefined })} placeholder="类别（表1没有的才填）" aria-label={`第 ${i + 1} 种物质的危险性类别`} style={{ width: 170 }} />
          <InputNumber value={s.quantity_t} min={0} onChange={(v) => set(i, { quantity_t: Number(v ?? 0) })} suffix="t" aria-label={`第 ${i + 1} 种物质的设计最大量（吨）`} style={{ width: 130 }} />
          <button type="button" className="plain" aria-label={`去掉第 ${i + 1} 种物质`} onClick={() => onChange?.(list.filter((_, n) => n !== i))}>去掉</button>
        </div>
      ))}
      <div className="row">
        <Button size="small" onClick={() => onChange?.([...list, { name: "", quantity_t: 0 }])}>再加一种</Button>
        <Button size="small" loading={ask.isPending} onClick={() => ask.mutate()}>先算一下</Button>
      </div>
      {ask.isError && <div className="refusal" role="alert">{sentence(ask.error)}</div>}
      {ask.data && <div><b>{ask.data.label}</b> <small>S = {round(ask.data.s)}，R = {round(ask.data.r)}，{ask.data.source}</small><Working r={ask.data} /></div>}
    </div>
  );
}
