import { Link } from "@tanstack/react-router";
import { rungs } from "./words";
import "./supervise.css";

type Rung = { id: string; step: string; state: string; state_label: string };

/** The ladder with the rungs that were climbed; each opens. */
export function Rungs({ rungs: had, at }: { rungs: Rung[]; at?: string }) {
  const running = (r: Rung) => !["accepted", "stopped"].includes(r.state);
  return (
    <ol className="sv-rungs" aria-label="督办阶梯">
      {rungs.map((r) => {
        const all = had.filter((h) => h.step === r.value);
        const last = all.at(-1);
        if (!last) return <li key={r.value}>{r.label}</li>;
        const words = <>{r.label}{all.length > 1 ? ` ×${all.length}` : ""}</>;
        return <li key={r.value} className={running(last) ? "now" : "had"} title={last.state_label}>{last.id === at ? <b>{words}</b> : <Link to={`/supervisions/${last.id}` as never}>{words}</Link>}</li>;
      })}
    </ol>
  );
}
