import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { HazardCard } from "./columns";
import { HazardTabs } from "./HazardTabs";
import type { HazardRow } from "./types";

const queues = [
  { key: "verify", title: "待核实交办", say: "现场是不是真的、一般还是重大，交给谁" },
  { key: "approve", title: "治理方案待审", say: "五落实齐不齐、切不切实" },
  { key: "recheck", title: "待复查", say: "到现场看，前后照片对着看，疑点逐条核" },
  { key: "close", title: "待销号", say: "复查的人不能自己销号" },
];

/** The verifier's desk: what waits for me at each step, the most urgent first, and what looks doubtful. */
export function DeskPage() {
  const get = (query: Record<string, string>) => api.get<Page<HazardRow>>("/hazards" as Address, { ...query, limit: 8 });
  const desk = useQuery({ queryKey: ["hazards", "desk"], queryFn: () => Promise.all(queues.map((q) => get({ mine: q.key, sort: "due" }))) });
  const doubtful = useQuery({ queryKey: ["hazards", "doubtful"], queryFn: () => get({ suspect: "true", state: "open" }) });
  if (desk.isError) return <div className="page"><div className="refusal" role="alert">{sentence(desk.error)}</div></div>;
  const list = desk.data ?? [];
  const quiet = desk.data && list.every((p) => !p.items.length) && !doubtful.data?.items.length;
  return (
    <>
      <HazardTabs title="核实复查台" say="轮到我办的，按期限排；点开就能办。" />
      <div className="page">
        {quiet && <div className="card"><EmptyState title="现在没有要您办的">有新上报、新方案、报了整改完成或等着销号的，会出现在这里。</EmptyState></div>}
        {!desk.data && <div className="skeleton" style={{ height: 160 }} />}
        <div className="home-grid">
          {queues.map((q, i) => list[i] && list[i].items.length > 0 && (
            <Section key={q.key} title={<>{q.title} <span className="count">{list[i].total.count}</span></>} note={q.say} flush action={list[i].total.count > list[i].items.length && <Link className="small" to={"/hazards" as never} search={{ mine: q.key } as never}>看全部</Link>}>
              {list[i].items.map((h) => <HazardCard key={h.id} h={h} />)}
            </Section>
          ))}
          {(doubtful.data?.items.length ?? 0) > 0 && (
            <Section title={<>有疑点 <span className="count">{doubtful.data!.total.count}</span></>} note="系统比对发现可疑，请人来核" flush action={<Link className="small" to={"/hazards" as never} search={{ suspect: "true" } as never}>看全部</Link>}>
              {doubtful.data!.items.map((h) => <HazardCard key={h.id} h={h} />)}
            </Section>
          )}
        </div>
      </div>
    </>
  );
}
