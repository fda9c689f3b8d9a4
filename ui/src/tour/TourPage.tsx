import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Light } from "@/kit/Light";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { VisitLine } from "./parts";
import { useMove, useRefresh, useTour } from "./queries";
import type { Tour, TourPlace } from "./types";
import "@/kit/timeline.css";
import "@/task/task.css";
import "./tour.css";

export function TourPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = useTour(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: Tour }) {
  const t = p.it;
  const move = useMove(`/tours/${t.id}`, t.version);
  const [planning, setPlanning] = useState<TourPlace | null>(null);
  const pace = t.pace;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/tours" as never}>巡查</Link> › {t.number}</small>
          <h1>{t.title}</h1>
          <div className="row small" style={{ gap: 12 }}><span>{t.sort_label}</span><span>{showDay(t.from)} 至 {showDay(t.to)}</span><span>{t.organ?.name}</span></div>
        </div>
        <span className="tag inf">{t.state_label}</span>
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            {pace && <div><b style={{ fontSize: 20 }}>{pace.covered} / {t.total}</b> 已巡查{pace.left > 0 && <>，还剩 <b>{pace.left}</b> 个、<b>{pace.days_left}</b> 天</>}</div>}
            {pace && <p className={pace.warns ? (pace.outlook === "missed" ? "c-r" : "c-y") : "soft"}>{pace.warns && "■ "}{pace.say}</p>}
            {p.open_findings > 0 && <p className="c-y">{p.open_findings} 个问题还没有复核销号。</p>}
            {p.tasks.length > 0 && <p className="row" style={{ gap: 12 }}><span>问题下发的任务</span>{p.tasks.map((t) => <Link key={t.color} to={"/tasks" as never} search={{ policy: p.it.id, light: t.color } as never}><Light mark={{ color: t.color, label: t.label, days: null } as never} /> {t.count}</Link>)}</p>}
            <p className="soft">{p.topics}</p>
            {p.core.length > 0 && <p>核心单位：{p.core.map((u) => u.short).join("、")}</p>}
          </div>
          <div className="may col"><Offers offers={p.offers} act={move} subject={t.title} last={["withdraw"]} /></div>
        </div>
        <Section title="覆盖情况" note={p.may_plan ? "点未安排的对象排期" : "完成的巡查才算覆盖"}>
          <div className="to-map">{p.places.map((x) => <Cell key={x.unit?.id} x={x} plan={p.may_plan ? () => setPlanning(x) : undefined} />)}</div>
        </Section>
        <div className="task-cols">
          <div>
            <Section title="巡查日程" note={p.visits.length ? `${p.visits.length} 次` : undefined} flush>
              {p.visits.length === 0 && <p className="faint" style={{ padding: "12px 14px" }}>还没有排期。</p>}
              {p.visits.map((v) => <VisitLine key={v.id} v={v} />)}
            </Section>
          </div>
          <div>
            <Section title="经过">
              <ol className="timeline" aria-label="经过">
                {[...p.marks].reverse().map((m, i) => <li key={i}><b>{m.label}</b><div className="small">{showMinute(m.at)} · {m.name}</div>{m.note && <p className="said">{m.note}</p>}</li>)}
                <li><b>拟定</b><div className="small">{showMinute(p.opened.at)} · {p.opened.name}</div></li>
              </ol>
            </Section>
          </div>
        </div>
      </div>
      {planning && <Plan p={p} x={planning} close={() => setPlanning(null)} />}
    </>
  );
}

function Cell({ x, plan }: { x: TourPlace; plan?: () => void }) {
  const inner = <><b className="cut">{x.unit?.short}</b><span className="small">{x.stands_label}{x.on && ` ${showDay(x.on)}`}</span>{x.members.length > 0 && <span className="small cut" title={x.members.map((m) => m.short).join("、")}>N：{x.members.map((m) => m.short).join("、")}</span>}</>;
  if (x.visit) return <Link className={`to-cell ${x.stands}`} to={`/tour-visits/${x.visit}` as never}>{inner}</Link>;
  return plan ? <button type="button" className={`to-cell ${x.stands}`} onClick={plan} data-plan={x.unit?.short}>{inner}</button> : <span className={`to-cell ${x.stands}`}>{inner}</span>;
}

function Plan({ p, x, close }: { p: Tour; x: TourPlace; close: () => void }) {
  const [form] = Form.useForm<{ on: Dayjs; leader: string }>();
  const refresh = useRefresh();
  const { now } = useMe();
  const send = useMutation({
    mutationFn: (v: { on: Dayjs; leader: string }) => api.post(`/tours/${p.it.id}/visits` as Address, { target: x.unit?.id, on: v.on.format("YYYY-MM-DD"), leader: v.leader }),
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as "on" | "leader", errors: [f.say] }))),
  });
  return (
    <Modal open title={`排期：${x.unit?.name}`} onCancel={close} okText="排期" cancelText="先不办" onOk={() => form.submit()} okButtonProps={{ loading: send.isPending, "data-testid": "plan-ok" } as never} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={{ on: dayjs(now) }}>
        <Form.Item name="on" label="日期" rules={[{ required: true, message: "请选择日期。" }]}><DatePicker allowClear={false} /></Form.Item>
        <Form.Item name="leader" label="组长" rules={[{ required: true, message: "请填写组长。" }]}><Input maxLength={60} /></Form.Item>
      </Form>
    </Modal>
  );
}
