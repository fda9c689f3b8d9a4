import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DatePicker, Select } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { api, sentence } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address } from "@/api/types";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { regionsQuery } from "@/kit/UnitPicker";
import { showMinute } from "@/shared/dates";
import { useMay, useMe } from "@/shared/session";
import { SenseTabs } from "./SenseTabs";
import { shapes } from "./words";

type Quality = components["schemas"]["AlarmQuality"];
const colours: Record<string, string> = { critical: "red", high: "orange", medium: "yellow", low: "blue" };
const percent = (share?: number | null) => (typeof share === "number" ? `${Math.round(share * 1000) / 10}%` : "—");

/** Whether the alarms are worth answering: how many for one person, of which priority, which points make the noise. */
export function QualityPage() {
  const now = useMe().now, today = dayjs(now).format("YYYY-MM-DD");
  const [filters, set] = useFilters();
  const to = one(filters.to) ?? today, from = one(filters.from) ?? dayjs(to).subtract(6, "day").format("YYYY-MM-DD");
  const region = one(filters.region);
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  const q = useQuery({ queryKey: ["alarms", "quality", from, to, region], queryFn: () => api.get<Quality>("/alarms/quality" as Address, { from, to, region }), placeholderData: (before) => before });
  const d = q.data;
  const period = { since: new Date(`${from}T00:00:00+08:00`).toISOString(), until: new Date(dayjs(to).add(1, "day").format("YYYY-MM-DD") + "T00:00:00+08:00").toISOString(), sort: "-raised_at", late: "false", ...(region ? { region } : {}) };
  const stands = { standing: "true", sort: "raised_at", until: dayjs(now).subtract(24, "hour").toISOString(), ...(region ? { region } : {}) };
  const noisy = Math.max(1, ...(d?.worst ?? []).map((w) => w.alarms));
  const silent = Math.max(1, ...(d?.silenced ?? []).map((w) => w.hours));
  return (
    <>
      <SenseTabs
        title="报警质量" say="报警多到没人看，和没有报警一样危险：常年不消的、反复颤振的，先治这些。"
        action={<div className="row no-print">
          {regions.data && <Select aria-label="地区" allowClear placeholder="全部地区" style={{ width: 160 }} value={region} onChange={(v) => set({ region: v })} showSearch={{ optionFilterProp: "label" }} options={regions.data.map((r) => ({ value: r.code, label: r.name }))} />}
          <DatePicker.RangePicker aria-label="统计时段" allowClear={false} value={[dayjs(from), dayjs(to)]} maxDate={dayjs(today)} onChange={(v) => v?.[0] && v[1] && set({ from: v[0].format("YYYY-MM-DD"), to: v[1].format("YYYY-MM-DD") })} />
        </div>}
      />
      <div className="page col" style={{ gap: 12 }}>
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        {!d && !q.isError && <div className="skeleton" style={{ height: 240 }} />}
        {d && (
          <>
            <div className="tiles" aria-label="报警质量">
              <Tile to="/alarms" search={period} label="报警" value={d.alarms} note={`另有事后报警 ${d.found_afterwards} 条，不计入`} />
              <Tile label="人均负荷" value={typeof d.rate === "number" ? rate(d.rate) : "—"} note={`条／十分钟·岗，按 ${d.operators} 处各一岗计；一条以内为宜`} />
              <Tile to="/alarms" search={{ ...period, chatter: "true" }} label="颤振" value={d.chattering} note="一分钟内三次以上" />
              <Tile to="/alarms" search={{ ...period, in_flood: "true" }} label="报警风暴" value={d.floods} note={`其中 ${d.in_floods} 条报警`} />
              <Tile to="/alarms" search={stands} label="超过 24 小时未恢复" value={d.standing_over_24h} note="现在仍越限" />
              <Tile to="/alarms" search={{ ...period, confirmed: "true" }} label="已确认" value={percent(d.alarms ? d.confirmed / d.alarms : null)} note={`${d.confirmed} / ${d.alarms} 条`} />
            </div>
            <div className="q-cols">
              <Section title="优先级构成" note="实心为实际，竖线为宜有的比例">
                {d.priorities.map((p) => (
                  <Link key={p.code} to={"/alarms" as never} search={{ ...period, priority: p.code } as never} className="q-row">
                    <span className={`lv ${colours[p.code]}`}><i aria-hidden>{shapes[colours[p.code]!]}</i>{p.label}</span>
                    <span className="hbar wide"><i style={{ width: `${100 * (p.share ?? 0)}%` }} /><em style={{ left: `${100 * p.target}%` }} /></span>
                    <span className="num">{p.count} 条</span><small>{percent(p.share)}，宜 {percent(p.target)}</small>
                  </Link>
                ))}
              </Section>
              <Section title="静默时长" note="时段内没有响的时间">
                {d.silenced.map((s) => (
                  <Link key={s.kind.code} to={"/sense/silences" as never} className="q-row">
                    <span>{s.kind.label}</span><span className="hbar wide"><i style={{ width: `${(100 * s.hours) / silent}%` }} /></span><span className="num">{Math.round(s.hours * 10) / 10} 小时</span><small>{s.points} 个点位</small>
                  </Link>
                ))}
              </Section>
              <Section title="报警最多的十个点位" note="治好这几个，多数报警就没有了">
                {!d.worst.length && <p className="faint">时段内没有报警。</p>}
                {d.worst.map((w) => (
                  <Link key={w.point} to={"/alarms" as never} search={{ ...period, point: w.point } as never} className="q-row two">
                    <span><b>{w.name}</b><small> {w.site_name}</small></span><span className="hbar wide"><i style={{ width: `${(100 * w.alarms) / noisy}%` }} /></span><span className="num">{w.alarms} 条</span><small>{percent(w.share)}{w.chattering ? `，颤振 ${w.chattering}` : ""}</small>
                  </Link>
                ))}
              </Section>
              <Section title={<>长期不消的报警 <span className="count">{d.standing_over_24h}</span></>} note="最久的在前" flush action={<Link className="small" to={"/alarms" as never} search={stands as never}>看全部</Link>}>
                {!d.standing.length && <p className="faint" style={{ padding: "12px 14px" }}>没有超过 24 小时的报警。</p>}
                {d.standing.map((a) => <Link key={a.id} to={`/alarms/${a.id}` as never} className="al-line"><span className="row"><b className="grow">{a.point_name} {a.limit}</b><span className="c-r">{Math.round(a.hours)} 小时</span></span><span className="small">{a.site_name} · {showMinute(a.raised_at)} 起</span></Link>)}
              </Section>
            </div>
          </>
        )}
      </div>
    </>
  );
}

/** Small rates with what can be read of them. */
const rate = (n: number) => (n >= 0.1 ? Math.round(n * 100) / 100 : Number(n.toPrecision(1)));

function Tile({ to, search, label, value, note }: { to?: string; search?: Record<string, string>; label: string; value: ReactNode; note: string }) {
  const inside = <><span>{label}</span><b>{value}</b><small>{note}</small></>;
  return to ? <Link to={to as never} search={search as never} className="card tile">{inside}</Link> : <div className="card tile">{inside}</div>;
}
