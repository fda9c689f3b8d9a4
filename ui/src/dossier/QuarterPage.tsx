import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import type { LightColor, OccurrenceRow } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Have, occurrenceMark } from "@/duty/columns";
import { EmptyState } from "@/kit/EmptyState";
import { Light } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { RecordTabs } from "@/record/RecordTabs";
import { untilWords } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { useQuarter } from "./queries";
import { RecordNow } from "./RecordNow";
import type { MyQuarter, QuarterItem } from "./types";
import "./dossier.css";

/** What I owe this quarter, what waits for me, what got worse: one thumb, one page. */
export function QuarterPage() {
  const q = useQuarter();
  const [doing, setDoing] = useState<OccurrenceRow>();
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const m = q.data;
  return (
    <>
      <div className="head">
        <div className="grow"><h1>我的本季</h1><small>{m.from} 至 {m.to}，还有 {m.days_left} 天</small></div>
        {m.posts[0] && <Link to={`/dossiers/posts/${m.posts[m.posts.length - 1]!.id}` as never}><Button>我的履职档案</Button></Link>}
      </div>
      <RecordTabs at="/my/quarter" />
      <div className="page quarter">
        <div className="col" style={{ gap: 12 }}>
          {m.posts.filter((p) => p.contradictions > 0).map((p) => (
            <div key={p.id} className="note">有 {p.contradictions} 项职责的要求互相矛盾，两种要求都在计数，等安委办选定。<Link to={`/posts/${p.id}/duties` as never}>看两种要求</Link></div>
          ))}
          <Duties m={m} act={setDoing} />
        </div>
        <div className="col" style={{ gap: 12 }}>
          <Items title="等我处理" note="督办签发、每周调度" items={m.waiting} none="没有等您处理的督办。" />
          <Items title="我包案的" items={m.led} none="没有登记您包案的重大风险和隐患。" />
          <Items title="本季变差的" note="分管范围内转黄、转红的任务" items={m.worse} none="本季没有任务变差。" />
        </div>
      </div>
      {doing && <RecordNow duty={doing} close={() => setDoing(undefined)} />}
    </>
  );
}

function Duties({ m, act }: { m: MyQuarter; act: (o: OccurrenceRow) => void }) {
  if (m.duties.length === 0) {
    return <Section title="要做的"><EmptyState title="还没有给您分派可量化的职责">由本级安委办按职责清单分派，分派后在这里逐项计数。</EmptyState></Section>;
  }
  return (
    <Section title="要做的" note={`${m.duties.length} 项，已达到 ${m.met} 项`} flush>
      {m.duties.map((o) => <Line key={o.id} o={o} act={act} />)}
    </Section>
  );
}

function Line({ o, act }: { o: OccurrenceRow; act: (o: OccurrenceRow) => void }) {
  const me = useMe();
  const lacks = o.have < o.need;
  const may = me.rights.includes("record.write") && lacks && o.window.late_until >= me.now.slice(0, 10);
  return (
    <div className="quarter-line" data-duty={o.duty.title}>
      <Light mark={occurrenceMark(o)} />
      <div className="what">
        <Link to={`/occurrences/${o.id}` as never}><b>{o.duty.title}</b></Link>
        <div className="small">{o.duty.quote.match(/〔.*〕/)?.[0]} {o.duty.rule}</div>
        <div><Have o={o} />{lacks && <span className="small"> {o.missing}</span>}</div>
      </div>
      <div className="when">
        <span className={lacks && o.state === "missed" ? "small c-r" : "small"}>{lacks ? `${o.window.to} · ${untilWords(o.window.to, me.now)}` : `${o.window.to} 止`}</span>
        {may && <Button type="primary" onClick={() => act(o)}>{o.state === "missed" ? "补登" : "登记"}</Button>}
      </div>
    </div>
  );
}

function Items({ title, note, items, none }: { title: string; note?: string; items: QuarterItem[]; none: string }) {
  return (
    <Section title={title} note={items.length ? `${items.length} 件` : note} flush>
      {items.length === 0 && <p className="empty small">{none}</p>}
      {items.map((i) => (
        <Link key={i.concept + i.id} to={i.link as never} className="quarter-item">
          <Light mark={{ color: i.light as LightColor, label: "" }} /><span className="grow"><b>{i.title}</b><span className="small">{i.say}</span></span>
        </Link>
      ))}
    </Section>
  );
}
