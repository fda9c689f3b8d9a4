import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Select } from "antd";
import { api, sentence } from "@/api/client";
import type { MeasureView, Page, PolicyDiff, PolicySummary } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { recordKindWord, unitName } from "@/shared/words";
import { numberOf, showTarget } from "./facts";
import { UploadBox } from "./UploadBox";
import { usePolicy } from "./queries";
import "./policy.css";

/** What a new version adds, changes and drops, and what that does to tasks under way. */
export function DiffPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [filters, set] = useFilters();
  const policy = usePolicy(id);
  const others = useQuery({ queryKey: ["policies", "names"], queryFn: () => api.get<Page<PolicySummary>>("/policies", { limit: 200 }) });
  const other = one(filters.with) ?? policy.data?.previous ?? undefined;
  const diff = useQuery({ queryKey: ["diff", id, other], enabled: !!other, queryFn: () => api.get<PolicyDiff>(`/policies/${id}/diff`, { with: other }) });
  if (!policy.data) return <Waiting />;
  const d = diff.data;
  return (
    <>
      <div className="head"><div className="grow"><small><Link to={`/policies/${id}` as never}>{policy.data.title}</Link> › 版本比对</small><h1>新增、改动、取消，以及对在办任务的影响</h1></div>
        <Select aria-label="和哪一份比" style={{ width: 380 }} value={other} placeholder="和哪一份比" onChange={(v) => set({ with: v })} options={(others.data?.items ?? []).filter((p) => p.id !== id).map((p) => ({ value: p.id, label: `${p.title}（第 ${p.version_no} 版 ${p.state_label}）` }))} />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {policy.data.state === "issued" && <UploadBox versionOf={id} />}
        {!other && <p className="soft">选一份文件来比，或在上面上传这份文件的新版本。</p>}
        {diff.isError && <div className="refusal" role="alert">{sentence(diff.error)}</div>}
        {d && <p className="sum"><span><b>{d.added.length}</b>新增</span><span><b>{d.changed.length}</b>改动</span><span><b>{d.dropped.length}</b>取消</span><span><b>{d.same}</b>不变</span></p>}
        {!!d?.added.length && <Section title="新增" flush>{d.added.map((m) => <div key={m.id} className="diff-row"><div><b>{numberOf(m)}</b> {m.name}</div><div className="soft">{brief(m)}</div></div>)}</Section>}
        {!!d?.changed.length && (
          <Section title="改动" flush>
            {d.changed.map((c) => (
              <div key={c.after.id} className="diff-row">
                <div><small>原来</small><div><b>{numberOf(c.before)}</b> {c.before.name}</div><div className="soft">{brief(c.before)}</div></div>
                <div><small>现在 · 改了 {c.fields.join("、")}</small><div><b>{numberOf(c.after)}</b> {c.after.name}</div><div className="soft">{brief(c.after)}</div><Effect say={c.effect} /></div>
              </div>
            ))}
          </Section>
        )}
        {!!d?.dropped.length && <Section title="取消" flush>{d.dropped.map((x) => <div key={x.measure.id} className="diff-row"><div><b>{numberOf(x.measure)}</b> {x.measure.name}</div><div><Effect say={x.effect} /></div></div>)}</Section>}
        {d && !d.added.length && !d.changed.length && !d.dropped.length && <p className="soft">两份的措施完全一样。</p>}
      </div>
    </>
  );
}

function brief(m: MeasureView): string {
  const lead = m.lead.map(unitName);
  return [lead.length ? `牵头 ${lead.join("、")}` : "没有牵头", m.due.length ? `时限 ${m.due.join("、")}` : m.standing ? "长期" : "无时限", ...m.recurrences.map((r) => `${r.per_label}${r.last_days ? `最后 ${r.last_days} 天内` : ""}至少 ${r.min} ${r.unit_word ?? "次"}${recordKindWord(r.record_kind)}${r.subset ? `（${r.subset}）` : ""}`), ...m.targets.map((t) => `指标 ${showTarget(t)}`)].join(" · ");
}

function Effect({ say }: { say: string }) {
  return say ? <div className="note" style={{ marginTop: 4 }}>{say}</div> : null;
}
