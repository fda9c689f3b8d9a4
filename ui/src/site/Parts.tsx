import { useMutation } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { useNow } from "@/shared/session";
import { DueDay } from "./ListPage";
import { InstallationWorking } from "./Installation";
import { PartDrawer } from "./PartForm";
import { useSiteChanged } from "./queries";
import type { PartView, SiteView } from "./types";
import { installationKinds, labelOf, licenceKinds, partWords, posts, reformKinds, reformStates, type PartKind } from "./words";

/** One list of what belongs to the site: what it is, when it runs out, and its form. */
export function PartsCard({ s, kind }: { s: SiteView; kind: PartKind }) {
  const now = useNow();
  const [open, setOpen] = useState<PartView | "new" | null>(null);
  const changed = useSiteChanged();
  const { message } = App.useApp();
  const list = s.parts[kind] ?? [];
  const drop = useMutation({ mutationFn: (id: string) => api.del<SiteView>(`/sites/${s.id}/parts/${kind}/${id}` as Address), onSuccess: changed, onError: (e) => message.error(sentence(e)) });
  const words = partWords[kind];
  return (
    <Section title={words.title} note={list.length ? `${list.length} 项` : undefined} flush action={s.may_write && <Button size="small" className="no-print" onClick={() => setOpen("new")}>{words.add}</Button>}>
      {list.map((p) => (
        <div key={p.id}>
          <div className="part-row">
            <span className="grow">{sayPart(kind, p)}</span>
            {words.due && p.due && <span><span className="faint">{words.due} </span><DueDay day={p.due} now={now} /></span>}
            {s.may_write && (
              <span className="row no-print" style={{ gap: 10 }}>
                <button type="button" className="plain small" onClick={() => setOpen(p)}>修改</button>
                <Popconfirm title={`移除“${p.label}”？台账里会留下这次移除。`} okText="移除" cancelText="不移除" onConfirm={() => drop.mutate(p.id)}><button type="button" className="plain small">移除</button></Popconfirm>
              </span>
            )}
          </div>
          {kind === "installation" && <InstallationWorking body={p.body} />}
        </div>
      ))}
      {open && <PartDrawer s={s} kind={kind} part={open === "new" ? undefined : open} close={() => setOpen(null)} />}
    </Section>
  );
}

function sayPart(kind: PartKind, p: PartView) {
  const b = p.body as Record<string, string | number | null | undefined>;
  switch (kind) {
    case "licence": return <>{labelOf(licenceKinds, b.kind)} <small>{b.number}{b.authority ? ` · ${b.authority}` : ""}</small></>;
    case "person": return <>{b.name} <small>{labelOf(posts, b.post)}{b.certificate ? ` · ${b.certificate}` : ""}{b.phone ? ` · ${b.phone}` : ""}</small></>;
    case "chemical": return <>{b.name} <small>设计最大量 {b.quantity_t} t{b.cas ? ` · CAS ${b.cas}` : ""}{b.place ? ` · ${b.place}` : ""}</small></>;
    case "equipment": return <>{b.kind} <small>{b.code}{b.place ? ` · ${b.place}` : ""}</small></>;
    case "installation": return <>{b.name} <small>{labelOf(installationKinds, b.kind)}{b.filing ? ` · 备案 ${b.filing}` : ""}</small> {p.level ? <span className="tag bad" style={{ margin: 0 }}>{["", "一", "二", "三", "四"][p.level]}级重大危险源</span> : <span className="tag ok" style={{ margin: 0 }}>不构成重大危险源</span>}</>;
    case "reform": return <>{labelOf(reformKinds, b.kind)} <span className="tag" style={{ margin: 0 }}>{labelOf(reformStates, b.state)}</span> <small>{b.note}</small></>;
  }
}

/** The lists that are still empty, in one line, for who may fill them. */
export function MoreParts({ s, kinds }: { s: SiteView; kinds: PartKind[] }) {
  const [open, setOpen] = useState<PartKind | null>(null);
  if (!s.may_write || !kinds.length) return null;
  return (
    <div className="card bar no-print">
      <span className="faint">还没有登记：</span>
      {kinds.map((k) => <button key={k} type="button" className="chip" onClick={() => setOpen(k)}>＋ {partWords[k].title}</button>)}
      {open && <PartDrawer s={s} kind={open} close={() => setOpen(null)} />}
    </div>
  );
}
