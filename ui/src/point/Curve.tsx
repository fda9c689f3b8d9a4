import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from "react";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import type { AlarmRow } from "@/alarm/types";
import { listDoubts } from "@/doubt/queries";
import { showMinute } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";
import { Export } from "./Export";
import { bandLooks, cutBands, type Band, type Held } from "./plot";
import { useReadings } from "./queries";
import type { PointView } from "./types";
import { figure } from "./words";
import "@/hazard/hazard.css";

const Chart = lazy(() => import("./Chart"));
const hour = 3_600_000;
const spans = [{ key: "hour", label: "1 小时", ms: hour }, { key: "day", label: "1 天", ms: 24 * hour }, { key: "month", label: "30 天", ms: 30 * 24 * hour }, { key: "year", label: "1 年", ms: 365 * 24 * hour }];

const ms = (at?: string | null) => (at ? Date.parse(at) : null);

/** Bands of a point: its alarms, its silences, its doubts. */
export function useBands(p: Pick<PointView, "id" | "mutes">, from: number, until: number): Band[] {
  const alarmsSeen = useMay("alarm.read");
  const alarms = useQuery({
    queryKey: ["alarms", "bands", p.id, from, until], enabled: alarmsSeen, placeholderData: (b) => b,
    // An alarm that began before the stretch may still last in it: a week is looked back.
    queryFn: () => api.get<Page<AlarmRow>>("/alarms" as Address, { point: p.id, since: new Date(from - 7 * 24 * hour).toISOString(), until: new Date(until).toISOString(), sort: "-raised_at", limit: 200 }),
  });
  const doubts = useQuery({ queryKey: ["doubts", "bands", p.id], enabled: alarmsSeen, queryFn: () => listDoubts({ point: p.id, limit: 50 }) });
  return useMemo(() => cutBands([
    ...(alarms.data?.items ?? []).map((a): Band => ({ what: "alarm", from: Date.parse(a.raised_at), to: ms(a.returned_at), label: `${a.limit.label}报警` })),
    ...p.mutes.map((m): Band => ({ what: "mute", from: ms(m.from) ?? 0, to: ms(m.until), label: m.kind.label })),
    ...(doubts.data?.items ?? []).filter((d) => d.state !== "cleared").map((d): Band => ({ what: "doubt", from: Date.parse(d.from_at), to: ms(d.to_at), label: `疑点：${d.rule_label}` })),
  ], from, until), [alarms.data, doubts.data, p.mutes, from, until]);
}

/** Versions of the limits with the time in which each was in force. */
export function heldLimits(p: Pick<PointView, "rules" | "limits">): Held[] {
  const known = p.rules.filter((r) => r.state.code === "in_force" || r.state.code === "past");
  if (!known.length) return [{ limits: p.limits, from: null, until: null }];
  return known.map((r) => ({ limits: r.limits, from: ms(r.from), until: ms(r.until) }));
}

/** The curve of a point with its limits and bands. `span` fixed: the stretch that the caller shows. */
export function Curve({ p, span, height = 320, first = "day", action }: { p: PointView; span?: { from: number; until: number }; height?: number; first?: "hour" | "day" | "month"; action?: ReactNode }) {
  const now = Date.parse(useNow());
  const [key, setKey] = useState<string>(first);
  const [end, setEnd] = useState<number | null>(null);
  const [tick, setTick] = useState(() => performance.now());
  const [since] = useState(() => performance.now());
  const live = !span && end === null;
  // The edge of a running stretch moves every ten seconds, an hour's more often: nobody has to reload.
  useEffect(() => {
    if (!live) return;
    const t = setInterval(() => setTick(performance.now()), key === "hour" ? 3_000 : 15_000);
    return () => clearInterval(t);
  }, [live, key]);
  const width = spans.find((s) => s.key === key)!.ms;
  const until = span?.until ?? end ?? Math.ceil((now + Math.max(0, tick - since)) / 1000) * 1000 + 1000;
  const from = span?.from ?? until - width;
  const readings = useReadings(p.id, from, until, live);
  const bands = useBands(p, from, until);
  const held = useMemo(() => heldLimits(p), [p]);
  const r = readings.data;
  const last = r?.readings.at(-1) ?? null;
  const lastMean = r?.curve.at(-1) ?? null;
  const say = r ? `${p.name} 从 ${showMinute(new Date(from).toISOString())} 到 ${showMinute(new Date(until).toISOString())}，${r.count} 个读数` : p.name;
  return (
    <div>
      {!span && (
        <div className="bar no-print" style={{ padding: "0 0 8px" }}>
          {spans.map((s) => <button key={s.key} type="button" className={key === s.key ? "chip on" : "chip"} aria-pressed={key === s.key} onClick={() => setKey(s.key)}>{s.label}</button>)}
          <button type="button" className="chip" aria-label="往前" title="往前一段" onClick={() => setEnd(until - width)}>‹ 往前</button>
          <button type="button" className="chip" aria-label="往后" disabled={end === null} title={end === null ? "已经是最近的一段" : "往后一段"} onClick={() => setEnd(end! + width >= now ? null : end! + width)}>往后 ›</button>
          {end !== null && <button type="button" className="plain small" onClick={() => setEnd(null)}>回到现在</button>}
          <span className="grow" /><Export id={p.id} from={from} until={until} />{action}
        </div>
      )}
      {readings.isError ? <div className="refusal" role="alert">{sentence(readings.error)}</div> : (
        <div style={{ height }} aria-busy={readings.isPending}>
          {r && r.count === 0 && !r.thinned ? <div className="empty" style={{ paddingTop: height / 3 }}>这段时间没有收到读数。</div> : r && (
            <Suspense fallback={<div className="skeleton" style={{ height: height - 20 }} />}>
              <Chart range={r} bands={bands} held={held} unit={p.unit} report_s={p.report_s} stepped={p.kind.code === "switch"} height={height} say={say} />
            </Suspense>
          )}
        </div>
      )}
      <div className="row small" style={{ gap: 14, paddingTop: 4 }}>
        {(["alarm", "mute", "doubt"] as const).map((w) => <span key={w}><i className="key" style={{ background: bandLooks[w].fill, border: `1px ${w === "doubt" ? "dashed" : "solid"} ${bandLooks[w].edge}` }} />{bandLooks[w].word}{bands.filter((b) => b.what === w).length > 0 && ` ${bands.filter((b) => b.what === w).length}`}</span>)}
        {r && r.count > 0 && <span>{r.count} 个读数{r.curve.length > 0 ? "，浅色带为每段最低到最高" : ""}</span>}
        {r?.thinned && <span role="note">{r.thinned.say}（{r.thinned.hours} 小时，原有 {r.thinned.count} 个读数）</span>}
        {r?.hold && <span role="note">原始读数已冻结：{r.hold.reason}（{r.hold.by}，{showMinute(r.hold.at)}）</span>}
        {last && <span>最后 {showMinute(new Date(last.at_ms).toISOString())} · {figure(last.value, p.unit)}</span>}
        {!last && lastMean && <span>最后 {showMinute(new Date(lastMean.at_ms).toISOString())} · {figure(lastMean.mean, p.unit)}</span>}
      </div>
    </div>
  );
}
