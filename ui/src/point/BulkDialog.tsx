import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { components } from "@/api/generated";
import type { Address } from "@/api/types";
import type { PointRow } from "./types";
import { limitsText, pointKinds } from "./words";

type Patch = components["schemas"]["LimitsPatch"];
type Result = components["schemas"]["BulkResult"];
type Key = "ll" | "l" | "h" | "hh" | "deadband" | "on_s" | "off_s" | "silent_s";

const figures: [Key, string][] = [["ll", "低低限"], ["l", "低限"], ["h", "高限"], ["hh", "高高限"], ["deadband", "死区"], ["on_s", "报警延时（秒）"], ["off_s", "恢复延时（秒）"], ["silent_s", "静默判定（秒）"]];
const becomes: Record<string, { word: string; cls: string }> = { change: { word: "立即生效", cls: "c-g" }, propose: { word: "放宽，待监管批准", cls: "c-y" }, same: { word: "不变", cls: "faint" }, refused: { word: "不能改", cls: "c-r" } };

/** Limits of several points: what happens to each is shown before anything is changed. */
export function BulkDialog({ points, close }: { points: PointRow[]; close: (done: boolean) => void }) {
  const client = useQueryClient();
  const [set, setSet] = useState<Partial<Patch>>({});
  const [reason, setReason] = useState("");
  const unit = new Map(points.map((p) => [p.id, p.unit]));
  const kinds = new Set(points.map((p) => p.kind.code));
  const [asked, setAsked] = useState<"preview" | "apply">("preview");
  const send = useMutation({
    onMutate: (mode: "preview" | "apply") => setAsked(mode),
    mutationFn: (mode: "preview" | "apply") => api.post<Result>("/points/bulk" as Address, { points: points.map((p) => p.id), set: set as Patch, reason, mode }),
    onSuccess: (r) => { if (r.applied) void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" }); },
  });
  const r = send.data;
  const empty = !Object.values(set).some((v) => v !== undefined && v !== null);
  const put = (k: Key, v: number | null) => { setSet((before) => ({ ...before, [k]: v ?? undefined })); send.reset(); };
  return (
    <Modal open title={`批量调整 ${points.length} 个点位的限值`} width={860} onCancel={() => close(!!r?.applied)} footer={r?.applied ? <Button type="primary" onClick={() => close(true)}>好</Button> : (
      <div className="row" style={{ justifyContent: "flex-end" }}>
        <Button onClick={() => close(false)}>先不改</Button>
        <Button disabled={empty} loading={send.isPending && asked === "preview"} onClick={() => send.mutate("preview")} data-testid="bulk-look">看看会怎样</Button>
        {r && r.change + r.propose > 0 && <Button type="primary" disabled={!reason.trim()} loading={send.isPending && asked === "apply"} onClick={() => send.mutate("apply")} data-testid="bulk-ok">调整 {r.change + r.propose} 个</Button>}
      </div>
    )}>
      <div className="col" style={{ gap: 12 }}>
        {kinds.size > 1 && <div className="note">选中的点位类型不同（{[...kinds].map((k) => pointKinds.find((x) => x.value === k)?.label ?? k).join("、")}），单位也不同，请确认同一数值对每个都合适。</div>}
        {!r?.applied && (
          <>
            <div className="limits-form">{figures.map(([k, label]) => <label key={k} className="col" style={{ gap: 2 }}><span>{label}</span><InputNumber style={{ width: "100%" }} value={set[k] as number | undefined} onChange={(v) => put(k, v)} placeholder="不变" aria-label={label} /></label>)}</div>
            <label className="col" style={{ gap: 4 }}><span>为什么调整</span><Input.TextArea rows={2} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} placeholder="如 工艺卡变更、统一收紧" /></label>
          </>
        )}
        {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
        {r && (
          <>
            <div>{r.applied ? "已办：" : "将会："}<b className="c-g">{r.change}</b> 个立即生效，<b className="c-y">{r.propose}</b> 个放宽待批准，{r.same} 个不变，<b className={r.refused ? "c-r" : ""}>{r.refused}</b> 个不能改。</div>
            <div style={{ maxHeight: 320, overflow: "auto" }}>
              <table className="grid">
                <thead><tr><th scope="col">点位</th><th scope="col">原限值</th><th scope="col">新限值</th><th scope="col">结果</th></tr></thead>
                <tbody>{r.lines.map((l) => (
                  <tr key={l.id}><td>{l.name}<div className="small">{l.site_name} · {l.code}</div></td><td className="line">{limitsText(l.before, unit.get(l.id))}</td><td className="line">{limitsText(l.after, unit.get(l.id))}</td><td><span className={becomes[l.becomes]?.cls}>{becomes[l.becomes]?.word ?? l.becomes}</span>{l.refused && <div className="small c-r">{l.refused}</div>}{l.looser.length > 0 && l.becomes === "propose" && <div className="small">{l.looser.join("；")}</div>}</td></tr>
                ))}</tbody>
              </table>
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}
