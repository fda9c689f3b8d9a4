import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { Mark } from "./Mark";
import { useSiteChanged } from "./queries";
import type { SiteView } from "./types";
import { Working } from "./Why";
import { colours } from "./words";

/** The class of the site with every term of the formula; departing from it needs a reason. */
export function GradeCard({ s }: { s: SiteView }) {
  const [asking, setAsking] = useState(false);
  const changed = useSiteChanged();
  const { message } = App.useApp();
  const grade = useMutation({
    mutationFn: (v: { colour?: string; reason?: string }) => api.post<SiteView>(`/sites/${s.id}/grade` as Address, { version: s.version, ...v }),
    onSuccess: (v) => { changed(v); setAsking(false); message.success(`已评定为${v.colour?.label ?? ""}色 ${v.letter ?? ""} 级`); },
  });
  const g = s.grade;
  return (
    <Section title="风险等级" note={g ? `${showDay(g.graded_on)} 评定 · ${g.scheme}` : undefined} action={s.may_grade && <span className="row no-print"><Button size="small" loading={grade.isPending && !asking} onClick={() => grade.mutate({})}>{g ? "重新评定" : "评定等级"}</Button><Button size="small" onClick={() => setAsking(true)}>调整…</Button></span>}>
      {grade.isError && !asking && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(grade.error)}</div>}
      {!g && <p className="faint">还没有评定。评定按公式算，每一项分数和依据都会列在这里。</p>}
      {g && (
        <div className="col">
          <div className="row" style={{ gap: 12 }}>
            <Mark colour={g.colour.code} label={`${g.colour.label} · ${g.letter} 级`} /><b>{g.score} 分</b>
            <span className="soft">{g.frequency}{g.next_check_on ? `，下次 ${showDay(g.next_check_on)}` : ""}</span>
          </div>
          {g.reason && <div className="note">公式为{g.computed?.label}色，人工定为{g.colour.label}色：{g.reason}</div>}
          <table className="terms" style={{ fontSize: 13, borderCollapse: "collapse" }}><tbody>
            {g.terms.map((t) => (
              <tr key={t.label} title={t.say}><td>{t.label}</td><td className="bar-cell"><span style={{ width: `${Math.max(0, Math.min(100, t.value))}%` }} /></td><td className="num">{t.value}</td><td className="num faint">× {t.weight.toFixed(2)}</td><td className="num"><b>{t.points.toFixed(2)}</b></td><td className="soft small">{t.say}</td></tr>
            ))}
          </tbody></table>
          <details className="how"><summary className="small">规则和参数</summary><Working of={g.explain} /></details>
        </div>
      )}
      {asking && (
        <Modal open title="调整等级" onCancel={() => setAsking(false)} footer={null} destroyOnHidden>
          {grade.isError && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(grade.error)}</div>}
          <Form layout="vertical" onFinish={(v) => grade.mutate(v)}>
            <Form.Item name="colour" label="定为" rules={[{ required: true, message: "请选择颜色。" }]}><Select options={colours} /></Form.Item>
            <Form.Item name="reason" label="理由" rules={[{ required: true, message: "偏离公式须写明理由。" }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
            <Button type="primary" htmlType="submit" loading={grade.isPending}>按此评定</Button>
          </Form>
        </Modal>
      )}
    </Section>
  );
}
