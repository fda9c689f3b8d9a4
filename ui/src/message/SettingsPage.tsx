import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Checkbox, Form, Input, Radio, Select } from "antd";
import { Refused, sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { useMessageActs, useMessageSettings } from "./queries";
import type { MessageSettings } from "./types";

type Values = Omit<MessageSettings, "version" | "mail" | "together_minutes">;
const hours = Array.from({ length: 24 }, (_, h) => ({ value: h, label: `${String(h).padStart(2, "0")}:00` }));

/** How messages reach me besides the inbox, and when I am left in peace. */
export function SettingsPage() {
  const settings = useMessageSettings();
  return (
    <>
      <div className="head"><div className="grow"><h1>接收设置</h1><small>站内消息总会收到；这里设置邮件提醒。</small></div><Link to={"/messages" as never} className="chip">返回消息</Link></div>
      <div className="page" style={{ maxWidth: 640 }}>
        {settings.isError && <div className="refusal" role="alert">{sentence(settings.error)}</div>}
        {settings.isPending && <div className="skeleton" style={{ height: 90 }} />}
        {settings.data && <Wanted key={settings.data.version} s={settings.data} />}
      </div>
    </>
  );
}

function Wanted({ s }: { s: MessageSettings }) {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const { settings } = useMessageActs();
  const save = useMutation({
    mutationFn: (v: Values) => settings({ ...v, email: v.email ?? "", version: s.version }),
    onSuccess: () => void message.success("已保存"),
    onError: (e) => { if (e instanceof Refused) form.setFields(e.fields.map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))); },
  });
  const { email, wish, together, quiet_from, quiet_to, rest_days } = s;
  return (
    <Section title="邮件提醒">
      {!s.mail && <div className="note" style={{ marginBottom: 12 }}>系统管理员还没有为本地区设置邮件渠道，填好后也暂时不会发邮件。</div>}
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ email, wish, together, quiet_from, quiet_to, rest_days }} onFinish={(v) => save.mutate(v)}>
        <Form.Item name="email" label="邮箱地址" extra="留空就不发邮件。邮件里只有标题、说明和链接，打开链接须登录。"><Input maxLength={254} inputMode="email" autoComplete="email" placeholder="名称@域名" /></Form.Item>
        <Form.Item name="wish" label="哪些消息发邮件"><Radio.Group options={[{ value: "all", label: "全部" }, { value: "urgent", label: "只要紧急的" }, { value: "none", label: "不要邮件" }]} /></Form.Item>
        <Form.Item name="together" valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>不紧急的合并成一封（最多等 {s.together_minutes} 分钟）</Checkbox></Form.Item>
        <Form.Item name="rest_days" valuePropName="checked"><Checkbox>休息日和节假日也发不紧急的邮件</Checkbox></Form.Item>
        <div className="row" style={{ alignItems: "flex-start" }}>
          <Form.Item name="quiet_from" label="免打扰从"><Select options={hours} style={{ width: 120 }} /></Form.Item>
          <Form.Item name="quiet_to" label="到"><Select options={hours} style={{ width: 120 }} /></Form.Item>
        </div>
        <p className="small" style={{ marginBottom: 12 }}>免打扰时段和休息日里，不紧急的邮件等到之后再发；紧急的随时发。两个时刻相同表示不设免打扰。</p>
        <Button type="primary" htmlType="submit" loading={save.isPending}>保存</Button>
      </Form>
    </Section>
  );
}
