import { useMutation } from "@tanstack/react-query";
import { App, Form, Input, InputNumber, Modal } from "antd";
import { sentence } from "@/api/client";
import { useChangeLimits } from "./queries";
import type { Limits, PointView } from "./types";

const figures: [keyof Limits, string][] = [["ll", "低低限"], ["l", "低限"], ["h", "高限"], ["hh", "高高限"], ["deadband", "死区"], ["cut", "断电值"], ["restore", "复电值"], ["rate", "变化率限"]];
const seconds: [keyof Limits, string][] = [["on_s", "报警延时（秒）"], ["off_s", "恢复延时（秒）"], ["silent_s", "静默判定（秒）"], ["rate_window_s", "变化率窗口（秒）"]];

/** Other limits: stricter ones are in force at once, looser ones wait for the regulator. The server says which. */
export function LimitsDialog({ p, close }: { p: PointView; close: () => void }) {
  const [form] = Form.useForm<Limits & { reason: string }>();
  const { message } = App.useApp();
  const change = useChangeLimits(p);
  const send = useMutation({
    mutationFn: ({ reason, ...l }: Limits & { reason: string }) => change({ ...p.limits, ...l }, reason),
    onSuccess: (done) => { void (done.in_force ? message.success(done.say) : message.warning(done.say, 8)); close(); },
  });
  return (
    <Modal open title="调整限值" width={680} onCancel={close} cancelText="先不改" okText="调整" okButtonProps={{ loading: send.isPending }} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{p.name}（{p.unit || "开关量"}）。企业只能收紧；放宽须监管部门批准，批准前仍按原限值报警。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={p.limits} onFinish={(v) => send.mutate(v)}>
        <div className="limits-form">
          {p.kind.code !== "switch" && figures.map(([k, label]) => <Form.Item key={k} name={k} label={label}><InputNumber style={{ width: "100%" }} step={p.resolution} /></Form.Item>)}
          {seconds.map(([k, label]) => <Form.Item key={k} name={k} label={label}><InputNumber style={{ width: "100%" }} min={0} /></Form.Item>)}
        </div>
        <Form.Item name="reason" label="为什么调整" rules={[{ required: true, message: "请写明为什么调整。" }]}><Input.TextArea rows={2} maxLength={1000} placeholder="如 工艺卡变更、标校后核定" /></Form.Item>
      </Form>
    </Modal>
  );
}
