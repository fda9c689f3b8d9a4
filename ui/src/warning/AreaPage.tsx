import { Link, useParams } from "@tanstack/react-router";
import { Form, Input, Radio } from "antd";
import { sentence } from "@/api/client";
import type { Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { Colour } from "./columns";
import { useArea, useMoveArea } from "./queries";
import type { AreaPage as Page, AreaWarning } from "./types";
import { colours } from "./words";
import "@/alarm/sense.css";
import "@/kit/timeline.css";
import "@/site/site.css";
import "@/task/task.css";
import "./warning.css";

const order = ["blue", "yellow", "orange", "red"];

const ask = (w: AreaWarning) => function asked(name: string, offer: Offer) {
  const rules = offer.needs.includes(name) ? [{ required: true, message: "这一项必填。" }] : [];
  const now = order.indexOf(w.colour.code);
  switch (name) {
    case "colour": return <Form.Item key={name} name="colour" label={offer.action === "raise" ? "升到" : "降到"} rules={[{ required: true, message: "请选择新的颜色。" }]}><Radio.Group options={colours.filter((c) => (offer.action === "raise" ? order.indexOf(c.value) > now : order.indexOf(c.value) < now))} /></Form.Item>;
    case "note": return <Form.Item key={name} name="note" label="采取了什么措施" rules={rules}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>;
    case "reason": return <Form.Item key={name} name="reason" label="理由" rules={rules}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>;
    default: return undefined;
  }
};
const more = (offer: Offer) => (["raise", "downgrade"].includes(offer.action) ? ["colour"] : []);

/** One area: its colour, the enterprises that give it, its warning and what was done. */
export function AreaPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useArea(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} page={q.data} />;
}

function Body({ page }: { page: Page }) {
  const { area: a } = page, w = a.warning;
  const move = useMoveArea(page);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/sense/areas" as never}>区域预警</Link></small>
          <h1>{a.name}</h1>
          <small>{showMinute(a.rated_at)} 评定</small>
        </div>
        <Colour of={a.colour} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 8 }}>
            <b>{a.say}</b>
            <div className="row" style={{ gap: 14 }} aria-label="企业数">{a.counts.map((c) => <span key={c.colour.code} className="line"><Colour of={c.colour} /> {c.count} 家</span>)}</div>
          </div>
          <div className="may col"><Offers offers={page.offers} act={move} subject={`${a.name} ${w?.colour.label ?? ""}预警`} ask={w ? ask(w) : undefined} extra={more} last={["lift"]} wide /></div>
        </div>
        <div className="task-cols">
          <div>
            <Section title={<>黄色及以上的企业 <span className="count">{page.parts.length}</span></>} note="最重的在前，最多列 200 家" flush>
              {page.parts.length === 0 && <p className="faint" style={{ padding: "12px 14px" }}>没有黄色及以上的企业。</p>}
              {page.parts.map((p) => (
                <div key={p.enterprise} className="al-line" data-part={p.enterprise}>
                  <span className="row" style={{ gap: 8 }}><Colour of={p.colour} /><b className="grow">{p.warning ? <Link to={`/warnings/${p.warning}` as never}>{p.name}</Link> : <Link to={"/warnings" as never} search={{ enterprise: p.enterprise } as never}>{p.name}</Link>}</b><span className="num">{p.score} 分</span></span>
                  <span className="small">{p.say}</span>
                </div>
              ))}
            </Section>
          </div>
          <div>
            <Section title="预警">
              {!w && <p className="faint">没有发布过预警。</p>}
              {w && <p><Colour of={w.colour} /> {w.state.label} <span className="small">{showMinute(w.issued_at)} 发布</span></p>}
              {w?.running && !w.responded && <p className={w.overdue ? "c-r" : undefined}>请在 {showMinute(w.respond_due)} 前响应{w.overdue ? "，已超时" : ""}</p>}
              {w?.responded && <p><b>响应</b> <span className="small">{w.responded.name} {showMinute(w.responded.at)}</span><br />{w.responded.note}</p>}
              {w?.closed && <p><b>解除</b> <span className="small">{w.closed.name} {showMinute(w.closed.at)}</span><br />{w.closed.note}</p>}
            </Section>
            {w && <Section title="颜色变化"><ol className="ladder" aria-label="颜色变化">{w.shades.map((s, i) => <li key={i} className={i === w.shades.length - 1 ? "told" : "known"} data-mark={i + 1}><Colour of={s.colour} /> <span className="small">{showMinute(s.mark.at)} · {s.mark.name || "系统"}</span>{s.mark.note && <div>{s.mark.note}</div>}</li>)}</ol></Section>}
            <Section title="经过">
              {page.past.length === 0 && <p className="faint">还没有记录。</p>}
              <ol className="timeline" aria-label="经过">{[...page.past].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}
