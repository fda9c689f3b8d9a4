/** The place's time zone: all dates on screen are Beijing time, whatever the computer is set to. */
const zone = "Asia/Shanghai";
const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
const minute = new Intl.DateTimeFormat("sv-SE", {
  timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** 2024-12-31 */
export function showDay(at?: string | null): string {
  if (!at) return "—";
  if (/^\d{4}-\d{2}-\d{2}$/.test(at)) return at;
  const d = new Date(at);
  return Number.isNaN(d.getTime()) ? at : day.format(d);
}

/** 2024-12-31 09:05 */
export function showMinute(at?: string | null): string {
  if (!at) return "—";
  const d = new Date(at);
  return Number.isNaN(d.getTime()) ? at : minute.format(d);
}

/** 12-31 09:05 within the same year, else with the year. */
export function showShort(at: string, now?: string): string {
  const full = showMinute(at);
  return now && full.slice(0, 4) === showDay(now).slice(0, 4) ? full.slice(5) : full;
}

/** Whole days from `from` to `to`, both calendar days. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(showDay(to)) - Date.parse(showDay(from))) / 86_400_000);
}

/** “还有 5 天” “今天到期” “逾期 3 天” */
export function untilWords(due: string | null | undefined, now: string): string {
  if (!due) return "无时限";
  const days = daysBetween(now, due);
  return days > 0 ? `还有 ${days} 天` : days === 0 ? "今天到期" : `逾期 ${-days} 天`;
}

/** States in which a deadline still counts down: what is reported waits for others, what is closed is over. */
const running = new Set(["issued", "accepted", "working", "returned"]);
/** Like `untilWords`, and nothing once the work is reported. */
export const untilIn = (state: string, due: string | null | undefined, now: string) => (running.has(state) ? untilWords(due, now) : "");

const weekdays = "日一二三四五六";
/** 2024-11-20 周三 */
export function showWeekday(at: string): string {
  const d = showDay(at);
  return `${d} 周${weekdays[new Date(`${d}T00:00:00Z`).getUTCDay()]}`;
}
