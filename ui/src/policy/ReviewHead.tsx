import { Link } from "@tanstack/react-router";
import { App, Button, DatePicker, Drawer, Input, Popover, Tooltip } from "antd";
import dayjs from "dayjs";
import { useLayoutEffect, useRef, useState } from "react";
import { sentence } from "@/api/client";
import type { PolicyView } from "@/api/types";
import { Offers } from "@/kit/Offers";
import { showDay, showMinute } from "@/shared/dates";
import { measuresOf } from "./facts";
import { type Decide, useMovePolicy } from "./queries";

type Props = { policy: PolicyView; open: number; only?: string; setOnly: (v: string | undefined) => void; onIssued: () => void; decide: Decide };

/** Title, counters, and the one button: issue. */
export function ReviewHead({ policy, open, only, setOnly, onIssued, decide }: Props) {
  const [side, setSide] = useState<"repairs" | "corrections" | "findings" | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tell = () => box.current && document.documentElement.style.setProperty("--head", `${box.current.offsetHeight}px`);
    tell();
    window.addEventListener("resize", tell);
    return () => window.removeEventListener("resize", tell);
  });
  const rest = (policy.offers ?? []).filter((o) => o.action !== "issue" && o.action !== "replace");
  const kept = measuresOf(policy).filter((m) => m.state !== "dropped");
  const n = (f: (m: (typeof kept)[number]) => number) => kept.reduce((s, m) => s + f(m), 0);
  const draft = policy.state === "draft";
  const move = useMovePolicy(policy);
  return (
    <div className="head" ref={box} data-open={policy.ready?.open}>
      <div className="grow" style={{ minWidth: 380 }}>
        <h1 style={{ fontSize: 16 }}>{policy.title} {!draft && <span className={policy.state === "issued" ? "tag ok" : "tag"}>{policy.state_label}</span>}</h1>
        <small>
          {policy.doc_number || "没有文号"}{policy.issuer ? ` · ${policy.issuer}` : ""} · <IssuedOn policy={policy} decide={decide} /> · <a href={`/api/policies/${policy.id}/file`} download title="下载原件">{policy.file_name}</a>{policy.pages?.length > 1 ? ` ${policy.pages.length} 页` : ""}
          {policy.version_no > 1 && policy.previous && <> · 第 {policy.version_no} 版，<Link to={`/policies/${policy.id}/diff` as never} search={{ with: policy.previous } as never}>和上一版比</Link></>}
          {policy.repairs?.length > 0 && <> · 修复断字等 {policy.repairs.length} 处（<button type="button" className="plain" onClick={() => setSide("repairs")}>查看</button>）</>}
          {policy.findings?.length > 0 && <> · 读出的问题 {policy.findings.length} 处（<button type="button" className="plain" onClick={() => setSide("findings")}>查看</button>）</>}
        </small>
      </div>
      <div className="sum tight">
        <span><b>{kept.length}</b>条措施</span>
        <span><b>{n((m) => m.assignments.length)}</b>处责任</span>
        <span><b>{n((m) => m.deadlines.length)}</b>个时限</span>
        <span><b>{n((m) => m.recurrences.length)}</b>项频次</span>
        {draft && <button type="button" className={only === "open" ? "chip on" : "chip"} onClick={() => setOnly(only === "open" ? undefined : "open")} aria-pressed={only === "open"}>待定 <b className={open ? "c-y" : ""}>{open}</b></button>}
        <button type="button" className="chip" onClick={() => setSide("corrections")} title="每一处更正都留着">已定 <b>{policy.ready?.decided ?? policy.corrections?.length ?? 0}</b>{policy.ready?.by_click ? `（点选 ${policy.ready.by_click}）` : ""}</button>
        <Keys />
      </div>
      {!draft && <Link to={"/wall" as never} search={{ policy: policy.id } as never}><Button>看挂图</Button></Link>}
      <Link to={`/policies/${policy.id}/diff` as never}><Button>{policy.state === "issued" ? "新版本与比对" : "比对"}</Button></Link>
      <Button href={`/api/policies/${policy.id}/register.xlsx`}>导出 Excel</Button>
      {rest.length > 0 && (
        <Popover trigger="click" placement="bottomRight" content={<Offers offers={rest} act={move} subject={`“${policy.title}”的任务会一并停止，记录保留。`} size="small" />}>
          <Button aria-label="更多操作">⋯</Button>
        </Popover>
      )}
      {policy.offers?.filter((o) => o.action === "issue").map((o) => <IssueButton key={o.action} policy={policy} offer={o} open={open} onIssued={onIssued} />)}
      <Drawer open={!!side} onClose={() => setSide(null)} title={side === "repairs" ? "读文件时修复的地方" : side === "findings" ? "读出的问题" : "更正记录"} size={460}>
        {side === "repairs" && policy.repairs.map((r, i) => <p key={i} style={{ marginBottom: 6 }}><s className="faint">{r.before || "（空）"}</s> → {r.after || "（去掉）"} <small>{r.kind}</small></p>)}
        {side === "findings" && policy.findings.map((f, i) => <p key={i} style={{ marginBottom: 8 }}>{f.say}{f.quote && <><br /><span className="small">“{f.quote}”</span></>}</p>)}
        {side === "corrections" && (policy.corrections?.length ? [...policy.corrections].reverse().map((c, i) => <p key={i} style={{ marginBottom: 8, textDecoration: c.undone ? "line-through" : undefined }}>{c.say}{draft && !c.undone && <button type="button" className="plain" style={{ marginLeft: 8 }} onClick={() => void decide({ undo: c.seq })}>撤销</button>}<br /><small>{c.by} · {showMinute(c.at)}</small></p>) : <p className="faint">还没有更正。</p>)}
      </Drawer>
    </div>
  );
}

function Keys() {
  return (
    <Popover title="键盘" content={<div className="col" style={{ gap: 2 }}><span><kbd>j</kbd> <kbd>k</kbd> 下一条、上一条</span><span><kbd>n</kbd> 下一处待定</span><span><kbd>1</kbd>…<kbd>9</kbd> 选定第几个</span></div>}>
      <button type="button" className="chip wide-only" aria-label="键盘用法">⌨</button>
    </Popover>
  );
}

/** The date of issue decides every relative deadline, so it stands in the head and can be set there. */
function IssuedOn({ policy, decide }: { policy: PolicyView; decide: Decide }) {
  const [open, setOpen] = useState(false);
  if (policy.state !== "draft") return <>{showDay(policy.issued_on)} 印发</>;
  // The field that goes away lets go of the keyboard, so that the next key is one of the review.
  const close = () => {
    (document.activeElement as HTMLElement | null)?.blur();
    setOpen(false);
  };
  return (
    <Popover trigger="click" open={open} onOpenChange={setOpen} content={<Header policy={policy} decide={decide} close={close} />}>
      <button type="button" className="plain">{policy.issued_on ? `${showDay(policy.issued_on)} 印发` : "没有印发日期，点这里填"}</button>
    </Popover>
  );
}

function Header({ policy, decide, close }: { policy: PolicyView; decide: Decide; close: () => void }) {
  const text = (field: "title" | "doc_number" | "issuer", label: string, value: string) => (
    <label className="col" style={{ gap: 2 }}><small>{label}</small>
      <Input size="small" defaultValue={value} onPressEnter={(e) => e.currentTarget.blur()} onBlur={(e) => e.target.value.trim() && e.target.value.trim() !== value && void decide({ [field]: e.target.value.trim() } as never)} />
    </label>
  );
  return (
    <div className="col" style={{ width: 300 }}>
      <label className="col" style={{ gap: 2 }}><small>印发日期（相对时限从这天算）</small>
        <DatePicker size="small" value={policy.issued_on ? dayjs(policy.issued_on) : null} onChange={(d) => d && void decide({ issued_on: d.format("YYYY-MM-DD") }).then((ok) => ok && close())} />
      </label>
      {text("doc_number", "文号", policy.doc_number ?? "")}
      {text("issuer", "发文机关", policy.issuer ?? "")}
      {text("title", "标题", policy.title)}
    </div>
  );
}

/** Issue: one button, refused with what is still open. */
function IssueButton({ policy, offer, open, onIssued }: { policy: PolicyView; offer: PolicyView["offers"][number]; open: number; onIssued: () => void }) {
  const move = useMovePolicy(policy);
  const { message, modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const must = policy.ready?.open ?? open;
  const blocked = must > 0 ? offer.refused || (policy.ready?.reasons ?? []).join("；") || `还有 ${must} 处待定` : offer.refused;
  const kept = measuresOf(policy).filter((m) => m.state !== "dropped").length;
  const ask = () => modal.confirm({
    title: `下发“${policy.title}”？`, okText: offer.label, cancelText: "先不办",
    content: `${kept} 条措施会成为牵头、配合和属地单位的 ${policy.would_create} 项任务，单位立即能看到。下发后的改动要走新版本。`,
    onOk: async () => {
      setBusy(true);
      try {
        await move(offer);
        message.success("已下发");
        onIssued();
      } catch (e) {
        message.error(sentence(e), 8);
      } finally {
        setBusy(false);
      }
    },
  });
  return (
    <Tooltip title={blocked}>
      <Button type="primary" disabled={!!blocked} loading={busy} onClick={ask} data-action="issue">{must > 0 ? `下发（还差 ${must} 项决定）` : offer.label}</Button>
    </Tooltip>
  );
}
