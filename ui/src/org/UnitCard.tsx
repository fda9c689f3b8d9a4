import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, DatePicker, Input } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Unit } from "@/api/types";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { showDay } from "@/shared/dates";
import { useMay, useNow } from "@/shared/session";

const levels: Record<string, string> = { province: "省级", prefecture: "州市级", county: "县市区", functional_zone: "功能区", township: "乡镇街道", village: "村居" };

/** One unit: names under which documents call it, and who takes over after a reform. */
export function UnitCard({ u }: { u: Unit }) {
  const client = useQueryClient();
  const now = useNow();
  const { message } = App.useApp();
  const keeps = useMay("directory.write");
  const [alias, setAlias] = useState("");
  const [short, setShort] = useState(u.short);
  const [to, setTo] = useState<string[]>([]);
  const [on, setOn] = useState(dayjs(showDay(now)));
  const done = (say: string) => ({ onSuccess: () => { message.success(say); setAlias(""); setTo([]); void client.invalidateQueries({ queryKey: ["units"] }); }, onError: (e: unknown) => void message.error(sentence(e)) });
  const addAlias = useMutation({ mutationFn: () => api.post(`/units/${u.id}/aliases`, { alias: alias.trim() }), ...done("别名已加上") });
  const rename = useMutation({ mutationFn: () => api.put(`/units/${u.id}`, { name: u.name, short: short.trim(), kind: u.kind, region: u.region, parent: u.parent?.id ?? null, aliases: u.aliases, level: u.level || null, sector: u.sector ?? null, valid_from: u.valid_from ?? null, valid_to: u.valid_to ?? null, version: u.version }), ...done("简称已改") });
  const succeed = useMutation({ mutationFn: () => api.post(`/units/${u.id}/successions`, { to, on: on.format("YYYY-MM-DD") }), ...done("承接关系已记下") });
  return (
    <div className="col" style={{ gap: 12 }}>
      <Section title={u.name} note={`${u.region_name} · ${u.kind_label}`} action={<Link className="small" to={"/tasks" as never} search={{ unit: u.id } as never}>它的任务</Link>}>
        <dl className="pairs">
          <dt>简称</dt><dd className="row">{!keeps ? u.short : <Input size="small" style={{ width: 200 }} value={short} onChange={(e) => setShort(e.target.value)} aria-label="简称" />}{short.trim() && short.trim() !== u.short && <Button size="small" loading={rename.isPending} onClick={() => rename.mutate()}>保存</Button>}</dd>
          <dt>拼音首字母</dt><dd>{u.initials || "—"}</dd>
          <dt>级别</dt><dd>{levels[u.level ?? ""] ?? (u.level || "—")}</dd>
          <dt>存续</dt><dd>{u.valid_from ? showDay(u.valid_from) : "一直"} 至 {u.valid_to ? showDay(u.valid_to) : "今"}</dd>
          <dt>别名</dt><dd>{u.aliases.map((a) => <span key={a} className="tag">{a}</span>)}{!u.aliases.length && <span className="faint">没有</span>}
            {keeps && <div className="row" style={{ marginTop: 4 }}><Input size="small" style={{ width: 200 }} value={alias} onChange={(e) => setAlias(e.target.value)} placeholder="文件里的另一种叫法" aria-label="新别名" onPressEnter={() => alias.trim() && addAlias.mutate()} /><Button size="small" disabled={!alias.trim()} loading={addAlias.isPending} onClick={() => addAlias.mutate()}>加别名</Button></div>}</dd>
        </dl>
      </Section>
      <Section title="机构改革承接" note="旧名称的任务由谁接着办">
        {u.successors?.length > 0 && <p style={{ marginBottom: 8 }}>由 {u.successors.map((s) => s.name).join("、")} 承接。</p>}
        {!u.successors?.length && !keeps && <p className="faint">没有承接关系。</p>}
        {keeps && <div className="row"><div style={{ width: 320 }}><UnitPicker multiple value={to} onChange={((v: string[]) => setTo(v ?? [])) as never} placeholder="承接单位" /></div><DatePicker value={on} allowClear={false} onChange={(d) => d && setOn(d)} aria-label="从哪天起" /><Button disabled={!to.length} loading={succeed.isPending} onClick={() => succeed.mutate()}>记下承接</Button></div>}
      </Section>
    </div>
  );
}
