import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { api, sentence, upload } from "@/api/client";
import type { Address } from "@/api/types";
import { Progress } from "@/kit/Progress";
import { Section } from "@/kit/Section";
import type { SiteImport } from "./types";
import "./site.css";
import "@/org/org.css";

const running = (i?: SiteImport) => i?.state.code === "reading" || i?.state.code === "applying";

/** Excel of enterprises: read with progress, every bad cell named, then written whole or only the good rows. */
export function ImportPage() {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [id, setId] = useState<string>();
  const [sent, setSent] = useState<number>();
  const key = ["site-import", id];
  const begin = useMutation({
    mutationFn: (f: File) => { const form = new FormData(); form.append("file", f); setSent(0); return upload<SiteImport>("/site-imports" as Address, form, setSent); },
    onSuccess: (i) => { client.setQueryData(["site-import", i.id], i); setId(i.id); }, onSettled: () => setSent(undefined),
  });
  const now = useQuery({ queryKey: key, enabled: !!id, queryFn: () => api.get<SiteImport>(`/site-imports/${id}` as Address), refetchInterval: (q) => (running(q.state.data) ? 700 : false) });
  const apply = useMutation({ mutationFn: (only_good: boolean) => api.post<SiteImport>(`/site-imports/${id}/apply` as Address, { only_good }), onSuccess: (i) => client.setQueryData(key, i) });
  const i = now.data;
  const done = i?.state.code === "applied";
  useEffect(() => { if (done) void client.invalidateQueries({ queryKey: ["sites"] }); }, [done, client]);
  const writes = i ? i.counts.new + i.counts.change : 0;
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={"/sites" as never}>企业</Link></small><h1>批量导入企业</h1></div></div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card bar">
          <Button href="/api/templates/sites.xlsx">下载模板</Button>
          <Button type="primary" loading={begin.isPending} disabled={running(i)} onClick={() => input.current?.click()}>选择填好的表</Button>
          <input ref={input} type="file" accept=".xlsx,.csv" hidden data-testid="site-file" onChange={(e) => { const f = e.target.files?.[0]; if (f) { apply.reset(); begin.mutate(f); } e.target.value = ""; }} />
          <small>先看哪些新增、哪些改动、哪一格有错，再决定写不写入。</small>
        </div>
        {begin.isError && <div className="refusal" role="alert">{sentence(begin.error)}</div>}
        {apply.isError && <div className="refusal" role="alert">{sentence(apply.error)}</div>}
        {now.isError && <div className="refusal" role="alert">{sentence(now.error)}</div>}
        {sent !== undefined && <div className="card body-pad"><Progress value={sent * 100} width={260} label={`正在上传 ${Math.round(sent * 100)}%`} /></div>}
        {!i && sent === undefined && (
          <Section title="怎么用">
            <ol className="how-to">
              <li><b>下载模板</b>：带 * 的必填；信用代码列设为文本。已登记的企业按信用代码认出来更新，留空的格不改原值。</li>
              <li><b>选择填好的表</b>：逐行核对，十万行也可以；错的每一格都列出在哪一格、写了什么、怎么改。</li>
              <li><b>写入</b>：一次全部写入，或只写没错的行，错的改好再导一次，不会重复。</li>
            </ol>
          </Section>
        )}
        {i && (
          <Section title={i.file_name} note={i.state.label} flush>
            <div className="bar">
              {running(i) ? <Progress value={i.total ? (100 * i.done) / i.total : 0} width={320} label={`${i.state.label} ${i.done} / ${i.total || "…"} 行`} /> : (
                <span className="sum"><span><b>{i.counts.new}</b>新增</span><span><b>{i.counts.change}</b>改动</span><span><b>{i.counts.same}</b>不变</span><span><b className={i.counts.error ? "c-r" : ""}>{i.counts.error}</b>有错的行</span></span>
              )}
              <span className="grow" />
              {i.state.code === "checked" && (
                <span className="row">
                  {i.counts.error > 0 && <small>改好有错的行再导一次，或先写没错的。</small>}
                  {writes > 0 && <Button type={i.counts.error ? "default" : "primary"} loading={apply.isPending} onClick={() => apply.mutate(i.counts.error > 0)}>{i.counts.error ? `只写入没错的 ${writes} 行` : `写入 ${writes} 行`}</Button>}
                  {!writes && !i.counts.error && <span className="soft">和现有数据一样，不用写入。</span>}
                </span>
              )}
              {done && <span className="row"><span className="tag ok" style={{ margin: 0 }}>✓ 已写入</span><Link to={"/sites" as never}>看企业台账</Link></span>}
            </div>
            {i.failed && <div style={{ padding: "0 12px 12px" }}><div className="refusal" role="alert">{i.failed}</div></div>}
            {i.notes.map((n) => <p key={n} className="small" style={{ padding: "0 14px 6px" }}>{n}</p>)}
            {i.fault_count > 0 && (
              <>
                <div className="bar soft small">共 {i.fault_count} 处错误{i.faults.length < i.fault_count ? `，先列出 ${i.faults.length} 处` : ""}</div>
                <div className="faults"><table className="grid"><thead><tr><th>单元格</th><th>列</th><th>写的是</th><th>怎么改</th></tr></thead>
                  <tbody>{i.faults.map((f, n) => <tr key={n}><td className="line">{f.sheet ? `${f.sheet}!` : ""}{f.cell}</td><td className="line">{f.column}</td><td>{f.text || <span className="faint">（空）</span>}</td><td className="c-r">{f.say}</td></tr>)}</tbody></table></div>
              </>
            )}
          </Section>
        )}
      </div>
    </>
  );
}
