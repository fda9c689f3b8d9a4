import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { Section } from "@/kit/Section";
import { useNow } from "@/shared/session";
import { AlarmCard } from "./columns";
import { SenseTabs } from "./SenseTabs";
import type { AlarmRow } from "./types";

const day = 86_400_000;

/** Whether the alarms are worth answering: those that stand for days, those that chatter. */
export function QualityPage() {
  const now = Date.parse(useNow());
  const list = (query: Record<string, string | boolean | number>) => api.get<Page<AlarmRow>>("/alarms" as Address, { sort: "-raised_at", limit: 20, ...query });
  const standing = useQuery({ queryKey: ["alarms", "long"], queryFn: () => list({ standing: true, sort: "raised_at", until: new Date(now - day).toISOString() }) });
  const chatter = useQuery({ queryKey: ["alarms", "chatter"], queryFn: () => list({ chatter: true, since: new Date(now - 30 * day).toISOString() }) });
  return (
    <>
      <SenseTabs title="报警质量" say="报警多到没人看，和没有报警一样危险：常年不消的、反复颤振的，先治这些。" />
      <div className="page" style={{ display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(340px, 1fr))", gap: 12, alignItems: "start" }}>
        <Box title="长期不消的报警" note="越限超过 24 小时仍未恢复" q={standing} more={{ standing: "true" }} none="没有超过 24 小时的报警。" />
        <Box title="颤振的报警" note="近 30 天内一分钟三次以上" q={chatter} more={{ chatter: "true" }} none="近 30 天没有颤振。" />
      </div>
    </>
  );
}

function Box({ title, note, q, more, none }: { title: string; note: string; q: { data?: Page<AlarmRow>; isError: boolean; error: unknown }; more: Record<string, string>; none: string }) {
  return (
    <Section title={<>{title} <span className="count">{q.data?.total.count ?? ""}</span></>} note={note} flush action={<Link className="small" to={"/alarms" as never} search={more as never}>看全部</Link>}>
      {q.isError && <div className="body"><div className="refusal" role="alert">{sentence(q.error)}</div></div>}
      {q.data && !q.data.items.length && <p className="faint" style={{ padding: "12px 14px" }}>{none}</p>}
      {q.data?.items.map((a) => <AlarmCard key={a.id} a={a} />)}
    </Section>
  );
}
