import { useMutation } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { About, Kind } from "./columns";
import { useRefresh, useRules, useTrial } from "./queries";
import { Tabs } from "./Tabs";
import type { SuperviseRule } from "./types";
import "./supervise.css";

/** Which rules there are, which are in use, and what each would do today. */
export function RulesPage() {
  const rules = useRules();
  if (rules.isError) return <div className="page"><div className="refusal" role="alert">{sentence(rules.error)}</div></div>;
  if (!rules.data) return <Waiting />;
  const used = rules.data.filter((r) => r.used).length;
  return (
    <>
      <Tabs title="督办规则" say={`${rules.data.length} 条，启用 ${used} 条。启用前先试运行，看今天会发给谁；规则只会提请，督办函以上的都要人签发。`} />
      <div className="page col" style={{ gap: 12 }}>
        <div className="note calm">这些规则和期限是本产品的建议，可以按本地制度启用、停用，不是法定要求；谁在什么时候启停，都留有记录。</div>
        {kinds(rules.data).map(([label, some]) => (
          <Section key={label} title={label} note={`${some.length} 条`} flush>{some.map((r) => <RuleLine key={r.code} r={r} />)}</Section>
        ))}
      </div>
    </>
  );
}

/** Rules by what they look at, in the order of the file. */
function kinds(rules: SuperviseRule[]): [string, SuperviseRule[]][] {
  const out = new Map<string, SuperviseRule[]>();
  for (const r of rules) out.set(r.subject_label, [...(out.get(r.subject_label) ?? []), r]);
  return [...out];
}

/** The places in a rule's words that are filled in for each record. */
const worded = (text: string, label: string) => text.replaceAll("{title}", `〈${label}〉`).replaceAll("{number}", "〈编号〉").replaceAll("{due}", "〈期限〉").replaceAll("{days}", "〈天数〉");

function RuleLine({ r }: { r: SuperviseRule }) {
  const [trying, setTrying] = useState(false);
  const may = useMay("supervise.work");
  const refresh = useRefresh();
  const flip = useMutation({ mutationFn: () => api.post(`/supervise-rules/${r.code}/switch` as Address, { used: !r.used }), onSuccess: refresh });
  return (
    <div className="sv-rule" data-rule={r.code}>
      <Kind s={r} />
      <div className="grow col" style={{ gap: 4 }}>
        <b>{r.title}</b>
        <span>条件：{r.when}{r.after && `；且${r.after}已到期未办结`}</span>
        <span className="soft">{worded(r.text, r.subject_label)}</span>
        <small className="faint">{r.source} · {r.effective_from} 起 · {r.signer}{r.signer.includes("自动") ? "" : "签发"}{r.switched_at && ` · ${r.switched_by} ${showMinute(r.switched_at)} ${r.used ? "启用" : "停用"}`}</small>
        {flip.isError && <div className="refusal" role="alert">{sentence(flip.error)}</div>}
      </div>
      <div className="col" style={{ gap: 6, alignItems: "flex-end" }}>
        <span className={r.used ? "tag ok" : "tag"}>{r.used ? "✓ 已启用" : "未启用"}</span>
        <div className="row" style={{ gap: 6 }}>
          {may && <Button size="small" onClick={() => setTrying(!trying)}>{trying ? "收起" : "试运行"}</Button>}
          {r.switchable && (
            <Popconfirm title={r.used ? "停用这条规则？" : "启用这条规则？"} description={r.used ? "已发出的不受影响，不再发新的。" : "启用后立即按今天的情况执行一遍。"} okText={r.used ? "停用" : "启用"} cancelText="先不" onConfirm={() => flip.mutate()}>
              <Button size="small" type={r.used ? "default" : "primary"} loading={flip.isPending}>{r.used ? "停用" : "启用"}</Button>
            </Popconfirm>
          )}
        </div>
      </div>
      {trying && <div className="sv-trial"><Tried r={r} /></div>}
    </div>
  );
}

/** What a rule would do today. Each of the three figures opens the records that it counts. */
function Tried({ r }: { r: SuperviseRule }) {
  const [show, setShow] = useState<"due" | "held" | "looked">();
  const q = useTrial(r.code, show);
  if (q.isError) return <div className="refusal" role="alert">{sentence(q.error)}</div>;
  if (!q.data) return <div className="skeleton" style={{ height: 40 }} />;
  const t = q.data;
  const count = (key: "due" | "held" | "looked", n: number) => (n === 0 ? <b>0</b> : <button type="button" className="plain" data-count={key} aria-pressed={show === key} onClick={() => setShow(show === key ? undefined : key)}><b>{n}</b></button>);
  const of = show === "due" ? t.due : show === "held" ? t.held : show === "looked" ? t.looked_at : t.due + t.held;
  const lines = show ? t.lines : t.lines.slice(0, 20);
  return (
    <div className="col" style={{ gap: 8 }}>
      <span>看了 {count("looked", t.looked_at)} 项未办结的{r.subject_label}：今天会发出 {count("due", t.due)} 件，条件符合但暂缓 {count("held", t.held)} 件。试运行不写入任何记录。</span>
      <ul>
        {lines.map((l) => (
          <li key={l.subject.id}>
            <About s={l} /> <span>{l.unit ? l.unit.short || l.unit.name : "责任单位待明确"} · {l.subject.title}</span>
            <div className="small">{l.text ?? (l.held ? <span className="c-y">暂缓：{l.held}</span> : <span className="faint">条件不符，或这一次已经发过</span>)}</div>
          </li>
        ))}
      </ul>
      {of > lines.length && <small className="faint">共 {of} 项，{show ? `只列前 ${lines.length} 项。` : `先列 ${lines.length} 项，点数字看全部。`}</small>}
    </div>
  );
}
