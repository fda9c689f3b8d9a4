import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect } from "react";
import { sentence, upload } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";

type Check = components["schemas"]["RegisterCheck"];

/** A register of risks from a workbook: what it would change, every bad cell, then written whole or only the good rows. */
export function RegisterCheck({ site, file, close }: { site: string; file: File; close: () => void }) {
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: (mode: string) => { const form = new FormData(); form.append("file", file); form.append("mode", mode); return upload<Check>(`/sites/${site}/risk-register` as Address, form); },
    onSuccess: (c) => c.applied && void client.invalidateQueries({ queryKey: ["risks"] }),
  });
  const mutate = send.mutate;
  useEffect(() => mutate("preview"), [file, mutate]);
  const c = send.data, writes = c ? c.new_risks + c.changed : 0;
  return (
    <Section title={`导入清单：${file.name}`} action={<button type="button" className="plain small" onClick={close}>收起</button>}>
      {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
      {!c && !send.isError && <div className="skeleton" />}
      {c && (
        <div className="col">
          <div className="row sum"><span><b>{c.new_points}</b>新风险点</span><span><b>{c.new_risks}</b>新风险</span><span><b>{c.changed}</b>改动</span><span><b>{c.unchanged}</b>不变</span><span><b className={c.faulty ? "c-r" : ""}>{c.faulty}</b>有错的行</span>{c.needs_review > 0 && <span><b className="c-y">{c.needs_review}</b>颜色待复核</span>}
            <span className="grow" />
            {c.applied ? <span className="tag ok">✓ 已写入</span> : <>
              <Button type="primary" disabled={c.faulty > 0 || !writes} loading={send.isPending} onClick={() => send.mutate("apply")}>{writes ? `写入 ${writes} 条` : "不用写入"}</Button>
              {c.faulty > 0 && writes > 0 && <Button loading={send.isPending} onClick={() => send.mutate("only_good")}>只写入没错的</Button>}</>}
          </div>
          {c.notes.map((n) => <p key={n} className="small">{n}</p>)}
          {c.faults.length > 0 && <div style={{ maxHeight: 260, overflow: "auto" }}><table className="grid"><thead><tr><th>单元格</th><th>列</th><th>怎么改</th></tr></thead><tbody>{c.faults.map((f, i) => <tr key={i}><td>{f.cell || `第 ${f.row} 行`}</td><td>{f.head}</td><td className="c-r">{f.say}</td></tr>)}</tbody></table></div>}
        </div>
      )}
    </Section>
  );
}
