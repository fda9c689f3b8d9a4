import { Dropdown } from "antd";
import { memo, useState } from "react";
import type { Assignment, MeasureView } from "@/api/types";
import { evidenceWord, recordKindWord, roleWords, unitName } from "@/shared/words";
import { light } from "./Document";
import { DoubtBox } from "./DoubtBox";
import { numberOf, showTarget } from "./facts";
import { MeasureEdit } from "./MeasureEdit";
import type { Decide } from "./queries";

type Props = {
  m: MeasureView; on: boolean; pick: (id: string) => void; decide: Decide; same: Record<string, number>; carrier: Record<string, string>; frozen: boolean;
  next?: string; cut: (measure: string) => void;
};

/** One measure: what was understood of it, each part linked to its words, doubts in the margin. */
export const MeasureCard = memo(function MeasureCard({ m, on, pick, decide, same, carrier, frozen, next, cut }: Props) {
  const [editing, setEditing] = useState(false);
  const dropped = m.state === "dropped";
  const hover = (e: React.MouseEvent) => light((e.target as HTMLElement).closest<HTMLElement>("[data-f]")?.dataset.f ?? "");
  const open = m.doubts.filter((d) => !d.settled);
  const hasLead = m.lead.length > 0;
  return (
    <article
      className={`m${on ? " on" : ""}${dropped ? " dropped" : ""}`} id={`m-${m.id}`} data-m={m.id} onClick={() => !on && pick(m.id)} onMouseOver={hover} onMouseLeave={() => light("")}
      aria-label={`第 ${numberOf(m)} 条`} aria-current={on || undefined}
    >
      <div className="no">{numberOf(m)}</div>
      <div>
        <div className="say">{m.key && <span className="tag lead" style={{ marginBottom: 0 }}>重点</span>}{m.name}</div>
        {!dropped && (
          <>
            <div className="fact"><span>责任</span><div>
              {m.by_hand.includes("lead") && m.lead.map((u) => <span key={u.id} className="tag lead" title="手工更正">{m.each ? "分别牵头" : "牵头"} {unitName(u)} ✎</span>)}
              {m.by_hand.includes("assist") && m.assist.map((u) => <span key={u.id} className="tag" title="手工更正">配合 {unitName(u)} ✎</span>)}
              {m.assignments.filter((a) => !replaced(m, a)).map((a) => <Who key={a.id} a={a} />)}
              {m.inherited.map((a) => <Who key={`i${a.id}`} a={a} inherited />)}
              {m.territorial_units.length > 0 && ![...m.inherited, ...m.assignments].some((a) => a.role === "territorial") && <span className="tag terr">属地 {m.territorial_units.map(unitName).join("、")}</span>}
              {!m.assignments.length && !m.inherited.length && !m.lead.length && <span className="faint">原文没有写</span>}
            </div></div>
            {m.recurrences.length > 0 && <div className="fact"><span>频次</span><div>{m.recurrences.map((r, i) => <span key={i} className="tag" data-f={`q${m.id}.${i}`} title={r.quote}>{r.per_label}至少 {r.min} {r.unit_word ?? "次"}{r.record_kind ? ` ${recordKindWord(r.record_kind)}` : ""}{r.subset ? ` · ${r.subset}` : ""}{r.last_days ? ` · 最后 ${r.last_days} 天内` : ""}</span>)}</div></div>}
            {m.targets.length > 0 && <div className="fact"><span>指标</span><div>{m.targets.map((t, i) => <span key={i} className="tag" data-f={`g${m.id}.${i}`} title={t.quote}>{t.quote && t.quote.length <= 24 ? t.quote : showTarget(t)}</span>)}</div></div>}
            <div className="fact"><span>时限</span><div>
              {m.standing && <span className="tag">长期坚持</span>}
              {m.by_hand.includes("due") ? m.due.map((d) => <span key={d} className="tag" title="手工更正">{d} ✎</span>) : m.deadlines.map((d, i) => <span key={i} className={d.inferred ? "tag inf" : "tag"} data-f={`t${m.id}.${i}`} title={d.quote ? `“${d.quote}” ${d.rule}` : d.rule}>{d.start && !d.inferred ? `${d.start} 至 ` : ""}{d.due}{d.inferred ? " 推定" : ""}</span>)}
              {!m.standing && !m.due.length && !m.deadlines.length && <span className="faint">没有时限</span>}
            </div></div>
            {m.evidence.length > 0 && <div className="fact"><span>凭据</span><div>{m.evidence.map(evidenceWord).join(" · ")}</div></div>}
          </>
        )}
        {on && !frozen && (
          <div className="tools no-print">
            <button type="button" className="plain" onClick={() => setEditing(!editing)}>{editing ? "收起" : "更正"}</button>
            <button type="button" className="plain" onClick={() => cut(m.id)}>拆成两条</button>
            {next && <button type="button" className="plain" onClick={() => void decide({ merge: [m.id, next] })}>与下一条合并</button>}
            <Dropdown trigger={["click"]} menu={{ items: [
              { key: "key", label: m.key ? "取消重点" : "标为重点", onClick: () => void decide({ measure: m.id, set: { key: !m.key } }) },
              { key: "standing", label: m.standing ? "不是长期任务" : "改为长期坚持", onClick: () => void decide({ measure: m.id, set: { standing: !m.standing } }) },
              { key: "drop", label: dropped ? "恢复这一条" : "这不是措施，去掉", onClick: () => void decide({ measure: m.id, set: { state: dropped ? "kept" : "dropped" } }) },
            ] }}><button type="button" className="plain">更多 ▾</button></Dropdown>
          </div>
        )}
      </div>
      <div className="margin">
        {!dropped && open.map((d, i) => <DoubtBox key={d.id} d={d} m={m} decide={decide} first={on && i === 0} same={same[d.kind] ?? 0} frozen={frozen} brief={!on && d.measures.length > 1 && carrier[d.id] !== m.id} />)}
        {!dropped && m.doubts.filter((d) => d.settled).map((d) => (
          <div key={d.id} className={d.settled!.default ? "settled default" : "settled"} title={d.say}>
            {d.settled!.default ? "○ 默认：" : "✓ "}{d.settled!.label}{on && !frozen && d.choices.length > 1 && <Again d={d} decide={decide} />}
          </div>
        ))}
        {!dropped && !m.doubts.length && hasLead && <span className="ok">✓ 无疑问</span>}
      </div>
      {editing && on && !frozen && <MeasureEdit m={m} decide={decide} close={() => setEditing(false)} />}
    </article>
  );
});

/** Words that a correction by hand outranks. */
function replaced(m: MeasureView, a: Assignment): boolean {
  const lead = ["lead", "joint_lead"].includes(a.role);
  return (lead && m.by_hand.includes("lead")) || (a.role === "assist" && m.by_hand.includes("assist"));
}

function Again({ d, decide }: { d: MeasureView["doubts"][number]; decide: Decide }) {
  return (
    <Dropdown trigger={["click"]} menu={{ items: d.choices.map((c) => ({ key: c.id, label: c.label, onClick: () => void decide({ doubt: d.id, choice: c.id }) })) }}>
      <button type="button" className="plain" style={{ marginLeft: 6 }}>改</button>
    </Dropdown>
  );
}

/** One named party: 牵头 州安委办, 各有关部门 → 13 家, 属地 3 县 + 园区（继承）. */
function Who({ a, inherited }: { a: Assignment; inherited?: boolean }) {
  const lead = a.role === "lead" || a.role === "joint_lead";
  const names = a.units.map((u) => unitName(u));
  const group = a.units.length > 1 || a.via === "roster";
  const words = a.words || a.quote;
  const open = a.units.length === 0;
  const cls = a.role === "territorial" ? "tag terr" : open ? "tag inf" : lead ? "tag lead" : "tag";
  const role = lead ? `${roleWords[a.role]} ` : a.role === "assist" ? "配合 " : a.role === "territorial" ? "属地 " : "";
  const title = [a.quote && `原文：${a.quote}`, names.join("、"), a.roster && `名单“${a.roster.phrase}”（${a.roster.on}，${a.roster.count} 家）`, inherited && "由上文条款继承"].filter(Boolean).join("\n");
  return (
    <span className={cls} data-f={`a${a.id}`} title={title}>
      {role}{open ? `${words} → 待定` : group ? `${a.role === "territorial" && a.units.length <= 4 ? names.join("、") : `${words} → ${a.units.length} 家`}` : names[0]}{inherited ? "（继承）" : ""}{a.open && !a.settled && !open ? " 等" : ""}
    </span>
  );
}
