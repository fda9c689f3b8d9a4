import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { App, Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { SenseTabs } from "@/alarm/SenseTabs";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showDay, showMinute, showWeekday } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { DutyLine } from "./DutyLine";
import { planKey, useMoveShift, useNowOnDuty, usePlan } from "./queries";
import type { ShiftPlan, ShiftRow } from "./types";
import { lines, span } from "./words";
import "./shift.css";

/** Who is on duty for alarms: the plan of a unit for a week, and who answers now for every unit that I look after. */
export function ShiftPage() {
  const { unit } = useSearch({ strict: false }) as { unit?: string };
  const plan = usePlan(unit);
  const [adding, setAdding] = useState(false);
  const may = plan.data?.may_plan;
  return (
    <>
      <SenseTabs title="值班" say="新报警发给正在值班的人；排了班而无人值守时，报警直接升一级。" action={may && <Button type="primary" onClick={() => setAdding(true)}>排班</Button>} />
      <div className="page shift-cols">
        <div>
          {plan.isError && <div className="refusal" role="alert">{sentence(plan.error)}</div>}
          {plan.data && <Plan p={plan.data} own={!unit} plan={may ? () => setAdding(true) : undefined} />}
        </div>
        <div><Now chosen={unit} /></div>
      </div>
      {adding && plan.data && <Add p={plan.data} close={() => setAdding(false)} />}
    </>
  );
}

function Plan({ p, own, plan }: { p: ShiftPlan; own: boolean; plan?: () => void }) {
  const now = useNow();
  const gaps = p.shifts.some((s) => s.state.code !== "void") ? p.gaps : [];
  return (
    <>
      {p.last_note && <Section title="上一班交接"><p>{p.last_note.note}</p><small>{p.last_note.name} {showMinute(p.last_note.at)}</small></Section>}
      <Section title={own ? "今后七天" : `${p.unit.name}：今后七天`} note={gaps.length ? `${gaps.length} 段无人` : undefined} action={!own && <Link className="small" to={"/shifts" as never}>看本单位的</Link>} flush>
        {p.shifts.length === 0 && <EmptyState title="没有排班" action={plan && <Button type="primary" onClick={plan}>排班</Button>}>{own ? "排班后，新报警会发给值班的人；没有排班的单位不认定缺岗。" : "这个单位没有在系统里排班，报警按原来的时限推送。"}</EmptyState>}
        {p.shifts.length > 0 && (
          <ul className="shift-days">
            {byDay(rowsOf(p, gaps)).map(([day, rows]) => (
              <li key={day}>
                <b>{showWeekday(day).slice(5)}{day === showDay(now) && " 今天"}</b>
                <div>{rows.map((r) => (r.kind === "gap" ? <div key={`g${r.from}`} className="shift-line c-r"><span>{span(r.from, r.to)}</span><b>无人值班</b></div> : <Line key={r.s.id} s={r.s} />))}</div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

type Row_ = { kind: "gap"; from: string; to: string } | { kind: "shift"; from: string; s: ShiftRow };
const rowsOf = (p: ShiftPlan, gaps: ShiftPlan["gaps"]): Row_[] => [...p.shifts.map((s): Row_ => ({ kind: "shift", from: s.from, s })), ...gaps.map((g): Row_ => ({ kind: "gap", ...g }))].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));

/** By the day on which a stretch begins, in Beijing. */
function byDay(rows: Row_[]): [string, Row_[]][] {
  const days = new Map<string, Row_[]>();
  for (const r of rows) days.set(showDay(r.from), [...(days.get(showDay(r.from)) ?? []), r]);
  return [...days];
}

function Line({ s }: { s: ShiftRow }) {
  const move = useMoveShift();
  const gone = s.state.code === "void";
  const open = s.offers.filter((o) => !o.refused);
  return (
    <div className="shift-line">
      <span className={gone ? "faint" : undefined}>{span(s.from, s.to)}</span>
      <span className={gone ? "faint" : undefined}>
        <b>{s.person_name}</b>{s.now && <span className="c-g"> 正在值班</span>}
        {gone && <span> 已取消：{s.void?.note}</span>}
        {s.handed && <div className="small">交班：{s.handed.note}</div>}
      </span>
      {open.length > 0 && <Offers size="small" offers={open} act={(o, f) => move(s, o, f)} subject={`${s.person_name} ${showDay(s.from)} ${span(s.from, s.to)}`} />}
    </div>
  );
}

const sides: Record<string, string> = { own: "本单位", enterprise: "企业", regulator: "监管" };

function Now({ chosen }: { chosen?: string }) {
  const q = useNowOnDuty();
  if (!q.data) return null;
  const { units, total, missing, unplanned } = q.data;
  const note = [missing && `${missing} 个单位无人值班`, unplanned && `${unplanned} 个没有排班`].filter(Boolean).join("，");
  return (
    <Section title="现在谁在值班" note={note || undefined} flush>
      <ul className="plain" style={{ padding: "4px 14px 10px" }}>
        {units.map((d) => (
          <li key={d.unit.id + d.side} className="row" style={{ padding: "8px 0", borderTop: "1px solid var(--line)", gap: 8, justifyContent: "space-between" }}>
            <span>{d.unit.id === chosen ? <b>{d.unit.name}</b> : <Link to={"/shifts" as never} search={(d.side === "own" ? {} : { unit: d.unit.id }) as never}>{d.unit.name}</Link>} <small>{sides[d.side]}</small></span>
            <DutyLine d={d} />
          </li>
        ))}
      </ul>
      {total > units.length && <p className="small" style={{ padding: "0 14px" }}>共 {total} 个单位，这里列出前 {units.length} 个，无人值班的在前。</p>}
    </Section>
  );
}

type Form_ = { first: string; days: number; begin: string; hours: number; people: string[] };

function Add({ p, close }: { p: ShiftPlan; close: () => void }) {
  const now = useNow();
  const [form] = Form.useForm<Form_>();
  const values = Form.useWatch([], form) as Form_ | undefined;
  const client = useQueryClient();
  const { message } = App.useApp();
  // The first of today may have begun already; it counts from now on. What is over is not planned.
  const made = (v: Form_) => lines(v.first, v.days, v.begin, v.hours, v.people ?? []).filter((l) => Date.parse(l.to) > Date.parse(now));
  const send = useMutation({
    mutationFn: (v: Form_) => api.post<ShiftPlan>("/shifts" as Address, { shifts: made(v) }),
    onSuccess: (plan) => { client.setQueryData(planKey(), plan); void client.invalidateQueries({ queryKey: ["shifts"] }); void message.success("已排班"); close(); },
  });
  const must = (say: string) => [{ required: true, message: say }];
  const count = values ? made({ ...values }).length : 0;
  return (
    <Modal open title="排班" onCancel={close} cancelText="先不排" okText={count ? `排 ${count} 个班` : "排班"} okButtonProps={{ loading: send.isPending, disabled: !count }} onOk={() => form.submit()}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ first: showDay(now), days: 7, begin: "08:00", hours: 12, people: [] }} onFinish={(v) => send.mutate(v)}>
        <Form.Item name="people" label="值班人员（按选的顺序轮流）" rules={must("请选择值班人员。")}><Select mode="multiple" optionFilterProp="label" options={p.people.map((x) => ({ value: x.id, label: x.name }))} placeholder="本单位人员" /></Form.Item>
        <div className="row" style={{ gap: 12 }}>
          <Form.Item name="first" label="从哪天" rules={must("请填写日期。")} style={{ flex: 1 }}><Input type="date" /></Form.Item>
          <Form.Item name="days" label="排几天" rules={must("请填写天数。")}><InputNumber min={1} max={31} precision={0} /></Form.Item>
        </div>
        <div className="row" style={{ gap: 12 }}>
          <Form.Item name="begin" label="每天几点接班" rules={must("请填写时间。")} style={{ flex: 1 }}><Input type="time" /></Form.Item>
          <Form.Item name="hours" label="一个班" rules={must("请选择时长。")} style={{ flex: 1 }}><Select options={[8, 12, 24].map((h) => ({ value: h, label: `${h} 小时` }))} /></Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
