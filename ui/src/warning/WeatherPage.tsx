import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal, Select } from "antd";
import { useState } from "react";
import { SenseTabs } from "@/alarm/SenseTabs";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EmptyState } from "@/kit/EmptyState";
import { Section } from "@/kit/Section";
import { regionsQuery } from "@/kit/UnitPicker";
import { showMinute } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";
import { Colour } from "./columns";
import { useWeather, weatherKey } from "./queries";
import type { WeatherMark } from "./types";
import { colours, weathers } from "./words";

/** Severe weather as the weather service announced it; it adds to the risk of everything in its region while it holds. */
export function WeatherPage() {
  const marks = useWeather();
  const may = useMay("alarm.verify");
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<WeatherMark>();
  return (
    <>
      <SenseTabs title="天气标记" say={<>气象部门发布的恶劣天气，由安委办或属地登记；黄色以上在有效期内计入当地企业的动态风险值。<Link to={"/warnings" as never}>看风险预警</Link></>} action={may && <Button type="primary" onClick={() => setAdding(true)}>登记天气标记</Button>} />
      <div className="page">
        <Section title="近 30 天" flush>
          {marks.isError && <div className="body"><div className="refusal" role="alert">{sentence(marks.error)}</div></div>}
          {marks.data?.length === 0 && <EmptyState title="没有天气标记">收到暴雨、雷电、大风等预警信号后在这里登记，说明文号和有效期。</EmptyState>}
          {marks.data && marks.data.length > 0 && (
            <div style={{ overflowX: "auto" }}>
              <table className="grid">
                <thead><tr><th scope="col">天气</th><th scope="col">地区</th><th scope="col">有效期</th><th scope="col">发布单位和文号</th><th scope="col">登记</th><th scope="col">状态</th></tr></thead>
                <tbody>{marks.data.map((m) => (
                  <tr key={m.id}>
                    <td className="line">{m.weather.label} <Colour of={m.colour} /></td><td className="line">{m.region_name}</td>
                    <td>{showMinute(m.from)} 至 {showMinute(m.until)}</td><td>{m.source}</td><td>{m.said.name} <span className="small">{showMinute(m.said.at)}</span></td>
                    <td>{m.ended ? <>{m.ended.name}提前解除<div className="small">{m.ended.note}</div></> : m.holds ? <span className="c-y">生效中</span> : <span className="faint">{Date.parse(m.until) > Date.parse(m.said.at) && m.may_end ? "未到时间" : "已过期"}</span>} {m.may_end && <Button size="small" onClick={() => setEnding(m)}>提前解除</Button>}</td>
                  </tr>
                ))}</tbody>
              </table>
            </div>
          )}
        </Section>
      </div>
      {adding && <Add close={() => setAdding(false)} />}
      {ending && <End m={ending} close={() => setEnding(undefined)} />}
    </>
  );
}

type Form_ = { weather: string; colour: string; region: string; hours: number; source: string };

function Add({ close }: { close: () => void }) {
  const [form] = Form.useForm<Form_>();
  const client = useQueryClient();
  const now = useNow();
  const { message } = App.useApp();
  const regions = useQuery(regionsQuery);
  const send = useMutation({
    mutationFn: ({ hours, ...f }: Form_) => api.post<WeatherMark[]>("/weather-marks" as Address, { ...f, until: new Date(Date.parse(now) + hours * 3_600_000).toISOString() }),
    onSuccess: (all) => { client.setQueryData(weatherKey, all); void message.success("已登记，下一次评定起计入风险值"); close(); },
    onError: (error) => { if (error instanceof Refused) form.setFields(error.fields.filter((f) => f.path in form.getFieldsValue()).map((f) => ({ name: f.path as keyof Form_, errors: [f.say] }))); },
  });
  const must = (say: string) => [{ required: true, message: say }];
  return (
    <Modal open title="登记天气标记" onCancel={close} cancelText="先不登" okText="登记" okButtonProps={{ loading: send.isPending }} onOk={() => form.submit()}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ colour: "yellow", hours: 6 }} onFinish={(v) => send.mutate(v)}>
        <Form.Item name="weather" label="天气" rules={must("请选择天气种类。")}><Select options={weathers} /></Form.Item>
        <Form.Item name="colour" label="预警信号颜色" rules={must("请选择颜色。")}><Select options={colours} /></Form.Item>
        <Form.Item name="region" label="地区" rules={must("请选择地区。")}><Select showSearch={{ optionFilterProp: "label" }} options={(regions.data ?? []).map((r) => ({ value: r.code, label: r.name }))} /></Form.Item>
        <Form.Item name="hours" label="从现在起有效" rules={must("请选择时长。")} extra="最长 72 小时，持续更久的到期后重新登记。"><Select options={[3, 6, 12, 24, 48, 72].map((h) => ({ value: h, label: `${h} 小时` }))} /></Form.Item>
        <Form.Item name="source" label="发布单位和文号" rules={must("请写明发布单位和文号。")}><Input maxLength={200} placeholder="如 ××气象台暴雨橙色预警第×号" /></Form.Item>
      </Form>
    </Modal>
  );
}

function End({ m, close }: { m: WeatherMark; close: () => void }) {
  const [reason, setReason] = useState("");
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: () => api.post<WeatherMark[]>(`/weather-marks/${m.id}/end` as Address, { reason, version: m.version }),
    onSuccess: (all) => { client.setQueryData(weatherKey, all); close(); },
  });
  return (
    <Modal open title={`提前解除：${m.region_name}${m.weather.label}${m.colour.label}`} onCancel={close} cancelText="先不办" okText="解除" okButtonProps={{ loading: send.isPending, disabled: !reason.trim() }} onOk={() => send.mutate()}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <label className="col" style={{ gap: 4 }}><span>原因</span><Input.TextArea rows={2} maxLength={200} value={reason} onChange={(e) => setReason(e.target.value)} placeholder="如 气象台已解除信号" /></label>
    </Modal>
  );
}
