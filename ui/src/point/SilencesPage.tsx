import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { SenseTabs } from "@/alarm/SenseTabs";
import { api, sentence } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { Silent, State } from "./columns";
import { Waiting } from "./Shelve";
import { muteKinds } from "./words";
import "@/alarm/sense.css";

type Silences = components["schemas"]["SilenceView"];

/** Everything that alarmed nobody in thirty days, the longest first, by kind. */
export function SilencesPage() {
  const [filters, set] = useFilters();
  const colour = one(filters.colour), [shown, setShown] = useState(200);
  const q = useQuery({ queryKey: ["silences", colour, shown], queryFn: () => api.get<Silences>("/silences" as Address, { colour, most: String(shown) }), placeholderData: keepPreviousData, refetchInterval: 60_000 });
  const s = q.data;
  const most = Math.max(1, ...(s?.items ?? []).map((i) => i.point.silent_hours));
  const tile = (label: string, value: string | number, note: string, mark: string, shade: string, search: Record<string, string>) => <Link key={label} to={"/sense/silences" as never} search={search as never} className="card tile" aria-current={search.colour === colour || undefined}><span><span className={`mark ${shade}`} aria-hidden>{mark}</span>{label}</span><b>{s ? value : "…"}</b><small>{note}</small></Link>;
  return (
    <>
      <SenseTabs title="静默总账" say="搁置、设计抑制、停用和屏蔽是四件事，都算“该响的时候没有响”；近 30 天的时长按点位列出。" />
      <div className="page col" style={{ gap: 12 }}>
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        <div className="tiles" aria-label="近 30 天静默">
          {tile("累计时长", `${s?.hours ?? 0} 小时`, `${s?.points ?? 0} 个点位；同一点位重叠的只算一次`, "◧", "soft", {})}
          <Link to={"/points" as never} search={{ muted: muteKinds.map((m) => m.value) } as never} className="card tile"><span><span className="mark soft" aria-hidden>○</span>现在静默</span><b>{s ? s.now : "…"}</b><small>点开看点位</small></Link>
          {tile("红色", s?.red ?? 0, "关键点位累计超过 24 小时", "▲", "c-r", { colour: "red" })}
          {tile("橙色", s?.orange ?? 0, "关键点位累计超过 8 小时", "◆", "c-y", { colour: "orange" })}
        </div>
        <Waiting />
        <Section title="近 30 天静默过的点位" note={s?.cut ? "点位太多，只看了前 5000 个" : s && s.total > s.items.length ? `共 ${s.total} 个，列出最长的 ${s.items.length} 个` : undefined} flush action={colour && <button type="button" className="chip on" onClick={() => set({ colour: undefined })}>✓ 只看{colour === "red" ? "红色" : "橙色"}</button>}>
          {s?.items.length === 0 && <EmptyState title={colour ? "近 30 天没有这种颜色的点位" : "近 30 天没有点位静默"}>搁置、抑制、停用、屏蔽一旦发生，就按时长列在这里。</EmptyState>}
          {s && s.items.length > 0 && (
            <div style={{ overflowX: "auto" }}>
              <table className="grid">
                <thead><tr><th scope="col">点位</th><th scope="col">企业（场所）</th><th scope="col">现在</th><th scope="col" style={{ minWidth: 160 }}>时长</th><th scope="col">其中</th><th scope="col" className="num">次数</th></tr></thead>
                <tbody>{s.items.map((i) => (
                  <tr key={i.point.id}>
                    <td><Link to={`/points/${i.point.id}` as never}>{i.point.name}</Link>{i.point.critical && <span className="tag bad" style={{ margin: "0 0 0 6px" }}>关键点</span>}</td>
                    <td><Link to={`/sites/${i.point.site}` as never} className="plain-link">{i.point.site_name}</Link></td>
                    <td><State p={i.point} /></td>
                    <td><div className="row" style={{ gap: 8, flexWrap: "nowrap" }}><span className="hbar"><i style={{ width: `${(100 * i.point.silent_hours) / most}%` }} /></span><Silent p={i.point} /></div></td>
                    <td className="small">{i.by_kind.map((k) => `${k.kind.label} ${k.hours} 小时`).join("；")}</td><td className="num">{i.stretches}</td>
                  </tr>
                ))}</tbody>
              </table>
              {s.total > s.items.length && s.items.length >= shown && <p style={{ padding: "8px 14px" }}><Button size="small" onClick={() => setShown(shown + 200)}>再看 200 个</Button></p>}
            </div>
          )}
        </Section>
      </div>
    </>
  );
}
