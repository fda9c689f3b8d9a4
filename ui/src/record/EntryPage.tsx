import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox, DatePicker, Form, Input, InputNumber } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useCallback, useEffect, useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { OccurrenceRow, Page, RecordRow } from "@/api/types";
import { Have } from "@/duty/columns";
import { Chips } from "@/kit/Chips";
import { EvidenceUpload, type Brought } from "@/kit/EvidenceUpload";
import { Uploading, useUploading } from "@/kit/uploading";
import { PersonPicker } from "@/kit/PersonPicker";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { recordKinds, recordKindWord } from "@/shared/words";
import "@/desk/desk.css";

type Values = { unit: string; people: string[]; kind: string; title: string; on: Dayjs; object?: string; amount?: number; high_risk?: boolean; note?: string; files?: Brought[] };

/** Enter a deed once; on the side what is open and could be met by it. */
export function EntryPage() {
  const me = useMe();
  const go = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const files = useUploading();
  const open = useQuery({ queryKey: ["occurrences", "open", me.unit.id], queryFn: () => api.get<Page<OccurrenceRow>>("/occurrences", { mine: true, state: ["pending", "missed"], to: showDay(me.now), limit: 50, sort: "due" }) });
  const { occurrence } = useSearch({ strict: false }) as { occurrence?: string };
  const [chosen, setChosen] = useState<OccurrenceRow>();
  /** What this duty counts is put into the form, so that the deed is not entered beside it. */
  const choose = useCallback((o: OccurrenceRow) => {
    setChosen(o);
    form.setFieldsValue({ unit: o.unit.id, high_risk: o.duty.high_risk, ...(o.duty.record_kind ? { kind: o.duty.record_kind } : {}), ...(o.duty.subset ? { object: o.duty.subset } : {}) });
  }, [form]);
  const asked = useQuery({ queryKey: ["occurrence", occurrence], queryFn: () => api.get<OccurrenceRow>(`/occurrences/${occurrence}`), enabled: Boolean(occurrence) });
  useEffect(() => {
    if (asked.data) choose(asked.data);
  }, [asked.data, choose]);
  const save = useMutation({
    mutationFn: (v: Values) => api.post<RecordRow>("/records", { ...v, on: v.on.format("YYYY-MM-DD"), files: (v.files ?? []).map((f) => f.file), people: v.people ?? [] }),
    onSuccess: (r) => {
      void client.invalidateQueries();
      void go({ to: `/records/${r.id}` as never });
    },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as never, errors: [f.say] }))),
  });
  return (
    <>
      <div className="head"><h1>登记一次履职</h1><small>{me.unit.name}</small></div>
      <div className="page desk">
        <Section title="做了什么">
          {chosen && <div className="note" style={{ marginBottom: 12 }}>为「{chosen.duty.title}」登记：{[chosen.duty.record_kind && `类型须为${recordKindWord(chosen.duty.record_kind)}`, chosen.duty.subset && `一句话说明或对象里须写有“${chosen.duty.subset}”`, chosen.duty.high_risk && "对象须是高危企业", `日期须在 ${chosen.window.count_from} 至 ${chosen.window.to} 之间`].filter(Boolean).join("，")}，才会计数。</div>}
          {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
          <Form form={form} layout="vertical" onFinish={(v) => save.mutate(v)} initialValues={{ kind: "meeting", unit: me.unit.id, people: [me.person.id], on: dayjs(showDay(me.now)) }} scrollToFirstError>
            <Form.Item name="kind" label="类型"><Chips options={recordKinds} label="类型" /></Form.Item>
            <Form.Item name="title" label="一句话说明" rules={[{ required: true, message: "请写一句话，例如：召开第四季度安委会全体会议。" }]}><Input maxLength={120} showCount /></Form.Item>
            <div className="row" style={{ alignItems: "flex-start", gap: 16 }}>
              <Form.Item name="on" label="日期" rules={[{ required: true, message: "请选择日期。" }]}><DatePicker /></Form.Item>
              <Form.Item name="amount" label="数量（项、家、人次，可不填）"><InputNumber min={0} style={{ width: 180 }} /></Form.Item>
            </div>
            <div className="two">
              <Form.Item name="unit" label="哪个单位做的" className="grow" rules={[{ required: true, message: "请选择单位。" }]}><UnitPicker /></Form.Item>
              <Form.Item name="people" label="谁做的（带队、主讲、谈话人）" className="grow"><PersonPicker multiple /></Form.Item>
            </div>
            <Form.Item name="object" label="对象（检查的企业、谈话的单位，可不填）"><Input maxLength={120} /></Form.Item>
            <Form.Item name="high_risk" valuePropName="checked"><Checkbox>对象是高危企业</Checkbox></Form.Item>
            <Form.Item name="note" label="备注（可不填）"><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
            <Uploading.Provider value={files.tell}><Form.Item name="files" label="凭据（可不填）"><EvidenceUpload plain /></Form.Item></Uploading.Provider>
            <Button type="primary" htmlType="submit" loading={save.isPending} disabled={files.busy}>{files.busy ? "正在上传…" : "登记"}</Button>
          </Form>
        </Section>
        <Section title="本单位还没满足的" note="登记后自动计数" flush>
          {open.data?.items.length === 0 && <p className="empty">都满足了。</p>}
          {open.data?.items.map((o) => (
            <div key={o.id} style={{ padding: "8px 14px", borderBottom: "1px solid var(--line)", fontSize: 13 }}>
              <div className="row"><b className="grow">{o.duty.title}</b><Have o={o} /><Button size="small" aria-label={`按${o.duty.title}填写`} onClick={() => choose(o)}>按这项填</Button></div>
              <div className="small">{o.duty.rule} · {o.window.to < showDay(me.now) ? <span className="c-r">{o.window.from} 至 {o.window.to} 已过，{o.window.late_until >= showDay(me.now) ? "可补登，算迟报" : "没有做到"}</span> : `到 ${o.window.to}`}</div>
            </div>
          ))}
        </Section>
      </div>
    </>
  );
}
