import { Link, useParams } from "@tanstack/react-router";
import { Form, Input, Radio, Segmented } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import type { Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { Colour, ResponseClock } from "./columns";
import { useMoveWarning, useWarning } from "./queries";
import { Terms } from "./Terms";
import type { Said, WarningPage, WarningView } from "./types";
import { colours } from "./words";
import "@/alarm/sense.css";
import "@/kit/timeline.css";
import "@/site/site.css";
import "@/task/task.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useWarning(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} page={q.data} />;
}

const order = ["blue", "yellow", "orange", "red"];

/** How a warning's fields are asked for. */
const ask = (w: WarningView) => function asked(name: string, offer: Offer) {
  const must = offer.needs.includes(name);
  const rules = must ? [{ required: true, message: "这一项必填。" }] : [];
  const now = order.indexOf(w.colour.code);
  switch (name) {
    case "colour": return <Form.Item key={name} name="colour" label={offer.action === "raise" ? "升到" : "降到"} rules={[{ required: true, message: "请选择新的颜色。" }]}><Radio.Group options={colours.filter((c) => (offer.action === "raise" ? order.indexOf(c.value) > now : order.indexOf(c.value) < now))} /></Form.Item>;
    case "note": return <Form.Item key={name} name="note" label={offer.action === "respond" ? "采取了什么措施、现在怎样" : offer.action === "verify" ? "怎么核实的、看到了什么" : must ? "说明" : "说明（可不填）"} rules={rules}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>;
    case "reason": return <Form.Item key={name} name="reason" label="理由" extra={offer.action === "lift" || offer.action === "downgrade" ? "不得低于系统最近一次评定的颜色；依据的评定须在半小时以内。" : undefined} rules={rules}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>;
    default: return undefined;
  }
};
const more = (offer: Offer) => (["raise", "downgrade"].includes(offer.action) ? ["colour"] : []);

function Body({ page }: { page: WarningPage }) {
  const { warning: w } = page;
  const move = useMoveWarning(w);
  const sites = useMay("site.read");
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/warnings" as never}>风险预警</Link></small>
          <h1>{w.name}{w.colour.label}预警</h1>
          <div className="row small" style={{ gap: 12 }}>{sites ? <Link to={`/sites/${w.site}` as never}>{w.site_name}</Link> : <span>{w.site_name}</span>}<span>{showMinute(w.issued_at)} 发布</span></div>
        </div>
        <Colour of={w.colour} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 8 }}>
            <div className="row" style={{ gap: 12 }}><b>{w.state.label}</b><span>已推送到{w.level_label}</span></div>
            <div className="clocks">
              <div><small>企业响应</small><ResponseClock w={w} /></div>
              {w.verify_due && <div><small>县级核实</small>{w.verified ? <span>{w.verified.name} {showMinute(w.verified.at)}</span> : <span className="line">{showMinute(w.verify_due)} 前</span>}</div>}
              <div><small>提前量</small>{w.lead ?? <span className="faint">解除时计算</span>}</div>
            </div>
          </div>
          <div className="may col"><Offers offers={w.offers} act={move} subject={`${w.name} ${w.colour.label}预警`} ask={ask(w)} extra={more} last={["lift", "withdraw"]} wide /></div>
        </div>
        <Rated page={page} />
        <div className="task-cols">
          <div>
            <Section title="响应与核实">
              {!w.responded && !w.verified && !w.closed && <p className="faint">企业还没有响应，监管部门还没有核实。</p>}
              <Words label="企业响应" m={w.responded} /><Words label="监管核实" m={w.verified} /><Words label={w.state.label} m={w.closed} />
            </Section>
            <Section title="经过">
              {page.past.length === 0 && <p className="faint">还没有记录。</p>}
              <ol className="timeline" aria-label="经过">{[...page.past].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>
            </Section>
          </div>
          <div>
            <Section title="颜色变化">
              <ol className="ladder" aria-label="颜色变化">{w.shades.map((s, i) => <li key={i} className={i === w.shades.length - 1 ? "told" : "known"} data-mark={i + 1}><Colour of={s.colour} /> <span className="small">{showMinute(s.mark.at)} · {s.mark.name}</span>{s.mark.note && <div>{s.mark.note}</div>}</li>)}</ol>
            </Section>
            <Section title="推送">
              {w.steps.length === 0 && <p className="faint">还没有推送到上级。</p>}
              <ol className="ladder" aria-label="推送过程">{w.steps.map((s, i) => (
                <li key={i} className={s.known ? "known" : "told"} data-mark={s.known ? "✓" : "!"}>
                  <b>{s.level_label}</b> <span className="small">{showMinute(s.at)}</span><div>{s.why}</div>
                  <div>{s.known ? `${s.known.name} ${showMinute(s.known.at)} 已知悉` : <span className="c-y">还没有人登记知悉</span>}</div>
                </li>
              ))}</ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

/** The newest rating, and the one from which the warning has its colour. */
function Rated({ page }: { page: WarningPage }) {
  const { warning: w, newest, rated_at } = page;
  const [which, setWhich] = useState<"now" | "then">("now");
  const shown = which === "now" && newest ? newest : w.rating;
  if (!shown) return <Section title="动态风险值"><p className="faint">还没有评定。</p></Section>;
  const both = newest && w.rating;
  return (
    <Section
      title="动态风险值" note={which === "now" && rated_at ? `${showMinute(rated_at)} 评定` : `${showMinute(w.shades.at(-1)?.mark.at)} 定色时`} flush
      action={both && <Segmented size="small" value={which} onChange={(v) => setWhich(v as "now" | "then")} options={[{ value: "now", label: "现在" }, { value: "then", label: "定色时" }]} />}
    >
      <Terms rating={shown} w={w} />
    </Section>
  );
}

function Words({ label, m }: { label: string; m?: Said | null }) {
  if (!m) return null;
  return <div style={{ marginBottom: 8 }}><b>{label}</b> <span className="small">{m.name} {showMinute(m.at)}</span>{m.note && <p className="said">{m.note}</p>}</div>;
}
