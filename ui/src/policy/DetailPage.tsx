import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { sentence } from "@/api/client";
import type { MeasureView, PolicyView } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { one, useFilters } from "@/kit/filters";
import { Document, reveal } from "./Document";
import { DoubtBox } from "./DoubtBox";
import { carriers, measuresOf, openDoubts } from "./facts";
import { MeasureCard } from "./MeasureCard";
import { useDecide, usePolicy } from "./queries";
import { ReviewHead } from "./ReviewHead";
import { useReviewKeys } from "./keys";
import "./policy.css";

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const policy = usePolicy(id);
  if (policy.isError) return <div className="page"><div className="refusal" role="alert">{sentence(policy.error)}</div><p style={{ marginTop: 8 }}><Link to={"/policies" as never}>回到文件列表</Link></p></div>;
  if (!policy.data) return <Waiting />;
  return <Review key={id} policy={policy.data} />;
}

/** Left the document, right the measures; hover or click on one side shows the other. */
function Review({ policy }: { policy: PolicyView }) {
  const [filters, setFilters] = useFilters();
  const go = useNavigate();
  const decide = useDecide(policy);
  const frozen = policy.state !== "draft";
  const all = measuresOf(policy);
  const only = one(filters.only);
  const shown = useMemo(() => (only === "open" ? all.filter((m) => m.doubts.some((d) => !d.settled)) : all), [all, only]);
  const [current, setCurrent] = useState<string | null>(one(filters.m) ?? null);
  const [cutting, setCutting] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const open = useMemo(() => openDoubts(policy), [policy]);
  const same = useMemo(() => {
    const out: Record<string, number> = {};
    // Only doubts with the same first choice can be settled alike.
    for (const d of open) if (d.choices[0] && open.some((x) => x !== d && x.kind === d.kind && x.choices[0]?.id === d.choices[0]!.id)) out[d.kind] = (out[d.kind] ?? 0) + 1;
    return out;
  }, [open]);

  const carrier = useMemo(() => Object.fromEntries(carriers(all)), [all]);
  const pick = useCallback((id: string) => setCurrent(id), []);
  useEffect(() => {
    const el = current && list.current?.querySelector<HTMLElement>(`[id="m-${current}"]`);
    if (el && list.current) reveal(list.current, el);
  }, [current]);
  const decideRef = useRef(decide);
  decideRef.current = decide;
  const steady = useCallback((d: Parameters<typeof decide>[0]) => decideRef.current(d), []);
  useReviewKeys({ measures: shown, current, pick, decide: steady, frozen });

  const cut = useCallback((m: string) => { setCurrent(m); setCutting(m); }, []);
  const onCut = async (at: number) => {
    if (!cutting) return;
    if (await decide({ split: { measure: cutting, at } })) setCutting(null);
  };
  return (
    <>
      <ReviewHead policy={policy} open={open.length} only={only} setOnly={(v) => setFilters({ only: v })} onIssued={() => void go({ to: "/wall" as never, search: { policy: policy.id } as never })} decide={steady} />
      {cutting && <div className="note calm row" style={{ margin: "8px 16px 0" }}>在左边原文里，点一下要断开的地方。<button type="button" className="plain" onClick={() => setCutting(null)}>不拆了</button></div>}
      <div className="review">
        <Document policy={policy} current={current} pick={pick} at={filters.at ? Number(one(filters.at)) : undefined} cutting={cutting ? { measure: cutting, say: "" } : null} onCut={(at) => void onCut(at)} />
        <div className="list" ref={list} aria-label="措施" role="region" tabIndex={0}>
          {policy.notes?.map((n, i) => <div key={i} className="note calm" style={{ margin: "8px 14px" }}>{n}</div>)}
          {(policy.doubts ?? []).filter((d) => !d.settled).map((d) => <div key={d.id} style={{ padding: "8px 14px 2px" }}><DoubtBox d={d} decide={steady} first={false} same={0} frozen={frozen} /></div>)}
          {shown.length === 0 && <div className="empty"><h2>{only === "open" ? "没有待定的了" : "没有读出措施"}</h2><p>{only === "open" ? "可以下发，或点“全部”再看一遍。" : "这份文件可能是新闻或通报，没有布置任务；也可能是扫描件。"}</p></div>}
          {shown.map((m, i) => (
            <Group key={m.id} m={m} before={shown[i - 1]}>
              <MeasureCard m={m} on={m.id === current} pick={pick} decide={steady} same={same} carrier={carrier} frozen={frozen} next={shown[i + 1]?.id} cut={cut} />
            </Group>
          ))}
        </div>
      </div>
    </>
  );
}

/** The heading under which measures stand, once per run of measures. */
function Group({ m, before, children }: { m: MeasureView; before?: MeasureView; children: React.ReactNode }) {
  const path = (m.path ?? []).join(" › ");
  return <>{path && path !== (before?.path ?? []).join(" › ") && <div className="path">{path}</div>}{children}</>;
}
