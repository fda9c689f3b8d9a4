import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Checkbox, DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import { UnitPicker } from "@/kit/UnitPicker";
import { useCommittees, useRefresh } from "./queries";
import type { MeetingPage } from "./types";

type Values = { committee: string; title: string; on: Dayjs; time: string; place: string; study?: boolean; invited?: string[] };

/** Plan a meeting of a committee that I convene; its agenda is there at once. */
export function NewMeeting({ committee, close }: { committee?: string; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const all = useCommittees();
  const mine = (all.data?.items ?? []).filter((c) => c.yours);
  const chosen = Form.useWatch("committee", form) ?? committee;
  const kind = mine.find((c) => c.id === chosen)?.kind;
  const send = useMutation({
    mutationFn: (v: Values) => api.post<MeetingPage>("/meetings", { ...v, on: v.on.format("YYYY-MM-DD"), study: v.study ?? false, invited: v.invited ?? [] }),
    onSuccess: (made) => { refresh(); void go({ to: `/meetings/${made.it.id}` as never }); },
    onError: (error) => error instanceof Refused && form.setFields(error.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const pick = (id: string) => { const c = mine.find((x) => x.id === id); if (c && !form.getFieldValue("title")) form.setFieldValue("title", c.name); };
  return (
    <Modal open title="安排会议" onCancel={close} okText="筹备" cancelText="先不办" width={600} destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "meeting-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>议程按现在的红灯、逾期、挂牌、督办和上次议定事项自动生成，可以增删和调整；发出通知时按那一刻的情况定稿。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ committee, time: "09:00" }} onFinish={(v) => send.mutate(v)} scrollToFirstError>
        <Form.Item name="committee" label="会议机构" rules={must("请选择由哪个机构开会。")} extra={all.data && !mine.length ? "还没有由您承办的会议机构，请先到“会议机构”设立。" : undefined}><Select loading={all.isFetching} onChange={pick} options={mine.map((c) => ({ value: c.id, label: c.name }))} placeholder="选择机构" /></Form.Item>
        <Form.Item name="title" label="会议名称" rules={must("请填写会议名称。")}><Input maxLength={80} /></Form.Item>
        <div className="mt-two">
          <Form.Item name="on" label="日期" rules={must("请选择日期。")}><DatePicker style={{ width: "100%" }} /></Form.Item>
          <Form.Item name="time" label="时间" rules={must("请填写时间。")}><Input maxLength={5} placeholder="09:00" /></Form.Item>
        </div>
        <Form.Item name="place" label="地点" rules={must("请填写地点。")}><Input maxLength={80} /></Form.Item>
        <Form.Item name="invited" label="列席单位（可不填）"><UnitPicker multiple placeholder="成员以外要来的单位" /></Form.Item>
        {kind === "standing_committee" && <Form.Item name="study" valuePropName="checked"><Checkbox>这次专题研究重大安全问题（每年至少一次）</Checkbox></Form.Item>}
      </Form>
    </Modal>
  );
}
