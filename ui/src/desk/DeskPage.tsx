import { lazy, Suspense } from "react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Desk, DeskItem } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { QuickTask } from "@/task/QuickTask";
import { OccurrenceCard } from "@/duty/columns";
import { HazardLine } from "@/hazard/columns";
import { SuperviseLine } from "@/supervise/columns";
import { TaskCard } from "@/task/columns";
import { showMinute, showWeekday } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { idOf } from "@/shared/words";
import "@/task/task.css";
import "./desk.css";

const FirmPage = lazy(() => import("@/site/FirmPage").then((m) => ({ default: m.FirmPage })));

/** What is mine today. */
export function DeskPage() {
  const me = useMe();
  // Whoever works in an enterprise has the enterprise's own home.
  if (me.home === "enterprise") return <Suspense fallback={<Waiting />}><FirmPage /></Suspense>;
  return <Office />;
}

function Office() {
  const me = useMe();
  const works = me.rights.includes("task.read");
  const desk = useQuery({ queryKey: ["desk"], enabled: works, queryFn: () => api.get<Desk>("/desk") });
  if (!works) return <Keeper />;
  if (desk.isError) return <div className="page"><div className="refusal" role="alert">{sentence(desk.error)}</div></div>;
  if (!desk.data) return <Waiting />;
  const d = desk.data;
  // Who only looks is not offered to act.
  const acts = ["task.work", "task.verify", "task.close"].some((r) => me.rights.includes(r));
  const busy = d.sections.filter((s) => s.total > 0);
  const idle = d.sections.filter((s) => s.total === 0);
  return (
    <>
      <div className="head">
        <div className="grow"><h1>{d.title}</h1><small>{me.unit.name} · {me.role_label} · {showWeekday(me.now)}</small></div>
        <div className="sum">{(d.tallies ?? []).map((t) => <Tally key={t.label} t={t} />)}</div>
      </div>
      <div className="page desk">
        <div className="col" style={{ gap: 12 }}>
          {busy.length === 0 && <div className="card"><EmptyState title="现在没有要办的">{me.home === "leader" ? "有红灯、黄灯时会出现在这里。" : "有新任务、被退回或快到期时会出现在这里。"}{me.home === "office" && <> 可以到<Link to={"/policies" as never}>文件与清单</Link>上传一份文件。</>}</EmptyState></div>}
          {busy.map((s) => (
            <Section key={s.key} title={<>{s.title} <span className="count">{s.total}</span></>} note={s.say} flush action={s.link && s.total > s.items.length ? <Link className="small" to={s.link.split("?")[0] as never} search={Object.fromEntries(new URLSearchParams(s.link.split("?")[1] ?? "")) as never}>看全部 {s.total}</Link> : null}>
              {s.items.map((x, i) => <Item key={`${x.kind === "hazard" ? x.hazard.id : x.kind === "supervision" ? x.supervision.id : idOf(x as { id: string })}-${i}`} x={x} now={me.now} acts={acts} pile={s.key} />)}
            </Section>
          ))}
          {idle.length > 0 && busy.length > 0 && <p className="small">没有：{idle.map((s) => s.title).join("、")}</p>}
        </div>
        <Section title="最近的变化" note="近 7 天，新的在前">
          {!(d.changes ?? []).length && <p className="faint">近 7 天没有别人办理的变化。</p>}
          <ul className="changes">
            {(d.changes ?? []).map((c, i) => (
              <li key={i}><div className="small">{showMinute(c.at)}</div>{c.task ? <Link to={`/tasks/${idOf(c.task)}` as never}>{c.label}</Link> : c.label}</li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

function Tally({ t }: { t: Desk["tallies"][number] }) {
  const body = <><b className={t.label.startsWith("红") ? "c-r" : t.label.startsWith("黄") ? "c-y" : ""}>{t.value}</b>{t.label}{t.of != null && <span className="faint"> / {t.of}</span>}</>;
  return t.link ? <Link to={t.link.split("?")[0] as never} search={Object.fromEntries(new URLSearchParams(t.link.split("?")[1] ?? "")) as never}>{body}</Link> : <span>{body}</span>;
}

/** What is done with a step of supervision from each pile. */
const deeds: Record<string, string> = { supervise_reply: "回复", supervise_judge: "办理", supervise_sign: "签发", supervise_review: "调度" };

function Item({ x, now, acts, pile }: { x: DeskItem; now: string; acts: boolean; pile: string }) {
  if (x.kind === "hazard") return <HazardLine h={x.hazard} />;
  if (x.kind === "supervision") return <SuperviseLine s={x.supervision} act={deeds[pile]} />;
  if (x.kind === "occurrence" || "window" in x) return <OccurrenceCard o={x as never} />;
  return <TaskCard t={x} now={now} act={acts && <QuickTask id={x.id} />} />;
}

/** Who keeps the directory has no tasks of his own: the places of his work instead. */
function Keeper() {
  const me = useMe();
  const places = [
    { to: "/org", label: "单位", say: "名称、别名、上下级、机构改革承接", right: "directory.read" }, { to: "/org/persons", label: "人员与授权", say: "账号、职务、角色、解锁、重置密码", right: "people.write" },
    { to: "/org/imports", label: "导入导出", say: "Excel 模板，逐行预览后写入", right: "directory.write" }, { to: "/system", label: "参数与权限", say: "期限和阈值的出处，谁能用哪个接口", right: "system.read" },
    { to: "/system/ledger", label: "存证校验", say: "逐条重算，看有没有被动过", right: "system.read" },
  ].filter((p) => me.rights.includes(p.right));
  return (
    <>
      <div className="head"><div className="grow"><h1>系统维护</h1><small>{me.unit.name} · {me.role_label} · 不参与任务办理</small></div></div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="note calm">{me.role_label}维护单位、人员、参数和权限，不认领、不填报、不核验任务，所以这里没有待办；要看任务和灯，请用业务角色的账号登录。</div>
        <div className="keeper">{places.map((p) => <Link key={p.to} to={p.to as never} className="card"><b>{p.label}</b><span className="soft">{p.say}</span></Link>)}</div>
      </div>
    </>
  );
}
