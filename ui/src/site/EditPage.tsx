import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { regionsQuery, UnitPicker } from "@/kit/UnitPicker";
import { useSite, useSiteChanged } from "./queries";
import type { Prefill, SiteView } from "./types";
import { parks, scales, tags, trades } from "./words";
import "./site.css";

/** A new place, or a change of one. What the system already holds is filled in and says where it came from. */
export function EditPage() {
  const { id } = useParams({ strict: false }) as { id?: string };
  const site = useSite(id ?? "new");
  if (!id) return <Edit />;
  if (site.isError) return <div className="page"><div className="refusal" role="alert">{sentence(site.error)}</div></div>;
  return site.data ? <Edit key={id} s={site.data} /> : <Waiting />;
}

function valuesOf(s: SiteView) {
  return {
    name: s.name, uscc: s.uscc, region: s.region, trade: s.trade.code, regulator: s.regulator?.id, township: s.township?.id, address: s.address, lng: s.lng, lat: s.lat,
    industry: s.industry.code, staff: s.staff, revenue_wan: s.revenue_wan, assets_wan: s.assets_wan, scale: s.scale_reason ? s.scale?.code : undefined, scale_reason: s.scale_reason,
    tags: s.tags.map((t) => t.code), standard_level: s.standard_level, principal: s.principal, phone: s.phone, staffing: s.staffing, park: s.park?.code,
  };
}

function Edit({ s }: { s?: SiteView }) {
  const [form] = Form.useForm();
  const go = useNavigate();
  const changed = useSiteChanged();
  const regions = useQuery(regionsQuery);
  const [known, setKnown] = useState<Prefill | null>(null);
  const scale = Form.useWatch("scale", form);
  const from = (field: string) => known?.known.find((k) => k.field === field)?.from;
  const look = useMutation({
    mutationFn: (uscc: string) => api.get<Prefill>("/sites/prefill" as Address, { uscc }),
    onSuccess: (p) => {
      setKnown(p);
      // Only blanks are filled: what somebody typed is not overwritten.
      const now = form.getFieldsValue();
      form.setFieldsValue(Object.fromEntries(p.known.filter((k) => now[k.field] === undefined || now[k.field] === null || now[k.field] === "").map((k) => [k.field, k.value])));
    },
  });
  const save = useMutation({
    mutationFn: (v: Record<string, unknown>) => {
      const body: Record<string, unknown> = { ...v };
      for (const k of Object.keys(body)) if (body[k] === undefined || body[k] === null) delete body[k];
      // A masked number was not typed here and stays as it is.
      if (typeof body.phone === "string" && body.phone.includes("*")) delete body.phone;
      if (s) { delete body.uscc; delete body.enterprise_name; delete body.region; if (v.region !== s.region) body.region = v.region; return api.put<SiteView>(`/sites/${s.id}` as Address, { ...body, version: s.version }); }
      return api.post<SiteView>("/sites" as Address, { ...body, ...(known?.enterprise ? { enterprise: known.enterprise } : {}), ...(known?.site ? { another: true } : {}) });
    },
    onSuccess: (v) => { changed(v); void go({ to: `/sites/${v.id}` as never }); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path.split(".") as never, errors: [f.say] }))),
  });
  const item = (name: string, label: string, input: React.ReactNode, must?: string) => (
    <Form.Item name={name} label={label} extra={from(name) && <span className="from">取自 {from(name)}</span>} rules={must ? [{ required: true, message: must }] : []}>{input}</Form.Item>
  );
  const number = <InputNumber min={0} style={{ width: "100%" }} />;
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={"/sites" as never}>企业</Link>{s && <> › <Link to={`/sites/${s.id}` as never}>{s.name}</Link></>}</small><h1>{s ? "修改基本情况" : "登记企业"}</h1></div></div>
      <div className="page" style={{ maxWidth: 980 }}>
        <Form form={form} layout="vertical" initialValues={s ? valuesOf(s) : { standard_level: 0 }} onFinish={(v) => save.mutate(v)} scrollToFirstError className="col" style={{ gap: 12 }}>
          {save.isError && <div className="refusal" role="alert">{sentence(save.error)}</div>}
          <Section title="是谁">
            <div className="site-cols">
              <div style={{ gap: 0 }}>
                {!s && <Form.Item name="uscc" label="统一社会信用代码" extra="填好后系统把已有的资料带出来，不用再填。" rules={[{ required: true, message: "请填写 18 位信用代码。" }]}><Input.Search maxLength={18} enterButton="查已有资料" loading={look.isPending} onSearch={(v) => v.trim() && look.mutate(v.trim())} onBlur={(e) => e.target.value.trim().length === 18 && !known && look.mutate(e.target.value.trim())} /></Form.Item>}
                {look.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(look.error)}</div>}
                {known?.elsewhere && <div className="note" style={{ marginBottom: 10 }}>这家企业已在别处登记，不归您管的地方；请核对信用代码，或联系上级办理。</div>}
                {known?.site && <div className="note calm" style={{ marginBottom: 10 }}>这家企业已有主要场所：<Link to={`/sites/${known.site}` as never}>打开它</Link>。继续填写将登记为它的又一处场所。</div>}
                {!s && item("enterprise_name", "企业名称", <Input maxLength={100} />)}
                {item("name", s ? "名称" : "场所名称（不填与企业同名）", <Input maxLength={100} />)}
                {item("principal", "主要负责人", <Input maxLength={30} />)}
                {item("phone", "联系电话", <Input maxLength={40} />)}
              </div>
              <div style={{ gap: 0 }}>
                {item("region", "所在地区（到乡镇、村）", <Select showSearch={{ optionFilterProp: "label" }} options={(regions.data ?? []).map((r) => ({ value: r.path, label: r.name }))} />, "请选择地区。")}
                {item("address", "地址", <Input maxLength={200} />)}
                <div className="row" style={{ flexWrap: "nowrap", alignItems: "flex-start" }}>{item("lng", "经度（CGCS2000）", <InputNumber style={{ width: "100%" }} />)}{item("lat", "纬度", <InputNumber style={{ width: "100%" }} />)}<Here set={(v) => form.setFieldsValue(v)} /></div>
                {item("regulator", "行业监管部门", <UnitPicker />)}
                {item("township", "属地监管单位", <UnitPicker />)}
              </div>
            </div>
          </Section>
          <Section title="做什么、有多大" note="规模、高危由下面的数据算出，不用自己判断">
            <div className="site-cols">
              <div style={{ gap: 0 }}>
                {item("industry", "行业代码（GB/T 4754-2017）", <Input maxLength={5} placeholder="如 2614" />, "请填写行业代码。")}
                {item("trade", "监管类别（不填按行业推定）", <Select allowClear options={trades} showSearch={{ optionFilterProp: "label" }} />)}
                {item("tags", "工艺标签", <Select mode="multiple" options={tags} />)}
                {item("park", "化工园区", <Select allowClear options={parks} />)}
                {item("standard_level", "标准化等级", <Select options={[{ value: 0, label: "未达标" }, { value: 1, label: "一级" }, { value: 2, label: "二级" }, { value: 3, label: "三级" }]} />)}
              </div>
              <div style={{ gap: 0 }}>
                {item("staff", "从业人数（人）", number)}{item("revenue_wan", "营业收入（万元）", number)}{item("assets_wan", "资产总额（万元）", number)}
                {item("scale", "规模（只在要偏离规则时填）", <Select allowClear options={scales} />)}
                {scale && item("scale_reason", "偏离规则的理由", <Input maxLength={200} />)}
              </div>
            </div>
          </Section>
          <Section title="安全管理人员">
            <div className="row" style={{ gap: 16, alignItems: "flex-end" }}>
              {([["full_time", "专职"], ["part_time", "兼职"], ["engineers", "注册安全工程师"]] as const).map(([k, l]) => <Form.Item key={k} name={["staffing", k]} label={`${l}（人）`}><InputNumber min={0} style={{ width: 110 }} /></Form.Item>)}
              <Form.Item name={["staffing", "director"]} valuePropName="checked" label=" "><Checkbox>设有安全总监</Checkbox></Form.Item>
              <Form.Item name={["staffing", "committee"]} valuePropName="checked" label=" "><Checkbox>设有安委会</Checkbox></Form.Item>
            </div>
          </Section>
          <div className="row"><Button type="primary" htmlType="submit" loading={save.isPending}>{s ? "保存" : "登记"}</Button><Button onClick={() => window.history.back()}>不改了</Button></div>
        </Form>
      </div>
    </>
  );
}

/** Where this device stands now, for whoever fills the form on the spot. */
function Here({ set }: { set: (v: { lng: number; lat: number }) => void }) {
  if (!("geolocation" in navigator)) return null;
  return <Button style={{ marginTop: 26 }} onClick={() => navigator.geolocation.getCurrentPosition((p) => set({ lng: Number(p.coords.longitude.toFixed(6)), lat: Number(p.coords.latitude.toFixed(6)) }), () => undefined, { timeout: 10_000 })}>用我的位置</Button>;
}
