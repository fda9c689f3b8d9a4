import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ReactNode } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Chips } from "@/kit/Chips";
import { EmptyState } from "@/kit/EmptyState";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { HazardTabs } from "./HazardTabs";
import { Months } from "./Months";
import { before, foundWhen, inOrder, monthWays, percent, ways, type FlowedOf, type HazardStats } from "./stats";

type Search = Record<string, string | string[]>;
const To = ({ search, children }: { search: Search; children: ReactNode }) => <Link to={"/hazards" as never} search={search as never}>{children}</Link>;

/** The database of major hazards: stock and flow, zeroing, rates with their denominators; every figure leads to its records. */
export function StatsPage() {
  const [filters, set] = useFilters();
  const grade = one(filters.grade) ?? "major", region = one(filters.region);
  const stats = useQuery({ queryKey: ["hazards", "stats", region, grade], placeholderData: (b) => b, queryFn: () => api.get<HazardStats>("/hazards/stats" as Address, { region, grade }) });
  const s = stats.data, refused = stats.error instanceof Refused && stats.error.code === "NO_STATS";
  return (
    <>
      <HazardTabs title="隐患统计" say="存量和增量、动态清零、整改率；每个比率都带分子分母，点数字看是哪些。" />
      <div className="page col" style={{ gap: 12 }}>
        <div className="card bar no-print">
          <Chips label="等级" value={grade} onChange={(v) => set({ grade: v === "major" ? undefined : v })} options={[{ value: "major", label: "重大隐患" }, { value: "general", label: "一般隐患" }, { value: "all", label: "全部" }]} />
          <span className="grow" />
          {s && <span className="small">{s.region.label} · 截至 {s.on}</span>}
          {s && <Reports on={s.on} region={region} grade={grade} />}
          {region && <button type="button" className="plain small" onClick={() => set({ region: undefined })}>回到全部地区</button>}
        </div>
        {refused && <div className="card"><EmptyState title="统计按地区汇总" action={<Link to={"/hazards" as never}>去隐患清单</Link>}>由能看到整个地区隐患的账号查看。自己这里的隐患，在清单里用条件一筛就有数，也能导出。</EmptyState></div>}
        {stats.isError && !refused && <div className="refusal" role="alert">{sentence(stats.error)}</div>}
        {!s && !stats.isError && <div className="skeleton" style={{ height: 220 }} />}
        {s && <Body s={s} pick={(code) => set({ region: code })} />}
      </div>
    </>
  );
}

/** The report of a quarter or a year as a workbook: those that have ended, and the one that runs. */
function Reports({ on, region, grade }: { on: string; region?: string; grade: string }) {
  const year = Number(on.slice(0, 4)), quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  const last = quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: quarter - 1 };
  const href = (of: Record<string, string | number>) => `/api/hazards/report.xlsx?${new URLSearchParams(Object.entries({ ...of, grade, ...(region ? { region } : {}) }).map(([k, v]) => [k, String(v)]))}`;
  return (
    <>
      <Button size="small" href={href(last)}>{last.year} 年第 {last.quarter} 季度报表</Button>
      <Button size="small" href={href({ year, quarter })}>本季度至今</Button>
      <Button size="small" href={href({ year })}>{year} 年至今</Button>
    </>
  );
}

function Body({ s, pick }: { s: HazardStats; pick: (region: string) => void }) {
  const base: Search = { region: s.region.code, ...(s.grade === "all" ? {} : { grade: s.grade }) };
  const to = ways(base), year = s.on.slice(0, 4);
  if (!s.all.found) return <div className="card empty"><h2>这里还没有{s.grade === "major" ? "重大隐患" : "隐患"}</h2><p>有了第一条，这一页就有数；判为不属实和已并案的不计。</p></div>;
  return (
    <>
      <div className="figures">
        <Figure n={<To search={to.open}>{s.all.open}</To>} of="未销号（存量）" say={<>发现 <To search={to.found}>{s.all.found}</To>，已销号 <To search={to.closed}>{s.all.closed}</To></>} />
        <Figure n={percent(s.all.rate)} of="销号率" say={`${s.all.closed} / ${s.all.found}`} />
        <Figure n={percent(s.on_time.rate)} of={`${year} 年按期整改率`} say={s.on_time.due ? `按期 ${s.on_time.on_time} / 到期 ${s.on_time.due}` : "今年还没有到期的"} />
        <Figure n={s.growth == null ? "—" : `${s.growth.toFixed(2)} 倍`} of="今年发现比去年" say={s.growth == null ? "去年没有发现，无从相比" : s.growth < 1 ? "增量在减少" : "增量没有减少"} />
        <Figure n={<To search={{ ...base, state: "open", found_to: "2023-12-31" }}>{s.before_2024.open}</To>} of="2024 年以前的存量" say={`当时发现 ${s.before_2024.found}，已销号 ${s.before_2024.closed}`} />
        <Figure n={<Link to={"/listings" as never} search={{ year } as never}>{s.listed_this_year}</Link>} of={`${year} 年挂牌督办`} say={`每级政府每年不少于 ${s.listed_least} 项`} />
      </div>
      <div className={s.zero.zeroed ? "zero ok" : "zero"}>
        <b>{s.zero.zeroed ? "✓ 动态清零" : "✗ 还没有清零"}</b>
        <span>逾期未整改 <To search={{ ...base, state: ["assigned", "plan_due", "rectifying"], overdue: "true" }}>{s.zero.overdue.count} 条</To></span>
        <span>发现超过 {s.zero.days} 天还没有批准的方案 <To search={{ ...base, state: ["reported", "plan_due", "plan_review"], found_to: before(s.on, s.zero.days) }}>{s.zero.unplanned.count} 条</To></span>
        <small>两项都是 0 才算清零；不要求任何时候都没有隐患。</small>
      </div>
      <Section title="近两年存量和增量"><Months months={s.months} to={(month) => monthWays(base, month)} /></Section>
      <div className="site-cols">
        <div>
          {s.regions.length > 0 && <Cross title="按地区" lines={s.regions} base={base} key_="region" pick={pick} />}
          <Cross title="按监管类别" lines={s.trades} base={base} key_="trade" />
        </div>
        <div>
          <Cross title="按发现年份" lines={[...s.years].reverse()} base={base} search={(l) => ({ found_from: `${l.of.code}-01-01`, found_to: `${l.of.code}-12-31` })} />
          <Open title="未销号的卡在哪一步" lines={inOrder(s.states)} all={s.all.open} search={(l) => ({ ...base, state: l.of.code })} />
          <Open title="未销号的拖了多久" lines={s.ages} all={s.all.open} search={(l) => ({ ...base, state: "open", ...foundWhen(l.of.code, s.on) })} />
        </div>
      </div>
    </>
  );
}

function Figure({ n, of, say }: { n: ReactNode; of: string; say: ReactNode }) {
  return <div className="card figure"><b>{n}</b><div>{of}</div><small>{say}</small></div>;
}

/** Found, closed, open and the rate by one feature; a region's name leads into it. */
function Cross({ title, lines, base, key_, search, pick }: { title: string; lines: FlowedOf[]; base: Search; key_?: string; search?: (l: FlowedOf) => Search; pick?: (code: string) => void }) {
  const shown = lines.filter((l) => l.found > 0);
  return (
    <Section title={title} flush>
      {!shown.length && <p className="faint" style={{ padding: "10px 14px" }}>没有可以分开算的。</p>}
      {shown.length > 0 && <table className="grid"><thead><tr><th>{title.slice(1)}</th><th className="num">发现</th><th className="num">已销号</th><th className="num">未销号</th><th style={{ width: "34%" }}>销号率</th></tr></thead>
        <tbody>{shown.map((l) => {
          const to = ways({ ...base, ...(search ? search(l) : { [key_!]: l.of.code }) });
          return (
            <tr key={l.of.code}>
              <td>{pick ? <button type="button" className="plain" title="看这个地区的统计" onClick={() => pick(l.of.code)}>{l.of.label}</button> : l.of.label}</td>
              <td className="num"><To search={to.found}>{l.found}</To></td><td className="num"><To search={to.closed}>{l.closed}</To></td><td className="num"><To search={to.open}>{l.open}</To></td>
              <td><span className="rate"><i style={{ width: `${(l.rate ?? 0) * 100}%` }} /></span> {percent(l.rate)}</td>
            </tr>
          );
        })}</tbody></table>}
    </Section>
  );
}

/** How the open ones divide. */
function Open({ title, lines, all, search }: { title: string; lines: FlowedOf[]; all: number; search: (l: FlowedOf) => Search }) {
  return (
    <Section title={title} note={`共 ${all} 条`} flush>
      {!all && <p className="faint" style={{ padding: "10px 14px" }}>没有未销号的。</p>}
      {all > 0 && <table className="grid"><tbody>{lines.map((l) => (
        <tr key={l.of.code}><td className="line">{l.of.label}</td><td className="num" style={{ width: 60 }}>{l.open ? <To search={search(l)}>{l.open}</To> : <span className="faint">0</span>}</td><td style={{ width: "46%" }}><span className="rate all"><i style={{ width: `${(l.open / all) * 100}%` }} /></span> {percent(l.open / all)}</td></tr>
      ))}</tbody></table>}
    </Section>
  );
}
