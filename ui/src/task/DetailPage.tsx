import { Link, useParams } from "@tanstack/react-router";
import { sentence } from "@/api/client";
import type { Task } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Explain } from "@/kit/Explain";
import { FileList } from "@/kit/EvidenceUpload";
import { Light } from "@/kit/Light";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Progress } from "@/kit/Progress";
import { Provenance } from "@/kit/Provenance";
import { Timeline } from "@/kit/Timeline";
import { showDay, showMinute, untilIn } from "@/shared/dates";
import { clauseOf, showTarget } from "@/policy/facts";
import { useNow } from "@/shared/session";
import { who } from "@/shared/words";
import { OnTask } from "@/supervise/OnTask";
import { Comments } from "./Comments";
import { Section } from "@/kit/Section";
import { Occurrences, Parties, Siblings } from "./Parts";
import { useMoveTask, useTask } from "./queries";
import "./task.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const task = useTask(id);
  if (task.isError) return <div className="page"><div className="refusal" role="alert">{sentence(task.error)}</div></div>;
  if (!task.data) return <Waiting />;
  return <Body key={id} t={task.data} />;
}

function Body({ t }: { t: Task }) {
  const now = useNow();
  const move = useMoveTask(t);
  const lacking = (t.evidence_needed ?? []).filter((e) => !e.have);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/tasks" as never}>任务</Link> › {t.number} · {t.provenance?.origin ? <>{t.provenance.origin.link ? <Link to={t.provenance.origin.link as never}>{t.policy.title}</Link> : t.policy.title} {clauseOf(t.measure)}</> : <><Link to={`/policies/${t.policy.id}` as never}>{t.policy.title}</Link> {clauseOf(t.measure)}</>}</small>
          <h1>{t.key && <span className="tag lead">重点</span>}{t.title}</h1>
          <div className="row small" style={{ gap: 12 }}>
            <span>{t.unit.name} · {t.role_label}</span>
            <span>{t.due ? <span title={t.due_rule ?? undefined}>时限 {showDay(t.due)}{untilIn(t.state, t.due, now) && `（${untilIn(t.state, t.due, now)}）`}{t.due_rule && <span className="faint"> {t.due_rule}</span>}</span> : t.standing ? "长期任务，无时限" : "原文无时限"}</span>
            <Progress value={t.progress} />
          </div>
        </div>
        <Light mark={t.light} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why"><Explain light={t.light} /></div>
          <div className="may col">
            <Steps t={t} />
            <Offers offers={t.offers ?? []} act={move} subject={`${t.unit.short || t.unit.name} · ${t.title}`} evidence={lacking} />
            <SideStates t={t} />
          </div>
        </div>
        <div className="task-cols">
          <div>
            <Section title="任务与原文">
              {t.text && !squeezed(t.provenance?.quote ?? "").includes(squeezed(t.text)) && <p style={{ marginBottom: 10, overflowWrap: "anywhere" }}>{t.text}</p>}
              {t.provenance && <Provenance from={t.provenance} />}
              {(t.targets ?? []).length > 0 && <p style={{ marginTop: 8 }}>指标：{t.targets.map(showTarget).join("；")}</p>}
            </Section>
            <Section title="进展与凭据" note={`${t.progress_log?.length ?? 0} 次填报 · ${t.files?.length ?? 0} 份凭据`}>
              {(t.evidence_needed ?? []).length > 0 && (
                <p className="row" style={{ marginBottom: 8 }}>要求的凭据：{t.evidence_needed.map((e) => <span key={e.kind} className={e.have ? "tag ok" : "tag inf"}>{e.have ? "✓" : "○"} {e.label}{e.have > 1 ? ` × ${e.have}` : ""}</span>)}</p>
              )}
              {!(t.progress_log ?? []).length && <p className="faint">还没有填报过进展。</p>}
              <ul className="log">
                {[...(t.progress_log ?? [])].sort((a, b) => b.at.localeCompare(a.at)).map((p, i) => (
                  <li key={i}>
                    <div className="row"><b>{p.progress}%</b><span className="small">{showMinute(p.at)} · {who(p.by)}</span></div>
                    {p.note && <p style={{ overflowWrap: "anywhere" }}>{p.note}</p>}
                    {(p.files ?? []).length > 0 && <div style={{ marginTop: 6 }}><FileList files={p.files} /></div>}
                  </li>
                ))}
              </ul>
              <OtherFiles t={t} />
            </Section>
            {(t.milestones ?? []).length > 0 && <Section title="节点">{t.milestones!.map((m) => <p key={m.name}>{m.done_on ? "✓" : "○"} {m.name} <small>{m.due}{m.done_on ? `，${m.done_on} 完成` : ""}</small></p>)}</Section>}
            <Occurrences t={t} />
            <Siblings t={t} now={now} />
          </div>
          <div>
            <Parties t={t} />
            <OnTask task={{ id: t.id, title: t.title, unit: t.unit.short || t.unit.name, unitId: t.unit.id, closed: t.state === "closed" }} />
            <Extensions t={t} />
            <Section title="办理经过"><Timeline path={`/tasks/${t.id}/timeline`} id={t.version} /></Section>
            <Comments t={t} />
          </div>
        </div>
      </div>
    </>
  );
}

/** Text without its white space, for comparing. */
const squeezed = (text: string) => text.replace(/\s+/g, "");

/** The way of the work, with where it stands. The names come from the server; this only draws the usual way. */
function Steps({ t }: { t: Task }) {
  const way = ["issued", "accepted", "working", "submitted", ...(["lead", "joint_lead", "responsible"].includes(t.role) ? [] : ["lead_verified"]), "verified", "closed"];
  const words: Record<string, string> = { issued: "待认领", accepted: "已认领", working: "进行中", submitted: "已报完成", lead_verified: "牵头已核验", verified: "经办已核验", closed: "已销号" };
  const code = t.states?.work?.code ?? t.state;
  const at = way.indexOf(code);
  return (
    <div className="steps" aria-label={`办到 ${t.state_label}`}>
      {at < 0 && <span className="on lone">{t.state_label}</span>}
      {way.map((w, i) => <span key={w} className={i === at ? "on" : i < at ? "past" : ""}>{i < at ? "✓ " : ""}{i === at ? t.state_label : words[w]}</span>)}
    </div>
  );
}

/** Extension, dispute and pause run beside the work; shown only while there is something to see. */
function SideStates({ t }: { t: Task }) {
  const quiet = new Set(["none", "running"]);
  const list = [["延期", t.states?.extension], ["异议", t.states?.dispute], ["暂停", t.states?.pause]] as const;
  const shown = list.filter(([, s]) => s && !quiet.has(s.code));
  return shown.length ? <div className="row">{shown.map(([w, s]) => <span key={w} className="tag inf">{w}：{s!.label}</span>)}</div> : null;
}

function OtherFiles({ t }: { t: Task }) {
  const inLog = new Set((t.progress_log ?? []).flatMap((p) => (p.files ?? []).map((f) => f.id)));
  const rest = (t.files ?? []).filter((f) => !inLog.has(f.id));
  return rest.length ? <div style={{ marginTop: 8 }}><FileList files={rest} /></div> : null;
}

function Extensions({ t }: { t: Task }) {
  if (!(t.extensions ?? []).length) return null;
  return (
    <Section title="延期">
      {t.extensions.map((e, i) => (
        <div key={i} style={{ fontSize: 13, marginBottom: 6 }}>
          <b>{showDay(e.from)} → {showDay(e.to)}</b> <span className="tag">{e.state_label ?? e.state}</span>
          <div>{e.reason}</div>
          <div className="small">{who(e.by)} 于 {showMinute(e.at)} 申请{e.decided_by ? ` · ${who(e.decided_by)} 决定` : ""}{e.decision ? `：${e.decision}` : ""}</div>
        </div>
      ))}
    </Section>
  );
}
