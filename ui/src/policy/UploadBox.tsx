import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { sentence, upload } from "@/api/client";
import type { PolicySummary } from "@/api/types";
import { Progress } from "@/kit/Progress";

type Sent = { name: string; part: number; policies?: PolicySummary[]; notes?: string[]; error?: string };
const kinds = ".txt,.docx,.doc,.wps,.pdf,.html,.htm,.xlsx,.xls,.md";

/** Drop documents in: each is sent by itself, so one bad file does not hold up the others. */
export function UploadBox({ versionOf, onDone }: { versionOf?: string; onDone?: (p: PolicySummary) => void }) {
  const client = useQueryClient();
  const go = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [sent, setSent] = useState<Sent[]>([]);
  const one = async (file: File, alone: boolean) => {
    const put = (change: Partial<Sent>) => setSent((s) => s.map((x) => (x.name === file.name ? { ...x, ...change } : x)));
    const form = new FormData();
    form.append("file", file);
    try {
      const r = await upload<{ policies: PolicySummary[]; notes: string[] }>(versionOf ? `/policies/${versionOf}/versions` : "/policies", form, (part) => put({ part }));
      const policies = r.policies ?? [r as unknown as PolicySummary];
      put({ part: 1, policies, notes: r.notes });
      void client.invalidateQueries({ queryKey: ["policies"] });
      if (onDone && policies[0]) onDone(policies[0]);
      else if (alone && policies.length === 1 && !r.notes?.length) void go({ to: `/policies/${policies[0]!.id}` as never });
    } catch (e) {
      put({ error: sentence(e) });
    }
  };
  const add = (list: FileList | null) => {
    const files = [...(list ?? [])];
    setSent((s) => [...s.filter((x) => !files.some((f) => f.name === x.name)), ...files.map((f) => ({ name: f.name, part: 0 }))]);
    void files.reduce((before, f) => before.then(() => one(f, files.length === 1)), Promise.resolve());
  };
  return (
    <div
      className={over ? "drop over" : "drop"} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)}
      onDrop={(e) => { e.preventDefault(); setOver(false); add(e.dataTransfer.files); }}
    >
      把文件拖到这里，或 <button type="button" className="plain" onClick={() => input.current?.click()}>选择文件</button>
      <span className="small">　.docx .pdf .txt .html .xlsx，可以一次多份；扫描件请先转成带文字的 PDF</span>
      <input ref={input} type="file" multiple={!versionOf} accept={kinds} hidden data-testid="policy-file" onChange={(e) => { add(e.target.files); e.target.value = ""; }} />
      {sent.map((s) => (
        <div key={s.name} style={{ textAlign: "left", marginTop: 8, fontSize: 13 }}>
          <div className="row"><b>{s.name}</b>{!s.policies && !s.error && <Progress value={s.part * 100} label={s.part < 1 ? `已传 ${Math.round(s.part * 100)}%` : "正在阅读…"} />}</div>
          {s.error && <div className="refusal" role="alert">{s.error}</div>}
          {s.policies?.map((p) => <div key={p.id}>✓ <Link to={`/policies/${p.id}` as never}>{p.title}</Link> <small>{p.measures} 条措施，{p.open_doubts} 处待定</small></div>)}
          {s.notes?.map((n, i) => <div key={i} className="note" style={{ marginTop: 4 }}>{n}</div>)}
        </div>
      ))}
    </div>
  );
}
