import type { Doubt, MeasureView, PolicyView, Span } from "@/api/types";
import { roleWords } from "@/shared/words";

/** One highlighted place of the document. `cls`: u who, t when, q how often, g how much, x in doubt. */
export type Fact = { key: string; span: Span; cls: "u" | "t" | "q" | "g" | "x"; measure?: string; say: string };
export type Piece = { text: string; from: number; facts: Fact[] };
export type Para = { from: number; to: number; heading: boolean; level: number; measures: string[]; pieces: Piece[] };

/** The measures of a policy, whichever way the server sends them. */
export const measuresOf = (p: PolicyView): MeasureView[] => (Array.isArray(p.measures) ? p.measures : []);

/** Doubts of the document and of its measures, each once: the same words in several measures are one doubt. */
export function doubtsOf(p: PolicyView): Doubt[] {
  const out = new Map<string, Doubt>();
  for (const d of [...(p.doubts ?? []), ...measuresOf(p).filter((m) => m.state !== "dropped").flatMap((m) => m.doubts)]) if (!out.has(d.id)) out.set(d.id, d);
  return [...out.values()];
}
export const openDoubts = (p: PolicyView): Doubt[] => doubtsOf(p).filter((d) => !d.settled);
/** Where a doubt that several measures share is shown in full: at the first of them that is kept. */
export function carriers(measures: MeasureView[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const m of measures) if (m.state !== "dropped") for (const d of m.doubts) if (!out.has(d.id)) out.set(d.id, m.id);
  return out;
}
/** ≥ 30 项 */
export const showTarget = (t: { op: string; value: string | number; unit: string }) => `${({ ">=": "≥", "<=": "≤" } as Record<string, string>)[t.op] ?? t.op} ${t.value}${t.unit}`;
export const numberOf = (m: { label?: string | null; seq: number }) => (m.label ?? String(m.seq)).replace(/[.．、]$/, "");
/** 第 3 条; 问题1 of a tour, which is no clause of a document. */
export const clauseOf = (m: { label?: string | null; seq: number }) => (m.label?.startsWith("问题") ? m.label : `第 ${numberOf(m)} 条`);

export function factsOf(p: PolicyView): Fact[] {
  const out: Fact[] = [];
  for (const m of measuresOf(p)) {
    if (m.state === "dropped") continue;
    for (const a of m.assignments) {
      const sure = a.units.length > 0 && (a.settled || !a.open);
      const to = a.units.map((u) => u.short || u.name).slice(0, 6).join("、") + (a.units.length > 6 ? ` 等 ${a.units.length} 家` : "");
      out.push({ key: `a${a.id}`, span: a.span, cls: sure ? "u" : "x", measure: m.id, say: `${roleWords[a.role] ?? a.role}：${to || "还没有对应到单位"}` });
    }
    m.deadlines.forEach((d, i) => d.quote && out.push({ key: `t${m.id}.${i}`, span: d.span, cls: "t", measure: m.id, say: `时限 ${d.due}${d.inferred ? "（推定）" : ""}${d.rule ? `，${d.rule}` : ""}` }));
    m.recurrences.forEach((r, i) => r.quote && out.push({ key: `q${m.id}.${i}`, span: r.span, cls: "q", measure: m.id, say: `频次 ${r.per_label}至少 ${r.min} ${r.unit_word ?? "次"}` }));
    m.targets.forEach((t, i) => t.quote && out.push({ key: `g${m.id}.${i}`, span: t.span, cls: "g", measure: m.id, say: `指标 ${showTarget(t)}` }));
    for (const d of m.doubts) if (!d.settled && d.quote && d.span && d.span[1] > d.span[0] && d.span[1] - d.span[0] < 60) out.push({ key: `d${d.id}`, span: d.span, cls: "x", measure: m.id, say: d.say });
  }
  return out.filter((f) => f.span && f.span[1] > f.span[0]).sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
}

/** The text cut into paragraphs, each cut at the edges of the facts in it; overlapping facts share a piece. */
export function paragraphs(p: PolicyView, facts: Fact[]): Para[] {
  const out: Para[] = [];
  const measures = measuresOf(p).filter((m) => m.state !== "dropped");
  const heads = new Map((p.outline ?? []).map((o) => [o.span[0], o]));
  let at = 0, f = 0;
  for (const line of p.text.split("\n")) {
    const from = at, to = at + line.length;
    at = to + 1;
    if (!line.trim()) continue;
    while (f < facts.length && facts[f]!.span[1] <= from) f++;
    const here: Fact[] = [];
    for (let i = f; i < facts.length && facts[i]!.span[0] < to; i++) if (facts[i]!.span[1] > from) here.push(facts[i]!);
    const indent = line.length - line.trimStart().length;
    const head = heads.get(from) ?? heads.get(from + indent);
    out.push({
      from, to, level: head?.level ?? 9, heading: !!head && head.level <= 3 && line.trim().length <= 48,
      measures: measures.filter((m) => m.span[0] < to && m.span[1] > from).map((m) => m.id),
      pieces: cut(line, from, here),
    });
  }
  return out;
}

export function cut(line: string, from: number, facts: Fact[]): Piece[] {
  const to = from + line.length;
  const edges = new Set([from, to]);
  for (const f of facts) {
    edges.add(Math.max(from, f.span[0]));
    edges.add(Math.min(to, f.span[1]));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  const out: Piece[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const a = sorted[i]!, b = sorted[i + 1]!;
    out.push({ text: line.slice(a - from, b - from), from: a, facts: facts.filter((f) => f.span[0] < b && f.span[1] > a) });
  }
  return out;
}

/** The narrowest fact decides the colour of a piece. */
export function colour(facts: Fact[]): Fact {
  return facts.reduce((a, b) => (b.span[1] - b.span[0] < a.span[1] - a.span[0] ? b : a));
}
