import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Form, Input, Modal, Select } from "antd";
import { Refused, sentence } from "@/api/client";
import { regionsQuery } from "@/kit/UnitPicker";
import { trades } from "@/site/words";
import { useReceiverActs } from "./queries";
import type { ReceiverRow } from "./types";

const shapes = [{ value: "webhook", label: "通用 Webhook（JSON）" }, { value: "alertmanager", label: "Alertmanager API v2" }];
const signings = [{ value: "sm3", label: "HMAC-SM3" }, { value: "sha256", label: "HMAC-SHA256" }, { value: "none", label: "不签名" }];
const priorities = [{ value: "low", label: "低及以上（全部）" }, { value: "medium", label: "中及以上" }, { value: "high", label: "高及以上" }, { value: "critical", label: "只发紧急" }];

type Values = { name: string; shape: string; url: string; header: string; header_value?: string; signing: string; secret?: string; region: string; trade: string; least: string };

/** A new receiver, or what is known of one. Secrets are never shown again; empty means as before. */
export function ReceiverDialog({ r, close }: { r?: ReceiverRow; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { add, change } = useReceiverActs();
  const regions = useQuery(regionsQuery);
  const signing = Form.useWatch("signing", form) ?? r?.signing.code ?? "sm3";
  const header = Form.useWatch("header", form) ?? r?.header ?? "";
  const save = useMutation({
    mutationFn: (v: Values) => {
      const body = { ...v, trade: v.trade ?? "", header: v.header ?? "", header_value: v.header_value || undefined, secret: v.secret || undefined, version: r?.version };
      return r ? change(r.id, body) : add(body);
    },
    onSuccess: () => { message.success(r ? "已保存" : "已登记，从现在起的报警会发给它"); close(); },
    onError: (e) => { if (e instanceof Refused) form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))); },
  });
  const start: Values = r
    ? { name: r.name, shape: r.shape.code, url: r.url, header: r.header, signing: r.signing.code, region: r.region_path, trade: r.trade, least: r.least.code }
    : { name: "", shape: "webhook", url: "", header: "", signing: "sm3", region: "", trade: "", least: "low" };
  const need = [{ required: true, message: "这一项必填。" }];
  return (
    <Modal open title={r ? "修改接收系统" : "登记接收系统"} width={640} onCancel={close} cancelText="先不改" okText="保存" okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" initialValues={start} onFinish={(v) => save.mutate(v)}>
        <Form.Item name="name" label="名称" rules={need}><Input maxLength={60} placeholder="如 省级监测预警平台" /></Form.Item>
        <Form.Item name="shape" label="消息格式" rules={need}><Select options={shapes} /></Form.Item>
        <Form.Item name="url" label="接收地址" rules={need} extra={r ? "地址或格式改动后，请求头的值和签名密钥须重新填写。" : "http 或 https；Alertmanager 填到主机和端口即可。"}><Input maxLength={500} placeholder="https://主机/路径" /></Form.Item>
        <Form.Item name="region" label="发哪些地区的报警（含下级）" rules={need}><Select showSearch={{ optionFilterProp: "label" }} options={(regions.data ?? []).map((g) => ({ value: g.path, label: g.name }))} placeholder="选择地区" /></Form.Item>
        <Form.Item name="trade" label="监管类别"><Select options={[{ value: "", label: "全部" }, ...trades]} /></Form.Item>
        <Form.Item name="least" label="最低优先级" rules={need}><Select options={priorities} /></Form.Item>
        <Form.Item name="signing" label="签名" rules={need}><Select options={signings} /></Form.Item>
        {signing !== "none" && <Form.Item name="secret" label="签名密钥（16 至 200 个字符）" extra={r?.secret_set ? "已设置；不改就留空。" : undefined}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>}
        <Form.Item name="header" label="附带的请求头（可不填）"><Input maxLength={64} placeholder="如 Authorization" /></Form.Item>
        {header && <Form.Item name="header_value" label="请求头的值" extra={r?.header_set ? "已设置；不改就留空。" : undefined}><Input.Password maxLength={2000} autoComplete="new-password" /></Form.Item>}
      </Form>
    </Modal>
  );
}
