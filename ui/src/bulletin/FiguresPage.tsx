import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Select } from "antd";
import dayjs from "dayjs";
import { Fragment } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { usePages, usePaper } from "@/paper/queries";
import { Sheets } from "@/paper/Sheets";
import { showDay, showMinute } from "@/shared/dates";
import { useDraft, useFigures, useKept, useRecords } from "./queries";
import { Committees } from "./Committees";
import { Lines, Rankings } from "./Lines";
import type { Bulletin, FigureRow } from "./types";
import { divided, shown, yearly } from "./words";
import "./bulletin.css";

type Asked = { kind?: string; from?: string; as_of?: string; region?: string };

/** Figures of a period, as known now or at a moment of the past. */
export function FiguresPage() {
  const search = useSearch({ strict: false }) as Asked;
  const q = useFigures({ kind: search.kind, from: search.from, as_of: search.as_of, region: search.region });
  return <Shown q={q} asked={search} />;
}

/** A made bulletin: its figures as they were then. */
export function KeptPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <Shown q={useKept(id)} />;
}

function Shown({ q, asked }: { q: { data?: Bulletin; isError: boolean; error: unknown }; asked?: Asked }) {
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div>{asked && <p style={{ marginTop: 12 }}><Link to={"/bulletins" as never}>回到通报</Link></p>}</div>;
  return q.data ? <Body b={q.data} asked={asked} /> : <Waiting />;
}

/** Where a figure's records are, as of the same moment. */
const target = (b: Bulletin, line?: string) => ({ from: b.from, to: b.to, as_of: b.as_of, region: b.region, line });

function Body({ b, asked }: { b: Bulletin; asked?: Asked }) {
  const go = useNavigate();
  const draft = useDraft();
  const chapters = [...new Set(b.figures.map((f) => f.chapter))];
  const stands = b.papers.find((p) => p.state !== "void");
  const pick = (as_of?: string) => void go({ to: "/bulletins/figures" as never, search: { kind: b.kind, from: b.from, region: b.region, as_of } as never, replace: !!asked });
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/bulletins" as never} search={{ kind: b.kind, region: b.region } as never}>通报</Link> › {b.kind_label}</small>
          <h1>{b.region_name} · {b.label}</h1>
        </div>
        {stands && <Link to={`/papers/${stands.id}` as never}><Button>{stands.state === "draft" ? "修改草稿" : "看公文"}</Button></Link>}
        {b.offers.some((o) => !o.refused) && <Offers
          offers={b.offers} subject={`${b.region_name} ${b.label}`} extra={() => ["contact", "cases"]} ask={(name) => ask(name, b)}
          act={async (_, v) => {
            const cases = ((v.cases as string[] | undefined) ?? []).map((c) => { const [concept, id] = c.split(" "); return { concept: concept!, id: id! }; });
            const made = await draft({ kind: b.kind, from: b.from, contact: v.contact, cases });
            void go({ to: `/bulletins/${made.id}` as never });
          }}
        />}
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card"><div className="body row bu-moment" style={{ gap: 12 }}>
          <span className="grow"><b>数据截至 {showMinute(b.as_of)}</b>（北京时间）{b.kept ? "，与起草时一致；此后补录、更正的不在内" : asked?.as_of ? "，按当时掌握的情况" : "，按现在掌握的情况"}。统计期 {showDay(b.from)} 0:00 至 {showDay(b.to)} 24:00。</span>
          <span className="row no-print">
            <DatePicker showTime={{ format: "HH:mm" }} format="YYYY-MM-DD HH:mm" placeholder="看某一时刻掌握的情况" aria-label="截至时刻" value={asked?.as_of ? dayjs(asked.as_of) : null} onChange={(d) => pick(d ? d.toISOString() : undefined)} />
            {b.kept && <Button onClick={() => pick()}>按现在的情况看</Button>}
          </span>
        </div></div>
        {chapters.map((c) => <Chapter key={c} b={b} name={c} />)}
        <Lines title="各单位任务" name="单位" lines={b.units} figures={b.figures} to={(f, key) => ({ to: `/bulletins/figures/${f}`, search: target(b, key) })} />
        <Lines title="各地区" name="地区" lines={b.regions} figures={b.figures} to={(f, key) => ({ to: `/bulletins/figures/${f}`, search: target(b, key) })} />
        <Committees b={b} />
        <Rankings all={b.rankings} />
        {b.rising.length > 0 && <Section title="事故起数和死亡人数连续两个月同比上升">{b.rising.map((r) => <p key={r.name}><b>{r.name}</b> {r.words}</p>)}</Section>}
        {b.next.length > 0 && <Section title="下期到期" note="最早到期的几项">{b.next.map((n) => <p key={n.id}><Link to={n.link as never}>{n.title}</Link> <small>{n.number}</small></p>)}</Section>}
        {b.cases.length > 0 && <Section title="典型案例">{b.cases.map((n) => <p key={n.id}><Link to={n.link as never}>{n.title}</Link> <small>{n.number}</small></p>)}</Section>}
        {b.kept && stands && <Preview id={stands.id} />}
        <p className="small">{b.zero_rule}</p>
      </div>
    </>
  );
}

function Chapter({ b, name }: { b: Bulletin; name: string }) {
  const rows = b.figures.filter((f) => f.chapter === name);
  return (
    <Section title={name} flush>
      <div className="bu-wide"><table className="grid bu-figures">
        <thead><tr><th>指标</th><th className="num">本期</th><th className="num">上期</th><th>较上期</th><th className="num">上年同期</th><th>同比</th></tr></thead>
        <tbody>{rows.map((f) => <Row key={f.id} f={f} b={b} />)}</tbody>
      </table></div>
      {b.lights && rows.some((f) => f.moment) && <p className="small bu-left" data-testid="light-basis">{b.lights.last.words}。{b.lights.last_year.words}。</p>}
    </Section>
  );
}

function Row({ f, b }: { f: FigureRow; b: Bulletin }) {
  const of = divided(f);
  return (
    <tr data-figure={f.id}>
      <td><b>{f.name}</b><div className="small bu-rule">{f.rule}</div></td>
      <td className="num"><Link to={`/bulletins/figures/${f.id}` as never} search={target(b) as never} aria-label={`${f.name} ${shown(f.value, f.unit)}，看记录`}><b>{shown(f.value)}</b> <span className="small">{f.unit}</span></Link>{of && <div className="small">{of}</div>}</td>
      <td className="num" data-label="上期">{shown(f.last)}</td>
      <td data-label="较上期">{f.change?.words ?? "—"}</td>
      <td className="num" data-label="上年同期">{shown(f.last_year)}</td>
      <td data-label="同比">{yearly(f)}</td>
    </tr>
  );
}

/** Fields of the draft: whom one calls, and typical cases out of the period's accidents and major hazards. */
function ask(name: string, b: Bulletin) {
  if (name === "contact") return <Form.Item key={name} name={name} label="联系人" extra="不填的，草稿里会标出来，签发前补写。"><Input maxLength={60} placeholder="值班室及电话" /></Form.Item>;
  if (name === "cases") return <Fragment key={name}><Cases b={b} /></Fragment>;
  return undefined;
}

function Cases({ b }: { b: Bulletin }) {
  const query = { from: b.from, to: b.to, region: b.region };
  const accidents = useRecords("accidents_count", query), majors = useRecords("majors_found", query);
  const options = (concept: string, q: typeof accidents) => (q.data?.pages[0]?.items ?? []).map((r) => ({ value: `${concept} ${r.id}`, label: `${r.title}（${r.number}）` }));
  return (
    <Form.Item name="cases" label="典型案例" extra="从本期的事故和新增重大隐患中选，正文里写名称，点开是记录。">
      <Select mode="multiple" optionFilterProp="label" placeholder="可以不选" options={[{ label: "事故", options: options("accident", accidents) }, { label: "重大隐患", options: options("hazard", majors) }]} />
    </Form.Item>
  );
}

function Preview({ id }: { id: string }) {
  const paper = usePaper(id);
  const pages = usePages(id, paper.data?.version);
  if (!pages.data) return null;
  return <Section title="正文" note={paper.data?.number ?? "签发前的样子"} action={<Link to={`/papers/${id}` as never}>打开公文</Link>} flush><Sheets pages={pages.data.pages} /></Section>;
}
