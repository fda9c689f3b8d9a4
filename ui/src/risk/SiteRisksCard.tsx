import { Link } from "@tanstack/react-router";
import { sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { useMay } from "@/shared/session";
import { Mark } from "@/site/Mark";
import { Level } from "./ListPage";
import { useSiteRisks } from "./queries";

const words: [string, string, number][] = [["red", "重大", 1], ["orange", "较大", 2], ["yellow", "一般", 3], ["blue", "低", 4]];

/** The risk loop of a site in short: how many of each colour, the worst first, and the way to tree and picture. */
export function SiteRisksCard({ site }: { site: string }) {
  const read = useMay("risk.read");
  const tree = useSiteRisks(site, read);
  if (!read) return null;
  const t = tree.data;
  const worst = (t?.points ?? []).flatMap((p) => p.risks).filter((r) => r.state !== "retired").sort((a, b) => (a.level?.level ?? 9) - (b.level?.level ?? 9)).slice(0, 6);
  return (
    <Section title="风险分级管控" note={t?.level ? <>场所等级取最高的一条：{t.level.label}</> : undefined} action={<Link className="small" to={`/sites/${site}/risks` as never}>风险点和四色图</Link>} flush>
      {tree.isError && <div className="refusal" role="alert">{sentence(tree.error)}</div>}
      {!t && !tree.isError && <div className="skeleton" style={{ margin: 14 }} />}
      {t && <div className="bar four">{words.map(([c, w, n]) => <Link key={c} to={"/risks" as never} search={{ site, level: String(n) } as never}><Mark colour={c} label={`${w} ${t.counts[n - 1]}`} /></Link>)}{t.counts[4]! > 0 && <Link to={"/risks" as never} search={{ site, level: "9" } as never}><Mark label={`未评价 ${t.counts[4]}`} /></Link>}</div>}
      {worst.map((r) => <div key={r.id} className="part-row"><Level of={r.level} /><span className="grow"><Link to={`/risks/${r.id}` as never}>{r.activity}</Link> <small>{r.point.name} · {r.event}</small></span><small>{r.control_level?.label}</small><small>{r.state_label}</small></div>)}
      {t && !t.points.length && <p className="faint" style={{ padding: "4px 14px 12px" }}>还没有辨识风险点。{t.may_write && <Link to={`/sites/${site}/risks` as never}>去建第一个</Link>}</p>}
    </Section>
  );
}
