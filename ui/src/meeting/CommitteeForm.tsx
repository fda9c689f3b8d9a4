import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Form, Input, Modal, Radio, Select } from "antd";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { UnitPicker } from "@/kit/UnitPicker";
import { useMe } from "@/shared/session";
import { trades } from "@/site/words";
import { useRefresh } from "./queries";
import type { CommitteePageData } from "./types";
import { kinds } from "./words";

type Seat = { unit?: string; post?: string };
type Values = { name: string; kind: string; trade?: string; owner: string; organ?: string; members: Seat[]; chair: number };

/** Set a body up, or change its seats. */
export function CommitteeForm({ old, close }: { old?: CommitteePageData; close: () => void }) {
  const me = useMe();
  const [form] = Form.useForm<Values>();
  const go = useNavigate();
  const refresh = useRefresh();
  const kind = Form.useWatch("kind", form);
  const chair = Form.useWatch("chair", form);
  const send = useMutation({
    mutationFn: (v: Values) => {
      const members = v.members.map((m, i) => ({ unit: m.unit, post: m.post || undefined, chair: i === v.chair }));
      return old
        ? api.put<CommitteePageData>(`/committees/${old.it.id}` as Address, { version: old.it.version, organ: v.organ, members })
        : api.post<CommitteePageData>("/committees", { name: v.name, kind: v.kind, trade: v.kind === "special_committee" ? v.trade : undefined, owner: v.owner, organ: v.organ, members });
    },
    onSuccess: (made) => { refresh(); close(); if (!old) void go({ to: `/committees/${made.it.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.filter((f) => !f.path.includes(".")).map((f) => ({ name: f.path as keyof Values, errors: [f.say] }))),
  });
  const must = (message: string) => [{ required: true, message }];
  const initial: Partial<Values> = old
    ? { organ: old.it.organ.id, members: old.members.map((m) => ({ unit: m.unit.id, post: m.post ?? undefined })), chair: old.members.findIndex((m) => m.chair) }
    : { kind: "dispatch", organ: me.unit.id, members: [{}, {}], chair: 0 };
  return (
    <Modal open title={old ? `调整成员：${old.it.name}` : "设立会议机构"} onCancel={close} okText="保存" cancelText="先不办" width={720} destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "committee-ok" } as never} onOk={() => form.submit()}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(v) => send.mutate(v)} scrollToFirstError>
        {!old && (
          <>
            <Form.Item name="name" label="名称" rules={must("请填写名称。")}><Input maxLength={60} placeholder="某县安全生产调度会" /></Form.Item>
            <div className="mt-two">
              <Form.Item name="kind" label="类别" rules={must("请选择类别。")}><Select options={kinds} /></Form.Item>
              {kind === "special_committee" && <Form.Item name="trade" label="行业领域" rules={must("专委会须选择行业领域。")}><Select options={trades} /></Form.Item>}
            </div>
            <Form.Item name="owner" label="责任单位" extra="开会是谁的职责：党委、政府或牵头部门；没按节奏开会，期次记在它名下。" rules={must("请选择责任单位。")}><UnitPicker placeholder="责任单位" /></Form.Item>
          </>
        )}
        <Form.Item name="organ" label="承办单位" extra="由谁发通知、记出席、出纪要。" rules={must("请选择承办单位。")}><UnitPicker placeholder="承办单位" /></Form.Item>
        <Form.Item label="席位" required extra="写了岗位的席位由当日任该岗位的人坐；不写岗位的，单位派谁都行。选中一席为主持。">
          <Form.Item name="chair" noStyle hidden><Input /></Form.Item>
          <Form.List name="members">
            {(rows, { add, remove }) => (
              <div className="col" style={{ gap: 6 }}>
                {rows.map((r) => (
                  <div key={r.key} className="mt-member">
                    <Radio checked={chair === r.name} onChange={() => form.setFieldValue("chair", r.name)} aria-label={`第 ${r.name + 1} 席主持`}>主持</Radio>
                    <Form.Item name={[r.name, "unit"]} noStyle rules={must("请选择单位。")}><UnitPicker placeholder={`第 ${r.name + 1} 席单位`} /></Form.Item>
                    <Form.Item name={[r.name, "post"]} noStyle><Input placeholder="岗位（可不填）" maxLength={40} /></Form.Item>
                    <Button type="text" aria-label={`去掉第 ${r.name + 1} 席`} disabled={rows.length === 1} onClick={() => { remove(r.name); if (chair >= rows.length - 1) form.setFieldValue("chair", 0); }}>✕</Button>
                  </div>
                ))}
                <Button size="small" onClick={() => add({})}>加一席</Button>
              </div>
            )}
          </Form.List>
        </Form.Item>
      </Form>
    </Modal>
  );
}
