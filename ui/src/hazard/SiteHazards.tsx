import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { Section } from "@/kit/Section";
import { useMay } from "@/shared/session";
import { HazardCard } from "./columns";
import type { HazardRow } from "./types";
import "./hazard.css";

/** Open hazards of a site with the figures of its loop, each leading to its list. */
export function SiteHazards({ site, enterprise }: { site: string; enterprise: string }) {
  const read = useMay("hazard.read");
  const report = useMay("hazard.report");
  const get = (query: Record<string, string>, limit = 1) => api.get<Page<HazardRow>>("/hazards" as Address, { site, ...query, limit });
  const list = useQuery({ queryKey: ["hazards", "site", site], enabled: read, queryFn: () => get({ state: "open", sort: "due" }, 8) });
  const sums = useQuery({ queryKey: ["hazards", "site-sums", site], enabled: read, queryFn: () => Promise.all([get({}), get({ state: "closed" }), get({ grade: "major", state: "open" }), get({ overdue: "true" })]).then((a) => a.map((p) => p.total.count)) });
  if (!read) return null;
  const sum = (n: number | undefined, word: string, search: Record<string, string>, red?: boolean) => <Link to={"/hazards" as never} search={{ site, ...search } as never}><b className={red && n ? "c-r" : ""}>{n ?? "…"}</b>{word}</Link>;
  const s = sums.data ?? [];
  return (
    <Section title="隐患排查治理" action={report && <Link className="small no-print" to={"/report" as never} search={{ site } as never}>上报隐患</Link>} flush>
      <div className="bar sum">{sum(list.data?.total.count, "未销号", { state: "open" })}{sum(s[2], "重大", { grade: "major", state: "open" }, true)}{sum(s[3], "逾期", { overdue: "true" }, true)}{sum(s[1], "已销号", { state: "closed" })}{sum(s[0], "累计", {})}<Link className="small" to={"/hazards" as never} search={{ enterprise } as never}>全企业</Link></div>
      {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
      {list.data?.items.map((h) => <HazardCard key={h.id} h={h} own />)}
      {list.data && !list.data.items.length && <p className="faint" style={{ padding: "4px 14px 12px" }}>没有未销号的隐患。</p>}
    </Section>
  );
}
