import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Print } from "@/kit/Print";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { FiguresForm } from "./FiguresForm";
import { promiseKey, useLast, usePromise } from "./queries";
import { Against, Stands } from "./Stands";
import type { Figures, PromisePage, PromiseView } from "./types";
import { begun, blank, states, units, works } from "./words";
import "@/alarm/sense.css";
import "@/kit/timeline.css";
import "@/site/site.css";
import "@/task/task.css";
import "./promise.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = usePromise(id);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} page={q.data} />;
}

function Body({ page }: { page: PromisePage }) {
  const p = page.promise;
  const sites = useMay("site.read");
  const [correcting, setCorrecting] = useState(false);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/promises" as never}>承诺公告</Link> › {showDay(p.day)}</small>
          <h1>{p.site_name}安全承诺</h1>
          <div className="row small" style={{ gap: 12 }}>{sites && <Link to={`/sites/${p.site}` as never}>企业档案</Link>}<span>时限 {showMinute(p.due)}</span>{p.made && <span>{p.made.name} {showMinute(p.made.at)} 承诺</span>}{p.missed_days > 0 && !p.made && <span className="c-y">此前连续 {p.missed_days} 天未承诺</span>}</div>
        </div>
        <Stands of={p.stands} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {p.may_make && <Make p={p} />}
        {!p.may_make && !p.made && <Section title="尚未承诺"><p>由本企业主要负责人登录后承诺，他人不能代办；当日有效，过后不能补。</p></Section>}
        {p.found.length > 0 && <Section title="核对发现" note="从何时到何时"><Against p={p} all /></Section>}
        {correcting && p.figures && <Correct p={p} done={() => setCorrecting(false)} />}
        {p.figures && !correcting && <Section title="承诺内容" note={p.corrections.length ? `已更正 ${p.corrections.length} 次` : undefined} action={p.may_correct && <Button size="small" onClick={() => setCorrecting(true)}>更正</Button>}><Shown f={p.figures} /></Section>}
        <div className="task-cols">
          <div>
            {p.corrections.length > 0 && <Section title="更正前的内容">{[...p.corrections].reverse().map((c, i) => <div key={i} style={{ marginBottom: 12 }}><b>{c.mark.name} {showMinute(c.mark.at)} 更正</b><p className="said">{c.mark.note}</p><Shown f={c.before} /></div>)}</Section>}
            {p.made && <Section title="核对了什么" note={p.checked_at ? `${showMinute(p.checked_at)} 核对` : undefined}>
              <ul className="plain"><li>红色报警：已比对</li>{p.open.map((o) => <li key={o} className="c-y">{o}</li>)}</ul>
            </Section>}
          </div>
          <div>
            <Section title="经过">
              {page.past.length === 0 && <p className="faint">还没有记录。</p>}
              <ol className="timeline" aria-label="经过">{[...page.past].reverse().map((e, i) => <li key={i}><b>{e.label}</b><div className="small">{showMinute(e.at)} · {e.name || "系统"}</div>{e.note && <p className="said">{e.note}</p>}</li>)}</ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

function Shown({ f }: { f: Figures }) {
  const work = { ...blank.work, ...f.work } as Record<string, number>;
  const on = states.filter(([k]) => f[k]).map(([, label]) => label);
  const done = works.filter(([k]) => work[k]! > 0);
  return (
    <div className="col" style={{ gap: 8 }}>
      <dl className="figs">{units.map(([k, label]) => <div key={k}><dt>{label}</dt><dd>{f[k]} 套</dd></div>)}</dl>
      {on.length > 0 && <p>{on.join("、")}</p>}
      {done.length ? <dl className="figs">{done.map(([k, label]) => <div key={k}><dt>{label}</dt><dd>{work[k]} 处</dd></div>)}</dl> : <p className="faint">今日无特殊作业。</p>}
      <p>{f.safe ? <span className="c-g">✓ 承诺：今日装置处于安全运行状态</span> : <span className="c-y">■ 未作安全承诺</span>}{!f.sources_safe && "；重大危险源未处于安全状态"}{!f.stores_safe && "；罐区、仓库未处于安全状态"}</p>
      {f.note && <p className="said">{f.note}</p>}
    </div>
  );
}

function useDone() {
  const client = useQueryClient();
  return (after: PromisePage) => {
    client.setQueryData(promiseKey(after.promise.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "promise" && q.queryKey[1] === after.promise.id) });
  };
}

function Make({ p }: { p: PromiseView }) {
  const last = useLast(p.site, p.day);
  const done = useDone();
  const { message } = App.useApp();
  const send = useMutation({ mutationFn: (figures: Figures) => api.post<PromisePage>(`/sites/${p.site}/promises` as Address, { figures }), onSuccess: (after) => { done(after); void message.success("已承诺并公告"); } });
  if (last.isPending) return <div className="skeleton" style={{ height: 200 }} />;
  return (
    <Section title="今日安全承诺" note={last.data ? "装置数已按上一次承诺填好，作业和承诺请逐项确认" : "作出后即公告；有变化当日可以更正"}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <FiguresForm first={begun(last.data)} send={(f) => send.mutate(f)} busy={send.isPending} ok="承诺并公告" />
    </Section>
  );
}

function Correct({ p, done: close }: { p: PromiseView; done: () => void }) {
  const done = useDone();
  const [reason, setReason] = useState("");
  const send = useMutation({ mutationFn: (figures: Figures) => api.put<PromisePage>(`/promises/${p.id}` as Address, { figures, reason, version: p.version }), onSuccess: (after) => { done(after); close(); } });
  return (
    <Section title="更正今日承诺" note="原来的内容会保留" action={<Button size="small" onClick={close}>先不更正</Button>}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <FiguresForm first={p.figures!} send={(f) => send.mutate(f)} busy={send.isPending} ok="更正" more={<label className="col" style={{ gap: 4 }}><span>为什么更正（必填）</span><Input.TextArea rows={2} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} /></label>} />
    </Section>
  );
}
