import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { App, Button, Drawer, Form, Input, Popconfirm, Select, Upload } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { Mark } from "@/site/Mark";
import { Level } from "./ListPage";
import { PlanPicture } from "./PlanPicture";
import { useSiteRisks, useTables } from "./queries";
import { RegisterCheck } from "./RegisterCheck";
import type { RiskPoint, SiteRisks } from "./types";
import "@/site/site.css";

/** Points of a site with their risks, above them the plan in four colours. */
export function SitePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const tree = useSiteRisks(id);
  if (tree.isError) return <div className="page"><div className="refusal" role="alert">{sentence(tree.error)}</div></div>;
  return tree.data ? <Body key={id} t={tree.data} /> : <Waiting />;
}

function Body({ t }: { t: SiteRisks }) {
  const [picked, pick] = useState<string>();
  const [form, setForm] = useState<RiskPoint | "new" | null>(null);
  const [file, setFile] = useState<File>();
  const go = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const drop = useMutation({ mutationFn: (id: string) => api.del(`/risk-points/${id}` as Address), onSuccess: () => void client.invalidateQueries({ queryKey: ["risks"] }), onError: (e) => message.error(sentence(e)) });
  const counts = [["red", "重大"], ["orange", "较大"], ["yellow", "一般"], ["blue", "低"]] as const;
  return (
    <>
      <div className="head">
        <div className="grow"><small><Link to={"/sites" as never}>企业</Link> › <Link to={`/sites/${t.site}` as never}>{t.name}</Link></small><h1>风险点和四色图</h1></div>
        <div className="four">{counts.map(([c, w], i) => <Mark key={c} colour={c} label={`${w} ${t.counts[i]}`} />)}{t.counts[4]! > 0 && <Mark label={`未评价 ${t.counts[4]}`} />}</div>
        <div className="row no-print wide-only"><Button href={`/api/sites/${t.site}/risk-register.xlsx`}>导出清单（也是模板）</Button>{t.may_write && <Upload accept=".xlsx,.csv" showUploadList={false} beforeUpload={(f) => { setFile(f); return false; }}><Button data-testid="register-file">导入清单</Button></Upload>}</div>
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {file && <RegisterCheck site={t.site} file={file} close={() => setFile(undefined)} />}
        <PlanPicture site={t.site} picked={picked} pick={pick} />
        <Section title="风险点" note={`${t.points.length} 个`} flush action={t.may_write && <Button size="small" className="no-print" onClick={() => setForm("new")}>加风险点</Button>}>
          {!t.points.length && <p className="faint" style={{ padding: 14 }}>还没有风险点。按场所、设备、作业、岗位逐个列出来，再辨识每个点的风险。</p>}
          {t.points.map((p) => (
            <div key={p.id} id={p.id} style={{ borderTop: "1px solid var(--line)", background: p.id === picked ? "var(--blue-bg)" : undefined }}>
              <div className="part-row" style={{ borderTop: 0, background: "#f8fafc" }}>
                <Level of={p.level} /><b>{p.name}</b><small className="grow">{p.kind.label}{p.department ? ` · ${p.department}` : ""}{p.owner ? ` · ${p.owner}` : ""}</small>
                {t.may_write && <span className="row no-print" style={{ gap: 10 }}>
                  <button type="button" className="plain small" onClick={() => void go({ to: `/risk-points/${p.id}/new` as never, search: { site: t.site } as never })}>辨识风险</button>
                  <button type="button" className="plain small" onClick={() => setForm(p)}>改</button>
                  {!p.risks.length && <Popconfirm title={`删除风险点“${p.name}”？`} okText="删除" cancelText="不删" onConfirm={() => drop.mutate(p.id)}><button type="button" className="plain small">删</button></Popconfirm>}
                </span>}
              </div>
              {p.risks.map((r) => <div key={r.id} className="part-row" style={{ paddingLeft: 28 }}><Level of={r.level} /><span className="grow"><Link to={`/risks/${r.id}` as never}>{r.activity}</Link> <small>{r.event}</small></span>{r.residual && <small>现状 {r.residual.label}</small>}<small>{r.control_level?.label}{r.person ? ` ${r.person}` : ""}</small><small>{r.state_label}</small></div>)}
            </div>
          ))}
        </Section>
        {form && <PointDrawer site={t.site} point={form === "new" ? undefined : form} close={() => setForm(null)} />}
      </div>
    </>
  );
}

function PointDrawer({ site, point, close }: { site: string; point?: RiskPoint; close: () => void }) {
  const [form] = Form.useForm();
  const client = useQueryClient();
  const tables = useTables();
  const save = useMutation({
    mutationFn: (v: Record<string, unknown>) => (point ? api.put(`/risk-points/${point.id}` as Address, { ...v, version: point.version }) : api.post(`/sites/${site}/risk-points` as Address, v)),
    onSuccess: () => { void client.invalidateQueries({ queryKey: ["risks"] }); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path, errors: [f.say] }))),
  });
  return (
    <Drawer open onClose={close} title={point ? point.name : "加风险点"} destroyOnHidden>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(save.error)}</div>}
      <Form form={form} layout="vertical" initialValues={point ? { name: point.name, kind: point.kind.code, department: point.department, owner: point.owner } : { kind: "place" }} onFinish={(v) => save.mutate(v)}>
        <Form.Item name="name" label="名称" rules={[{ required: true, message: "请填写风险点名称。" }]}><Input maxLength={60} placeholder="如 液氨罐区、2 号行车、受限空间作业" /></Form.Item>
        <Form.Item name="kind" label="类型"><Select options={(tables.data?.point_kinds ?? []).map((k) => ({ value: k.code, label: k.label }))} /></Form.Item>
        <Form.Item name="department" label="所属部门"><Input maxLength={60} /></Form.Item>
        <Form.Item name="owner" label="责任人"><Input maxLength={30} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>保存</Button>
      </Form>
    </Drawer>
  );
}
