import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button, Form, Select } from "antd";
import { sentence } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { PersonPicker } from "@/kit/PersonPicker";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { Timeline } from "@/kit/Timeline";
import { showDay, showMinute } from "@/shared/dates";
import { Working } from "@/site/Why";
import { tradeWord } from "@/site/words";
import { Level } from "./ListPage";
import { useMoveRisk, useRisk, useTables } from "./queries";
import type { RiskView } from "./types";
import "@/site/site.css";
import "@/task/task.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const risk = useRisk(id);
  if (risk.isError) return <div className="page"><div className="refusal" role="alert">{sentence(risk.error)}</div></div>;
  if (!risk.data) return <Waiting />;
  return <Body key={id} r={risk.data} />;
}

function Body({ r }: { r: RiskView }) {
  const move = useMoveRisk(r);
  const go = useNavigate();
  const tables = useTables();
  const ask = (name: string, offer: Offer) => {
    const rules = offer.needs.includes(name) ? [{ required: true, message: "这一项必填。" }] : [];
    if (name === "leader") return <Form.Item key={name} name="leader" label="包案领导" rules={rules}><PersonPicker /></Form.Item>;
    if (name === "change") return <Form.Item key={name} name="change" label="因为什么变化（可不填）"><Select allowClear options={(tables.data?.changes ?? []).map((c) => ({ value: c.code, label: c.label }))} /></Form.Item>;
    return undefined;
  };
  const major = r.level?.level === 1;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/risks" as never}>风险</Link> › <Link to={`/sites/${r.site.id}` as never}>{r.site.name}</Link> › <Link to={`/sites/${r.site.id}/risks` as never}>{r.point.name}</Link></small>
          <h1>{r.activity}</h1>
          <div className="row small" style={{ gap: 12 }}><span>{r.event}</span><span>{r.region_name} · {tradeWord(r.trade)}</span><span>监管：{r.regulator?.name ?? "职责待明确"}</span></div>
        </div>
        <Level of={r.level} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            <div className="row"><b>{r.state_label}</b>{r.control_level && <span>{r.control_level.label}管控{r.person ? `：${r.person}` : ""}</span>}<span className={r.due ? "c-r" : "soft"}>再评价 {showDay(r.reassess_on)}{r.due ? "（已到期）" : ""}</span></div>
            {r.reassess_why && <div className="note">需要再评价：{r.reassess_why}</div>}
            {r.review_missed && <div className="note">红色风险每周调度，{showDay(r.review_on)} 前应调度，还没有登记。</div>}
            {r.advice.map((a) => <div key={a} className="note calm">{a}</div>)}
          </div>
          <div className="may col"><Offers offers={r.offers} act={move} subject={`${r.site.name} · ${r.activity}`} ask={ask} extra={(o) => (o.action === "reassess" ? ["change"] : [])} />
            {r.editable && <Button onClick={() => void go({ to: `/risks/${r.id}/edit` as never })}>修改内容</Button>}</div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="怎么评的" note={r.method_label}>
              <div className="site-cols">
                <Score title="固有风险（不算措施）" s={r.inherent} /><Score title="现状风险（算上措施）" s={r.rest} />
              </div>
            </Section>
            <Section title="管控措施" note="排在前面的更管长远：消除 › 替代 › 工程 › 管理 › 培训 › 防护 › 应急" flush>
              {!r.controls.length && <p className="faint" style={{ padding: "8px 14px" }}>还没有管控措施。</p>}
              <table className="grid"><tbody>{r.controls.map((c, i) => <tr key={i}><td className="line"><span className="tag" style={{ margin: 0 }}>{c.kind_label}</span></td><td>{c.text}{c.check && <div className="small">查：{c.check}</div>}</td><td className="line">{c.every_label}查</td></tr>)}</tbody></table>
            </Section>
            {major && <Section title="一风险一方案" note={r.plan_lacks.length ? `五落实还缺：${r.plan_lacks.map((l) => l.label).join("、")}` : "五落实齐全"}>
              <dl className="facts" style={{ gridTemplateColumns: "1fr" }}>
                {[["责任", r.plan.responsibility], ["措施", r.plan.measures], ["资金", [r.plan.funds, r.plan.funds_fen != null ? `${(r.plan.funds_fen / 1_000_000).toLocaleString("zh-CN")} 万元` : ""].filter(Boolean).join("，")], ["时限", r.plan.deadline ? showDay(r.plan.deadline) : ""], ["预案", r.plan.emergency], ["应急电话", r.plan.phone]].map(([l, v]) => <div key={l}><dt>{l}</dt><dd style={{ whiteSpace: "pre-wrap" }}>{v || <span className="c-r">未填</span>}</dd></div>)}
              </dl>
            </Section>}
            {r.lists.length > 0 && <Section title="四个清单"><div className="site-cols">{r.lists.map((l) => <div key={l.code}><b className="small">{l.label}</b><dl className="pairs">{l.lines.map((x, i) => <div className="pair" key={i}><dt>{x.label}</dt><dd>{x.value || "—"}</dd></div>)}</dl></div>)}</div></Section>}
          </div>
          <div>
            <Section title="是什么">
              <dl className="pairs" style={{ gridTemplateColumns: "100px minmax(0, 1fr)" }}>
                <dt>危险源</dt><dd>{r.source || "—"}</dd><dt>可能后果</dt><dd>{r.consequence || "—"}</dd>{r.standard && <><dt>标准</dt><dd>{r.standard}</dd></>}
                {r.factor && <><dt>危险有害因素</dt><dd>{r.factor.code} {r.factor.label}{r.element ? `（${r.element}）` : ""}</dd></>}
                {r.duty.map((d, i) => <div key={i} className="pair"><dt>{tables.data?.control_levels.find((c) => c.code === d.level)?.label ?? d.level}</dt><dd>{d.name}{d.post ? `（${d.post}）` : ""}</dd></div>)}
                {major && <><dt>包案领导</dt><dd>{r.leader?.name ?? <span className="c-r">未明确</span>}</dd></>}
              </dl>
            </Section>
            <Section title="签批和公示">
              {[["评价", r.assessed], ["签批", r.signed], ["公示", r.published], ["调度", r.reviewed]].map(([w, s]) => s && typeof s !== "string" && <p key={String(w)} style={{ fontSize: 13 }}>{String(w)}：{s.name} {showMinute(s.at)}</p>)}
              {!r.assessed && <p className="faint">还没有评价。</p>}
              {r.published && <p className="small"><a href={`/public/risks/${r.site.id}`} target="_blank" rel="noreferrer">看公示页</a></p>}
            </Section>
            <Section title="变动记录"><Timeline path={`/risks/${r.id}/timeline` as Address} id={r.version} /></Section>
          </div>
        </div>
      </div>
    </>
  );
}

function Score({ title, s }: { title: string; s: RiskView["inherent"] }) {
  if (!s) return <div><b className="small">{title}</b><p className="faint">还没有评价。</p></div>;
  return <div><b className="small">{title}</b><div className="row"><Level of={s.level} />{s.value != null && <b>{s.value}</b>}</div><p style={{ fontSize: 13 }}>{s.say}</p><details className="how"><summary className="small">依据和参数</summary><Working of={{ ...s.explain, say: "" }} /></details></div>;
}
