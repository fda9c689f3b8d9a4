import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useQuery } from "@tanstack/react-query";
import { Button, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Enterprise } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { regionsQuery } from "@/kit/UnitPicker";
import { useMay } from "@/shared/session";
import { OrgTabs } from "./OrgTabs";

const columns: Column<Enterprise>[] = [
  { key: "name", title: "企业", sort: "name", render: (e) => e.name },
  { key: "uscc", title: "统一社会信用代码", render: (e) => e.uscc },
  { key: "region", title: "地区", render: (e) => e.region_name ?? e.region },
  { key: "sector", title: "行业", render: (e) => e.sector ?? "" },
];

export function EnterprisesPage() {
  const [adding, setAdding] = useState(false);
  const keeps = useMay("directory.write");
  return (
    <>
      <OrgTabs at="/org/enterprises" />
      <div className="page">
        <DataTable<Enterprise> name="enterprises" path="/enterprises" noun="家企业" columns={columns} rowKey={(e) => e.id} filters={[{ key: "q", label: "企业", kind: "text", placeholder: "名称、信用代码" }]}
          actions={keeps && <Button size="small" onClick={() => setAdding(true)}>新增企业</Button>}
          empty={<EmptyState title="还没有企业">按统一社会信用代码登记；也可以从 Excel 导入。</EmptyState>} />
        <Drawer open={adding} onClose={() => setAdding(false)} title="新增企业" destroyOnHidden><NewEnterprise close={() => setAdding(false)} /></Drawer>
      </div>
    </>
  );
}

function NewEnterprise({ close }: { close: () => void }) {
  const client = useQueryClient();
  const [form] = Form.useForm();
  const regions = useQuery(regionsQuery);
  const save = useMutation({
    mutationFn: (v: Record<string, unknown>) => api.post("/enterprises", v),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ["enterprises"] }); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as never, errors: [f.say] }))),
  });
  return (
    <Form form={form} layout="vertical" onFinish={(v) => save.mutate(v)}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(save.error)}</div>}
      <Form.Item name="name" label="企业名称" rules={[{ required: true, message: "请填写名称。" }]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="uscc" label="统一社会信用代码" rules={[{ required: true, len: 18, message: "信用代码是 18 位。" }]}><Input maxLength={18} /></Form.Item>
      <Form.Item name="region" label="地区" rules={[{ required: true, message: "请选择地区。" }]}><Select showSearch={{ optionFilterProp: "label" }} options={(regions.data ?? []).map((r) => ({ value: r.id, label: r.name }))} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>新增</Button>
    </Form>
  );
}
