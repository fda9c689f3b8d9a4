import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SenseTabs } from "@/alarm/SenseTabs";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { regionsQuery } from "@/kit/UnitPicker";
import { useMay } from "@/shared/session";
import { tradeWord } from "@/site/words";
import type { Coverage } from "./types";

/** Installations that must be monitored and are not. */
export function CoveragePage() {
  const q = useQuery({ queryKey: ["points", "coverage"], queryFn: () => api.get<Coverage>("/points/coverage" as Address) });
  const regions = useQuery({ ...regionsQuery, enabled: useMay("directory.read") });
  const c = q.data;
  const place = (path: string) => { const code = path.split("/").filter(Boolean).at(-1) ?? ""; return regions.data?.find((r) => r.code === code)?.name ?? code; };
  return (
    <>
      <SenseTabs title="监测覆盖" say="重大危险源应当监测而没有监测的，一条条列出来。" />
      <div className="page col" style={{ gap: 12 }}>
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        {c && (
          <>
            <div className="card sum" style={{ padding: "10px 14px" }}><span><b>{c.covered}</b>处已全部覆盖</span><span><b>{c.uncovered.length}</b>处有缺项</span><span>共 {c.installations} 处重大危险源{c.cut ? "（只看了一部分）" : ""}</span><small>依据：{c.clause}</small></div>
            <div className="al-cols">
              <Section title="有缺项的重大危险源" flush>
                {c.uncovered.length === 0 ? <EmptyState title="没有缺项">应当监测的都装了点位。</EmptyState> : (
                  <div style={{ overflowX: "auto" }}>
                    <table className="grid">
                      <thead><tr><th scope="col">等级</th><th scope="col">重大危险源</th><th scope="col">企业（场所）</th><th scope="col">缺什么</th><th scope="col" className="num">已有点位</th></tr></thead>
                      <tbody>{c.uncovered.map((u) => <tr key={u.installation}><td className="line">{"一二三四"[u.level - 1] ?? u.level}级</td><td>{u.name}</td><td><Link to={`/sites/${u.site}` as never}>{u.site_name}</Link></td><td>{u.missing.map((m) => <span key={m} className="tag bad">{m}</span>)}</td><td className="num"><Link to={"/points" as never} search={{ site: u.site } as never}>{u.points}</Link></td></tr>)}</tbody>
                    </table>
                  </div>
                )}
              </Section>
              <Section title="按地区和行业" flush>
                <table className="grid">
                  <thead><tr><th scope="col">地区</th><th scope="col">监管类别</th><th scope="col" className="num">已覆盖</th></tr></thead>
                  <tbody>{c.shares.map((s) => <tr key={s.region_path + s.trade}><td>{place(s.region_path)}</td><td>{tradeWord(s.trade)}</td><td className="num">{s.covered} / {s.installations}</td></tr>)}</tbody>
                </table>
              </Section>
            </div>
          </>
        )}
      </div>
    </>
  );
}
