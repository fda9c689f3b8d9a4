import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input } from "antd";
import { api, rows, sentence } from "@/api/client";
import type { SessionRow } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { SystemTabs } from "./SystemTabs";

const browsers: [RegExp, string][] = [[/MicroMessenger/, "微信"], [/Edg\//, "Edge 浏览器"], [/Firefox\//, "Firefox 浏览器"], [/360|QIHU/i, "360 浏览器"], [/Chrom(e|ium)|HeadlessChrome/, "Chrome 内核浏览器"], [/Safari\//, "Safari 浏览器"]];
const systems: [RegExp, string][] = [[/HarmonyOS/, "鸿蒙"], [/Android/, "安卓"], [/iPhone|iPad/, "苹果手机或平板"], [/Windows/, "Windows"], [/Mac OS/, "苹果电脑"], [/Linux/, "Linux 电脑"]];
/** What a person would call the program and the machine; the header itself stands in the title. */
function device(agent: string): string {
  const of = (list: [RegExp, string][]) => list.find(([like]) => like.test(agent))?.[1];
  return [of(browsers), of(systems)].filter(Boolean).join("，") || agent || "没有说明";
}

export function SessionsPage() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const [form] = Form.useForm();
  const list = useQuery({ queryKey: ["sessions"], queryFn: () => api.get<SessionRow[] | { items: SessionRow[] }>("/sessions").then(rows) });
  const drop = useMutation({ mutationFn: (id: string) => api.del(`/sessions/${id}`), onSuccess: () => client.invalidateQueries({ queryKey: ["sessions"] }), onError: (e) => message.error(sentence(e)) });
  const change = useMutation({ mutationFn: (v: { old: string; new: string }) => api.post("/password", { old: v.old, new: v.new }), onSuccess: () => { form.resetFields(); message.success("密码已改，其他地方的登录已失效"); void client.invalidateQueries({ queryKey: ["sessions"] }); } });
  return (
    <>
      <SystemTabs at="/system/sessions" say="我在哪里登录着；不认识的请立即退出并改密码。" />
      <div className="page desk" style={{ display: "grid", gridTemplateColumns: "minmax(0,1fr) 340px", gap: 12, alignItems: "start" }}>
        <Section title="我的登录" flush>
          {list.isError && <div className="refusal" role="alert" style={{ margin: 12 }}>{sentence(list.error)}</div>}
          <table className="grid"><thead><tr><th>开始</th><th>最近使用</th><th>从哪里</th><th /></tr></thead>
            <tbody>{(list.data ?? []).map((s) => <tr key={s.id}><td>{showMinute(s.created)}</td><td>{showMinute(s.seen)}</td><td><span title={s.user_agent}>{device(s.user_agent)}</span></td><td>{s.current ? <span className="tag ok">本机</span> : <button type="button" className="plain" onClick={() => drop.mutate(s.id)}>退出它</button>}</td></tr>)}</tbody></table>
        </Section>
        <Section title="改密码">
          {change.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(change.error)}</div>}
          <Form form={form} layout="vertical" onFinish={(v) => change.mutate(v)}>
            <Form.Item name="old" label="现在的密码" rules={[{ required: true, message: "请填写现在的密码。" }]}><Input.Password autoComplete="current-password" /></Form.Item>
            <Form.Item name="new" label="新密码" rules={[{ required: true, message: "请填写新密码。" }]}><Input.Password autoComplete="new-password" /></Form.Item>
            <Form.Item name="again" label="再输一遍" dependencies={["new"]} rules={[{ required: true, message: "请再输一遍。" }, ({ getFieldValue }) => ({ validator: (_, v) => (!v || v === getFieldValue("new") ? Promise.resolve() : Promise.reject(new Error("两遍不一样。"))) })]}><Input.Password autoComplete="new-password" /></Form.Item>
            <Button type="primary" htmlType="submit" loading={change.isPending}>改密码</Button>
          </Form>
        </Section>
      </div>
    </>
  );
}
