import { Checkbox, DatePicker, Form, Input, InputNumber, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import type { OccurrenceRow } from "@/api/types";
import { EvidenceUpload, type Brought } from "@/kit/EvidenceUpload";
import { showDay } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { useDo } from "./queries";

type Values = { title: string; on: Dayjs; object?: string; amount?: number; high_risk?: boolean; files?: Brought[] };

/** One deed for one duty, entered where one stands: the kind is known, the rest is one screen of a phone. */
export function RecordNow({ duty, close }: { duty: OccurrenceRow; close: () => void }) {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const plain = duty.duty.title.replace(/（.*）$/, "");
  const counts = !["次", "轮", "场", "期", "回", ""].includes(duty.unit_word);
  const send = useDo((v: Values) => api.post("/records", {
    kind: duty.duty.record_kind ?? "other", title: v.title, on: v.on.format("YYYY-MM-DD"), object: v.object, amount: v.amount,
    high_risk: v.high_risk ?? false, people: [me.person.id], files: (v.files ?? []).map((f) => f.file),
  }).catch((e: unknown) => {
    if (e instanceof Refused) form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] })));
    throw e;
  }), close);
  return (
    <Modal open title={`登记：${duty.duty.title}`} onCancel={close} okText="登记" cancelText="先不登记" destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "record-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{duty.duty.rule}。{duty.missing}</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={{ title: plain, on: dayjs(showDay(me.now)), amount: 1 }} scrollToFirstError>
        <Form.Item name="title" label="一句话说明" rules={[{ required: true, message: "请写一句话。" }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="on" label="日期" rules={[{ required: true, message: "请选择日期。" }]}><DatePicker style={{ width: "100%" }} /></Form.Item>
        <Form.Item name="object" label="对象（企业、单位、人）" extra="同一天同一个对象只计一次。"><Input maxLength={120} /></Form.Item>
        {counts && <Form.Item name="amount" label={`数量（${duty.unit_word}）`}><InputNumber min={1} style={{ width: "100%" }} /></Form.Item>}
        {duty.duty.high_risk && <Form.Item name="high_risk" valuePropName="checked"><Checkbox>对象是高危企业</Checkbox></Form.Item>}
        <Form.Item name="files" label="照片或材料（可不传）"><EvidenceUpload plain /></Form.Item>
      </Form>
    </Modal>
  );
}
