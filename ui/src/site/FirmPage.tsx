import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { api, sentence } from "@/api/client";
import type { Address, Desk, Page } from "@/api/types";
import { OccurrenceCard } from "@/duty/columns";
import { HazardCard } from "@/hazard/columns";
import type { HazardRow } from "@/hazard/types";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { SiteRisksCard } from "@/risk/SiteRisksCard";
import { showDay, showWeekday } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { TaskCard } from "@/task/columns";
import { DueDay } from "./ListPage";
import { Mark } from "./Mark";
import { useSite } from "./queries";
import { SelfCheck } from "./SelfCheck";
import type { SiteRow } from "./types";
import "@/hazard/hazard.css";
import "@/task/task.css";
import "./site.css";

/** What is mine today in an enterprise: hazards to rectify, risks, self-checks due, papers that run out. */
export function FirmPage() {
  const me = useMe();
  const may = (right: string) => me.rights.includes(right);
  const list = (query: Record<string, string>) => api.get<Page<HazardRow>>("/hazards" as Address, { ...query, limit: 6 });
  const sites = useQuery({ queryKey: ["sites", "own"], enabled: may("site.read"), queryFn: () => api.get<Page<SiteRow>>("/sites" as Address, { limit: 20, sort: "name" }) });
  const works = may("hazard.work");
  const hazards = useQuery({
    queryKey: ["hazards", "firm", works],
    queryFn: () => Promise.all([works ? list({ mine: "plan", sort: "due" }) : null, works ? list({ mine: "rectify", sort: "due" }) : null, works ? list({ mine: "verify", sort: "due" }) : null, works ? list({ mine: "recheck", sort: "due" }) : null, works ? list({ mine: "close", sort: "due" }) : null, list({ mine: "found" })]),
  });
  const desk = useQuery({ queryKey: ["desk"], enabled: may("task.read"), queryFn: () => api.get<Desk>("/desk") });
  const titles = ["重大隐患要报方案", "要整改的", "自查上报待核实", "改完待验收", "验收合格待销号", "我上报的"];
  const groups = (hazards.data ?? []).map((p, i) => ({ title: titles[i]!, page: p, mine: ["plan", "rectify", "verify", "recheck", "close", "found"][i]! })).filter((g) => g.page && g.page.items.length > 0);
  // The hazards of its desk stand on the left, in the words of an enterprise.
  const rest = (desk.data?.sections ?? []).filter((s) => s.total > 0 && !s.items.some((x) => x.kind === "hazard"));
  return (
    <>
      <div className="head">
        <div className="grow"><h1>{me.unit.name}</h1><small>{me.person.name} · {me.role_label} · {showWeekday(me.now)}</small></div>
        {may("hazard.report") && <Link to={"/report" as never}><Button type="primary" size="large">上报隐患</Button></Link>}
      </div>
      <div className="page home-grid">
        <div className="col" style={{ gap: 12 }}>
          {hazards.isError && <div className="refusal" role="alert">{sentence(hazards.error)}</div>}
          {hazards.data && !groups.length && <div className="card"><EmptyState title="没有要办的隐患">看到隐患，点“上报隐患”，拍张照写一句话就行；没有网络也能报。</EmptyState></div>}
          {groups.map((g) => (
            <Section key={g.mine} title={<>{g.title} <span className="count">{g.page!.total.count}</span></>} flush action={g.page!.total.count > g.page!.items.length && <Link className="small" to={"/hazards" as never} search={{ mine: g.mine } as never}>看全部</Link>}>
              {g.page!.items.map((h) => <HazardCard key={h.id} h={h} own={sites.data?.items.length === 1} />)}
            </Section>
          ))}
        </div>
        <div className="col" style={{ gap: 12 }}>
          {rest.map((s) => (
            <Section key={s.key} title={<>{s.title} <span className="count">{s.total}</span></>} note={s.say} flush>
              {s.items.map((x, i) => (x.kind === "occurrence" ? <OccurrenceCard key={i} o={x as never} /> : x.kind === "task" && <TaskCard key={i} t={x} now={me.now} />))}
            </Section>
          ))}
          {sites.data?.items.map((s) => <SiteBox key={s.id} s={s} now={me.now} />)}
          {sites.data && !sites.data.items.length && <Section title="企业档案"><p className="faint">您的单位还没有登记生产经营场所，请联系行业监管部门或属地登记。</p></Section>}
        </div>
      </div>
    </>
  );
}

/** One place of the own enterprise: class, what is missing, what runs out. */
function SiteBox({ s, now }: { s: SiteRow; now: string }) {
  const site = useSite(s.id);
  const v = site.data;
  const soon = v ? Object.values(v.parts).flat().filter((p) => p.days_left != null && p.days_left <= 90).sort((a, b) => a.days_left! - b.days_left!) : [];
  return (
    <>
      <Section title={<Link to={`/sites/${s.id}` as never}>{s.name}</Link>} note={s.next_check_on ? `下次监督检查 ${showDay(s.next_check_on)}` : undefined} action={<Mark colour={s.colour?.code} label={s.colour ? `${s.colour.label} · ${s.letter} 级` : undefined} />}>
        {v && v.missing.length > 0 && <div className="note" style={{ marginBottom: 8 }}>档案还缺：{v.missing.join("、")}。{v.may_write && <Link to={`/sites/${s.id}/edit` as never}>去补</Link>}</div>}
        {soon.length > 0 ? soon.map((p) => <p key={p.id} style={{ fontSize: 13 }}>{p.label} <DueDay day={p.due} now={now} /></p>) : <p className="faint">90 天内没有到期的证照、证书和检验。</p>}
      </Section>
      {v && <SelfCheck s={v} />}
      <SiteRisksCard site={s.id} />
    </>
  );
}
