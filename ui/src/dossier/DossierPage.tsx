import { Link, useParams } from "@tanstack/react-router";
import { Button, DatePicker, Dropdown, Tabs } from "antd";
import dayjs from "dayjs";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { useFilters } from "@/kit/filters";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { fileOf, useDossier, type Frame } from "./queries";
import type { Dossier, DutyLine, FactLine } from "./types";
import "./dossier.css";

const one = (v: unknown) => (typeof v === "string" && v ? v : undefined);
const forms: [string, string][] = [["pdf", "档案（PDF）"], ["docx", "档案（Word）"], ["json", "数据（JSON，含台账凭据）"], ["statement.docx", "述安全报告草稿（Word）"], ["statement.pdf", "述安全报告草稿（PDF）"], ["pack", "审计资料包（ZIP）"]];

/** The dossier of one post, as known at a moment that stands on the page. */
export function DossierPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const me = useMe();
  const [filters, set] = useFilters();
  const frame: Frame = { from: one(filters.from), to: one(filters.to), as_of: one(filters.as_of) };
  const q = useDossier(id, frame);
  const today = dayjs(showDay(me.now));
  const day = (key: keyof Frame, label: string, value?: string) => (
    <label className="small">{label} <DatePicker value={value ? dayjs(value) : null} maxDate={key === "as_of" ? today : undefined} placeholder={key === "as_of" ? "现在" : undefined} onChange={(d) => set({ [key]: d ? d.format("YYYY-MM-DD") : undefined })} aria-label={label} /></label>
  );
  const head = (
    <div className="bar no-print">
      {day("from", "从", frame.from ?? q.data?.from)}{day("to", "到", frame.to ?? q.data?.to)}{day("as_of", "数据截至", frame.as_of)}
    </div>
  );
  if (q.isError) return <>{head}<div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div></>;
  if (!q.data) return <Waiting />;
  const d = q.data;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small className="no-print"><Link to={"/dossiers" as never}>履职档案</Link></small>
          <h1>{d.name}安全生产履职档案</h1>
          <small>{d.from} 至 {d.to}，数据截至 <b>{d.as_of_label}</b>；此后的登记、更正和作废不在其中。</small>
        </div>
        <Link className="no-print" to={`/posts/${id}/duties` as never}><Button>职责清单</Button></Link>
        <Dropdown trigger={["click"]} menu={{ items: forms.map(([form, label]) => ({ key: form, label: <a href={fileOf(id, form, frame)} download>{label}</a> })) }}><Button type="primary" className="no-print">下载</Button></Dropdown>
        <Print />
      </div>
      {head}
      <div className="page dossier-page">
        <Summary d={d} />
        <Tabs
          className="no-print"
          items={[
            { key: "duties", label: `职责 ${d.duties.length}`, children: <Duties d={d} /> },
            { key: "records", label: `记录 ${d.records.length}`, children: <Records d={d} /> },
            { key: "reds", label: `红灯和包案 ${d.reds_all + d.led.length}`, children: <Reds d={d} /> },
            { key: "facts", label: `事故、谈话、督办 ${d.accidents.length + d.talks.length + d.steps.length}`, children: <Others d={d} /> },
            { key: "proof", label: "凭据", children: <ProofList d={d} /> },
          ]}
        />
        <div className="print-only"><Duties d={d} /><Records d={d} /><Reds d={d} /><Others d={d} /></div>
      </div>
    </>
  );
}

function Summary({ d }: { d: Dossier }) {
  const r = d.rate;
  return (
    <Section title="概况">
      <div className="sum">
        <span><b>{r.per_mille == null ? "—" : `${(r.per_mille / 10).toFixed(1)}%`}</b>按期履职率</span>
        <span><b>{r.due}</b>应履行</span><span><b>{r.done}</b>按期</span><span><b>{r.late}</b>补录</span><span><b className={r.missed ? "c-r" : undefined}>{r.missed}</b>未完成</span>
        <span><b>{d.reds_all}</b>次红灯</span><span><b>{d.accidents.length}</b>起事故</span>
      </div>
      <dl className="pairs" style={{ marginTop: 10 }}>
        {d.posts.map((p) => (
          <div key={p.id} className="pair"><dt>任职</dt><dd>{p.unit.name} {p.title}，{p.from} 至 {p.to ?? "今"}；{p.whole_region ? "负责全面工作" : p.portfolio.length ? `分管${p.portfolio.map((u) => u.name).join("、")}` : "未登记分管单位"}</dd></div>
        ))}
      </dl>
    </Section>
  );
}

const counted = (l: DutyLine) => `${l.rate.due} 期到期：按期 ${l.rate.done}、补录 ${l.rate.late}、未完成 ${l.rate.missed}`;

function Duties({ d }: { d: Dossier }) {
  return (
    <Section title="职责履行" note="每一期的数字都由当时有效的记录算出" flush>
      {d.duties.length === 0 && <p className="empty small">这段时间没有分派可量化的职责。</p>}
      {d.duties.map((l) => (
        <div key={l.id} className="duty-line">
          <div className="what">
            <b>{l.template} {l.title}</b> <span className="small">{l.rule}〔{l.source}〕</span>
            <div className="windows">{l.windows.map((w) => <span key={w.from} className={`window ${w.owed ? w.state : "short"}`} title={`${w.from} 至 ${w.to}：${w.state_label}`}>{w.to.slice(2, 7)} {w.have}/{w.need} {w.state_label}</span>)}</div>
            {l.aside && <div className="small c-y">已停止计算：{l.aside}</div>}
          </div>
          <div className="when small">{counted(l)}</div>
        </div>
      ))}
    </Section>
  );
}

function Records({ d }: { d: Dossier }) {
  return (
    <Section title="履职记录" flush>
      {d.records.length === 0 && <p className="empty small">这段时间没有登记。</p>}
      {d.records.length > 0 && (
        <div className="dossier-scroll"><table className="grid">
          <thead><tr><th>日期</th><th>类型</th><th>内容</th><th>对象</th><th>登记日</th></tr></thead>
          <tbody>{d.records.map((r) => <tr key={r.id}><td className="line">{r.on}</td><td className="line">{r.kind_label}</td><td><Link to={`/records/${r.id}` as never}>{r.title}</Link></td><td>{r.object}</td><td className="line">{r.entered_on}</td></tr>)}</tbody>
        </table></div>
      )}
    </Section>
  );
}

function Reds({ d }: { d: Dossier }) {
  return (
    <div className="col" style={{ gap: 12 }}>
      <Facts title="包案和领办" lines={d.led} none="没有登记包案事项。" />
      <Section title="分管范围内的红灯" note={d.reds_all > d.reds.length ? `共 ${d.reds_all} 次，列出最长的 ${d.reds.length} 次` : `${d.reds_all} 次`} flush>
        {d.reds.length === 0 && <p className="empty small">没有红灯。</p>}
        {d.reds.length > 0 && (
          <div className="dossier-scroll"><table className="grid">
            <thead><tr><th>任务</th><th>单位</th><th>红灯起止</th><th className="num">本期天数</th></tr></thead>
            <tbody>{d.reds.map((r) => <tr key={r.task + r.from}><td><Link to={`/tasks/${r.task}` as never}>{r.title}</Link><div className="small">{r.number}</div></td><td>{r.unit.name}</td><td className="line">{r.from} 至 {r.until ?? "仍为红灯"}</td><td className="num">{r.days}</td></tr>)}</tbody>
          </table></div>
        )}
      </Section>
    </div>
  );
}

function Others({ d }: { d: Dossier }) {
  return (
    <div className="col" style={{ gap: 12 }}>
      <Facts title="事故" lines={d.accidents} none="分管范围内没有计入统计的事故。" />
      <Facts title="约谈和谈话" lines={d.talks} none="没有约谈和谈话。" />
      <Facts title="本单位和分管单位收到的督办" lines={d.steps} none="没有收到督办。" />
    </div>
  );
}

const pages: Record<string, string> = { supervise: "supervisions", record: "records", risk: "risks", hazard: "hazards", accident: "accidents" };

function Facts({ title, lines, none }: { title: string; lines: FactLine[]; none: string }) {
  return (
    <Section title={title} note={lines.length ? `${lines.length} 件` : undefined} flush>
      {lines.length === 0 && <p className="empty small">{none}</p>}
      {lines.map((l) => <p key={l.event + l.id} className="fact-line">{pages[l.concept] ? <Link to={`/${pages[l.concept]}/${l.id}` as never}>{l.say}</Link> : l.say}</p>)}
    </Section>
  );
}

function ProofList({ d }: { d: Dossier }) {
  const sealed = d.proof.events.filter((e) => e.seal).length;
  return (
    <Section title="数据凭据" note={`${d.proof.events.length} 个台账事件，${sealed} 个在截至时已封存`}>
      <p className="small">{d.proof.how}</p>
      <dl className="pairs" style={{ marginTop: 8 }}><dt>总摘要</dt><dd className="digest">{d.proof.digest}</dd></dl>
      <p className="small" style={{ marginTop: 8 }}>逐条事件号、摘要和封存批次见下载的 JSON 文件和审计资料包中的证据清单。</p>
    </Section>
  );
}
