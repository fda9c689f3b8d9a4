import type { FigureRow } from "./types";

export const kinds: { value: string; label: string }[] = [
  { value: "weekly", label: "周报" }, { value: "monthly", label: "月报" }, { value: "quarterly", label: "季度通报" },
];

/** 3, 3.5; — where there is no value. */
export const shown = (value?: number | null, unit = "") => (value == null ? "—" : `${Number.isInteger(value) ? value : value.toFixed(1)}${unit}`);

/** What the figure was divided by, where it was. */
export function divided(f: Pick<FigureRow, "how" | "sum" | "records">): string {
  if (f.how === "share") return `${f.sum} ÷ ${f.records}`;
  return f.how === "mean" && f.records ? `${f.sum} ÷ ${f.records}` : "";
}

/** Against last year: a percentage where the base is not nothing. */
export function yearly(f: Pick<FigureRow, "yearly">): string {
  const c = f.yearly;
  if (!c) return "—";
  if (c.way === "flat") return "持平";
  if (c.percent == null) return c.words.includes("百分点") ? c.words : c.way === "up" ? "上升（基数为0）" : c.words;
  return c.percent > 0 ? `上升 ${shown(c.percent)}%` : `下降 ${shown(-c.percent)}%`;
}
