import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { Dot } from "./columns";
import { useRefresh } from "./queries";
import type { MeetingPage } from "./types";

type Values = { text: string; lead: string; due: Dayjs; item?: number };

/** 议定事项: noted while the minutes are open; afterwards each shows how its 交办单 stands. */
export function Decisions({ p }: { p: MeetingPage }) {
  const refresh = useRefresh();
  const [form] = Form.useForm<Values>();
  const edits = p.yours && p.it.state === "held";
  const send = useMutation({
    mutationFn: (body: Record<string, unknown>) => api.post(`/meetings/${p.it.id}/decisions` as Address, { version: p.it.version, ...body }),
    onSuccess: () => form.resetFields(),
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
    onSettled: refresh,
  });
  const items = p.agenda.filter((i) => !i.dropped);
  return (
    <Section title="议定事项" note={p.decisions.length ? `${p.decisions.length} 项` : undefined}>
      {p.decisions.length === 0 && !edits && <p className="faint">没有议定事项。</p>}
      <ol className="mt-decisions">
        {p.decisions.map((d) => (
          <li key={d.place}>
            <p>{d.text}</p>
            <div className="row small" style={{ gap: 10 }}>
              <span>牵头 {d.lead_name}</span><span>{d.due} 前</span>
              {d.step ? <Link to={`/supervisions/${d.step}` as never}>交办单 {d.step_number}</Link> : null}
              <Dot color={d.light} label={d.state_label} />{d.light === "none" && <span className="soft">{d.state_label}</span>}
              {edits && <Button size="small" type="link" onClick={() => send.mutate({ op: "remove", place: d.place })}>删去</Button>}
            </div>
          </li>
        ))}
      </ol>
      {edits && (
        <>
          {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(send.error)}</div>}
          <Form form={form} layout="vertical" onFinish={(v) => send.mutate({ op: "add", ...v, due: v.due?.format("YYYY-MM-DD") })}>
            <Form.Item name="text" label="议定内容" rules={[{ required: true, message: "请填写议定内容。" }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
            <div className="mt-two">
              <Form.Item name="lead" label="牵头单位" rules={[{ required: true, message: "没有牵头单位的议定事项无人负责。" }]}><UnitPicker placeholder="牵头单位" /></Form.Item>
              <Form.Item name="due" label="完成时限" rules={[{ required: true, message: "请选择时限。" }]}><DatePicker style={{ width: "100%" }} /></Form.Item>
            </div>
            {items.length > 0 && <Form.Item name="item" label="对应议题（可不选）"><Select allowClear options={items.map((i, n) => ({ value: i.n, label: `${n + 1}. ${i.title}` }))} /></Form.Item>}
            <div className="row"><Button htmlType="submit" loading={send.isPending}>记下这一项</Button><small className="soft">签发纪要时自动成为交办单，送达牵头单位。</small></div>
          </Form>
        </>
      )}
    </Section>
  );
}

/** 会议内容: what was said, for the minutes. */
export function Summary({ p }: { p: MeetingPage }) {
  const refresh = useRefresh();
  const [text, setText] = useState(p.summary?.note ?? "");
  const edits = p.yours && p.it.state === "held";
  const send = useMutation({
    mutationFn: () => api.put(`/meetings/${p.it.id}` as Address, { version: p.it.version, summary: text }),
    onSettled: refresh,
  });
  if (!edits && !p.summary) return null;
  return (
    <Section title="会议内容" note={p.summary ? `${p.summary.name} 记录` : undefined}>
      {edits ? (
        <div className="col" style={{ gap: 8 }}>
          {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
          <Input.TextArea rows={5} maxLength={4000} showCount value={text} onChange={(e) => setText(e.target.value)} aria-label="会议内容" placeholder="一行一段，签发时印入纪要" />
          <div className="row"><Button disabled={!text.trim() || text === p.summary?.note} loading={send.isPending} onClick={() => send.mutate()}>保存会议内容</Button><small className="soft">纪要由另一位有签发权限的人员签发。</small></div>
        </div>
      ) : <p className="sv-text">{p.summary!.note}</p>}
    </Section>
  );
}
