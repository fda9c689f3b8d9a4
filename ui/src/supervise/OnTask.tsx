import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { Section } from "@/kit/Section";
import { useMay, useMe } from "@/shared/session";
import { SuperviseLine } from "./columns";
import { NewSupervision, type Matter } from "./NewSupervision";
import { useLadder } from "./queries";
import { Rungs } from "./Rungs";

/** What was sent about a task, on the task's own page, and where the next step is begun. */
export function OnTask({ task }: { task: { id: string; title: string; unit: string; unitId: string; closed: boolean } }) {
  const writes = useMay("paper.write");
  const paper = writes && !task.closed && <Link to={"/papers/new" as never} search={{ task: task.id, unit: task.unitId } as never}><Button size="small">起草公文</Button></Link>;
  return <OnRecord matter={{ concept: "task", ...task }} more={paper} />;
}

/** The same on the page of whatever else may be supervised: a hazard, an accident. */
export function OnRecord({ matter, more }: { matter: Matter & { closed: boolean }; more?: ReactNode }) {
  const me = useMe();
  const reads = me.rights.includes("supervise.read");
  const begins = !matter.closed && ["supervise.work", "supervise.lead"].some((r) => me.rights.includes(r));
  const q = useLadder(reads ? matter.id : "");
  const [making, setMaking] = useState(false);
  const items = q.data?.items ?? [];
  if (!reads || (!items.length && !begins && !more)) return null;
  return (
    <Section title="督办" note={items.length ? `${items.length} 件` : undefined} flush action={<span className="row" style={{ gap: 6 }}>{more}{begins && <Button size="small" onClick={() => setMaking(true)}>发起督办</Button>}</span>}>
      {items.length > 0 && <div style={{ padding: "8px 14px" }}><Rungs rungs={[...items].reverse()} /></div>}
      {items.length === 0 && <p className="faint" style={{ padding: "8px 14px" }}>还没有催办或督办。</p>}
      {items.map((s) => <SuperviseLine key={s.id} s={s} inside />)}
      {making && <NewSupervision matter={matter} close={() => setMaking(false)} />}
    </Section>
  );
}
