import { Link, useParams } from "@tanstack/react-router";
import { Button } from "antd";
import { sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { Timeline } from "@/kit/Timeline";
import { showDay, showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { OnRecord } from "@/supervise/OnTask";
import { Working } from "@/site/Why";
import { tradeWord } from "@/site/words";
import { VerdictBox } from "./Assistant";
import { BeforeAfter } from "./BeforeAfter";
import { Clock, Flags, Grade } from "./columns";
import { Findings } from "./Findings";
import { askHazard, moreFields } from "./moves";
import { Delays, Dual, Listings, PlanCard, Remarks, StopOrders, Who } from "./Parts";
import { useHazard, useMoveHazard } from "./queries";
import type { HazardView } from "./types";
import "@/site/site.css";
import "@/task/task.css";
import "./hazard.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const hazard = useHazard(id);
  if (hazard.isError) return <div className="page"><div className="refusal" role="alert">{sentence(hazard.error)}</div></div>;
  if (!hazard.data) return <Waiting />;
  return <Body key={id} h={hazard.data} />;
}

function Body({ h }: { h: HazardView }) {
  const move = useMoveHazard(h);
  const sites = useMay("site.read");
  const ledger = useMay("ledger.read");
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/hazards" as never}>隐患</Link> › {h.number}</small>
          <h1>{h.title}</h1>
          <div className="row small" style={{ gap: 12 }}>
            {sites ? <Link to={`/sites/${h.site.id}` as never}>{h.site.name}</Link> : <span>{h.site.name}</span>}
            {h.place && <span>{h.place}</span>}<span>{h.region_name} · {tradeWord(h.trade)}</span><span>监管：{h.regulator?.name ?? "职责待明确"}</span>
          </div>
        </div>
        <Flags h={h} />
        <Grade h={h} />
        <Button className="no-print wide-only" href={`/api/hazards/${h.id}/file`} target="_blank" rel="noreferrer">一隐患一档案</Button>
        {ledger && <Button className="no-print wide-only" href={`/api/hazards/${h.id}/trace`} target="_blank" rel="noreferrer" title="谁知道、谁办过、什么时候，按时间排成一卷，附账本校验">责任倒查卷</Button>}
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            <div className="row"><b>{h.state.label}</b>{h.waiting && <Clock h={h} />}{h.overdue_days > 0 && <span className="c-r">整改已逾期 {h.overdue_days} 天</span>}</div>
            {h.explain && <details className="how" open={window.innerWidth > 720}><summary className="small">期限怎么来的</summary><Working of={h.explain} /></details>}
          </div>
          <div className="may col">
            <Steps h={h} />
            <Offers offers={h.offers} act={move} subject={`${h.site.name} · ${h.title}`} ask={askHazard(h)} extra={moreFields} wide />
          </div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="整改前后" note={h.rectified ? `${showMinute(h.rectified.at)} ${h.rectified.by.name} 报整改完成` : "还没有报整改完成"}><BeforeAfter h={h} /></Section>
            <Findings h={h} />
            <Section title="发现了什么">
              <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", marginBottom: 8 }}>{h.text}</p>
              <dl className="facts">
                <div><dt>发现</dt><dd>{showMinute(h.found_at)} {h.found_by.name}</dd></div><div><dt>上报</dt><dd>{showMinute(h.reported_at)}</dd></div>
                <div><dt>来源</dt><dd>{h.source.label}</dd></div><div><dt>类别</dt><dd>{h.kind?.label ?? "未定"}</dd></div>
                {h.lng != null && h.lat != null && <div><dt>位置</dt><dd><Link to={"/hazards/map" as never} search={{ site: h.site.id } as never}>{h.lng.toFixed(5)}, {h.lat.toFixed(5)}</Link></dd></div>}
                {h.risk && <div><dt>失控的管控</dt><dd><Link to={`/risks/${h.risk}` as never}>看这条风险</Link></dd></div>}
                {h.relapse_of && <div className="all"><dt>反弹</dt><dd>一年内同一处同类隐患：<Link to={`/hazards/${h.relapse_of.id}` as never}>{h.relapse_of.name}</Link></dd></div>}
                {h.merged_into && <div className="all"><dt>已并入</dt><dd><Link to={`/hazards/${h.merged_into.id}` as never}>{h.merged_into.name}</Link></dd></div>}
              </dl>
              {h.verdict && <div style={{ marginTop: 10 }}><VerdictBox v={h.verdict} /></div>}
            </Section>
            <PlanCard h={h} />
            <Listings h={h} />
          </div>
          <div>
            <Dual h={h} />
            <StopOrders h={h} />
            <Delays h={h} />
            <Who h={h} />
            <OnRecord matter={{ concept: "hazard", id: h.id, title: h.title, unit: h.regulator?.short || h.regulator?.name || "", unitId: h.regulator?.id, closed: ["closed", "void", "merged"].includes(h.state.code) }} />
            <Section title="办理经过"><Timeline path={`/hazards/${h.id}/timeline` as Address} id={h.version} /></Section>
            <Remarks h={h} />
          </div>
        </div>
      </div>
    </>
  );
}

/** The usual way of its grade with where it stands; the words come from the server for the present state. */
function Steps({ h }: { h: HazardView }) {
  const major = h.grade?.code === "major";
  const way = major ? ["reported", "plan_due", "plan_review", "rectifying", "review", "accepted", "closed"] : ["reported", "assigned", "review", "accepted", "closed"];
  const words: Record<string, string> = { reported: "上报", assigned: "整改", plan_due: "报方案", plan_review: "审方案", rectifying: "整改", review: "复查", accepted: "复查合格", closed: "销号" };
  const code = !major && h.state.code === "rectifying" ? "assigned" : h.state.code === "fixed" ? "review" : h.state.code;
  const at = way.indexOf(code);
  return (
    <div className="steps" aria-label={`办到 ${h.state.label}`}>
      {at < 0 && <span className="on lone">{h.state.label}</span>}
      {way.map((w, i) => <span key={w} className={i === at ? "on" : i < at ? "past" : ""}>{i < at ? "✓ " : ""}{i === at ? h.state.label : words[w]}</span>)}
      {h.state.code === "closed" && h.closed && <small style={{ marginLeft: 8 }}>{showDay(h.closed.at)}</small>}
    </div>
  );
}
