import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input } from "antd";
import { useState } from "react";
import { AlarmCard } from "@/alarm/columns";
import type { AlarmRow } from "@/alarm/types";
import { api, rows, sentence } from "@/api/client";
import type { Address, Offer, Page } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { DoubtLine } from "@/doubt/columns";
import { listDoubts } from "@/doubt/queries";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { tradeWord } from "@/site/words";
import { Silent, State } from "./columns";
import { Shelvings } from "./Shelve";
import { Curve } from "./Curve";
import { Hold } from "./Hold";
import { LimitsDialog } from "./LimitsDialog";
import { PowerCard } from "./PowerCard";
import { useDecideRule, useMovePoint, usePoint } from "./queries";
import type { PastEntry, PointView, RuleView } from "./types";
import { figure, limitsText } from "./words";
import "@/alarm/sense.css";
import "@/hazard/hazard.css";
import "@/kit/timeline.css";
import "@/site/site.css";
import "@/task/task.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const point = usePoint(id);
  if (point.isError) return <div className="page"><div className="refusal" role="alert">{sentence(point.error)}</div></div>;
  if (!point.data) return <Waiting />;
  return <Body key={id} p={point.data} />;
}

/** Fields that a step may have beyond those it must have. */
const more = (offer: Offer) => (offer.action === "calibrate" ? ["calibrated_on", "calibrate_due"] : []);

const ask = (name: string, offer: Offer) => {
  const rules = offer.needs.includes(name) ? [{ required: true, message: "这一项必填。" }] : [];
  switch (name) {
    case "until": return <Form.Item key={name} name="until" label="到什么时候" rules={rules} extra="到时自动恢复报警；时长计入静默时间，监管部门看得到。" normalize={(v: { second: (n: number) => unknown } | null) => v} getValueFromEvent={(v: { toISOString: () => string } | null) => v?.toISOString()} getValueProps={() => ({})}><DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" style={{ width: 220 }} /></Form.Item>;
    case "calibrated_on": return <Form.Item key={name} name={name} label="标校日期（不填即今天）"><DatePicker style={{ width: 180 }} /></Form.Item>;
    case "calibrate_due": return <Form.Item key={name} name={name} label="下次标校日期（可不填）"><DatePicker style={{ width: 180 }} /></Form.Item>;
    case "reason": return <Form.Item key={name} name={name} label="原因" rules={rules}><Input.TextArea rows={3} maxLength={1000} placeholder="写清楚为什么、用什么措施替代" /></Form.Item>;
    default: return undefined;
  }
};

function Body({ p }: { p: PointView }) {
  const move = useMovePoint(p);
  const sites = useMay("site.read"), alarmsSeen = useMay("alarm.read");
  const [limits, setLimits] = useState(false);
  const alarms = useQuery({ queryKey: ["alarms", "of", p.id], enabled: alarmsSeen, queryFn: () => api.get<Page<AlarmRow>>("/alarms" as Address, { point: p.id, sort: "-raised_at", limit: 8 }) });
  const doubts = useQuery({ queryKey: ["doubts", "of", p.id], enabled: alarmsSeen, queryFn: () => listDoubts({ point: p.id, limit: 5 }) });
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/points" as never}>监测点位</Link> › {p.code}</small>
          <h1>{p.name}</h1>
          <div className="row small" style={{ gap: 12 }}>{sites ? <Link to={`/sites/${p.site}` as never}>{p.site_name}</Link> : <span>{p.site_name}</span>}{p.spot && <span>{p.spot}</span>}<span>{p.kind.label} · {tradeWord(p.trade)}</span></div>
        </div>
        {p.critical && <span className="tag bad" style={{ margin: 0 }}>关键点</span>}
        <State p={p} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <Section title="曲线"><Curve p={p} /></Section>
        <div className="task-cols">
          <div>
            <Section title="限值" note={limitsText(p.limits, p.unit)} action={p.editable && <Button size="small" onClick={() => setLimits(true)}>调整限值</Button>} flush>
              <table className="grid">
                <thead><tr><th scope="col">版本</th><th scope="col">限值</th><th scope="col">执行时间</th><th scope="col">状态</th></tr></thead>
                <tbody>{[...p.rules].sort((a, b) => b.number - a.number).map((r) => <Rule key={r.id} p={p} r={r} />)}</tbody>
              </table>
            </Section>
            {alarmsSeen && (
              <Section title={<>报警 <span className="count">{alarms.data?.total.count ?? ""}</span></>} flush action={<Link className="small" to={"/alarms" as never} search={{ point: p.id, sort: "-raised_at" } as never}>看全部</Link>}>
                {alarms.isError ? <div className="body"><div className="refusal" role="alert">{sentence(alarms.error)}</div></div> : alarms.data?.items.length === 0 ? <p className="faint" style={{ padding: "12px 14px" }}>没有报过警。</p> : alarms.data?.items.map((a) => <AlarmCard key={a.id} a={a} />)}
              </Section>
            )}
            {doubts.data && doubts.data.items.length > 0 && <Section title="数据疑点" flush>{doubts.data.items.map((d) => <DoubtLine key={d.id} d={d} />)}</Section>}
          </div>
          <div>
            <Section title="办理"><Offers offers={p.offers} act={move} subject={`${p.site_name} · ${p.name}`} ask={ask} extra={more} last={["suppress", "take_out", "retire"]} /></Section>
            <Shelvings p={p} />
            <Section title="静默" note="搁置、抑制、停用、屏蔽是不同的事，都算时长" action={<span className="small">近 30 天 <Silent p={p} /></span>} flush>
              {p.mutes.length === 0 && <p className="faint" style={{ padding: "12px 14px" }}>近 30 天没有静默。</p>}
              {p.mutes.map((m, i) => <div key={i} className="al-line"><span><span className="tag" style={{ margin: 0 }}>{m.kind.label}</span> {m.reason}</span><span className="small">{showMinute(m.from)} 至 {m.until ? showMinute(m.until) : "现在"}{m.by ? ` · ${m.by}` : ""}</span></div>)}
            </Section>
            {p.kind.code === "power" && <PowerCard site={p.site} name={p.site_name} />}
            <Hold p={p} />
            <Section title="基本情况">
              <dl className="facts">
                <div><dt>量程</dt><dd>{p.lo == null && p.hi == null ? "—" : `${figure(p.lo)} 至 ${figure(p.hi, p.unit)}`}</dd></div><div><dt>分辨力</dt><dd>{figure(p.resolution, p.unit)}</dd></div>
                <div><dt>采样 / 上报</dt><dd>{p.sample_s} 秒 / {p.report_s} 秒</dd></div><div><dt>死区</dt><dd>{figure(p.limits.deadband, p.unit)}</dd></div>
                <div><dt>报警 / 恢复延时</dt><dd>{p.limits.on_s} 秒 / {p.limits.off_s} 秒</dd></div><div><dt>网关</dt><dd>{p.gateway || "—"}</dd></div>
                <div><dt>上次标校</dt><dd>{showDay(p.calibrated_on)}</dd></div><div><dt>下次标校</dt><dd>{showDay(p.calibrate_due)}{p.calibrate_overdue && <small className="c-r"> 已过期</small>}</dd></div>
                {p.bundle && <div><dt>同组点位</dt><dd><Link to={"/points" as never} search={{ site: p.site, bundle: p.bundle } as never}>{p.bundle}</Link></dd></div>}
                {p.template && <div className="all"><dt>限值来源</dt><dd>{p.template.label}{p.template_source ? `：${p.template_source}` : ""}</dd></div>}
              </dl>
            </Section>
            <Section title="经过"><Past id={p.id} version={p.version} /></Section>
          </div>
        </div>
      </div>
      {limits && <LimitsDialog p={p} close={() => setLimits(false)} />}
    </>
  );
}

/** One version of the limits; a proposal with what I may do about it. */
function Rule({ p, r }: { p: PointView; r: RuleView }) {
  const decide = useDecideRule(p, r.id);
  const open = r.state.code === "proposed";
  return (
    <tr>
      <td className="line">第 {r.number} 版</td>
      <td>
        {limitsText(r.limits, p.unit)}
        {r.looser.length > 0 && <div className="small c-y">放宽：{r.looser.join("；")}</div>}
        {r.reason && <div className="small">{r.reason} · {r.asked.name} {showMinute(r.asked.at)}</div>}
        {open && r.offers.length > 0 && <div style={{ marginTop: 4 }}><Offers offers={r.offers} act={decide} subject={`${p.name} 的限值调整`} size="small" ask={(name, o) => (name === "note" ? <Form.Item key={name} name="note" label={o.needs.includes("note") ? "批准意见" : "说明（可不填）"} rules={o.needs.includes("note") ? [{ required: true, message: "请写明批准意见。" }] : []}><Input.TextArea rows={2} maxLength={1000} /></Form.Item> : undefined)} /></div>}
      </td>
      <td className="line">{r.from ? showMinute(r.from) : "—"}{r.until ? ` 至 ${showMinute(r.until)}` : r.from ? " 起" : ""}</td>
      <td className="line">{r.state.label}{r.decided && <div className="small">{r.decided.name}</div>}</td>
    </tr>
  );
}

function Past({ id, version }: { id: string; version: number }) {
  const q = useQuery({ queryKey: ["timeline", "point", id, version], queryFn: () => api.get<PastEntry[]>(`/points/${id}/timeline` as Address).then(rows) });
  if (q.isError) return <div className="refusal" role="alert">{sentence(q.error)}</div>;
  if (!q.data?.length) return <p className="faint">{q.data ? "还没有记录。" : "…"}</p>;
  return <ol className="timeline" aria-label="经过">{[...q.data].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>;
}
