import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Popover, Segmented, Select } from "antd";
import { useEffect, useMemo, useState } from "react";
import { api, sentence } from "@/api/client";
import type { Page, PolicySummary, Turns, Wall, WallCell } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { EmptyState } from "@/kit/EmptyState";
import { one, useFilters } from "@/kit/filters";
import { idOf, lights } from "@/shared/words";
import { showWeekday } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";
import { CellCard } from "./CellCard";
import { Rollups } from "./Rollups";
import { TurnsLine, TurnsList } from "./Turns";
import { where } from "./where";
import "./wall.css";

const ways = [{ value: "action", label: "按行动" }, { value: "unit", label: "按单位" }, { value: "region", label: "按县" }, { value: "quarter", label: "按季度" }];

/** Measures × units, one cell one light; every number leads to its tasks. */
export function WallPage() {
  const [filters, set] = useFilters();
  const by = one(filters.by) ?? "unit";
  const cast = one(filters.cast) === "1";
  const policies = useQuery({ queryKey: ["policies", "names"], queryFn: () => api.get<Page<PolicySummary>>("/policies", { limit: 200 }), staleTime: 60_000 });
  const issued = (policies.data?.items ?? []).filter((p) => p.state === "issued");
  // Without a choice the document with the most tasks: the main plan of the region.
  const policy = one(filters.policy) ?? [...issued].sort((a, b) => b.tasks_total - a.tasks_total)[0]?.id;
  const wall = useQuery({
    queryKey: ["wall", policy, by], enabled: !!policy, queryFn: () => api.get<Wall>("/wall", { policy, by }),
    placeholderData: (before) => before, refetchInterval: cast ? 60_000 : false,
  });
  const turns = useQuery({ queryKey: ["wall", "turns", policy], enabled: !!policy, queryFn: () => api.get<Turns>("/wall/turns", { policy }), refetchInterval: cast ? 60_000 : false });
  const turned = useMemo(() => new Map((turns.data?.items ?? []).map((t) => [t.task, t])), [turns.data]);
  const [listing, setListing] = useState(false);
  const writes = useMay("policy.write");
  useEffect(() => {
    document.body.classList.toggle("casting", cast);
    const esc = (e: KeyboardEvent) => e.key === "Escape" && cast && set({ cast: undefined });
    window.addEventListener("keydown", esc);
    return () => { document.body.classList.remove("casting"); window.removeEventListener("keydown", esc); };
  }, [cast]); // eslint-disable-line
  if (policies.isError) return <div className="page"><div className="refusal" role="alert">{sentence(policies.error)}</div></div>;
  if (policies.isSuccess && !policy) return !writes ? <EmptyState title="没有涉及本单位的文件">安委办下发了有本单位任务的文件后，这里每条措施一行、每个单位一列。</EmptyState> : <EmptyState title="还没有下发的文件">挂图上的每一格是一项任务。先到<Link to={"/policies" as never}>文件与清单</Link>把一份文件定下来并下发。</EmptyState>;
  if (wall.isError) return <div className="page"><div className="refusal" role="alert">{sentence(wall.error)}</div></div>;
  if (!wall.data) return <Waiting />;
  const w = wall.data;
  return (
    <>
      <div className="head wall-head">
        <div className="grow"><div className="row" style={{ gap: "2px 14px" }}>
          {cast ? <h1>{w.title} 挂图作战</h1> : <h1 className="unseen">挂图作战</h1>}
          {!cast && <Select aria-label="哪份文件" variant="borderless" className="wall-pick" popupMatchSelectWidth={false} value={policy} onChange={(v) => set({ policy: v })} options={issued.map((p) => ({ value: p.id, label: p.title }))} />}
          <Counts w={w} policy={policy!} />
        </div><TurnsLine t={turns.data} open={listing} setOpen={cast ? undefined : setListing} /></div>
        {!cast && <Segmented options={ways} value={by} onChange={(v) => set({ by: String(v) })} />}
        {cast ? <Now /> : null}
        <Button onClick={() => { if (!cast) void document.documentElement.requestFullscreen?.().catch(() => undefined); else if (document.fullscreenElement) void document.exitFullscreen(); set({ cast: cast ? undefined : "1" }); }}>{cast ? "退出投屏" : "投屏"}</Button>
      </div>
      <div className="page">{listing && turns.data && !cast && <div style={{ marginBottom: 12 }}><TurnsList t={turns.data} close={() => setListing(false)} /></div>}<Grid w={w} by={by} policy={policy!} turned={turned} />{!cast && <Rollups policy={policy!} />}</div>
    </>
  );
}

function Now() {
  const now = useNow();
  return <span className="soft">{showWeekday(now)}</span>;
}

function Counts({ w, policy }: { w: Wall; policy: string }) {
  const go = useNavigate();
  const to = (light?: string) => () => void go({ to: "/tasks" as never, search: { policy, ...(light ? { light } : {}) } as never });
  const c = w.counts;
  const item = (n: number, word: string, cls: string, light?: string, shape?: string) => <button type="button" className="plain wall-count" onClick={to(light)}><b className={cls}>{shape && <i>{shape}</i>}{n}</b>{word}</button>;
  return (
    <div className="sum">
      {item(c.total, "项任务", "")}{item(c.red, "红", "c-r", "red", lights.red.shape)}{item(c.yellow, "黄", "c-y", "yellow", lights.yellow.shape)}{item(c.green, "绿", "c-g", "green", lights.green.shape)}
      {c.submitted > 0 && item(c.submitted, "待核验", "c-s", "submitted", lights.submitted.shape)}{item(c.done, "已销号", "", "done", lights.done.shape)}
    </div>
  );
}

type Turned = Map<string, Turns["items"][number]>;

function Grid({ w, by, policy, turned }: { w: Wall; by: string; policy: string; turned: Turned }) {
  const go = useNavigate();
  const [open, setOpen] = useState<string | null>(null);
  const at = useMemo(() => new Map(w.columns.map((c, i) => [c.id, i])), [w.columns]);
  if (!w.groups.length) return <EmptyState title="这份文件还没有任务">下发后，这里每条措施一行、每个单位一列。</EmptyState>;
  const narrow = w.columns.length > 8;
  const heads = groupHeads(w, narrow);
  // The filter of the register for a whole line.
  const line = (r: { measure: string; name: string }) => (by === "action" ? { heading: r.name } : { measure: r.measure });
  return (
    <div className="wall-wrap">
      <table className={`wall${narrow ? "" : " few"}${by === "action" ? " actions" : ""}`} style={{ minWidth: narrow ? 230 + 29 * w.columns.length : undefined }}>
        <colgroup><col className="first" />{w.columns.map((c) => <col key={c.id} />)}</colgroup>
        <thead>
          {heads && <tr><th className="t" />{heads.map((h, i) => <th key={i} colSpan={h.n} className="gh" title={h.label}>{h.label}</th>)}</tr>}
          <tr><th className="t" scope="col">{by === "action" ? "行动 ＼ 单位" : `措施 ＼ ${({ unit: "单位", region: "县", quarter: "季度" } as Record<string, string>)[by] ?? ""}`}（{w.columns.length} 列）</th>{w.columns.map((c) => <th key={c.id} className="u" scope="col" title={c.label}><span>{c.label}</span></th>)}</tr>
        </thead>
        <tbody>
          {w.groups.map((g) => [
            g.label ? <tr key={g.label}><td className="a" colSpan={w.columns.length + 1}>{g.label}</td></tr> : null,
            ...g.rows.map((r) => {
              const cells: (WallCell | undefined)[] = w.columns.map(() => undefined);
              r.cells.forEach((c) => { const i = at.get(c.column); if (i !== undefined) cells[i] = c; });
              return (
                <tr key={`${g.label}-${r.measure}-${r.label}`}>
                  <th className="t" scope="row" title={r.name}>{by === "action" ? <Link to={"/tasks" as never} search={{ policy, ...line(r) } as never}>{r.name}</Link> : <Link to={`/measures/${r.measure}` as never}>{r.label} {r.name}</Link>}</th>
                  {cells.map((c, i) => {
                    const key = `${r.measure}:${w.columns[i]!.id}`;
                    return <td key={i}>{c && <Cell c={c} narrow={narrow} label={`${r.name} × ${w.columns[i]!.label}`} open={open === key} setOpen={(v) => setOpen(v ? key : null)} title={`${(r.label ?? "").replace(/[.．、]$/, "")} · ${r.name} × ${w.columns[i]!.label}`} turned={idOf(c.task) ? turned.get(idOf(c.task)) : undefined} onMany={() => void go({ to: "/tasks" as never, search: { policy, ...line(r), ...where(by === "action" ? "unit" : by, w.columns[i]!.id) } as never })} />}</td>;
                  })}
                </tr>
              );
            }),
          ])}
        </tbody>
      </table>
    </div>
  );
}

type Head = { label: string; n: number; depth: number; cut?: boolean };
/** Heads over runs of columns. Where columns are narrow, neighbours whose names would not fit share one head. */
function groupHeads(w: Wall, narrow: boolean): { label: string; n: number }[] | null {
  if (!w.columns.some((c) => c.group)) return null;
  const runs: Head[] = [];
  for (const c of w.columns) {
    const last = runs[runs.length - 1];
    if (last && last.label === (c.group ?? "")) last.n++;
    else runs.push({ label: c.group ?? "", n: 1, depth: c.depth });
  }
  if (!narrow) return runs;
  const top = Math.min(...runs.map((r) => r.depth));
  const fits = (r: Head) => r.label.length * 12 + 4 <= r.n * 29;
  const out: Head[] = [];
  for (const r of runs) {
    const last = out[out.length - 1];
    if (fits(r)) out.push({ ...r });
    else if (last?.cut && last.depth > top && r.depth > top) Object.assign(last, { n: last.n + r.n });
    else out.push({ ...r, label: r.depth > top ? "下级地区" : "其他", cut: true });
  }
  return out.map((h) => (h.cut && !fits(h) ? { ...h, label: h.n > 1 ? "下级" : "" } : h));
}

/** One cell: shape and days; a click explains, a cell of several tasks leads to their list. */
function Cell({ c, label, open, setOpen, title, onMany, turned, narrow }: { narrow: boolean; c: WallCell; label: string; open: boolean; setOpen: (v: boolean) => void; title: string; onMany: () => void; turned?: Turns["items"][number] }) {
  const l = lights[c.color];
  const cls = `cell ${l.cls}${turned ? " turned" : ""}`;
  const text = <><i aria-hidden>{l.shape}</i>{c.days != null && !(narrow && (c.count ?? 1) > 1) && (c.color === "red" || c.color === "yellow") ? <span>{Math.abs(c.days)}</span> : null}{c.count && c.count > 1 ? <sub>{c.count}</sub> : null}</>;
  const say = `${label}：${l.word}${c.days != null ? `，${c.days < 0 || c.color === "red" ? "逾期" : "还有"} ${Math.abs(c.days)} 天` : ""}${c.count && c.count > 1 ? `，共 ${c.count} 项` : ""}${turned ? `；7 天前${turned.from ? `是${lights[turned.from].word}` : "还没有下发"}` : ""}`;
  if (!c.task || (c.count ?? 1) > 1) return <button type="button" className={cls} aria-label={say} title={say} onClick={onMany} data-color={c.color} data-count={c.count}>{text}</button>;
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomRight" destroyOnHidden content={<CellCard task={idOf(c.task)} title={title} />}>
      <button type="button" className={cls} aria-label={say} title={turned ? say : undefined} data-color={c.color} data-task={c.task}>{text}</button>
    </Popover>
  );
}
