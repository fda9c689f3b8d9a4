import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { sentence } from "@/api/client";
import { showDay } from "@/shared/dates";
import { useBurden, useBurdenRecords } from "./queries";

/** What already reached a unit this month; to be shown before another letter, visit or form is sent to it. Each sum opens
 * into the records that it counts. */
export function BurdenNote({ unit, month }: { unit?: string; month?: string }) {
  const burden = useBurden(unit, month);
  const [open, setOpen] = useState<string>();
  if (!unit) return null;
  if (burden.isError) return <p className="small">{sentence(burden.error)}</p>;
  if (!burden.data) return <div className="skeleton" style={{ height: 40 }} />;
  const b = burden.data;
  return (
    <div className={b.over ? "note" : "note calm"} data-testid="burden">
      <b>{b.name}</b> {b.say}
      <div className="row small" style={{ paddingTop: 4 }}>
        {b.rows.map((r) => {
          const say = <>{r.label} {r.count}{r.most > 0 && <> / 提示线 {r.most}</>}</>;
          const parts = r.parts.map((p) => `${p.label} ${p.count}`).join("、") || undefined;
          // Messages to people are theirs alone.
          if (r.sort === "message" || r.count === 0) return <span key={r.sort} title={parts}>{say}</span>;
          return <button key={r.sort} type="button" className="plain" title={parts} aria-expanded={open === r.sort} onClick={() => setOpen(open === r.sort ? undefined : r.sort)}>{say}</button>;
        })}
      </div>
      {open && <Records unit={unit} month={b.month} sort={open} />}
    </div>
  );
}

function Records({ unit, month, sort }: { unit: string; month: string; sort: string }) {
  const q = useBurdenRecords(unit, month, sort);
  if (q.isError) return <p className="small" role="alert">{sentence(q.error)}</p>;
  if (!q.data) return <div className="skeleton" style={{ height: 40, marginTop: 6 }} />;
  const d = q.data;
  return (
    <div className="small" data-testid="burden-records" style={{ maxHeight: 220, overflowY: "auto", marginTop: 6 }}>
      {d.items.map((x, i) => <div key={i} className="row" style={{ gap: 8, padding: "2px 0" }}><span className="line">{showDay(x.day)}</span><span className="tag">{x.label}</span><Link to={x.link.split("?")[0] as never} target="_blank">{x.title}</Link></div>)}
      {d.hidden > 0 && <div className="faint">另有 {d.hidden} 件不在您的查看范围内。</div>}
      {d.more && <div className="faint">只列最近 300 件。</div>}
    </div>
  );
}
