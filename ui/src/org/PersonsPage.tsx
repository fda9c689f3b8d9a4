import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Form, Input, Select } from "antd";
import { useState } from "react";
import { api, rows, sentence } from "@/api/client";
import type { Person, Region } from "@/api/types";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { regionsQuery, UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMay, useMe } from "@/shared/session";
import { officeRoles, unitName } from "@/shared/words";
import { trades, tradeWord } from "@/site/words";
import { OrgTabs } from "./OrgTabs";

const columns: Column<Person>[] = [
  { key: "name", title: "姓名", sort: "name", render: (p) => <span className="line">{p.name}{p.locked && <span className="tag bad" style={{ marginLeft: 6 }}>已锁定</span>}</span> },
  { key: "login", title: "账号", render: (p) => p.login ?? <span className="faint">没有账号</span> },
  { key: "unit", title: "单位", render: (p) => p.unit?.name ?? "" },
  { key: "posts", title: "职务（起止、分管）", render: (p) => (p.posts ?? []).map((x, i) => <div key={i}>{unitName(x.unit)} {x.title} <small>{x.from} 至 {x.to ?? "今"}{x.portfolio?.length ? ` · 分管 ${x.portfolio.map((u) => u.short).join("、")}` : ""}</small></div>) },
  { key: "grants", title: "授权", render: (p) => (p.grants ?? []).map((g, i) => <span key={i} className="tag">{g.role_label} · {g.region_name}{g.sectors?.length ? ` · ${g.sectors.map(tradeWord).join("、")}` : ""}</span>) },
];

export function PersonsPage() {
  const keeps = useMay("people.write");
  const [picked, setPicked] = useState<Person | "new" | null>(null);
  return (
    <>
      <OrgTabs at="/org/persons" />
      <div className="page">
        <DataTable<Person> name="persons" path="/persons" noun="人" columns={keeps ? columns : columns.filter((c) => c.key !== "login" && c.key !== "grants")} rowKey={(p) => p.id} onRow={keeps ? setPicked : undefined}
          filters={[{ key: "q", label: "姓名", kind: "text", placeholder: "姓名、账号" }, { key: "unit", label: "单位", kind: "unit" }]}
          actions={keeps && <Button size="small" onClick={() => setPicked("new")}>新增人员</Button>}
          empty={<EmptyState title="还没有人员">先到“导入导出”下载人员模板，填好后导入。</EmptyState>} />
        <Drawer open={!!picked} onClose={() => setPicked(null)} size={520} title={picked === "new" ? "新增人员" : picked?.name} destroyOnHidden>
          {picked === "new" && <NewPerson close={() => setPicked(null)} />}
          {picked && picked !== "new" && <Grants p={picked} close={() => setPicked(null)} />}
        </Drawer>
      </div>
    </>
  );
}

function NewPerson({ close }: { close: () => void }) {
  const client = useQueryClient();
  const { now } = useMe();
  const save = useMutation({
    mutationFn: ({ title, ...v }: Record<string, unknown>) => api.post<{ password: string }>("/persons", { ...v, posts: title ? [{ title, from: showDay(now) }] : [] }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ["persons"] }),
  });
  if (save.data) return <FirstPassword text={save.data.password} close={close} />;
  return (
    <Form layout="vertical" onFinish={(v) => save.mutate(v)}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 10 }}>{sentence(save.error)}</div>}
      <Form.Item name="name" label="姓名" rules={[{ required: true, message: "请填写姓名。" }]}><Input maxLength={40} /></Form.Item>
      <Form.Item name="unit" label="单位" rules={[{ required: true, message: "请选择单位。" }]}><UnitPicker /></Form.Item>
      <Form.Item name="title" label="职务"><Input maxLength={60} /></Form.Item>
      <Form.Item name="login" label="账号" rules={[{ required: true, message: "请填写账号。" }]}><Input maxLength={40} autoComplete="off" /></Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending}>新增</Button>
    </Form>
  );
}

/** Shown once; the server keeps only its hash. */
function FirstPassword({ text, close }: { text: string; close: () => void }) {
  return <div className="note col"><span>密码只显示这一次，请当面交给本人，首次登录后由本人修改：</span><b style={{ fontSize: 18, letterSpacing: 1 }}>{text}</b><Button size="small" onClick={close}>记下了</Button></div>;
}

/** Grants: region subtree, sectors, right. Each can be taken back by itself. */
function Grants({ p, close }: { p: Person; close: () => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const regions = useQuery(regionsQuery);
  const done = { onSuccess: () => { void client.invalidateQueries({ queryKey: ["persons"] }); close(); message.success("已保存"); }, onError: (e: unknown) => void message.error(sentence(e), 6) };
  const add = useMutation({ mutationFn: (v: Record<string, unknown>) => api.post(`/persons/${p.id}/grants`, { sectors: [], ...v }), ...done });
  const drop = useMutation({ mutationFn: (id: string) => api.del(`/grants/${id}`), ...done });
  const reset = useMutation({ mutationFn: () => api.post<{ password: string }>(`/persons/${p.id}/password`), onError: (e) => void message.error(sentence(e), 6) });
  const unlock = useMutation({ mutationFn: () => api.post(`/persons/${p.id}/unlock`), ...done });
  return (
    <div className="col" style={{ gap: 12 }}>
      <p>{p.unit?.name} · {p.login ? `账号 ${p.login}` : "没有账号"}</p>
      {reset.data && <FirstPassword text={reset.data.password} close={close} />}
      {p.login && !reset.data && <div><Button size="small" loading={reset.isPending} onClick={() => reset.mutate()}>重置密码</Button></div>}
      {p.locked && <div className="note row">连续输错密码，已锁定。<Button size="small" loading={unlock.isPending} onClick={() => unlock.mutate()}>解锁</Button></div>}
      <h2>授权</h2>
      {(p.grants ?? []).map((g, i) => <div key={i} className="row"><span className="tag">{g.role_label} · {g.region_name}及以下{g.sectors?.length ? ` · ${g.sectors.map(tradeWord).join("、")}` : ""} · {g.from} 起</span><button type="button" className="plain" onClick={() => drop.mutate(g.id)}>收回</button></div>)}
      {!p.grants?.length && <p className="faint">没有授权，只看得到与本单位有关的任务。</p>}
      <Form layout="vertical" onFinish={(v) => add.mutate(v)}>
        <Form.Item name="region" label="地区（含下级）" rules={[{ required: true, message: "请选择地区。" }]}><Select showSearch={{ optionFilterProp: "label" }} options={rows<Region>(regions.data).map((r) => ({ value: r.path, label: r.name }))} /></Form.Item>
        <Form.Item name="role" label="角色" rules={[{ required: true, message: "请选择角色。" }]}><Select options={officeRoles} /></Form.Item>
        <Form.Item name="sectors" label="监管类别（不选就是全部）"><Select mode="multiple" options={trades} showSearch={{ optionFilterProp: "label" }} /></Form.Item>
        <Button htmlType="submit" loading={add.isPending}>加一条授权</Button>
      </Form>
    </div>
  );
}
