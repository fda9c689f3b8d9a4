import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, DatePicker, Form, Input, Modal } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { Tabs } from "./parts";
import { useRefresh } from "./queries";
import type { Station, StationRow } from "./types";

const lacks = (s: StationRow) => (s.missing ? <b className="c-y">缺 {s.missing} 天</b> : <span className="c-g">✓ 不缺</span>);
const columns: Column<StationRow>[] = [
  { key: "title", title: "驻点", render: (s) => <Link to={`/tour-stations/${s.id}` as never}><b>{s.title}</b></Link> },
  { key: "target", title: "单位", render: (s) => <span className="line">{s.target?.short}</span> },
  { key: "to", title: "期间", sort: "to", render: (s) => <span className="line">{showDay(s.from)} 至 {showDay(s.to)}</span> },
  { key: "people", title: "人员", render: (s) => s.people },
  { key: "written", title: "日志", num: true, render: (s) => `${s.written} 天` },
  { key: "missing", title: "工作日缺记", render: lacks },
  { key: "late", title: "补记", render: (s) => (s.late ? <span className="c-y">{s.late} 天</span> : "0") },
];

/** Stations, with the working days on which nothing was written. */
export function StationsPage() {
  const go = useNavigate();
  const may = useMay("supervise.work");
  const [making, setMaking] = useState(false);
  const make = <Button type="primary" onClick={() => setMaking(true)}>设立驻点</Button>;
  return (
    <>
      <Tabs title="驻点督导日志" say="驻点期间每个工作日记一篇；过了当天补写的会标明，不能预填、不能改写。" action={may && make} />
      <div className="page col" style={{ gap: 12 }}>
        <DataTable<StationRow>
          name="tour-stations" path="/tour-stations" noun="个驻点" columns={columns} filters={[]} rowKey={(s) => s.id}
          onRow={(s) => void go({ to: `/tour-stations/${s.id}` as never })}
          card={(s) => <Link to={`/tour-stations/${s.id}` as never} className="to-line"><span className="row"><b className="grow">{s.title}</b>{lacks(s)}</span><span className="small">{s.target?.short} · {showDay(s.from)} 至 {showDay(s.to)} · 已记 {s.written} 天{s.late > 0 && `，补记 ${s.late} 天`}</span></Link>}
          empty={<EmptyState title="没有驻点" action={may ? make : undefined}>派人驻点督导时在这里设立，每个工作日写日志。</EmptyState>}
        />
      </div>
      {making && <Make close={() => setMaking(false)} />}
    </>
  );
}

type Values = { title: string; target: string; span: [Dayjs, Dayjs]; people: string };

function Make({ close }: { close: () => void }) {
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const send = useMutation({
    mutationFn: ({ span, ...v }: Values) => api.post<Station>("/tour-stations", { ...v, from: span[0].format("YYYY-MM-DD"), to: span[1].format("YYYY-MM-DD") }),
    onSuccess: (s) => { refresh(); void go({ to: `/tour-stations/${s.it.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: (f.path === "from" || f.path === "to" ? "span" : f.path) as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  return (
    <Modal open title="设立驻点" onCancel={close} okText="设立" cancelText="先不办" onOk={() => form.submit()} okButtonProps={{ loading: send.isPending, "data-testid": "station-ok" } as never} destroyOnHidden>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)}>
        <Form.Item name="title" label="名称" rules={must("请填写名称。")}><Input maxLength={120} placeholder="某县驻点督导" /></Form.Item>
        <Form.Item name="target" label="驻点单位" rules={must("请选择单位。")}><UnitPicker /></Form.Item>
        <Form.Item name="span" label="期间" rules={must("请选择期间。")}><DatePicker.RangePicker style={{ width: "100%" }} /></Form.Item>
        <Form.Item name="people" label="驻点人员" rules={must("请填写人员。")}><Input maxLength={200} /></Form.Item>
      </Form>
    </Modal>
  );
}
