import { useQuery } from "@tanstack/react-query";
import { rows, api, sentence } from "@/api/client";
import type { Address, TimelineEntry } from "@/api/types";
import { showMinute } from "@/shared/dates";
import { unitName, who } from "@/shared/words";
import "./timeline.css";

/** What happened, read from the ledger, newest first. */
export function Timeline({ path, id }: { path: Address; id: unknown }) {
  const q = useQuery({ queryKey: ["timeline", path, id], queryFn: () => api.get<TimelineEntry[] | { items: TimelineEntry[] }>(path).then(rows) });
  if (q.isError) return <div className="refusal" role="alert">{sentence(q.error)}</div>;
  if (!q.data) return <div className="col">{[70, 50, 60].map((w) => <div key={w} className="skeleton" style={{ width: `${w}%` }} />)}</div>;
  if (!q.data.length) return <p className="faint">还没有记录。</p>;
  const list = [...q.data].sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
  return (
    <ol className="timeline" aria-label="办理经过">
      {list.map((e, i) => (
        <li key={i}>
          <div className="row" style={{ gap: 6 }}>
            <b>{e.label}</b>
            {e.from && e.to && e.from !== e.to && <small>{e.from} → {e.to}</small>}
          </div>
          <div className="small">{showMinute(e.at)} · {e.by ? `${who(e.by)}${e.unit ? `（${unitName(e.unit)}）` : ""}` : "系统"}</div>
          {e.note && <p className="said">{e.note}</p>}
          {(e.fields ?? []).filter((f) => !(e.from && e.to && f.before === e.from && f.after === e.to)).map((f) => (
            <div key={f.label} className="small">{f.label}：{f.before ? <><s>{f.before}</s> → </> : null}{f.after || "不再有"}</div>
          ))}
        </li>
      ))}
    </ol>
  );
}
