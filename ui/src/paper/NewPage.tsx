import { useMutation } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { Refused, sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { usePaperActs, useTemplates } from "./queries";

type Values = { template: string; to: string[]; copy_to?: string[]; contact?: string; finish_by?: Dayjs; reply_by?: Dayjs };

/** What the record does not know; what is left empty is marked in the text. */
const facts = (v: Values) => ({ ...(v.contact && { contact: v.contact }), ...(v.finish_by && { finish_by: v.finish_by.format("YYYY-MM-DD") }), ...(v.reply_by && { reply_by: v.reply_by.format("YYYY-MM-DD") }) });

/** A draft from a template: of a task (`?task=`), or of what a unit is late with. */
export function NewPage() {
  const { task, unit } = useSearch({ strict: false }) as { task?: string; unit?: string };
  const templates = useTemplates(true);
  const go = useNavigate();
  const { add } = usePaperActs();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (v: Values) => add({ template: v.template, to: v.to, copy_to: v.copy_to ?? [], concept: task ? "task" : "unit", about: task ?? v.to[0], facts: facts(v) }),
    onSuccess: (p) => void go({ to: `/papers/${p.id}` as never }),
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const need = [{ required: true, message: "这一项必填。" }];
  return (
    <>
      <div className="head"><h1>起草公文</h1><small>正文由模板和记录写成；记录里没有的会标出来，请在下一页补写。</small></div>
      <div className="page" style={{ maxWidth: 720 }}>
        <Section title={task ? "关于一项任务" : "关于主送单位的黄灯、红灯任务"}>
          {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
          <Form form={form} layout="vertical" onFinish={(v) => save.mutate(v)} initialValues={{ template: "supervise_letter", to: unit ? [unit] : [] }}>
            <Form.Item name="template" label="模板" rules={need}><Select loading={templates.isPending} options={(templates.data ?? []).map((t) => ({ value: t.code, label: t.name }))} /></Form.Item>
            <Form.Item name="to" label="主送" rules={need} extra={task ? undefined : "正文列出第一个主送单位的黄灯、红灯任务。"}><UnitPicker multiple /></Form.Item>
            <Form.Item name="copy_to" label="抄送（可不填）"><UnitPicker multiple /></Form.Item>
            <div className="row" style={{ gap: 16, alignItems: "flex-start" }}>
              <Form.Item name="finish_by" label="办结期限"><DatePicker style={{ width: 180 }} /></Form.Item>
              <Form.Item name="reply_by" label="回复期限"><DatePicker style={{ width: 180 }} /></Form.Item>
            </div>
            <Form.Item name="contact" label="联系人"><Input maxLength={60} placeholder="如 综合科 0000-1234567" /></Form.Item>
            <Button type="primary" htmlType="submit" loading={save.isPending}>起草</Button>
          </Form>
        </Section>
      </div>
    </>
  );
}
