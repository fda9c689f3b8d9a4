import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Modal } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { PowerDialog } from "./PowerDialog";
import type { PowerFigures, PowerView } from "./types";
import { whyWord } from "./power";

const key = (site: string) => ["power", site];
const kw = (v: number | null | undefined) => (v == null ? "—" : `${v} kW`);

/** What the works of a meter has on file about its power, what waits for the regulator, what cannot be judged. */
export function PowerCard({ site, name }: { site: string; name: string }) {
  const q = useQuery({ queryKey: key(site), queryFn: () => api.get<PowerView>(`/sites/${site}/power` as Address) });
  const [edit, setEdit] = useState(false);
  const client = useQueryClient();
  const changed = (after: PowerView) => { client.setQueryData(key(site), after); };
  if (q.isError) return <Section title="用电备案"><div className="refusal" role="alert">{sentence(q.error)}</div></Section>;
  if (!q.data) return null;
  const v = q.data;
  return (
    <Section title="用电备案" note={name} action={v.may_file && <Button size="small" onClick={() => setEdit(true)}>{v.figures ? "变更备案" : "办理备案"}</Button>}>
      {v.lacking.map((l) => <p key={l} className="small c-y">{l}</p>)}
      {v.figures && <OnFile f={v.figures} />}
      {v.stops.slice(0, 5).map((s, i) => <div key={i} className="small">停产：{s.name}，{showMinute(s.from)} 至 {s.until ? showMinute(s.until) : "现在"}</div>)}
      {v.proposed && <Waiting v={v} changed={changed} />}
      {edit && <PowerDialog v={v} close={() => setEdit(false)} done={changed} />}
    </Section>
  );
}

function OnFile({ f }: { f: PowerFigures }) {
  return (
    <>
      <dl className="facts">
        <div><dt>合同容量</dt><dd>{kw(f.capacity_kw)}</dd></div><div><dt>保安负荷</dt><dd>{kw(f.idle_kw)}</dd></div>
        <div><dt>供电总表</dt><dd>{f.meters?.length ? `${f.meters.length} 块相加` : "各表各判"}</dd></div><div><dt>主扇电表</dt><dd>{f.main_fans?.length ? `${f.main_fans.length} 块` : "—"}</dd></div>
        <div><dt>夜停</dt><dd>{f.night_off ? "22:00 至次日 06:00 不生产" : "没有备案"}</dd></div>
        <div><dt>吨产品电耗</dt><dd>{f.kwh_per_tonne == null ? "—" : `${f.kwh_per_tonne} kWh`}</dd></div>
        <div><dt>核定月产量</dt><dd>{f.tonnes_a_month == null ? "—" : `${f.tonnes_a_month} 吨`}</dd></div>
        {f.accepted && <div><dt>复产验收</dt><dd>{showMinute(f.accepted.at)} {f.accepted.reason}</dd></div>}
      </dl>
      {f.exceptions?.map((e, i) => <div key={i} className="small">{whyWord(e.why)}：不超过 {kw(e.most_kw)}，{e.from && showMinute(e.from)} 至 {e.until && showMinute(e.until)}，{e.reason}</div>)}
      {f.planned_cuts?.map((c, i) => <div key={i} className="small">计划停电：{c.from && showMinute(c.from)} 至 {c.until && showMinute(c.until)}，{c.reason}</div>)}
    </>
  );
}

/** What was asked for, with approval, refusal and withdrawal. */
function Waiting({ v, changed }: { v: PowerView; changed: (after: PowerView) => void }) {
  const { message } = App.useApp();
  const [refuse, setRefuse] = useState(false), [reason, setReason] = useState("");
  const send = useMutation({
    mutationFn: (action: string) => api.post<PowerView>(`/sites/${v.site}/power/moves` as Address, { action, version: v.version, reason: reason || undefined }),
    onSuccess: (after) => { changed(after); setRefuse(false); },
    onError: (e) => void message.error(sentence(e)),
  });
  const p = v.proposed;
  if (!p) return null;
  return (
    <div className="refusal" style={{ marginTop: 8 }}>
      <div>等待监管部门确认：{p.looser.join("；")}</div>
      <div className="small">{p.asked_by} {showMinute(p.asked_at)}：{p.reason}</div>
      <OnFile f={p.figures} />
      <div className="row" style={{ gap: 8, marginTop: 6 }}>
        {v.offers.map((o) => <Button key={o.action} size="small" type={o.action === "approve" ? "primary" : "default"} loading={send.isPending} disabled={!!o.refused} title={o.refused ?? undefined} onClick={() => (o.needs.includes("reason") ? setRefuse(true) : send.mutate(o.action))}>{o.label}</Button>)}
      </div>
      <Modal open={refuse} title="退回用电备案" okText="退回" cancelText="先不退" okButtonProps={{ disabled: !reason.trim(), loading: send.isPending }} onOk={() => send.mutate("refuse")} onCancel={() => setRefuse(false)}>
        <Input.TextArea rows={3} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} placeholder="写明退回的原因" aria-label="退回的原因" />
      </Modal>
    </div>
  );
}
