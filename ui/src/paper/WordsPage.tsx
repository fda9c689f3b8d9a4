import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { Refused, sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { useNow } from "@/shared/session";
import { showDay } from "@/shared/dates";
import { usePaperActs, usePaperWords } from "./queries";
import type { PaperWordRow } from "./types";
import "./paper.css";

type Values = { unit: string; word: string; mark?: string };

/** Under which word each organ numbers its papers, and what stands in the red head. */
export function WordsPage() {
  const all = usePaperWords();
  const [open, setOpen] = useState<PaperWordRow | "new">();
  const year = showDay(useNow()).slice(0, 4);
  if (all.isError) return <div className="page"><div className="refusal" role="alert">{sentence(all.error)}</div></div>;
  if (!all.data) return <Waiting />;
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/papers" as never}>公文</Link> › 机关代字</small><h1>机关代字</h1><small>发文字号由机关代字、年份、顺序号组成；没有设置的单位先用简称。</small></div>
        <Button onClick={() => setOpen("new")}>为其他单位设置</Button>
      </div>
      <div className="page" style={{ maxWidth: 900 }}>
        <Section title="本单位和已设置的单位" note={`${all.data.length} 个`} flush>
          {all.data.map((w) => (
            <div key={w.unit.id} className="paper-word" data-organ={w.unit.id}>
              <div className="grow">
                <b>{w.unit.name}</b>
                <div className="small">版头“{w.mark ?? w.unit.name}” · {year}年已编 {w.numbered} 号</div>
              </div>
              <span className="line">{w.word}〔{year}〕1号 {w.set ? <span className="tag ok">✓ 已设置</span> : <span className="tag inf">暂用简称</span>}</span>
              <Button size="small" onClick={() => setOpen(w)}>{w.set ? "修改" : "设置"}</Button>
            </div>
          ))}
        </Section>
      </div>
      {open && <Ask of={open === "new" ? undefined : open} close={() => setOpen(undefined)} />}
    </>
  );
}

function Ask({ of, close }: { of?: PaperWordRow; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { word } = usePaperActs();
  const save = useMutation({
    mutationFn: (v: Values) => word(of?.unit.id ?? v.unit, { word: v.word, mark: v.mark || undefined }),
    onSuccess: (w) => { message.success(`已设置为“${w.word}”，以后签发的公文照此编号；已签发的不变`); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const text = Form.useWatch("word", form);
  return (
    <Modal open title={of ? `${of.unit.name}的机关代字` : "设置机关代字"} onCancel={close} okText="保存" cancelText="先不办" destroyOnHidden okButtonProps={{ loading: save.isPending, "data-testid": "word-ok" } as never} onOk={() => form.submit()}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => save.mutate(v)} initialValues={of ? { word: of.word, mark: of.mark ?? undefined } : {}}>
        {!of && <Form.Item name="unit" label="单位" rules={[{ required: true, message: "请选择单位。" }]}><UnitPicker /></Form.Item>}
        <Form.Item name="word" label="机关代字" rules={[{ required: true, message: "请填写机关代字。" }]} extra={`2—8 个字，不带年份和括号。${of?.set && text && text !== of.word ? "换了代字，顺序号从 1 重新编起。" : ""}`}><Input maxLength={8} placeholder="如 云安办" /></Form.Item>
        <Form.Item name="mark" label="版头的发文机关（可不填）" extra="不填用单位全称；不超过 26 字。"><Input maxLength={26} /></Form.Item>
      </Form>
    </Modal>
  );
}
