import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { App, Button } from "antd";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { Timeline } from "@/kit/Timeline";
import { useMay } from "@/shared/session";
import { SiteHazards } from "@/hazard/SiteHazards";
import { SiteRisksCard } from "@/risk/SiteRisksCard";
import { GradeCard } from "./GradeCard";
import { Mark } from "./Mark";
import { lifeFields } from "./moves";
import { MoreParts, PartsCard } from "./Parts";
import { useMoveSite, useSite, useSiteChanged } from "./queries";
import { SelfCheck } from "./SelfCheck";
import type { SiteView } from "./types";
import { Why } from "./Why";
import type { PartKind } from "./words";
import "@/task/task.css";

/** Both loops of prevention on one page: on the left who and what it is, on the right its risks and hazards. */
export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const site = useSite(id);
  if (site.isError) return <div className="page"><div className="refusal" role="alert">{sentence(site.error)}</div></div>;
  if (!site.data) return <Waiting />;
  return <Body key={id} s={site.data} />;
}

function Body({ s }: { s: SiteView }) {
  const move = useMoveSite(s);
  const go = useNavigate();
  const directory = useMay("directory.write");
  const changed = useSiteChanged();
  const { message } = App.useApp();
  const open = useMutation({ mutationFn: () => api.post<SiteView>(`/sites/${s.id}/unit` as Address), onSuccess: (v) => { changed(v); message.success("已为这家企业开户，可在“组织—人员”里给它的人员授权。"); }, onError: (e) => message.error(sentence(e)) });
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/sites" as never}>企业</Link> › {s.region_name} · {s.trade.label}</small>
          <h1>{s.name}{s.high_risk && <span className="tag bad" style={{ marginLeft: 8 }}>高危企业</span>}</h1>
          <div className="row small" style={{ gap: 12 }}>
            <span>{s.uscc ?? "信用代码未登记"}</span><span>{s.state.label}</span><span>监管：{s.regulator?.name ?? "职责待明确"}</span>{s.township && <span>属地：{s.township.name}</span>}
          </div>
        </div>
        <Mark colour={s.colour?.code} label={s.colour ? `${s.colour.label} · ${s.letter} 级` : "未评定等级"} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {s.missing.length > 0 && s.may_write && <div className="note">还缺：{s.missing.join("、")}。<Link to={`/sites/${s.id}/edit` as never}>去补</Link>，补齐后等级和规模自动重算。</div>}
        <div className="site-cols">
          <div>
            <Section title="基本情况" action={s.may_write && <Button size="small" className="no-print" onClick={() => void go({ to: `/sites/${s.id}/edit` as never })}>修改</Button>}><Facts s={s} /></Section>
            <GradeCard s={s} />
            {kinds.filter((k) => s.parts[k].length).map((k) => <PartsCard key={k} s={s} kind={k} />)}
            <Staffing s={s} />
            <MoreParts s={s} kinds={kinds.filter((k) => !s.parts[k].length)} />
          </div>
          <div>
            <SiteRisksCard site={s.id} />
            <SiteHazards site={s.id} enterprise={s.enterprise} />
            <SelfCheck s={s} />
            <Section title="存续变动" note={s.events.length ? `${s.events.length} 次` : undefined}>
              {s.events.map((e, i) => <p key={i} style={{ fontSize: 13 }}><b>{e.on}</b> {e.label}{e.was ? `（原名 ${e.was}）` : ""}{e.note ? `：${e.note}` : ""} <small>{e.by}</small></p>)}
              {!s.events.length && <p className="faint">没有更名、停产、并入或关闭的记录。</p>}
              <div className="no-print" style={{ marginTop: 8 }}><Offers offers={s.offers} act={move} subject={s.name} size="small" ask={lifeFields} last={["close"]} /></div>
            </Section>
            <Section title="变动记录"><Timeline path={`/sites/${s.id}/timeline` as Address} id={s.version} /></Section>
            {directory && !s.unit && s.state.code !== "closed" && (
              <Section title="企业端账户"><p className="small" style={{ marginBottom: 8 }}>开户后，企业的人可以登录，自查自报自改；他们只看得到本企业。</p><Button size="small" loading={open.isPending} onClick={() => open.mutate()}>为这家企业开户</Button></Section>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

const kinds: PartKind[] = ["licence", "installation", "chemical", "person", "equipment", "reform"];
const wan = (v?: number | null) => (v == null ? "—" : `${v.toLocaleString("zh-CN")} 万元`);

function Facts({ s }: { s: SiteView }) {
  return (
    <dl className="facts">
      <div className="all"><dt>企业</dt><dd>{s.enterprise_name}{s.aliases.length > 0 && <small>（曾用名 {s.aliases.join("、")}）</small>}{s.others.length > 0 && <> · 还有 {s.others.map((o, i) => <span key={o.value}>{i > 0 && "、"}<Link to={`/sites/${o.value}` as never}>{o.label}</Link></span>)}</>}</dd></div>
      <div className="all"><dt>地址</dt><dd>{s.address || "—"}{s.lng != null && s.lat != null && <small> {s.lng.toFixed(5)}, {s.lat.toFixed(5)}（CGCS2000）</small>}</dd></div>
      <div className="all"><dt>行业</dt><dd>{s.industry.code} {s.industry.label} · 监管类别 {s.trade.label}</dd></div>
      <div><dt>从业人数</dt><dd>{s.staff == null ? "—" : `${s.staff} 人`}</dd></div>
      <div><dt>规模</dt><dd>{s.scale?.label ?? "待划型"} <Why of={s.scale_explain} /></dd></div>
      <div><dt>营业收入</dt><dd>{wan(s.revenue_wan)}</dd></div>
      <div><dt>资产总额</dt><dd>{wan(s.assets_wan)}</dd></div>
      <div><dt>主要负责人</dt><dd>{s.principal ?? "—"}</dd></div>
      <div><dt>联系电话</dt><dd>{s.phone ?? "—"}</dd></div>
      <div><dt>标准化</dt><dd>{s.standard_level ? `${["", "一", "二", "三"][s.standard_level]}级达标` : "未达标"}</dd></div>
      <div><dt>工艺标签</dt><dd>{s.tags.length ? s.tags.map((t) => t.label).join("、") : "无"}</dd></div>
      {s.park && <div><dt>化工园区</dt><dd>{s.park.label}</dd></div>}
      {s.siting && <div className="all"><dt>布局</dt><dd className={s.siting.code === "fit" ? undefined : "c-y"}>{s.siting.say} <small>{s.siting.clause}</small></dd></div>}
      {s.high_risk_why.length > 0 && <div className="all"><dt>高危依据</dt><dd>{s.high_risk_why.map((w, i) => <div key={i}>{w.say} <small>{w.clause}</small></div>)}</dd></div>}
    </dl>
  );
}

const staffWords: Record<string, string> = { full_time: "专职安全管理人员", engineer: "注册安全工程师", director: "安全总监", committee: "安全生产委员会" };

/** Duty to have safety staff, against what is there. */
function Staffing({ s }: { s: SiteView }) {
  if (!s.staffing_check.length) return null;
  return (
    <Section title="安全管理人员配备" note="对照安全生产法第二十四条、第二十七条" flush>
      <table className="grid stack"><tbody>
        {s.staffing_check.map((c, i) => (
          <tr key={i}><td className="line">{c.ok == null ? <span className="tag" style={{ margin: 0 }}>待判断</span> : c.ok ? <span className="tag ok" style={{ margin: 0 }}>✓ 符合</span> : <span className="tag bad" style={{ margin: 0 }}>✗ 不足</span>}</td><td><b>{staffWords[c.rule.replace("staff.", "")] ?? c.rule}</b><div>{c.need}</div><div className="small">{c.clause}{c.statutory ? "" : "（地方规定）"}</div></td><td className="line">现有 {c.have}</td></tr>
        ))}
      </tbody></table>
    </Section>
  );
}
