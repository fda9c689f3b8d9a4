import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { sentence } from "@/api/client";
import { Explain } from "@/kit/Explain";
import { showDay } from "@/shared/dates";
import { QuickTask } from "@/task/QuickTask";
import { useTask } from "@/task/queries";

/** A cell explained: light, progress, the words that it comes from. */
export function CellCard({ task, title }: { task: string; title: string }) {
  const q = useTask(task);
  if (q.isError) return <div className="refusal" role="alert" style={{ width: 330 }}>{sentence(q.error)}</div>;
  const t = q.data;
  const last = t?.progress_log?.length ? [...t.progress_log].sort((a, b) => b.at.localeCompare(a.at))[0] : undefined;
  return (
    <div style={{ width: 350 }}>
      <h2 style={{ marginBottom: 6 }}>{title}</h2>
      {!t ? <div className="col" style={{ height: 120 }}>{[60, 80, 70].map((w) => <div key={w} className="skeleton" style={{ width: `${w}%` }} />)}</div> : (
        <>
          <Explain light={t.light} compact />
          <dl className="pairs" style={{ margin: "6px 0 10px" }}>
            <dt>填报</dt><dd>{last ? `${showDay(last.at)} 报到 ${last.progress}%${last.files?.length ? `，附 ${last.files.length} 份` : ""}` : "没有填报过"}</dd>
            <dt>状态</dt><dd>{t.state_label}</dd>
            <dt>原文</dt><dd>“{t.provenance?.quote?.slice(0, 80)}{(t.provenance?.quote?.length ?? 0) > 80 ? "…" : ""}”</dd>
          </dl>
        </>
      )}
      <div className="row"><Link to={`/tasks/${task}` as never}><Button type="primary" size="small">看任务</Button></Link>{t && t.offers?.some((o) => !o.refused) && <QuickTask id={task} />}</div>
    </div>
  );
}
