import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import dayjs from "dayjs";
import { sentence } from "@/api/client";
import { showDay } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { MeetingLine } from "./columns";
import { useMonth } from "./queries";

/** The meetings of one month, day by day; on a phone a list of those days on which something is. */
export function Month({ month, set, kind }: { month?: string; set: (month: string) => void; kind?: string[] }) {
  const today = showDay(useNow());
  const first = dayjs(`${month ?? today.slice(0, 7)}-01`);
  const begin = first.subtract((first.day() + 6) % 7, "day");
  const days = Array.from({ length: 42 }, (_, i) => begin.add(i, "day").format("YYYY-MM-DD")).filter((d, i) => i < 35 || dayjs(d).month() === first.month() || i % 7 !== 0 && i >= 35 && dayjs(begin.add(35, "day")).month() === first.month());
  const q = useMonth(days[0]!, days[days.length - 1]!, kind);
  const of = (d: string) => (q.data?.items ?? []).filter((m) => m.on === d);
  const go = (n: number) => set(first.add(n, "month").format("YYYY-MM"));
  return (
    <section className="card" aria-busy={q.isFetching}>
      <div className="title">
        <Button size="small" onClick={() => go(-1)} aria-label="上个月">‹</Button>
        <h2>{first.format("YYYY年M月")}</h2>
        <Button size="small" onClick={() => go(1)} aria-label="下个月">›</Button>
        <Button size="small" onClick={() => set(today.slice(0, 7))}>本月</Button>
        <small>{(q.data?.items ?? []).filter((m) => m.on.startsWith(first.format("YYYY-MM"))).length} 次会议</small>
      </div>
      {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
      <div className="mt-month wide-only" role="grid" aria-label={first.format("YYYY年M月")}>
        {["一", "二", "三", "四", "五", "六", "日"].map((w) => <div key={w} className="mt-week">周{w}</div>)}
        {days.map((d) => (
          <div key={d} className={`mt-day${d === today ? " today" : ""}${d.startsWith(first.format("YYYY-MM")) ? "" : " out"}`}>
            <span className="n">{Number(d.slice(8))}</span>
            {of(d).map((m) => <Link key={m.id} to={`/meetings/${m.id}` as never} className={`mt-chip ${m.waits ? "waits" : m.state}`} title={`${m.time} ${m.title}（${m.waits ? "会期已过，待登记" : m.state_label}）`}><span>{m.time}</span> {m.title}</Link>)}
          </div>
        ))}
      </div>
      <div className="phone-only">
        {days.filter((d) => d.startsWith(first.format("YYYY-MM")) && of(d).length > 0).flatMap((d) => of(d).map((m) => <MeetingLine key={m.id} m={m} />))}
        {q.data && !q.data.items.some((m) => m.on.startsWith(first.format("YYYY-MM"))) && <p className="empty">这个月没有会议。</p>}
      </div>
    </section>
  );
}
