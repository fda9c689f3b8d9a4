import { Link, useParams } from "@tanstack/react-router";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { FileList } from "@/kit/EvidenceUpload";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { OnRecord } from "@/supervise/OnTask";
import { Section } from "@/kit/Section";
import { Curve } from "@/point/Curve";
import { usePoint } from "@/point/queries";
import { figure } from "@/point/words";
import { showMinute } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";
import { unitName } from "@/shared/words";
import { tradeWord } from "@/site/words";
import { Countdown, Flags, Priority, Standing } from "./columns";
import { Ladder } from "./Ladder";
import { DutyLine } from "@/shift/DutyLine";
import { every, useLive } from "./live";
import { askAlarm, moreAlarmFields } from "./moves";
import { useAlarm, useMoveAlarm } from "./queries";
import type { AlarmDue, AlarmMark, AlarmView } from "./types";
import "@/hazard/hazard.css";
import "@/kit/timeline.css";
import "@/site/site.css";
import "@/task/task.css";
import "./sense.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const live = useLive();
  const alarm = useAlarm(id, every(live));
  if (alarm.isError && !alarm.data) return <div className="page"><div className="refusal" role="alert">{sentence(alarm.error)}</div></div>;
  if (!alarm.data) return <Waiting />;
  return <Body key={id} a={alarm.data} />;
}

function Body({ a }: { a: AlarmView }) {
  const move = useMoveAlarm(a);
  const sites = useMay("site.read");
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/alarms" as never}>报警</Link> › {a.point.code}</small>
          <h1>{a.point.name} {a.limit.label}报警</h1>
          <div className="row small" style={{ gap: 12 }}>
            {sites ? <Link to={`/sites/${a.site.id}` as never}>{a.site.name}</Link> : <span>{a.site.name}</span>}
            {a.point.spot && <span>{a.point.spot}</span>}<span>{a.region_name} · {tradeWord(a.trade)}</span><span>监管：{a.regulator?.name ?? "职责待明确"}</span>
          </div>
        </div>
        <Flags a={a} />
        <Priority p={a.priority} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 8 }}>
            <div className="row" style={{ gap: 12 }}><b>{a.handling.label}</b><span>信号：{a.signal.label}</span><Standing a={a} /></div>
            <div className="clocks">
              <div><small>测值</small><b>{a.limit.code === "STALE" ? "没有读数" : figure(a.value, a.point.unit)}</b>{typeof a.limit_value === "number" && a.limit.code !== "STALE" && <span className="small"> 限值 {figure(a.limit_value)}</span>}</div>
              <Due title="企业确认" of={a.clocks.confirm} />
              <Due title="反馈处置结果" of={a.clocks.feedback} />
            </div>
            {a.on_duty.some((d) => d.kept) && <div className="row small" style={{ gap: 12 }}>{a.on_duty.map((d) => <span key={d.side}>{d.side === "enterprise" ? "企业值班" : "监管值班"}：<DutyLine d={d} /></span>)}</div>}
            {a.rejected && <div className="note">{a.rejected.note ?? "最近一次反馈被退回"}<div className="small">{a.rejected.by.name} {showMinute(a.rejected.at)}</div></div>}
          </div>
          <div className="may col">
            <Steps a={a} />
            <Offers offers={a.offers} act={move} subject={`${a.site.name} · ${a.point.name}`} ask={askAlarm(a)} extra={moreAlarmFields} wide />
          </div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="报警前后的曲线" action={<Link className="small" to={`/points/${a.point.id}` as never}>看这个点位</Link>}><Around a={a} /></Section>
            <Section title="处置">
              {!a.confirmed && !a.assigned && !a.handled && !a.closed && <p className="faint">还没有人处置。</p>}
              <Said label={`确认${a.cause ? `：${a.cause.label}` : ""}`} m={a.confirmed} />
              <Said label={`指派${a.assignee ? `给 ${a.assignee.name}` : ""}`} m={a.assigned} />
              <Said label="反馈处置结果" m={a.handled} />
              <Said label="闭环" m={a.closed} />
              {a.files.length > 0 && <FileList files={a.files.map((f) => ({ id: f.id, name: f.name, media: f.media, size: f.size, uploaded_at: f.at, by: { name: f.by } }) as never)} />}
            </Section>
          </div>
          <div>
            <OnRecord matter={{ concept: "alarm", id: a.id, title: `${a.site.name} ${a.point.name} ${a.limit.label}`, unit: a.regulator?.short || a.regulator?.name || "", unitId: a.regulator?.id, closed: ["handled", "closed"].includes(a.handling.code) }} />
            <Section title="升级" note={a.level > 0 ? `已推送到${a.level_label}` : "还在企业"}><Ladder a={a} /></Section>
            <Section title="办理经过"><Past a={a} /></Section>
            {a.silences.length > 0 && (
              <Section title="这个点位的静默记录" flush>
                {a.silences.slice(0, 8).map((s, i) => <div key={i} className="al-line"><span><span className="tag" style={{ margin: 0 }}>{s.kind.label}</span> {s.reason}</span><span className="small">{showMinute(s.from)} 至 {s.until ? showMinute(s.until) : "现在"} · {s.by}</span></div>)}
              </Section>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

/** A clock of the enterprise: counting, met, or met too late. */
function Due({ title, of }: { title: string; of?: AlarmDue | null }) {
  if (!of) return <div><small>{title}</small><span className="faint">不计时</span></div>;
  return (
    <div>
      <small>{title}</small>
      {of.met_at ? <span className={of.late ? "c-r" : "c-g"}>{of.late ? "超时后完成" : "✓ 按时"} <small>{showMinute(of.met_at).slice(5)}</small></span> : <b><Countdown of={of} /></b>}
      <div className="small">时限 {showMinute(of.due)}</div>
    </div>
  );
}

/** The curve from half an hour before the alarm to half an hour after its end, three days at most. */
function Around({ a }: { a: AlarmView }) {
  const sees = useMay("point.read");
  const now = useNow();
  const point = usePoint(a.point.id);
  if (!sees) return <p className="faint">您没有查看点位读数的权限。</p>;
  if (point.isError) return <div className="refusal" role="alert">{sentence(point.error)}</div>;
  if (!point.data) return <div className="skeleton" style={{ height: 240 }} />;
  const raised = Date.parse(a.raised_at), half = 30 * 60_000;
  const until = Math.min(Date.parse(a.returned_at ?? now) + half, raised + 3 * 86_400_000);
  return <Curve p={point.data} span={{ from: raised - half, until: Math.ceil(until / 60_000) * 60_000 }} height={260} />;
}

function Said({ label, m }: { label: string; m?: AlarmMark | null }) {
  if (!m) return null;
  return <div style={{ marginBottom: 8 }}><b>{label}</b> <span className="small">{m.by.name} {showMinute(m.at)}</span>{m.note && <p className="said" style={{ whiteSpace: "pre-wrap" }}>{m.note}</p>}</div>;
}

function Past({ a }: { a: AlarmView }) {
  if (!a.timeline.length) return <p className="faint">还没有记录。</p>;
  return (
    <ol className="timeline" aria-label="办理经过">
      {[...a.timeline].reverse().map((e) => (
        <li key={e.id}>
          <div className="row" style={{ gap: 6 }}><b>{e.label}</b>{e.from && e.to && e.from !== e.to && <small>{e.from} → {e.to}</small>}</div>
          <div className="small">{showMinute(e.at)} · {e.by.name}{e.unit ? `（${unitName(e.unit)}）` : ""}</div>
          {e.note && <p className="said">{e.note}</p>}
        </li>
      ))}
    </ol>
  );
}

const way = [["open", "待确认"], ["confirmed", "已确认"], ["working", "处置"], ["handled", "反馈"], ["closed", "闭环"]] as const;
function Steps({ a }: { a: AlarmView }) {
  const at = way.findIndex(([code]) => code === a.handling.code);
  return <div className="steps" aria-label={`办到 ${a.handling.label}`}>{way.map(([code, word], i) => <span key={code} className={i === at ? "on" : i < at ? "past" : ""}>{i < at ? "✓ " : ""}{i === at ? a.handling.label : word}</span>)}</div>;
}
