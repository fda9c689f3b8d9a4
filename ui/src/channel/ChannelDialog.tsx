import { useMutation, useQuery } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, InputNumber, Modal, Select } from "antd";
import { Refused, sentence } from "@/api/client";
import { regionsQuery, UnitPicker } from "@/kit/UnitPicker";
import { useChannelActs } from "./queries";
import type { ChannelRow } from "./types";

const shapes = [{ value: "mail", label: "电子邮件" }, { value: "wecom", label: "企业微信群机器人" }, { value: "dingtalk", label: "钉钉群机器人" }, { value: "webhook", label: "通用 Webhook（JSON）" }];
const securities = [{ value: "starttls", label: "STARTTLS（必须加密）" }, { value: "tls", label: "SSL/TLS" }, { value: "plain", label: "不加密（仅限内网、无密码）" }];

type Values = { name: string; shape: string; url?: string; host?: string; port?: number; security?: string; username?: string; secret?: string; sender?: string; region: string; unit?: string; urgent_only?: boolean };

/** A new channel, or what is known of one. Secrets are never shown again; empty means as before. */
export function ChannelDialog({ c, close }: { c?: ChannelRow; close: () => void }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { add, change } = useChannelActs();
  const regions = useQuery(regionsQuery);
  const shape = Form.useWatch("shape", form) ?? c?.shape.code ?? "mail";
  const mail = shape === "mail";
  const save = useMutation({
    mutationFn: (v: Values) => {
      const body = { ...v, url: v.url || undefined, secret: v.secret || undefined, unit: v.unit || undefined, version: c?.version };
      return c ? change(c.id, body) : add(body);
    },
    onSuccess: () => { message.success(c ? "已保存" : "已登记，从现在起的消息会经它发出"); close(); },
    onError: (e) => { if (e instanceof Refused) form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))); },
  });
  const start: Values = c
    ? { name: c.name, shape: c.shape.code, host: c.host, port: c.port || 587, security: c.security.code, username: c.username, sender: c.sender, region: c.region_path, unit: c.unit ?? undefined, urgent_only: c.urgent_only }
    : { name: "", shape: "mail", host: "", port: 587, security: "starttls", username: "", sender: "", region: "", urgent_only: false };
  const need = [{ required: true, message: "这一项必填。" }];
  const kept = c?.secret_set ? "已设置；不改就留空。" : undefined;
  return (
    <Modal open title={c ? "修改消息渠道" : "登记消息渠道"} width={640} onCancel={close} cancelText="先不改" okText="保存" okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" initialValues={start} onFinish={(v) => save.mutate(v)}>
        <Form.Item name="name" label="名称" rules={need}><Input maxLength={60} placeholder="如 州级邮件服务器" /></Form.Item>
        <Form.Item name="shape" label="种类" rules={need}><Select options={shapes} disabled={!!c} /></Form.Item>
        {mail ? (
          <>
            <div className="row" style={{ alignItems: "flex-start", flexWrap: "nowrap" }}>
              <Form.Item name="host" label="邮件服务器" rules={need} style={{ flex: 1 }}><Input maxLength={253} placeholder="主机名或 IP 地址" /></Form.Item>
              <Form.Item name="port" label="端口" rules={need}><InputNumber min={1} max={65535} style={{ width: 100 }} /></Form.Item>
            </div>
            <Form.Item name="security" label="加密方式" rules={need}><Select options={securities} /></Form.Item>
            <Form.Item name="sender" label="发件地址" rules={need}><Input maxLength={254} placeholder="名称@域名" /></Form.Item>
            <Form.Item name="username" label="发信账号（不需要登录就留空）"><Input maxLength={200} autoComplete="off" /></Form.Item>
            <Form.Item name="secret" label="密码或授权码" extra={kept ?? "许多邮箱要用授权码而不是登录密码。"}><Input.Password maxLength={500} autoComplete="new-password" /></Form.Item>
          </>
        ) : (
          <>
            <Form.Item name="url" label="接收地址" rules={c ? [] : need} extra={c ? `现为 ${c.url}；不改就留空，改动后密钥须重新填写。` : shape === "webhook" ? "http 或 https 地址。" : "从群机器人设置中整条复制，地址里的密钥保存后不再显示。"}><Input maxLength={500} placeholder="https://…" /></Form.Item>
            {shape !== "wecom" && <Form.Item name="secret" label={shape === "dingtalk" ? "加签密钥（机器人启用了“加签”才填）" : "签名密钥（16 至 200 个字符）"} extra={kept}><Input.Password maxLength={200} autoComplete="new-password" /></Form.Item>}
          </>
        )}
        <Form.Item name="region" label="发给哪些地区的人（含下级）" rules={need}><Select showSearch={{ optionFilterProp: "label" }} options={(regions.data ?? []).map((g) => ({ value: g.path, label: g.name }))} placeholder="选择地区" /></Form.Item>
        <Form.Item name="unit" label="只发给这个单位的人（可不选）"><UnitPicker placeholder="全部单位" /></Form.Item>
        <Form.Item name="urgent_only" valuePropName="checked"><Checkbox>只发紧急消息</Checkbox></Form.Item>
      </Form>
    </Modal>
  );
}
