import type { MessageRow } from "./types";

/** What lies together, in the order in which the list gives it; the first one of each decides its place. */
export function sheaves(items: MessageRow[]): MessageRow[][] {
  const by = new Map<string, MessageRow[]>();
  for (const m of items) by.get(m.sheaf)?.push(m) ?? by.set(m.sheaf, [m]);
  return [...by.values()];
}

/** What several messages have in common: their words before the first colon, and how many. */
export function together(all: MessageRow[]): string {
  const heads = [...new Set(all.map((m) => m.title.split("：")[0]!))];
  return `${heads.slice(0, 2).join("、")}${heads.length > 2 ? "等" : ""} ${all.length} 件`;
}
