import { Button } from "antd";
import { useState } from "react";
import { Section } from "@/kit/Section";
import { useMe } from "@/shared/session";
import { SuperviseLine } from "./columns";
import { NewSupervision, type Matter } from "./NewSupervision";
import { useLadder } from "./queries";
import { Rungs } from "./Rungs";

/** What was sent about a task, on the task's own page, and where the next step is begun. */
export function OnTask({ task }: { task: { id: string; title: string; unit: string; unitId: string; closed: boolean } }) {
  return <OnRecord matter={{ concept: "task", ...task }} />;
}

/** The same on the page of whatever else may be supervised: a hazard, an accident. */
export function OnRecord({ matter }: { matter: Matter & { closed: boolean } }) {
  const me = useMe();
  const reads = me.rights.includes("supervise.read");
  const begins = !matter.closed && ["supervise.work", "supervise.lead"].some((r) => me.rights.includes(r));
  const q = useLadder(reads ? matter.id : "");
  const [making, setMaking] = useState(false);
  const items = q.data?.items ?? [];
  if (!reads || (!items.length && !begins)) return null;
  return (
    <Section title="督办" note={items.length ? `${items.length} 件` : undefined} flush action={begins && <Button size="small" onClick={() => setMaking(true)}>发起督办</Button>}>
      {items.length > 0 && <div style={{ padding: "8px 14px" }}><Rungs rungs={[...items].reverse()} /></div>}
      {items.length === 0 && <p className="faint" style={{ padding: "8px 14px" }}>还没有催办或督办。</p>}
      {items.map((s) => <SuperviseLine key={s.id} s={s} inside />)}
      {making && <NewSupervision matter={matter} close={() => setMaking(false)} />}
    </Section>
  );
}
