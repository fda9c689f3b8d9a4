import { Link, useParams } from "@tanstack/react-router";
import { Button, DatePicker, Form } from "antd";
import dayjs from "dayjs";
import { sentence } from "@/api/client";
import type { Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showMinute, showWeekday } from "@/shared/dates";
import { Agenda } from "./Agenda";
import { Attendance } from "./Attendance";
import { State } from "./columns";
import { Decisions, Summary } from "./Decisions";
import { useMeeting, useMoveMeeting } from "./queries";
import type { MeetingPage } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "@/supervise/supervise.css";
import "./meeting.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useMeeting(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

const ask = (p: MeetingPage) => function asked(name: string, offer: Offer) {
  if (name === "held_on") return <Form.Item key={name} name="held_on" label="召开日期" initialValue={dayjs(p.it.on)} rules={[{ required: true, message: "请选择召开日期。" }]}><DatePicker style={{ width: 180 }} /></Form.Item>;
  if (name === "note" && offer.action !== "close") return <span key={name} />;
  return undefined;
};

function Body({ p }: { p: MeetingPage }) {
  const move = useMoveMeeting(p);
  const m = p.it;
  const read = p.told.filter((t) => t.receipt_at).length;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/meetings" as never}>会议</Link> › <Link to={`/committees/${m.committee}` as never}>{m.committee_name}</Link> › {m.number}</small>
          <h1>{m.title}</h1>
          <div className="row small" style={{ gap: 14 }}><span>{showWeekday(m.on)} {m.time}</span><span>{m.place}</span><span>{m.organ.short || m.organ.name}承办</span>{m.study && <span className="tag lead">专题研究重大安全问题</span>}</div>
        </div>
        <State m={m} />
        <Button href={`/api/meetings/${m.id}/pack`} target="_blank">{p.frozen ? "会议材料 PDF" : "预览材料 PDF"}</Button>
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            {p.frozen
              ? <p>议程和材料为 <b>{showMinute(p.as_of)}</b> 发出通知时系统所知，此后的变化不改动它；每项另注现在的情况。</p>
              : <p>议程为 <b>{showMinute(p.as_of)}</b> 所知，发出通知时按那一刻重新核对并定稿。</p>}
            <div className="row small" style={{ gap: 14 }}>
              {p.minutes && <Link to={`/papers/${p.minutes}` as never}>纪要 {p.minutes_number}</Link>}
              {p.pack_sha && <span className="faint" title={p.pack_sha}>材料校验值 {p.pack_sha.slice(0, 12)}…</span>}
              {p.ended && <span>{p.ended.name} {showMinute(p.ended.at)} {m.state === "cancelled" ? "取消" : "归档"}{p.ended.note && `：${p.ended.note}`}</span>}
            </div>
          </div>
          <div className="may col"><Offers offers={p.offers} act={move} subject={m.title} ask={ask(p)} last={["cancel"]} /></div>
        </div>
        <div className="task-cols">
          <div>
            <Agenda p={p} />
            <Summary key={p.summary?.at ?? ""} p={p} />
            {(p.decisions.length > 0 || m.state === "held") && <Decisions p={p} />}
          </div>
          <div>
            <Attendance p={p} />
            {p.told.length > 0 && (
              <Section title="通知" note={`${p.told.length} 人，${read} 人已回执`}>
                <ul className="log">{p.told.map((t, i) => <li key={i}>{t.name}（{t.unit_name}）<span className="small soft">{t.title.slice(0, 4)} · {t.receipt_at ? `${showMinute(t.receipt_at)} 回执` : t.read_at ? `${showMinute(t.read_at)} 已读` : "未读"}</span></li>)}</ul>
              </Section>
            )}
            <Section title="经过">
              <ol className="timeline" aria-label="经过">{[...p.past].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}
