import { Link } from "@tanstack/react-router";
import type { Light as LightT } from "@/api/types";
import { showDay } from "@/shared/dates";
import { lights } from "@/shared/words";
import { Light } from "./Light";

/** Why the light is what it is: rule and clause, what went in, what was counted, which limits, when it turns. */
export function Explain({ light, compact }: { light: LightT; compact?: boolean }) {
  return (
    <div className="col" style={{ gap: 6 }}>
      <div className="row"><Light mark={light} /> <span>{light.say}</span></div>
      <dl className="pairs">
        {light.turns_at && <><dt>何时变</dt><dd>{showDay(light.turns_at)} 转{light.turns_to ? lights[light.turns_to].word : "灯"}</dd></>}
        {light.rule && <><dt>规则</dt><dd title={light.rule}>{light.clause || light.rule}</dd></>}
        {compact && (light.inputs ?? []).filter((i) => !["判定日期", "办理状态"].includes(i.label)).map((i) => <Pair key={i.label} label={i.label} value={i.value} />)}
      </dl>
      {!compact && (
        <details className="how" open={window.innerWidth > 720}>
          <summary className="small">怎么算出来的</summary>
          <dl className="pairs two">
            {(light.inputs ?? []).map((i) => <Pair key={i.label} label={i.label} value={i.value} />)}
            {(light.records ?? []).map((r) => <div key={r.id} className="pair"><dt>依据记录</dt><dd><RecordLink {...r} /></dd></div>)}
          </dl>
          {(light.parameters ?? []).length > 0 && (
            <details>
              <summary className="small">用到的参数 {light.parameters.length} 项</summary>
              {light.parameters.map((p) => <div key={p.key} className="small" title={p.key}>{p.label || p.key} <b className="soft">{p.value}</b> · {p.source} · {showDay(p.effective_from)} 起</div>)}
            </details>
          )}
        </details>
      )}
    </div>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return <div className="pair"><dt>{label}</dt><dd>{value}</dd></div>;
}

function RecordLink({ concept, id, label }: { concept: string; id: string; label: string }) {
  const to = { task: `/tasks/${id}`, record: `/records/${id}`, occurrence: `/occurrences/${id}`, policy: `/policies/${id}`, measure: `/measures/${id}` }[concept];
  return to ? <Link to={to as never}>{label}</Link> : <>{label}</>;
}
