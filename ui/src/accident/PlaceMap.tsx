import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Form, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { usePlaces, useRates, useRefresh } from "./queries";
import type { AccidentPlace, AccidentRates } from "./types";
import "./accident.css";

/** Counties as tiles, this year beside last year; each opens its accidents. Below it the death rates, or why there are none. */
export function PlaceMap() {
  const q = usePlaces();
  const d = q.data;
  if (!d || d.places.length < 2) return null;
  return (
    <Section title="各县区" note={`${showDay(d.from)} 至 ${showDay(d.to)}，与上年同期比；点开看事故`}>
      <div className="ac-map">{d.places.map((p) => <Tile key={p.region} p={p} from={d.from} to={d.to} />)}</div>
      <Rates />
    </Section>
  );
}

function Tile({ p, from, to }: { p: AccidentPlace; from: string; to: string }) {
  return (
    <Link className={`ac-tile ${p.dead ? "dead" : p.count ? "some" : ""}`} to={"/accidents" as never} search={{ region: p.region, from, to, counted: "true" } as never} data-place={p.region}>
      <b className="cut">{p.name}</b>
      <span>{p.count} 起{p.dead > 0 && <b className="c-r"> 死亡 {p.dead} 人</b>}{p.larger > 0 && <b className="c-r"> 较大以上 {p.larger}</b>}</span>
      <span className="small">上年同期 {p.last_count} 起、死亡 {p.last_dead} 人</span>
    </Link>
  );
}

function Rates() {
  const q = useRates();
  const [open, setOpen] = useState(false);
  const r = q.data;
  if (!r) return null;
  return (
    <>
      <div className="row" style={{ marginTop: 14 }}><b className="grow">{r.region_name} {r.year} 年死亡率{r.running && <span className="small"> 死亡人数截至今天，除以录入的全年数</span>}</b>{r.may_enter && <Button size="small" onClick={() => setOpen(true)}>录入分母</Button>}</div>
      <div className="ac-rates">
        {r.rates.map((x) => (
          <div key={x.kind} data-rate={x.kind}>
            <div>{x.label} <b>{x.value == null ? "—" : x.value}</b></div>
            {x.base != null && <div className="small">死亡 {x.dead} 人，{x.base_label} {x.base} {x.base_unit}（{x.source}）</div>}
            {x.missing && <div className="small c-y">{x.missing}</div>}
          </div>
        ))}
        {r.absent.map((a) => <div key={a} className="small faint">{a}</div>)}
      </div>
      {open && <Enter r={r} close={() => setOpen(false)} />}
    </>
  );
}

type Values = { year: number; kind: string; value: number; source: string };

function Enter({ r, close }: { r: AccidentRates; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const refresh = useRefresh();
  const send = useMutation({
    mutationFn: (v: Values) => api.put("/accidents/rates", v),
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  return (
    <Modal open title={`录入死亡率的分母：${r.region_name}`} onCancel={close} okText="录入" cancelText="先不办" onOk={() => form.submit()} okButtonProps={{ loading: send.isPending }} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)} initialValues={{ year: r.year, kind: "gdp" }}>
        <Form.Item name="kind" label="是什么" rules={must("请选择。")}><Select options={r.rates.map((x) => ({ value: x.kind, label: `${x.base_label}（${x.base_unit}）` }))} /></Form.Item>
        <Form.Item name="year" label="年份" rules={must("请填写年份。")}><InputNumber precision={0} /></Form.Item>
        <Form.Item name="value" label="数值" rules={must("请填写数值。")}><InputNumber min={0} style={{ width: 200 }} /></Form.Item>
        <Form.Item name="source" label="数据来源" rules={must("请写明来源。")}><Input maxLength={120} placeholder="统计公报" /></Form.Item>
      </Form>
    </Modal>
  );
}
