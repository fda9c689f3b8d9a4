import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { SenseTabs } from "@/alarm/SenseTabs";
import { sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, one, useFilters } from "@/kit/filters";
import { regionsQuery } from "@/kit/UnitPicker";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMay, useMe } from "@/shared/session";
import { listPromises, useSum } from "./queries";
import { Against, Stands } from "./Stands";
import type { PromiseView } from "./types";
import { short, stands } from "./words";

const columns: Column<PromiseView>[] = [
  { key: "day", title: "日期", render: (p) => <span className="line">{showDay(p.day)}</span> },
  { key: "site", title: "企业（场所）", render: (p) => <Link to={`/promises/${p.id}` as never}>{p.site_name}</Link> },
  { key: "stands", title: "承诺情况", render: (p) => <span className="line"><Stands of={p.stands} />{p.missed_days > 0 && !p.made && <small> 此前连续 {p.missed_days} 天</small>}</span> },
  { key: "said", title: "承诺内容", render: (p) => short(p.figures) || <span className="faint">—</span> },
  { key: "against", title: "核对", render: (p) => (p.contradicted ? <Against p={p} /> : p.made ? <span className="soft">未发现不符</span> : <span className="faint">—</span>) },
  { key: "made", title: "承诺人", render: (p) => (p.made ? <span className="line">{p.made.name} <small>{showMinute(p.made.at)}</small></span> : <span className="faint">—</span>) },
];

/** Promises of safety: for the firm its own of today, for the regulator who has not and whose words do not hold. */
export function ListPage() {
  const go = useNavigate();
  const [filters, set] = useFilters();
  const me = useMe();
  const today = dayjs(me.now).format("YYYY-MM-DD");
  const day = one(filters.day) ?? today;
  const sum = useSum(day);
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  const mine = useQuery({ queryKey: ["promises", "mine", today], queryFn: () => listPromises({ day: today, limit: 50 }).then((p) => p.items.filter((x) => x.may_make || x.may_correct)) });
  const fields: FilterField[] = [
    { key: "stands", label: "承诺情况", kind: "choice", options: stands },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).map((r) => ({ value: r.code, label: r.name })) },
    { key: "site", label: "场所", kind: "held", words: {} },
    { key: "enterprise", label: "企业", kind: "held", words: {} },
    { key: "day", label: "日期", kind: "held", words: {} },
  ];
  const on = many(filters.contradicted).includes("true");
  const n = (code: string) => sum.data?.counts.find((c) => c.stands.code === code)?.count ?? 0;
  const tile = (label: string, value: number, mark: string, colour: string, search: Record<string, string | string[]>) => (
    <Link key={label} to={"/promises" as never} search={{ day, ...search } as never} className="card tile"><span><span className={`mark ${colour}`} aria-hidden>{mark}</span>{label}</span><b>{sum.data ? value : "…"}</b><small>{sum.data ? `共 ${sum.data.owed} 处应承诺` : ""}</small></Link>
  );
  return (
    <>
      <SenseTabs title="承诺公告" say="危险化学品企业主要负责人每天承诺：开几套、有什么特殊作业、是否安全；系统用报警和读数核对。" action={<DatePicker aria-label="日期" allowClear={false} value={dayjs(day)} maxDate={dayjs(today)} onChange={(d) => set({ day: d?.format("YYYY-MM-DD") })} />} />
      <div className="page col" style={{ gap: 12 }}>
        {mine.data?.map((p) => <Mine key={p.id} p={p} />)}
        {sum.isError && <div className="refusal" role="alert">{sentence(sum.error)}</div>}
        {!mine.data?.length && (
          <div className="tiles" aria-label={`${day} 承诺情况`}>
            {tile("已承诺", n("made") + n("late"), "✓", "c-g", { stands: ["made", "late"] })}
            {tile("未到时限", n("not_due"), "○", "soft", { stands: "not_due" })}
            {tile("未承诺", n("remind") + n("missing") + n("missing_again"), "■", "c-y", { stands: ["remind", "missing", "missing_again"] })}
            {tile("与实际不符", sum.data?.contradicted ?? 0, "▲", "c-r", { contradicted: "true" })}
          </div>
        )}
        <DataTable<PromiseView>
          name="promises" path={"/promises" as Address} noun="份承诺" columns={columns} filters={fields} rowKey={(p) => p.id} onRow={(p) => void go({ to: `/promises/${p.id}` as never })}
          card={(p) => <div className="al-line"><span className="row" style={{ gap: 6 }}><Stands of={p.stands} /><Link to={`/promises/${p.id}` as never} className="grow cut"><b>{p.site_name}</b></Link><span className="small">{showDay(p.day)}</span></span><span className="small">{short(p.figures)}</span><Against p={p} /></div>}
          quick={<><button type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ contradicted: on ? undefined : "true" })}>{on ? "✓ " : ""}与实际不符</button><button type="button" className={one(filters.day) === today ? "chip on" : "chip"} onClick={() => set({ day: one(filters.day) === today ? undefined : today })}>今天</button></>}
          labels={{ site: "选定的场所", enterprise: "选定的企业", day: showDay(day) }}
          empty={<EmptyState title="还没有承诺公告">每天零时系统为每家危险化学品企业开出当日清单，由主要负责人登录后承诺。</EmptyState>}
        />
      </div>
    </>
  );
}

/** My own site today: what is left to do is one click away. */
function Mine({ p }: { p: PromiseView }) {
  const go = useNavigate();
  return (
    <Section title={p.site_name} note={`${showDay(p.day)} 的安全承诺，${showMinute(p.due)} 前`} action={<Stands of={p.stands} />}>
      <div className="row" style={{ gap: 12 }}>
        <span className="grow">{p.made ? short(p.figures) : "今天还没有承诺。"}</span>
        <Button type={p.may_make ? "primary" : "default"} data-testid="promise-go" onClick={() => void go({ to: `/promises/${p.id}` as never })}>{p.may_make ? "现在承诺" : "查看或更正"}</Button>
      </div>
      <Against p={p} />
    </Section>
  );
}
