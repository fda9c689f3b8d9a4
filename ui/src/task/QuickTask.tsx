import { Button, Popover } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import type { Task } from "@/api/types";
import { Offers } from "@/kit/Offers";
import { useMoveTask, useTask } from "./queries";

/** What I may do with a task, without leaving the list. */
export function QuickTask({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden content={<Panel id={id} />}>
      <Button size="small">办理</Button>
    </Popover>
  );
}

function Panel({ id }: { id: string }) {
  const q = useTask(id);
  if (q.isError) return <div className="refusal" role="alert">{sentence(q.error)}</div>;
  if (!q.data) return <div className="skeleton" style={{ width: 220 }} />;
  return <Act t={q.data} />;
}

function Act({ t }: { t: Task }) {
  const move = useMoveTask(t);
  return (
    <div className="col" style={{ maxWidth: 420 }}>
      <span className="soft small">{t.light.say}</span>
      <Offers offers={(t.offers ?? []).filter((o) => !o.refused)} act={move} subject={`${t.unit.short || t.unit.name} · ${t.title}`} size="small" evidence={(t.evidence_needed ?? []).filter((e) => !e.have)} />
    </div>
  );
}
