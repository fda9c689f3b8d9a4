import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, InputNumber, Modal, Radio, Select } from "antd";
import { useState, type ReactNode } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EvidenceUpload, type Brought } from "@/kit/EvidenceUpload";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { Uploading, useUploading } from "@/kit/uploading";
import { showDay, showMinute } from "@/shared/dates";
import { useRefresh } from "./queries";
import type { AccidentPage, Inquiry } from "./types";
import { parts } from "./words";
import "./accident.css";

/** Who investigates, until when, what must be there before the file is closed, and the evaluation a year later. */
export function InquirySection({ p }: { p: AccidentPage }) {
  const q = p.inquiry;
  const [open, setOpen] = useState<"team" | "term" | { lesson: string; label: string } | null>(null);
  const close = () => setOpen(null);
  if (p.it.stage === "struck") return null;
  return (
    <>
      <Section title="调查" note={`由${q.level_label}组织${q.raised ? "（提级）" : ""}`} action={<span className="row">{q.may_term && <Button size="small" onClick={() => setOpen("term")} data-action="term">延期或扣除鉴定时间</Button>}{q.may_team && <Button size="small" onClick={() => setOpen("team")} data-action="team">{q.team ? "调整调查组" : "登记调查组"}</Button>}</span>}>
        <Dates q={q} />
        {q.may_entrust && <p className="small">一般事故且没有伤亡的，县级政府可以委托事故单位组织调查。</p>}
        {q.hand_up && <div className="refusal" role="status" data-testid="hand-up" style={{ marginBottom: 8 }}>{q.hand_up}</div>}
        {q.team ? <TeamOf t={q.team} /> : <p className="faint">还没有登记调查组。</p>}
        {q.hints.map((h) => <p key={h} className="c-y small">■ {h}</p>)}
        <div style={{ marginTop: 8 }}><b>四不放过</b> <span className="small">批复前四项都要登记并附证据</span></div>
        <div className="ac-lessons">
          {q.lessons.map((l) => (
            <div key={l.code} className={l.mark ? "ac-lesson" : "ac-lesson lacks"} data-lesson={l.code}>
              <div className="row"><b className="grow">{l.mark ? "✓ " : "○ "}{l.label}</b>{!l.mark && q.may_lesson && <Button size="small" onClick={() => setOpen({ lesson: l.code, label: l.label })}>登记</Button>}</div>
              {l.mark && <><p style={{ whiteSpace: "pre-wrap" }}>{l.mark.note}</p><small>{l.mark.name} {showMinute(l.mark.at)}{l.files.map((f, n) => <span key={f}> · <a href={`/api/files/${f}`} download>材料 {n + 1}</a></span>)}</small></>}
            </div>
          ))}
        </div>
        {q.evaluation && <p>整改评估：<b className={q.verdict === "未落实" ? "c-r" : "c-g"}>{q.verdict}</b> {q.evaluation.note} <small>{q.evaluation.name} {showMinute(q.evaluation.at)}</small></p>}
        {q.notes.length > 0 && <div style={{ marginTop: 8 }}><b>考核记事</b>{q.notes.map((n) => <p key={n} className="small">{n}</p>)}</div>}
      </Section>
      {open === "team" && <AskTeam p={p} close={close} />}
      {open === "term" && <AskTerm p={p} close={close} />}
      {open && typeof open === "object" && <AskLesson p={p} of={open} close={close} />}
    </>
  );
}

function Dates({ q }: { q: Inquiry }) {
  return (
    <div className="ac-dates small">
      <span>调查报告 {q.submitted_on ? `${showDay(q.submitted_on)} 提交` : `${showDay(q.report_due)} 前提交`}{q.longer_days > 0 && `（经${q.longer_by}批准延长 ${q.longer_days} 日）`}{q.appraisal_days > 0 && `（技术鉴定 ${q.appraisal_days} 日不计入）`}</span>
      {q.approve_due && <span>{q.approved_on ? `${showDay(q.approved_on)} 批复` : `${showDay(q.approve_due)} 前批复`}</span>}
      {q.evaluate_due && !q.evaluation && <span>{showDay(q.evaluate_due)} 前评估整改措施落实</span>}
      {q.listed_due && <span className="c-y">上级挂牌督办，{showDay(q.listed_due)} 前完成查处{q.reviewed ? "，报告已审核同意" : "，批复前须上级审核同意"}</span>}
    </div>
  );
}

function TeamOf({ t }: { t: NonNullable<Inquiry["team"]> }) {
  return (
    <>
      <p><b>组长 {t.lead}</b>{t.lead_unit && `（${t.lead_unit}）`}，{t.authority}批准成立（{t.level_label}）</p>
      <ul className="ac-members">{t.members.map((m, i) => <li key={i}>{m.name} <span className="tag">{m.part_label}</span>{m.unit && <small> {m.unit}</small>}</li>)}</ul>
    </>
  );
}

/** A dialog with a form; a refusal stays in it beside its field. */
function Ask<V extends object>({ title, ok, send: call, initial, wide, close, children }: { title: string; ok: string; send: (v: V) => Promise<unknown>; initial?: Partial<V>; wide?: boolean; close: () => void; children: ReactNode }) {
  const [form] = Form.useForm<V>();
  const refresh = useRefresh();
  const files = useUploading();
  const send = useMutation({
    mutationFn: call,
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as never, errors: [f.say] }))),
  });
  return (
    <Modal open title={title} width={wide ? 760 : 520} onCancel={close} footer={<><Button onClick={close}>先不办</Button><Button type="primary" loading={send.isPending} disabled={files.busy} onClick={() => form.submit()} data-testid="ask-ok">{files.busy ? "正在上传…" : ok}</Button></>} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={initial as never}>
        <Uploading.Provider value={files.tell}>{children}</Uploading.Provider>
      </Form>
    </Modal>
  );
}

const must = (message: string) => [{ required: true, message }];
type TeamValues = { lead: string; lead_unit?: string; authority: string; members: { name: string; part: string; unit?: string }[] };

function AskTeam({ p, close }: { p: AccidentPage; close: () => void }) {
  const t = p.inquiry.team;
  const members = t?.members.map((m) => ({ name: m.name, part: m.part })) ?? parts.slice(0, 6).map((x) => ({ name: "", part: x.value }));
  return (
    <Ask<TeamValues> title="调查组" ok="登记" wide close={close} initial={{ lead: t?.lead, authority: t?.authority, members }} send={(v) => api.put(`/accidents/${p.it.id}/team` as Address, { ...v, version: p.it.version })}>
      <p className="soft" style={{ marginBottom: 8 }}>{p.it.grade_label}由{p.inquiry.level_label}组织。组长由政府指定；与事故有直接利害关系的应当回避。</p>
      <Form.Item name="lead" label="组长" rules={must("请填写组长。")}><Input maxLength={60} /></Form.Item>
      <Form.Item name="lead_unit" label="组长所在单位（可不填）"><UnitPicker /></Form.Item>
      <Form.Item name="authority" label="批准成立的政府或受权部门" rules={must("请填写。")}><Input maxLength={120} /></Form.Item>
      <Form.List name="members">
        {(rows, { add, remove }) => (
          <>
            {rows.map((r) => (
              <div key={r.key} className="ac-member">
                <Form.Item name={[r.name, "name"]} rules={must("请填写成员。")}><Input maxLength={60} placeholder="姓名或单位" aria-label="成员" /></Form.Item>
                <Form.Item name={[r.name, "part"]} rules={must("请选择身份。")}><Select options={parts} aria-label="身份" /></Form.Item>
                <Form.Item name={[r.name, "unit"]}><UnitPicker /></Form.Item>
                <Button type="text" aria-label="去掉" onClick={() => remove(r.name)}>✕</Button>
              </div>
            ))}
            <Button onClick={() => add({ part: "expert" })}>加一位成员</Button>
          </>
        )}
      </Form.List>
    </Ask>
  );
}

function AskTerm({ p, close }: { p: AccidentPage; close: () => void }) {
  const [sort, setSort] = useState("longer");
  return (
    <Ask<{ sort: string; days: number; by?: string; note: string }> title="调查期限" ok="登记" close={close} initial={{ sort: "longer", days: 60 }} send={(v) => api.post(`/accidents/${p.it.id}/terms` as Address, { ...v, version: p.it.version })}>
      <Form.Item name="sort"><Radio.Group onChange={(e) => setSort(e.target.value as string)} options={[{ value: "longer", label: "经政府批准延长（一次，不超过 60 日）" }, { value: "appraisal", label: "扣除技术鉴定时间" }]} className="to-radios" /></Form.Item>
      <Form.Item name="days" label="天数" rules={must("请填写天数。")}><InputNumber min={0} precision={0} /></Form.Item>
      {sort === "longer" && <Form.Item name="by" label="批准的政府" rules={must("请填写。")}><Input maxLength={120} /></Form.Item>}
      <Form.Item name="note" label="理由" rules={must("请填写理由。")}><Input.TextArea rows={3} maxLength={2000} /></Form.Item>
    </Ask>
  );
}

function AskLesson({ p, of, close }: { p: AccidentPage; of: { lesson: string; label: string }; close: () => void }) {
  return (
    <Ask<{ note: string; files?: Brought[] }> title={of.label} ok="登记" close={close} send={(v) => api.post(`/accidents/${p.it.id}/lessons` as Address, { lesson: of.lesson, note: v.note, files: (v.files ?? []).map((f) => f.file), version: p.it.version })}>
      <Form.Item name="note" label="情况说明" rules={must("请填写情况说明。")}><Input.TextArea rows={4} maxLength={2000} /></Form.Item>
      <Form.Item name="files" label="证据" rules={must("请上传证据。")}><EvidenceUpload plain /></Form.Item>
    </Ask>
  );
}
