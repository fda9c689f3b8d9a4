import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Button, Form, Input, Select } from "antd";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { useRefresh, useStation } from "./queries";
import type { Station } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./tour.css";

export function StationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useStation(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: Station }) {
  const s = p.it;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/tour-stations" as never}>驻点督导日志</Link> › {s.number}</small>
          <h1>{s.title}</h1>
          <div className="row small" style={{ gap: 12 }}><span>{s.target?.name}</span><span>{showDay(s.from)} 至 {showDay(s.to)}</span><span>{s.people}</span></div>
        </div>
        {s.missing > 0 ? <b className="c-y">缺 {s.missing} 天</b> : <span className="tag ok">不缺</span>}
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="task-cols">
          <div>
            {p.may_write && (p.today_open || p.missing_days.length > 0) && <Write p={p} />}
            <Section title="日志" note={`${s.written} 天${s.late ? `，其中补记 ${s.late} 天` : ""}`}>
              {p.entries.length === 0 && <p className="faint">还没有日志。</p>}
              {p.entries.map((e) => (
                <div key={e.day} className="to-found">
                  <div className="row"><b>{showDay(e.day)}</b>{e.late && <span className="tag bad">补记</span>}<small className="grow">{e.name} {showMinute(e.at)} 填写</small></div>
                  <p style={{ whiteSpace: "pre-wrap" }}>{e.text}</p>
                  {e.found && <p className="said">发现并告知：{e.found}</p>}
                </div>
              ))}
            </Section>
          </div>
          <div>
            <Section title="缺记的工作日" note={p.missing_days.length ? `${p.missing_days.length} 天` : undefined}>
              {p.missing_days.length === 0 ? <p className="c-g">✓ 到昨天为止没有缺记。</p> : <p>{p.missing_days.map((d) => <span key={d} className="tag bad">{d}</span>)}</p>}
              <small>休息日不要求，写了也算。当天没写的可以补，标明补记。</small>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

type Values = { day: string; text: string; found?: string };

function Write({ p }: { p: Station }) {
  const [form] = Form.useForm<Values>();
  const refresh = useRefresh();
  const { now } = useMe();
  const today = showDay(now);
  const days = [...(p.today_open ? [{ value: today, label: `今天 ${today}` }] : []), ...[...p.missing_days].reverse().map((d) => ({ value: d, label: `补记 ${d}` }))];
  const send = useMutation({
    mutationFn: (v: Values) => api.post(`/tour-stations/${p.it.id}/logs` as Address, { ...v, found: v.found ?? "" }),
    onSuccess: () => { form.resetFields(); refresh(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  return (
    <Section title="写日志">
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={{ day: days[0]?.value }} key={days[0]?.value}>
        <Form.Item name="day" label="日期" rules={[{ required: true, message: "请选择日期。" }]}><Select style={{ width: 200 }} options={days} /></Form.Item>
        <Form.Item name="text" label="当日情况" rules={[{ required: true, message: "请填写当日情况。" }]}><Input.TextArea rows={4} maxLength={2000} placeholder="去了哪里，查了什么，谈了谁" /></Form.Item>
        <Form.Item name="found" label="发现并告知的问题（可不填）"><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={send.isPending} data-testid="log-ok">保存</Button>
      </Form>
    </Section>
  );
}
