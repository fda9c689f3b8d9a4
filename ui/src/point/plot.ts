import { showMinute } from "@/shared/dates";
import type { Limits, Range } from "./types";
import { figure } from "./words";

/** A coloured stretch behind the curve. `to` null: it lasts. */
export type Band = { what: "alarm" | "mute" | "doubt"; from: number; to: number | null; label: string };
/** Limits with the time in which they were in force; `null` is open. */
export type Held = { limits: Limits; from: number | null; until: number | null };
export type Line = { at: [number, number]; value: number; label: string; grave: boolean };

/** What the colours and shapes of the bands mean, for the legend as well. */
export const bandLooks: Record<Band["what"], { word: string; fill: string; edge: string }> = {
  alarm: { word: "报警", fill: "rgba(200,53,43,.13)", edge: "#c8352b" },
  mute: { word: "静默（搁置、抑制、停用、屏蔽）", fill: "rgba(91,103,118,.16)", edge: "#5b6776" },
  doubt: { word: "数据疑点", fill: "rgba(122,82,179,.13)", edge: "#7a52b3" },
};

/** Bands that touch the stretch, cut to it, so that an open one ends at its edge. */
export function cutBands(bands: Band[], from: number, until: number): Band[] {
  return bands.filter((b) => b.from < until && (b.to ?? until) > from).map((b) => ({ ...b, from: Math.max(b.from, from), to: Math.min(b.to ?? until, until) }));
}

const words: [keyof Limits, string, boolean][] = [["ll", "低低", true], ["l", "低", false], ["h", "高", false], ["hh", "高高", true], ["cut", "断电", true], ["restore", "复电", false]];

/** The limits as lines, each as long as its version was in force. */
export function limitLines(held: Held[], from: number, until: number): Line[] {
  return held.flatMap((h) => {
    const a = Math.max(h.from ?? from, from), b = Math.min(h.until ?? until, until);
    if (a >= b) return [];
    return words.filter(([k]) => typeof h.limits[k] === "number").map(([k, word, grave]) => ({ at: [a, b] as [number, number], value: h.limits[k] as number, label: `${word} ${figure(h.limits[k] as number)}`, grave }));
  });
}

/** Where readings are missing for longer than this, the line breaks: a gap is shown, never bridged. */
export function broken(rows: [number, number | null][], gap: number): [number, number | null][] {
  const out: [number, number | null][] = [];
  let before: number | null = null;
  for (const row of rows) {
    if (before !== null && row[0] - before > gap) out.push([before + 1, null]);
    out.push(row);
    before = row[0];
  }
  return out;
}

export type Series = { line: [number, number | null][]; low: [number, number | null][]; spread: [number, number | null][]; marks: [number, number, string][]; bad: number };

/** What is drawn of an answer: single readings as they are, a curve as its mean with the least and the greatest around it. */
export function series(r: Range, report_s: number): Series {
  const width = Math.max(((r.until_ms - r.from_ms) / 900) * 3, report_s * 3000, 1);
  if (r.readings.length > 0 || r.curve.length === 0) {
    const good = r.readings.filter((x) => typeof x.value === "number");
    return {
      line: broken(good.map((x) => [x.at_ms, x.value as number]), width), low: [], spread: [],
      marks: good.filter((x) => x.quality).map((x) => [x.at_ms, x.value as number, x.quality as string]), bad: r.readings.filter((x) => x.quality).length,
    };
  }
  const known = r.curve.filter((b) => typeof b.mean === "number");
  return {
    line: broken(known.map((b) => [b.at_ms, b.mean as number]), width),
    low: broken(known.map((b) => [b.at_ms, b.min as number]), width),
    spread: broken(known.map((b) => [b.at_ms, (b.max as number) - (b.min as number)]), width),
    marks: [], bad: r.curve.reduce((n, b) => n + b.bad, 0),
  };
}

const qualityWords: Record<string, string> = { out_of_range: "超量程", not_a_number: "非数值", calibrating: "标校", masked: "屏蔽", bad: "故障", skewed: "时钟偏差" };
export const qualityWord = (code: string) => qualityWords[code] ?? code;

/** The chart's description; everything in it comes from the answer. */
export function option(r: Range, s: Series, bands: Band[], lines: Line[], unit: string, narrow: boolean, stepped: boolean) {
  const shown = [...s.line, ...s.low].map((p) => p[1]).concat(s.spread.map((p, i) => (p[1] === null ? null : p[1] + (s.low[i]?.[1] ?? 0)))).filter((v): v is number => v !== null);
  // A limit far away from what was measured would press the curve flat: it is drawn only when within five times the span, or next above.
  const top = Math.max(...shown, -Infinity), bottom = Math.min(...shown, Infinity), span = Math.max(top - bottom, Math.abs(top) * 0.1, 1e-6);
  const near = lines.filter((l) => !shown.length || (l.value <= top + span * 5 && l.value >= bottom - span * 5) || l.value === Math.min(...lines.map((x) => x.value).filter((v) => v > top), Infinity));
  const all = [...shown, ...near.map((l) => l.value)];
  const high = Math.max(...all, 1e-9), least = Math.min(...all), zero = least >= 0 && least <= (high - least) * 1.5, low = zero ? 0 : least, pad = (high - low) * 0.06;
  return {
    animation: false,
    grid: { left: narrow ? 44 : 56, right: narrow ? 12 : 64, top: 26, bottom: 30 },
    xAxis: { type: "time", min: r.from_ms, max: r.until_ms, axisLabel: { hideOverlap: true, color: "#5b6776" }, axisLine: { lineStyle: { color: "#c3cad3" } } },
    yAxis: { type: "value", name: unit, nameTextStyle: { color: "#5b6776", align: "right" }, min: zero ? 0 : low - pad, max: high + pad, axisLabel: { showMinLabel: zero, showMaxLabel: false, color: "#5b6776", formatter: (v: number) => figure(v) }, splitLine: { lineStyle: { color: "#eef1f5" } } },
    tooltip: {
      trigger: "axis", confine: true, axisPointer: { type: "line" },
      formatter: (at: { axisValue: number; seriesName: string; data: [number, number | null] }[]) => {
        const first = at[0];
        if (!first) return "";
        const mean = at.find((x) => x.seriesName === "value")?.data[1], low = at.find((x) => x.seriesName === "low")?.data[1], spread = at.find((x) => x.seriesName === "spread")?.data[1];
        const between = typeof low === "number" && typeof spread === "number" ? `<br/>最低 ${figure(low)} · 最高 ${figure(low + spread)}` : "";
        const inside = bands.filter((b) => b.from <= first.data[0] && (b.to ?? Infinity) >= first.data[0]).map((b) => `<br/>${escape(b.label)}`).join("");
        return `${showMinute(new Date(first.data[0]).toISOString())}<br/><b>${figure(mean, unit)}</b>${between}${inside}`;
      },
    },
    series: [
      ...(s.low.length ? [
        { name: "low", type: "line", data: s.low, stack: "band", symbol: "none", lineStyle: { opacity: 0 }, silent: true },
        { name: "spread", type: "line", data: s.spread, stack: "band", symbol: "none", lineStyle: { opacity: 0 }, areaStyle: { color: "#1f5fbf", opacity: 0.18 }, silent: true },
      ] : []),
      {
        name: "value", type: "line", data: s.line, symbol: s.line.length < 40 ? "circle" : "none", symbolSize: 4, step: stepped ? "end" : false, lineStyle: { color: "#1f5fbf", width: 1.5 }, itemStyle: { color: "#1f5fbf" },
        markArea: { silent: true, data: bands.map((b) => [{ xAxis: b.from, itemStyle: { color: bandLooks[b.what].fill, borderColor: bandLooks[b.what].edge, borderWidth: b.what === "alarm" ? 0 : 1, borderType: b.what === "doubt" ? "dashed" : "solid" } }, { xAxis: b.to ?? r.until_ms }]) },
        markLine: {
          silent: true, symbol: "none", animation: false,
          data: near.map((l) => [
            { coord: [l.at[0], l.value], lineStyle: { color: l.grave ? "#c8352b" : "#966200", type: l.grave ? "solid" : "dashed", width: 1 }, label: { show: l.at[1] === r.until_ms || narrow, formatter: l.label, position: narrow ? "insideEndTop" : "end", color: l.grave ? "#c8352b" : "#966200", fontSize: 11 } },
            { coord: [l.at[1], l.value] },
          ]),
        },
      },
      ...(s.marks.length ? [{ name: "marks", type: "scatter", symbol: "triangle", symbolSize: 7, itemStyle: { color: "#966200" }, data: s.marks.map((m) => [m[0], m[1]]) }] : []),
    ],
  };
}

const escape = (text: string) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]!);
