import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { api, rows, sentence } from "@/api/client";
import type { Roster } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMay, useMe } from "@/shared/session";
import { OrgTabs } from "./OrgTabs";

/** Group phrases such as 各成员单位, each with its members from–to, so that an old document keeps its old list. */
export function RostersPage() {
  const me = useMe();
  const keeps = useMay("directory.write");
  const client = useQueryClient();
  const { message } = App.useApp();
  const [on, setOn] = useState(dayjs(showDay(me.now)));
  const [editing, setEditing] = useState<string | null>(null);
  const [phrase, setPhrase] = useState("");
  const day = on.format("YYYY-MM-DD");
  const list = useQuery({ queryKey: ["rosters"], queryFn: () => api.get<Roster[] | { items: Roster[] }>("/rosters").then(rows) });
  const save = useMutation({
    mutationFn: (r: Partial<Roster> & { units: string[] }) => {
      // Who is left out ends on the day looked at, who is new begins on it; the past stays as it was.
      const kept = (r.entries ?? []).map((e) => ({ unit: e.unit.id, from: e.from ?? day, to: e.to ?? (r.units.includes(e.unit.id) ? null : day) })).filter((e) => e.to === null || e.to > e.from);
      const added = r.units.filter((u) => !kept.some((e) => e.unit === u && e.to === null)).map((unit) => ({ unit, from: day, to: null }));
      const body = { phrase: r.phrase, name: r.name, region: r.region, source: r.source, version: r.version, entries: [...kept, ...added] };
      return r.id ? api.put(`/rosters/${r.id}`, body) : api.post("/rosters", body);
    },
    onSuccess: () => { message.success("名单已保存"); setEditing(null); setPhrase(""); void client.invalidateQueries({ queryKey: ["rosters"] }); },
    onError: (e) => message.error(sentence(e), 6),
  });
  const at = (r: Roster) => r.entries.filter((e) => (!e.from || e.from <= day) && (!e.to || e.to > day));
  return (
    <>
      <OrgTabs at="/org/rosters" />
      <div className="page col" style={{ gap: 12 }}>
        <div className="row"><span className="soft">按哪天的名单看</span><DatePicker value={on} allowClear={false} onChange={(d) => d && setOn(d)} /><span className="grow" />{keeps && <><Input style={{ width: 220 }} value={phrase} placeholder="文件里的统称，如 各成员单位" aria-label="新名单的统称" onChange={(e) => setPhrase(e.target.value)} /><Button disabled={!phrase.trim()} onClick={() => setEditing("new")}>新建名单</Button></>}</div>
        {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
        {editing === "new" && <Section title={`新名单“${phrase}”`}><Members initial={[]} busy={save.isPending} close={() => setEditing(null)} save={(units) => save.mutate({ phrase: phrase.trim(), name: phrase.trim(), region: me.unit.region, source: `${me.unit.name}登记`, units })} /></Section>}
        {list.data?.length === 0 && editing !== "new" && <div className="card"><EmptyState title="还没有名单">“负有安全监管职责的部门”“各成员单位”这类统称，先在这里登记是哪些单位，读文件时就能自动展开。</EmptyState></div>}
        {list.data?.map((r) => (
          <Section key={r.id} title={`“${r.phrase}”`} note={`${r.name !== r.phrase ? `${r.name} · ` : ""}${day} 有 ${at(r).length} 家 · 依据 ${r.source || "未注明"}`} action={keeps && <button type="button" className="plain small" onClick={() => setEditing(editing === r.id ? null : r.id)}>{editing === r.id ? "收起" : "改成员"}</button>}>
            {editing === r.id ? <Members initial={at(r).map((e) => e.unit.id)} busy={save.isPending} close={() => setEditing(null)} save={(units) => save.mutate({ ...r, units })} />
              : <div>{at(r).map((e) => <span key={e.unit.id} className="tag" title={`${e.unit.name}，${e.from ?? "一直"} 至 ${e.to ?? "今"}`}>{e.unit.short || e.unit.name}</span>)}</div>}
          </Section>
        ))}
      </div>
    </>
  );
}

function Members({ initial, save, close, busy }: { initial: string[]; save: (units: string[]) => void; close: () => void; busy: boolean }) {
  const [units, setUnits] = useState(initial);
  return <div className="col"><UnitPicker multiple value={units} onChange={((v: string[]) => setUnits(v ?? [])) as never} /><div className="row"><Button type="primary" size="small" loading={busy} disabled={!units.length} onClick={() => save(units)}>保存</Button><Button size="small" onClick={close}>取消</Button></div></div>;
}
