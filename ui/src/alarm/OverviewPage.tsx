import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { api, sentence, type Query } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { DoubtLine } from "@/doubt/columns";
import { listDoubts, useDoubtsServed } from "@/doubt/queries";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { Silent } from "@/point/columns";
import type { PointRow } from "@/point/types";
import { muteKinds } from "@/point/words";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { AlarmCard } from "./columns";
import { every, useLive } from "./live";
import { SenseTabs } from "./SenseTabs";
import type { AlarmRow } from "./types";
import { shapes } from "./words";

const alarms = (query: Query) => api.get<Page<AlarmRow>>("/alarms" as Address, query);
const points = (query: Query) => api.get<Page<PointRow>>("/points" as Address, query);
const order = [["critical", "紧急", "red"], ["high", "高", "orange"], ["medium", "中", "yellow"], ["low", "低", "blue"]] as const;
const count = (t?: { count: number; exact: boolean }) => (t ? `${t.exact ? "" : "约 "}${t.count}` : "…");

/** What the instruments say now: points by state, alarms by urgency with their clocks, what is silent, what is doubted. */
export function OverviewPage() {
  const live = useLive();
  const again = every(live);
  const seesPoints = useMay("point.read");
  const open = useQuery({ queryKey: ["alarms", "open"], queryFn: () => alarms({ state: "unclosed", sort: "urgency", limit: 100 }), refetchInterval: again });
  const standing = useQuery({ queryKey: ["alarms", "standing"], queryFn: () => alarms({ standing: true, sort: "-raised_at", limit: 200 }), refetchInterval: again });
  const all = useQuery({ queryKey: ["points", "count"], enabled: seesPoints, queryFn: () => points({ limit: 1 }).then((p) => p.total), staleTime: 60_000 });
  const muted = useQuery({ queryKey: ["points", "muted"], enabled: seesPoints, queryFn: () => points({ muted: muteKinds.map((m) => m.value), limit: 100 }), refetchInterval: 60_000 });
  const doubts = useQuery({ queryKey: ["doubts", "running"], queryFn: () => listDoubts({ state: "running", limit: 6 }), refetchInterval: 60_000 });
  const judged = useDoubtsServed();
  const fresh = useFresh(open.data?.items);

  // A point is in one state: silenced before offline before alarming, so that the four add up to all.
  const quiet = new Set((muted.data?.items ?? []).map((p) => p.id));
  const away = new Set((standing.data?.items ?? []).filter((a) => a.limit.code === "STALE" && !quiet.has(a.point.id)).map((a) => a.point.id));
  const loud = new Set((standing.data?.items ?? []).filter((a) => a.limit.code !== "STALE" && !quiet.has(a.point.id) && !away.has(a.point.id)).map((a) => a.point.id));
  const partial = !!standing.data?.next || !!muted.data?.next;
  const quietCount = muted.data ? Math.max(muted.data.total.count, quiet.size) : undefined;
  const fine = all.data && muted.data && standing.data ? Math.max(0, all.data.count - quietCount! - away.size - loud.size) : undefined;
  const hours = (muted.data?.items ?? []).reduce((n, p) => n + p.silent_hours, 0);
  const about = partial ? "至少 " : "";

  return (
    <>
      <SenseTabs title="监测" say="点位、报警和传感器的可信程度，随时更新。" action={<span className={live.on ? "al-live" : "al-live off"} role="status" data-live={live.on}><i aria-hidden />{live.on ? "实时更新中" : "每 3 秒刷新"}</span>} />
      <div className="page col" style={{ gap: 12 }}>
        {seesPoints && (
          <div className="tiles" aria-label="点位状态">
            <Tile to="/points" mark="●" colour="c-g" label="正常" value={fine === undefined ? "…" : `${all.data!.exact && !partial ? "" : "约 "}${fine}`} note={all.data ? `共 ${count(all.data)} 个点位` : ""} />
            <Tile to="/alarms" search={{ standing: "true", state: "unclosed" }} mark="▲" colour="c-r" label="报警" value={standing.data ? `${about}${loud.size}` : "…"} note="测值仍越限的点位" />
            <Tile to="/alarms" search={{ standing: "true", limit_type: "STALE" }} mark="○" colour="c-y" label="离线" value={standing.data ? `${about}${away.size}` : "…"} note="该来的读数没有来" />
            <Tile to="/points" search={{ muted: muteKinds.map((m) => m.value) }} mark="◧" colour="soft" label="静默" value={quietCount === undefined ? "…" : String(quietCount)} note={muted.data ? `近 30 天累计 ${Math.round(hours * 10) / 10} 小时` : ""} />
            {judged && <Tile to="/doubts" search={{ state: "running" }} mark="?" colour="c-s" label="存疑" value={doubts.data ? count(doubts.data.total) : "…"} note="数据疑点待核查" />}
          </div>
        )}
        {open.isError && <div className="refusal" role="alert">{sentence(open.error)}</div>}
        <div className="al-cols">
          <Section title={<>未闭环报警 <span className="count">{open.data ? count(open.data.total) : ""}</span></>} note="最急的在前；时限按优先级计" flush action={<Link className="small" to={"/alarms" as never} search={{ state: "unclosed" } as never}>看全部</Link>}>
            {open.isPending && <div className="body col">{[60, 80, 50].map((w) => <div key={w} className="skeleton" style={{ width: `${w}%` }} />)}</div>}
            {open.data && open.data.items.length === 0 && <EmptyState title="现在没有未闭环的报警">新的报警会自动出现在这里，不用刷新。</EmptyState>}
            <div data-testid="live-alarms">
              {order.map(([code, label, colour]) => {
                const list = (open.data?.items ?? []).filter((a) => a.priority.code === code);
                if (!list.length) return null;
                return (
                  <div key={code}>
                    <div className="al-head"><span className={`lv ${colour}`}><i aria-hidden>{shapes[colour]}</i>{label}</span><span>{list.length} 条</span>{list.some((a) => (a.waiting?.remaining_s ?? 1) < 0) && <span className="c-r">{list.filter((a) => (a.waiting?.remaining_s ?? 1) < 0).length} 条已超时</span>}</div>
                    {list.map((a) => <AlarmCard key={a.id} a={a} fresh={fresh.has(a.id)} />)}
                  </div>
                );
              })}
              {open.data?.next && <Link className="al-line" to={"/alarms" as never} search={{ state: "unclosed" } as never}>还有 {open.data.total.count - open.data.items.length} 条，看全部</Link>}
            </div>
          </Section>
          <div className="col" style={{ gap: 12 }}>
            {judged && <Section title="存疑的传感器" note="规则判出、待现场核查" flush action={<Link className="small" to={"/doubts" as never}>看全部</Link>}>
              {doubts.isError ? <div className="body"><div className="refusal" role="alert">{sentence(doubts.error)}</div></div> : doubts.data && !doubts.data.items.length ? <p className="faint" style={{ padding: "12px 14px" }}>没有待核查的疑点。</p> : doubts.data?.items.map((d) => <DoubtLine key={d.id} d={d} />)}
            </Section>}
            {seesPoints && (
              <Section title="静默中的点位" note="谁让它不响、到什么时候" flush>
                {muted.data && !muted.data.items.length && <p className="faint" style={{ padding: "12px 14px" }}>没有被搁置、抑制、停用或屏蔽的点位。</p>}
                {[...(muted.data?.items ?? [])].sort((a, b) => b.silent_hours - a.silent_hours).slice(0, 8).map((p) => (
                  <Link key={p.id} to={`/points/${p.id}` as never} className="al-line">
                    <span className="row" style={{ gap: 6 }}><span className="tag" style={{ margin: 0 }}>{p.muted?.kind.label ?? p.state.label}</span><b className="grow cut">{p.name}</b><Silent p={p} /></span>
                    <span className="small">{p.site_name} · {p.muted?.until ? `到 ${showMinute(p.muted.until)}` : "没有期限"}</span>
                  </Link>
                ))}
              </Section>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function Tile({ to, search, mark, colour, label, value, note }: { to: string; search?: Record<string, string | string[]>; mark: string; colour: string; label: string; value: string; note: string }) {
  return <Link to={to as never} search={search as never} className="card tile"><span><span className={`mark ${colour}`} aria-hidden>{mark}</span>{label}</span><b>{value}</b><small>{note}</small></Link>;
}

/** Alarms that came while the page was open: marked for a minute, so that the eye finds them. */
function useFresh(items?: AlarmRow[]): Set<string> {
  const seen = useRef<Set<string> | null>(null);
  const [fresh, set] = useState<Set<string>>(new Set());
  useEffect(() => {
    if (!items) return;
    const before = seen.current;
    const came = before ? items.filter((a) => !before.has(a.id)).map((a) => a.id) : [];
    seen.current = new Set([...(before ?? []), ...items.map((a) => a.id)]);
    if (!came.length) return;
    set((f) => new Set([...f, ...came]));
    setTimeout(() => set((f) => new Set([...f].filter((id) => !came.includes(id)))), 60_000);
  }, [items]);
  return fresh;
}
