import { daysBetween, showMinute } from "@/shared/dates";

/** Lines of a plan: the same hours on so many days, people in turn. Beijing time, which has no summer time. */
export function lines(first: string, days: number, begin: string, hours: number, people: string[]): { person: string; from: string; to: string }[] {
  if (!people.length || !/^\d{4}-\d{2}-\d{2}$/.test(first) || !/^\d{2}:\d{2}$/.test(begin)) return [];
  const start = Date.parse(`${first}T${begin}:00+08:00`);
  const turns = Math.max(1, Math.floor(24 / hours));
  return Array.from({ length: days * turns }, (_, i) => {
    const from = start + Math.floor(i / turns) * 86_400_000 + (i % turns) * hours * 3_600_000;
    return { person: people[i % people.length]!, from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() };
  });
}

/** 08:00–20:00, 20:00–次日 08:00, 20:00–11-22 08:00. */
export function span(from: string, to: string): string {
  const end = showMinute(to);
  const days = daysBetween(from, to);
  return `${showMinute(from).slice(11)}–${days === 0 ? end.slice(11) : days === 1 ? `次日 ${end.slice(11)}` : end.slice(5)}`;
}
