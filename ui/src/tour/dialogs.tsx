import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, DatePicker, Form, Input, Modal, Radio, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import type { ReactNode } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EvidenceUpload, type Brought } from "@/kit/EvidenceUpload";
import { UnitPicker } from "@/kit/UnitPicker";
import { Uploading, useUploading } from "@/kit/uploading";
import { useMe } from "@/shared/session";
import { evidenceKinds } from "@/shared/words";
import { useRefresh } from "./queries";
import type { Finding, Visit } from "./types";
import { methods } from "./words";

/** A dialog with a form; a refusal stays in it beside its field. */
function Ask<V extends object>({ title, ok, path, body, initial, close, children }: { title: string; ok: string; path: string; body: (v: V) => unknown; initial?: Partial<V>; close: () => void; children: ReactNode }) {
  const [form] = Form.useForm<V>();
  const refresh = useRefresh();
  const files = useUploading();
  const send = useMutation({
    mutationFn: (v: V) => api.post(path as Address, body(v) as Record<string, unknown>),
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as never, errors: [f.say] }))),
  });
  return (
    <Modal open title={title} onCancel={close} footer={<><Button onClick={close}>先不办</Button><Button type="primary" loading={send.isPending} disabled={files.busy} onClick={() => form.submit()} data-testid="ask-ok">{files.busy ? "正在上传…" : ok}</Button></>} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={initial as never}>
        <Uploading.Provider value={files.tell}>{children}</Uploading.Provider>
      </Form>
    </Modal>
  );
}

const must = (message: string) => [{ required: true, message }];
const ids = (files?: Brought[]) => (files ?? []).map((f) => f.file);

const hints: Record<string, string> = { briefing: "谁汇报了什么，和资料是否一致", papers: "查了哪些文件、台账，缺什么", site: "去了哪里，看到什么", people: "访了哪些人，反映什么（不写真实姓名）" };

export function AddEvidence({ p, method, close }: { p: Visit; method: string; close: () => void }) {
  return (
    <Ask<{ text: string; files?: Brought[] }> title={methods.find((m) => m.value === method)?.label ?? ""} ok="登记" path={`/tour-visits/${p.it.id}/evidence`} close={close} body={(v) => ({ method, text: v.text, files: ids(v.files) })}>
      <Form.Item name="text" label="记录" extra={hints[method]} rules={must("请填写记录。")}><Input.TextArea rows={5} maxLength={2000} showCount /></Form.Item>
      <Form.Item name="files" label="照片或材料（可不传）"><EvidenceUpload plain /></Form.Item>
    </Ask>
  );
}

export function AddFinding({ p, close }: { p: Visit; close: () => void }) {
  const { now } = useMe();
  return (
    <Ask<{ title: string; text: string; due: Dayjs; hand: string }> title="记录问题" ok="记录" path={`/tour-visits/${p.it.id}/findings`} close={close} initial={{ due: dayjs(now).add(30, "day"), hand: "assignment" }} body={(v) => ({ title: v.title, text: v.text, due: v.due.format("YYYY-MM-DD"), hand: v.hand })}>
      <p className="soft" style={{ marginBottom: 8 }}>巡查完成时一并交办给{p.it.target?.short}，整改后再去复核。</p>
      <Form.Item name="title" label="问题名称" rules={must("请填写问题名称。")}><Input maxLength={120} /></Form.Item>
      <Form.Item name="text" label="问题描述和整改要求" rules={must("请填写。")}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
      <Form.Item name="due" label="整改期限" rules={must("请选择期限。")}><DatePicker allowClear={false} /></Form.Item>
      <Form.Item name="hand" label="怎么交办"><Radio.Group options={[{ value: "assignment", label: "交办单：主任签发，单位书面回复" }, { value: "task", label: "任务：有红黄绿灯，凭佐证销号" }]} className="to-radios" /></Form.Item>
    </Ask>
  );
}

export function IssueTask({ p, f, close }: { p: Visit; f: Finding; close: () => void }) {
  const { now } = useMe();
  return (
    <Ask<{ unit?: string; due: Dayjs; evidence: string[]; key: boolean }>
      title={`下发任务：${f.title}`} ok="下发" path={`/tour-visits/${p.it.id}/findings/${f.id}/task`} close={close}
      initial={{ unit: f.unit?.id, due: f.late ? dayjs(now).add(30, "day") : dayjs(f.due), evidence: ["photo_after"], key: false }}
      body={(v) => ({ unit: v.unit, due: v.due.format("YYYY-MM-DD"), evidence: v.evidence, key: v.key })}
    >
      <p className="soft" style={{ marginBottom: 8 }}>下发后在任务列表和挂灯中跟踪，凭佐证报完成、核验销号；问题本身以现场复核销号。</p>
      <Form.Item name="unit" label="责任单位" rules={must("请选择责任单位。")}><UnitPicker /></Form.Item>
      <Form.Item name="due" label="整改期限" rules={must("请选择期限。")}><DatePicker allowClear={false} /></Form.Item>
      <Form.Item name="evidence" label="要求的凭据" rules={must("请至少选一种。")}><Select mode="multiple" optionFilterProp="label" options={evidenceKinds} /></Form.Item>
      <Form.Item name="key" valuePropName="checked"><Checkbox>重点任务</Checkbox></Form.Item>
    </Ask>
  );
}

type Result = { passed?: boolean; note?: string };

export function AddRecheck({ p, close }: { p: Visit; close: () => void }) {
  const { now } = useMe();
  const open = p.findings.filter((f) => !f.closed);
  const results = (v: Record<string, Result>) => open.filter((f) => v[f.id]?.passed !== undefined).map((f) => ({ finding: f.id, passed: v[f.id]!.passed, note: v[f.id]!.note ?? "" }));
  return (
    <Ask<{ on: Dayjs; of: Record<string, Result>; files?: Brought[] }> title="登记复核" ok="登记" path={`/tour-visits/${p.it.id}/rechecks`} close={close} initial={{ on: dayjs(now) }} body={(v) => ({ on: v.on.format("YYYY-MM-DD"), results: results(v.of ?? {}), files: ids(v.files) })}>
      <Form.Item name="on" label="复核日期" rules={must("请选择日期。")}><DatePicker allowClear={false} /></Form.Item>
      {open.map((f) => (
        <div key={f.id} className="to-found">
          <b>{f.title}</b>
          <Form.Item name={["of", f.id, "passed"]} style={{ marginBottom: 6 }}><Radio.Group options={[{ value: true, label: "通过，销号" }, { value: false, label: "未通过" }]} /></Form.Item>
          <Form.Item name={["of", f.id, "note"]} style={{ marginBottom: 0 }}><Input placeholder="现场看到什么" maxLength={500} aria-label={`${f.title}的复核情况`} /></Form.Item>
        </div>
      ))}
      <Form.Item name="files" label="照片或材料（可不传）" style={{ marginTop: 12 }}><EvidenceUpload plain /></Form.Item>
    </Ask>
  );
}
