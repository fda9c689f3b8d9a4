import { useMutation } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { App, Button, Input, Select, Switch } from "antd";
import { useEffect, useState } from "react";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { showMinute } from "@/shared/dates";
import { useMe } from "@/shared/session";
import { usePages, usePaper, usePaperActs } from "./queries";
import { Sheets } from "./Sheets";
import type { Paper } from "./types";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const q = usePaper(id);
  const pages = usePages(id, q.data?.version);
  const { move } = usePaperActs();
  if (q.isError) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  const p = q.data;
  const issued = p.sha != null;
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/papers" as never}>公文</Link> › {p.template_label}{p.number && ` › ${p.number}`}</small>
          <h1>{p.title}<span className={p.state === "void" ? "tag bad" : "tag"} style={{ marginLeft: 8 }}>{p.state_label}</span></h1>
        </div>
        {issued && <><a href={`/api/papers/${id}/file?form=docx`}><Button>下载 Word</Button></a><a href={`/api/papers/${id}/file?form=pdf`}><Button>下载 PDF</Button></a></>}
        {p.offers.length > 0 && <Offers offers={p.offers} act={async (o, fields) => { await move(p, o, fields); }} subject={p.title} last={["revoke"]} />}
      </div>
      <div className={p.offers.some((o) => o.action === "sign" && !o.refused) ? "page paper-two signs" : "page paper-two"}>
        <div className="col" style={{ gap: 12 }}>
          {p.missing.length > 0 && <div className="refusal" role="alert">还缺 {p.missing.length} 项，请在正文里把“【缺：…】”改成内容后再送签：{p.missing.join("、")}。</div>}
          {p.may_edit ? <Editor key={p.version} p={p} /> : <About p={p} />}
          {p.copies.length > 0 && <Copies p={p} />}
        </div>
        <Section title="版面" note={issued ? "与签发时一致" : "签发前的样子，文号签发时给出"} flush>
          {pages.isError && <div className="refusal" role="alert">{sentence(pages.error)}</div>}
          {pages.data && <Sheets pages={pages.data.pages} />}
        </Section>
      </div>
    </>
  );
}

function About({ p }: { p: Paper }) {
  return (
    <Section title="公文">
      <dl className="pairs">
        <dt>文号</dt><dd>{p.number ?? "未编号"}</dd><dt>发文机关</dt><dd>{p.organ.name}</dd>
        <dt>主送</dt><dd>{p.to.map((u) => u.name).join("、") || "无"}</dd>
        {p.copy_to.length > 0 && <><dt>抄送</dt><dd>{p.copy_to.map((u) => u.name).join("、")}</dd></>}
        <dt>起草</dt><dd>{p.by} · {showMinute(p.at)}</dd>
        {p.issued_at && <><dt>签发</dt><dd>{p.signed_by} · {showMinute(p.issued_at)}</dd></>}
        {p.reason && <><dt>原因</dt><dd>{p.reason}</dd></>}
        {p.sha && <><dt>定稿指纹</dt><dd style={{ wordBreak: "break-all" }}>SM3 {p.sha}</dd></>}
      </dl>
    </Section>
  );
}

const urgencies = [{ value: "", label: "平件" }, { value: "加急", label: "加急" }, { value: "特急", label: "特急" }];

function Editor({ p }: { p: Paper }) {
  const { edit } = usePaperActs();
  const { message } = App.useApp();
  const [text, setText] = useState(p.text);
  const [to, setTo] = useState(p.to.map((u) => u.id));
  const [copies, setCopies] = useState(p.copy_to.map((u) => u.id));
  const [seal, setSeal] = useState(p.seal);
  const [urgency, setUrgency] = useState(p.urgency ?? "");
  const changed = text !== p.text || seal !== p.seal || urgency !== (p.urgency ?? "") || to.join() !== p.to.map((u) => u.id).join() || copies.join() !== p.copy_to.map((u) => u.id).join();
  useEffect(() => {
    if (!changed) return;
    const ask = (e: BeforeUnloadEvent) => e.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
  const save = useMutation({ mutationFn: () => edit(p.id, { version: p.version, text, to, copy_to: copies, seal, urgency }), onSuccess: () => message.success("已保存") });
  return (
    <Section title="起草" note="以“# ”开头的一行是标题；一、（一）1.（1）是各级标题" action={<Button type="primary" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>保存</Button>}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      <div className="col" style={{ gap: 10 }}>
        <label>主送<UnitPicker multiple value={to} onChange={(v) => setTo(v as string[])} /></label>
        <label>抄送<UnitPicker multiple value={copies} onChange={(v) => setCopies(v as string[])} /></label>
        <div className="row" style={{ gap: 16 }}><label>紧急程度 <Select value={urgency} onChange={setUrgency} options={urgencies} style={{ width: 100 }} /></label><label>加盖印章 <Switch checked={seal} onChange={setSeal} /></label></div>
        <div className="paper-text"><Input.TextArea aria-label="正文" value={text} onChange={(e) => setText(e.target.value)} autoSize={{ minRows: 16 }} /></div>
      </div>
    </Section>
  );
}

function Copies({ p }: { p: Paper }) {
  const { receive } = usePaperActs();
  const me = useMe();
  const save = useMutation({ mutationFn: (unit: string) => receive(p.id, unit) });
  const had = p.copies.filter((c) => c.received_at).length;
  return (
    <Section title="送达与签收" note={`${p.copies.length} 份，已签收 ${had} 份`}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(save.error)}</div>}
      {p.copies.map((c) => (
        <div key={c.unit.id} className="row" style={{ padding: "6px 0", borderBottom: "1px solid var(--line)" }}>
          <span className="grow">{c.unit.name}<span className="small"> · {c.main ? "主送" : "抄送"}</span></span>
          {c.received_at ? <span className="small">✓ {c.received_by} {showMinute(c.received_at)}</span> : <span className="small">{showMinute(c.served_at)} 送达，未签收</span>}
          {c.may_receive && <Button size="small" loading={save.isPending} onClick={() => save.mutate(c.unit.id)}>{c.unit.id === me.unit.id ? "签收" : "登记签收"}</Button>}
        </div>
      ))}
    </Section>
  );
}
