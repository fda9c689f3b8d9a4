import { Link } from "@tanstack/react-router";
import type { Task } from "@/api/types";
import { Light } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { occurrenceMark } from "@/duty/columns";
import { Due } from "./columns";
import { unitName } from "@/shared/words";

/** Who is on it. */
export function Parties({ t }: { t: Task }) {
  const p = t.parties;
  if (!p) return null;
  return (
    <Section title="谁在办">
      <dl className="pairs">
        <dt>牵头</dt><dd>{p.lead ? p.lead.name : t.provenance?.origin ? unitName(t.unit) : <span className="faint">原文没有写明</span>}</dd>
        {(p.assist ?? []).length > 0 && <><dt>配合</dt><dd>{p.assist.map((u) => u.short || u.name).join("、")}</dd></>}
        {(p.territorial ?? []).length > 0 && <><dt>属地</dt><dd>{p.territorial.map((u) => u.short || u.name).join("、")}</dd></>}
        {p.verifier && <><dt>核验</dt><dd>{unitName(p.verifier)}</dd></>}
      </dl>
    </Section>
  );
}

/** The same measure at the other units. */
export function Siblings({ t, now }: { t: Task; now: string }) {
  const list = t.siblings ?? [];
  if (!list.length) return null;
  return (
    <Section title="同一条措施的其他任务" note={`${list.length} 项`} action={<Link className="small" to={`/measures/${t.measure.id}` as never}>看这条措施</Link>} flush>
      <div style={{ overflowX: "auto" }}>
        <table className="grid">
          <tbody>
            {list.map((s) => (
              <tr key={s.id}>
                <td style={{ width: 96 }}><Light mark={s.light} /></td>
                <td><Link to={`/tasks/${s.id}` as never}>{s.unit.short || s.unit.name}</Link> <small>{s.role_label}</small></td>
                <td>{s.state_label}</td>
                <td className="num">{s.progress}%</td>
                <td className="wide-only"><Due due={s.due} state={s.state} now={now} standing={s.standing} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** What recurs under this task, with what counted. */
export function Occurrences({ t }: { t: Task }) {
  const list = t.occurrences ?? [];
  if (!list.length) return null;
  return (
    <Section title="按频次要做的" note="由履职记录自动计数，不用另填" action={<Link className="small" to={"/records/new" as never}>登记一次履职</Link>} flush>
      <table className="grid">
        <tbody>
          {list.map((o) => (
            <tr key={o.id}>
              <td style={{ width: 96 }}><Light mark={occurrenceMark(o)} /></td>
              <td><Link to={`/occurrences/${o.id}` as never}>{o.window.from} 至 {o.window.to}</Link><div className="small">{o.missing || o.state_label}</div></td>
              <td className="num">{o.have} / {o.need} {o.unit_word}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
