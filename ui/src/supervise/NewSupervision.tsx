import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import { BurdenNote } from "@/message/BurdenNote";
import { UnitPicker } from "@/kit/UnitPicker";
import { useRefresh } from "./queries";
import type { SupervisionPage } from "./types";
import { byHand } from "./words";

const about = (m?: Matter) => (!m ? {} : m.concept === "task" ? { task: m.id } : { concept: m.concept, record: m.id });

type Values = { step?: string; unit?: string; title?: string; text: string; due?: Dayjs };

/** What a step is begun about: a task, a hazard, an accident; the unit that answers for it, where one is named. */
export type Matter = { concept: string; id: string; title: string; unit: string; unitId?: string };

/** A step begun by hand: on a record any kind, without one an assignment. Who signs it is said by the server. */
export function NewSupervision({ matter, close }: { matter?: Matter; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const chosen = Form.useWatch("unit", form);
  const refresh = useRefresh();
  const send = useMutation({
    mutationFn: (v: Values) => api.post<SupervisionPage>("/supervisions", { step: matter ? v.step : "assignment", ...about(matter), unit: v.unit, title: v.title, text: v.text, due: v.due?.format("YYYY-MM-DD") }),
    onSuccess: (made) => {
      refresh();
      void go({ to: `/supervisions/${made.it.id}` as never });
    },
    onError: (error) => error instanceof Refused && form.setFields(error.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  return (
    <Modal open title={matter ? "发起督办" : "新建交办单"} onCancel={close} okText="拟办" cancelText="先不办" width={600} destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "supervise-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{matter ? `${matter.unit || "责任单位待明确"} · ${matter.title}` : "领导或会议定下的事，交给一个单位限期办理；签发后送达，到期未回会提示安委办。"}</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} scrollToFirstError>
        {matter
          ? <Form.Item name="step" label="方式" rules={[{ required: true, message: "请选择方式。" }]} extra="催办即时送达；督办函由主任签发；约谈、通报、移交和书记督办由安委会或领导决定。"><Select options={byHand} placeholder="选择方式" /></Form.Item>
          : (
            <>
              <Form.Item name="unit" label="交给" rules={[{ required: true, message: "请选择单位。" }]}><UnitPicker /></Form.Item>
              <Form.Item name="title" label="事项" rules={[{ required: true, message: "请填写事项。" }]}><Input maxLength={120} /></Form.Item>
              <Form.Item name="due" label="回复期限（不填按交办单默认时限）"><DatePicker style={{ width: 180 }} /></Form.Item>
            </>
          )}
        <BurdenNote unit={matter?.unitId ?? chosen} />
        <Form.Item name="text" label="要求" rules={[{ required: true, message: "请写明要求。" }]}><Input.TextArea rows={4} maxLength={2000} showCount /></Form.Item>
      </Form>
    </Modal>
  );
}
