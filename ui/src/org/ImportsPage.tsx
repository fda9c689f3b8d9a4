import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Segmented } from "antd";
import { useRef, useState } from "react";
import { api, sentence, upload } from "@/api/client";
import type { Preview } from "@/api/types";
import { Section } from "@/kit/Section";
import { OrgTabs } from "./OrgTabs";
import "./org.css";

const kinds = [{ value: "units", label: "单位" }, { value: "persons", label: "人员" }, { value: "rosters", label: "名单" }, { value: "enterprises", label: "企业" }];
const states = { new: "新增", change: "改动", same: "不变", error: "有错" } as const;

/** Excel in and out; nothing is written before every row has been seen. */
export function ImportsPage() {
  const client = useQueryClient();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState("units");
  const [only, setOnly] = useState<string>("all");
  const [seen, setSeen] = useState<Preview | null>(null);
  const read = useMutation({ mutationFn: (f: File) => { const form = new FormData(); form.append("file", f); return upload<Preview>(`/imports/${kind}`, form); }, onSuccess: (p) => { setSeen(p); setOnly(p.counts.error ? "error" : "all"); } });
  const apply = useMutation({
    mutationFn: (only_good: boolean) => api.post<Preview["counts"]>(`/imports/${seen!.id}/apply`, { only_good }),
    onSuccess: (c) => { message.success(`已写入：新增 ${c.new ?? 0}，改动 ${c.change ?? 0}`); setSeen(null); void client.invalidateQueries(); },
  });
  const list = seen?.rows.filter((r) => only === "all" || r.state === only) ?? [];
  return (
    <>
      <OrgTabs at="/org/imports" />
      <div className="page col" style={{ gap: 12 }}>
        <div className="card bar">
          <Segmented options={kinds} value={kind} onChange={(v) => { setKind(String(v)); setSeen(null); }} />
          <Button href={`/api/templates/${kind}.xlsx`}>下载模板</Button>
          <Button type="primary" loading={read.isPending} onClick={() => input.current?.click()}>选择填好的表</Button>
          <Button href={`/api/exports/${kind}.xlsx`}>导出现有数据</Button>
          <input ref={input} type="file" accept=".xlsx,.csv" hidden data-testid="import-file" onChange={(e) => { const f = e.target.files?.[0]; if (f) read.mutate(f); e.target.value = ""; }} />
          <small>先看每一行会怎样，再决定写不写入。</small>
        </div>
        {read.isError && <div className="refusal" role="alert">{sentence(read.error)}</div>}
        {apply.isError && <div className="refusal" role="alert">{sentence(apply.error)}</div>}
        {!seen && !read.isPending && (
          <Section title="怎么用">
            <ol className="how-to">
              <li><b>下载模板</b>：表头已写好，第一行是填法；已有数据的，用“导出现有数据”改更快。</li>
              <li><b>选择填好的表</b>：先逐行对照现有数据，标出新增、改动、不变、有错，这一步什么都不写入。</li>
              <li><b>看过再写入</b>：有错的行说明错在哪一格、怎么改；可以只写入没错的行，改好的再导一次。</li>
            </ol>
            <p className="soft">先单位，再人员，然后名单和企业：后面的表要用到前面的名称。</p>
          </Section>
        )}
        {seen && (
          <Section title={seen.file_name} note={`${seen.rows.length} 行`} flush action={
            <div className="row">
              <Button size="small" type="primary" disabled={seen.counts.error > 0 || seen.counts.new + seen.counts.change === 0} loading={apply.isPending} onClick={() => apply.mutate(false)}>{seen.counts.error === 0 && seen.counts.new + seen.counts.change === 0 ? "和现有数据一样，不用写入" : `写入 ${seen.counts.new + seen.counts.change} 行`}</Button>
              {seen.counts.error > 0 && <Button size="small" loading={apply.isPending} onClick={() => apply.mutate(true)}>只写入没错的 {seen.counts.new + seen.counts.change} 行</Button>}
            </div>}>
            <div className="bar">
              <button type="button" className={only === "all" ? "chip on" : "chip"} onClick={() => setOnly("all")}>全部 {seen.rows.length}</button>
              {(Object.keys(states) as (keyof typeof states)[]).map((s) => <button key={s} type="button" className={only === s ? "chip on" : "chip"} onClick={() => setOnly(s)}>{states[s]} {seen.counts[s]}</button>)}
            </div>
            <div style={{ overflow: "auto", maxHeight: "62vh" }}>
              <table className="grid">
                <thead><tr><th>行</th><th>结果</th>{seen.columns.map((c) => <th key={c}>{c}</th>)}<th>说明</th></tr></thead>
                <tbody>{list.map((r) => <tr key={r.row} className={r.state}><td>{r.row}</td><td>{states[r.state]}</td>{r.cells.map((c, i) => <td key={i}>{c}</td>)}<td>{r.problems.map((p, i) => <div key={i} className="c-r">{p.column ? `${p.column}：` : ""}{p.say}</div>)}</td></tr>)}</tbody>
              </table>
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
