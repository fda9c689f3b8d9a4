import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address, Offer, Page } from "@/api/types";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { useMe } from "@/shared/session";
import type { PointView } from "./types";

export type ShelvingRow = components["schemas"]["ShelvingRow"];

const list = (query: Record<string, string | number | string[]>) => api.get<Page<ShelvingRow>>("/shelvings" as Address, query);

/** Asked for, running and past shelvings of a point, with what I may do about them. */
export function Shelvings({ p }: { p: PointView }) {
  const q = useQuery({ queryKey: ["shelvings", "of", p.id], queryFn: () => list({ point: p.id, limit: 20 }) });
  const me = useMe();
  const [asking, setAsking] = useState(false);
  const open = q.data?.items.some((s) => ["asked", "active"].includes(s.state.code));
  // The enterprise asks; whoever verifies alarms decides.
  const may = me.rights.includes("alarm.work") && !me.rights.includes("alarm.verify") && p.state.code === "in_service";
  return (
    <Section title="报警搁置" note="限时、有替代措施、另一人批准" flush action={may && !open && <Button size="small" data-testid="shelve" onClick={() => setAsking(true)}>申请搁置</Button>}>
      {q.isError && <div className="body"><div className="refusal" role="alert">{sentence(q.error)}</div></div>}
      {q.data?.items.length === 0 && <p className="faint" style={{ padding: "12px 14px" }}>没有申请过搁置。</p>}
      {q.data?.items.map((s) => <Shelving key={s.id} s={s} />)}
      {asking && <Ask p={p} close={() => setAsking(false)} />}
    </Section>
  );
}

function Shelving({ s }: { s: ShelvingRow }) {
  const client = useQueryClient();
  const act = async (offer: Offer, fields: Record<string, unknown>) => {
    await api.post(`/shelvings/${s.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: s.version, reason: fields.reason ?? fields.note });
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
  };
  return (
    <div className="al-line" data-shelving={s.state.code}>
      <span className="row" style={{ gap: 6 }}><span className="tag" style={{ margin: 0 }}>{s.state.label}</span><b className="grow">{s.reason}</b><span className="small">{hours(s.minutes)}</span></span>
      <span>替代措施：{s.substitute}</span>
      <span className="small">{s.asked.name} {showMinute(s.asked.at)} 申请{s.approved ? `；${s.approved.name} 批准` : ""}{s.from && s.until ? `；${showMinute(s.from)} 至 ${showMinute(s.until)}` : ""}{s.ended ? `；${s.ended.name} ${showMinute(s.ended.at)} 结束${s.ended.note ? `（${s.ended.note}）` : ""}` : ""}</span>
      {s.offers.length > 0 && <Offers offers={s.offers} act={act} subject={`${s.site_name} · ${s.point_name} 搁置 ${hours(s.minutes)}`} size="small" last={["refuse", "lift"]} />}
    </div>
  );
}

const hours = (minutes: number) => (minutes % 60 ? `${minutes} 分钟` : `${minutes / 60} 小时`);

type Wish = { reason: string; substitute: string; minutes: number };

/** Why, for how long, and what stands in for the instrument meanwhile. */
function Ask({ p, close }: { p: PointView; close: () => void }) {
  const [form] = Form.useForm<Wish>();
  const client = useQueryClient();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: (wish: Wish) => api.post(`/points/${p.id}/shelvings` as Address, wish),
    onSuccess: () => { void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" }); void message.success("已申请，待另一人批准；批准前报警照常"); close(); },
    onError: (error) => { if (error instanceof Refused) form.setFields(error.fields.filter((f) => ["reason", "substitute", "minutes"].includes(f.path)).map((f) => ({ name: f.path as keyof Wish, errors: [f.say] }))); },
  });
  const must = (say: string) => [{ required: true, message: say }];
  return (
    <Modal open title="申请搁置报警" onCancel={close} cancelText="先不申请" okText="申请" okButtonProps={{ loading: send.isPending }} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{p.site_name} · {p.name}。搁置期间不响，但读数照收、时长照计，监管部门看得到；到期自动恢复，仍越限的重新报警。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ minutes: 60 }} onFinish={(v) => send.mutate(v)}>
        <Form.Item name="minutes" label="搁置多久" rules={must("请选择时长。")} extra="紧急 2 小时、高 8 小时、其他 24 小时为限，超过会被退回。"><Select options={[30, 60, 120, 240, 480, 1440].map((m) => ({ value: m, label: hours(m) }))} /></Form.Item>
        <Form.Item name="reason" label="为什么搁置" rules={must("请写明为什么搁置。")}><Input.TextArea rows={2} maxLength={500} placeholder="如 探头受潮频繁误报，已报修" /></Form.Item>
        <Form.Item name="substitute" label="替代措施" rules={must("请写明替代措施。")}><Input.TextArea rows={2} maxLength={500} placeholder="如 每半小时便携检测一次并记录" /></Form.Item>
      </Form>
    </Modal>
  );
}

/** All that wait for a decision, for the page of silences. */
export function Waiting() {
  const q = useQuery({ queryKey: ["shelvings", "open"], queryFn: () => list({ state: ["asked", "active"], limit: 50 }) });
  if (!q.data?.items.length) return null;
  return <Section title={<>申请中和搁置中 <span className="count">{q.data.total.count}</span></>} flush>{q.data.items.map((s) => <Shelving key={s.id} s={s} />)}</Section>;
}
