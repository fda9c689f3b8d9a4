import type { components } from "@/api/generated";
import { hazardStates } from "./words";

export type HazardStats = components["schemas"]["HazardStats"];
export type FlowedOf = components["schemas"]["FlowedOf"];
export type MonthFlow = components["schemas"]["MonthFlow"];
type Search = Record<string, string | string[]>;

/** States that count as found: all but what was void or merged into another. */
export const counted = hazardStates.map((s) => s.value).filter((s) => s !== "void" && s !== "merged");

const iso = (y: number, m: number, d: number) => new Date(Date.UTC(y, m - 1, d)).toISOString().slice(0, 10);

/** The days of finding of a class of age: `0-3` on 2024-11-20 is found in 2024-09, 2024-10 or 2024-11 (months begun, the running one among them). */
export function foundWhen(age: string, on: string): { found_from?: string; found_to: string } {
  const [y, m] = on.split("-").map(Number) as [number, number];
  const [from, to] = age.replace("+", "").split("-").map(Number) as [number, number?];
  return { ...(to ? { found_from: iso(y, m - to + 1, 1) } : {}), found_to: iso(y, m - from + 1, 0) };
}

/** First and last day of a month `2024-02`. */
export function monthDays(month: string): { found_from: string; found_to: string } {
  const [y, m] = month.split("-").map(Number) as [number, number];
  return { found_from: iso(y, m, 1), found_to: iso(y, m + 1, 0) };
}

/** Where the figures of a month lead: what was found in it, what was closed in it, what was open when it ended (today in the month that runs). */
export function monthWays(base: Search, month: string): { found: Search; closed: Search; open: Search } {
  const { found_from: from, found_to: to } = monthDays(month);
  return { found: ways({ ...base, found_from: from, found_to: to }).found, closed: { ...base, state: "closed", closed_from: from, closed_to: to }, open: { ...base, stock_on: to } };
}

/** The day so many days before, as the last of those found longer ago. */
export function before(on: string, days: number): string {
  const [y, m, d] = on.split("-").map(Number) as [number, number, number];
  return iso(y, m, d - days - 1);
}

/** A round top for an axis: 1, 2 or 5 times a power of ten, at least four. */
export function roundTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return Math.max(4, [1, 2, 5, 10].map((k) => k * power).find((t) => t >= most)!);
}

/** States as the work goes, not as their codes are spelt. */
export const inOrder = (lines: FlowedOf[]) => [...lines].sort((a, b) => place(a) - place(b));
const place = (l: FlowedOf) => hazardStates.findIndex((s) => s.value === l.of.code);

/** `58.3%`; nothing to divide by: a dash. */
export const percent = (rate?: number | null) => (rate == null ? "—" : `${(rate * 100).toFixed(rate === 0 || rate === 1 ? 0 : 1)}%`);

/** Where the figures of a line lead: found, closed, open. */
export function ways(base: Search): { found: Search; closed: Search; open: Search } {
  return { found: { ...base, state: counted }, closed: { ...base, state: "closed" }, open: { ...base, state: "open" } };
}
