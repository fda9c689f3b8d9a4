import { useMutation } from "@tanstack/react-query";
import { Button, DatePicker, Drawer, Form, Input, InputNumber, Select } from "antd";
import dayjs from "dayjs";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { EvidenceUpload, type Brought } from "@/kit/EvidenceUpload";
import { Uploading, useUploading } from "@/kit/uploading";
import { Substances } from "./Installation";
import { useSiteChanged } from "./queries";
import type { PartView, SiteView } from "./types";
import { installationKinds, licenceKinds, partWords, posts, reformKinds, reformStates, type PartKind } from "./words";

type Field = { name: string; label: string; how: "line" | "text" | "date" | "number" | "choice" | "substances" | "files"; must?: boolean; options?: { value: string; label: string }[]; hint?: string };
const forms: Record<PartKind, Field[]> = {
  licence: [
    { name: "kind", label: "证照种类", how: "choice", must: true, options: licenceKinds }, { name: "number", label: "证照编号", how: "line", must: true },
    { name: "from", label: "有效期起", how: "date" }, { name: "to", label: "有效期止", how: "date" }, { name: "authority", label: "发证机关", how: "line" },
  ],
  person: [
    { name: "post", label: "岗位", how: "choice", must: true, options: posts }, { name: "name", label: "姓名", how: "line", must: true }, { name: "phone", label: "电话", how: "line" },
    { name: "certificate", label: "证书编号", how: "line" }, { name: "valid_to", label: "证书有效期止", how: "date" },
  ],
  chemical: [
    { name: "name", label: "名称", how: "line", must: true }, { name: "cas", label: "CAS 号", how: "line" }, { name: "quantity_t", label: "设计最大量（吨）", how: "number", must: true },
    { name: "place", label: "存放位置", how: "line" },
  ],
  installation: [
    { name: "name", label: "单元名称", how: "line", must: true }, { name: "kind", label: "单元类型", how: "choice", must: true, options: installationKinds },
    { name: "residents", label: "厂界外 500 米内常住人口（人）", how: "number", must: true, hint: "决定校正系数 α。" }, { name: "substances", label: "危险化学品（设计最大量，吨）", how: "substances", must: true },
    { name: "filing", label: "备案编号", how: "line" }, { name: "assessed_on", label: "最近一次评估", how: "date", hint: "每三年至少评估一次。" },
  ],
  equipment: [
    { name: "kind", label: "设备种类", how: "line", must: true }, { name: "code", label: "设备代码", how: "line", must: true }, { name: "place", label: "位置", how: "line" },
    { name: "next_inspection_on", label: "下次检验", how: "date" },
  ],
  reform: [
    { name: "kind", label: "方式", how: "choice", must: true, options: reformKinds }, { name: "state", label: "进展", how: "choice", must: true, options: reformStates },
    { name: "due", label: "完成期限", how: "date" }, { name: "note", label: "说明", how: "text" }, { name: "evidence", label: "证明材料（报完成时须有）", how: "files" },
  ],
};

/** The form of one part; what was typed stays when it is refused. */
export function PartDrawer({ s, kind, part, close }: { s: SiteView; kind: PartKind; part?: PartView; close: () => void }) {
  const [form] = Form.useForm();
  const files = useUploading();
  const changed = useSiteChanged();
  const residents = Form.useWatch("residents", form) ?? 0;
  const fields = forms[kind];
  const save = useMutation({
    mutationFn: (v: Record<string, unknown>) => api.post<{ site: SiteView }>(`/sites/${s.id}/parts/${kind}` as Address, { id: part?.id, body: sent(fields, v) }),
    onSuccess: (r) => { changed(r.site); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path.split("[")[0]!, errors: [f.say] }))),
  });
  const initial = Object.fromEntries(fields.map((f) => {
    const v = part?.body[f.name];
    if (f.how === "date") return [f.name, v ? dayjs(String(v)) : undefined];
    if (f.how === "files") return [f.name, ((v as string[] | undefined) ?? []).map((file) => ({ file }))];
    return [f.name, v ?? undefined];
  }));
  return (
    <Drawer open onClose={close} title={part ? part.label : partWords[kind].add} size={kind === "installation" ? 720 : 440} destroyOnHidden>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" initialValues={initial} onFinish={(v) => save.mutate(v)} scrollToFirstError>
        <Uploading.Provider value={files.tell}>
          {fields.map((f) => (
            <Form.Item key={f.name} name={f.name} label={f.label} extra={f.hint} rules={f.must ? [{ required: true, message: `请填写${f.label}。` }] : []}>{input(f, residents)}</Form.Item>
          ))}
        </Uploading.Provider>
        <Button type="primary" htmlType="submit" loading={save.isPending} disabled={files.busy}>{files.busy ? "正在上传…" : "保存"}</Button>
      </Form>
    </Drawer>
  );
}

function input(f: Field, residents: number) {
  switch (f.how) {
    case "date": return <DatePicker style={{ width: 200 }} />;
    case "number": return <InputNumber min={0} style={{ width: 200 }} />;
    case "choice": return <Select options={f.options} showSearch={{ optionFilterProp: "label" }} />;
    case "text": return <Input.TextArea rows={3} maxLength={500} />;
    case "substances": return <Substances residents={residents} />;
    case "files": return <EvidenceUpload plain />;
    default: return <Input maxLength={100} />;
  }
}

function sent(fields: Field[], v: Record<string, unknown>) {
  const out: Record<string, unknown> = {};
  for (const f of fields) {
    const x = v[f.name];
    if (x === undefined || x === null || x === "") continue;
    out[f.name] = f.how === "date" ? dayjs(x as string).format("YYYY-MM-DD") : f.how === "files" ? (x as Brought[]).map((b) => b.file) : f.how === "substances" ? (x as { name: string }[]).filter((s) => s.name.trim()) : x;
  }
  return out;
}
