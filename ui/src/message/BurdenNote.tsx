import { sentence } from "@/api/client";
import { useBurden } from "./queries";

/** What already reached a unit this month; to be shown before another letter, visit or form is sent to it. */
export function BurdenNote({ unit, month }: { unit?: string; month?: string }) {
  const burden = useBurden(unit, month);
  if (!unit) return null;
  if (burden.isError) return <p className="small">{sentence(burden.error)}</p>;
  if (!burden.data) return <div className="skeleton" style={{ height: 40 }} />;
  const b = burden.data;
  return (
    <div className={b.over ? "note" : "note calm"} data-testid="burden">
      <b>{b.name}</b> {b.say}
      <div className="row small" style={{ paddingTop: 4 }}>
        {b.rows.map((r) => <span key={r.sort} title={r.parts.map((p) => `${p.label} ${p.count}`).join("、") || undefined}>{r.label} {r.count}{r.most > 0 && <> / 提示线 {r.most}</>}</span>)}
      </div>
    </div>
  );
}
