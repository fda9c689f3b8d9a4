import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal, Select } from "antd";
import { useRef, useState } from "react";
import { api, sentence, upload } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address, Page } from "@/api/types";
import type { SiteView } from "@/site/types";

type Check = components["schemas"]["PointSheetCheck"];

/** Points of a site from a workbook: looked at first, every bad cell named, then written whole or only its good rows. */
export function SheetDialog({ site: given, close }: { site?: string; close: () => void }) {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [site, setSite] = useState(given);
  const [words, setWords] = useState("");
  const [file, setFile] = useState<File>();
  const sites = useQuery({ queryKey: ["sites", "pick", words], enabled: !given, queryFn: () => api.get<Page<SiteView>>("/sites" as Address, { q: words || undefined, limit: 30 }).then((p) => p.items) });
  const send = useMutation({
    mutationFn: ({ f, mode }: { f: File; mode: string }) => { const form = new FormData(); form.append("mode", mode); form.append("file", f); return upload<Check>(`/sites/${site}/points.xlsx` as Address, form); },
    onSuccess: (c) => { if (c.applied) void client.invalidateQueries({ queryKey: ["points"] }); },
  });
  const c = send.data;
  const write = (mode: string) => file && send.mutate({ f: file, mode });
  return (
    <Modal open title="从 Excel 导入点位" width={760} onCancel={close} footer={c?.applied ? <Button type="primary" onClick={close}>好</Button> : (
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={close}>先不导</Button>
        {c && c.new > 0 && c.faulty > 0 && <Button loading={send.isPending} onClick={() => write("only_good")}>只导入没错的 {c.new} 行</Button>}
        {c && c.new > 0 && c.faulty === 0 && <Button type="primary" loading={send.isPending} onClick={() => write("apply")} data-testid="sheet-ok">导入 {c.new} 个点位</Button>}
      </div>
    )}>
      <div className="col" style={{ gap: 12 }}>
        {!given && <label className="col" style={{ gap: 4 }}><span>哪个场所</span><Select showSearch={{ filterOption: false, onSearch: setWords }} value={site} onChange={(v) => { setSite(v); setFile(undefined); send.reset(); }} placeholder="输入企业名称" options={(sites.data ?? []).map((s) => ({ value: s.id, label: s.name }))} aria-label="哪个场所" /></label>}
        {site && (
          <div className="row" style={{ gap: 8 }}>
            <Button href={`/api/sites/${site}/points.xlsx`}>下载表格</Button>
            <Button type={c ? "default" : "primary"} loading={send.isPending && !c} onClick={() => input.current?.click()}>{file ? "换一个文件" : "选择填好的表"}</Button>
            <input ref={input} type="file" accept=".xlsx" hidden data-testid="points-file" onChange={(e) => { const f = e.target.files?.[0]; if (f) { setFile(f); send.mutate({ f, mode: "preview" }); } e.target.value = ""; }} />
            <small>先看结果再写入；已有编码的点位不会被改动，不填的限值按模板取。</small>
          </div>
        )}
        {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
        {c && (
          <>
            <div className={c.applied ? "note" : undefined}>{c.applied ? `已导入 ${c.new} 个点位。` : <>{c.file_name}：共 {c.rows} 行，<b>{c.new}</b> 个新点位，{c.there} 个已有，<b className={c.faulty ? "c-r" : ""}>{c.faulty}</b> 行有错。</>}</div>
            {c.notes.map((n) => <small key={n}>{n}</small>)}
            {c.faults.length > 0 && (
              <div style={{ maxHeight: 300, overflow: "auto" }}>
                <table className="grid">
                  <thead><tr><th scope="col">单元格</th><th scope="col">列</th><th scope="col">怎么改</th></tr></thead>
                  <tbody>{c.faults.map((f, i) => <tr key={i}><td className="line">{f.cell || `第 ${f.row} 行`}</td><td className="line">{f.head}</td><td>{f.say}</td></tr>)}</tbody>
                </table>
              </div>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}
