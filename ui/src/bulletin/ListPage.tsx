import { Link, useSearch } from "@tanstack/react-router";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useBulletins } from "./queries";
import type { BulletinPeriod } from "./types";
import { kinds } from "./words";
import "./bulletin.css";

/** Periods of one sort, the newest first, each with what was made of it. */
export function ListPage() {
  const search = useSearch({ strict: false }) as { kind?: string; region?: string };
  const kind = search.kind ?? "weekly";
  const q = useBulletins(kind, search.region);
  return (
    <>
      <div className="head">
        <div className="grow"><h1>通报{q.data && <small> · {q.data.region_name}</small>}</h1><small>周报、月报、季度通报由台账生成：每个数字点开就是当时的逐条记录；起草后改文字、由另一人签发，系统不自行签发。</small></div>
        <div className="row" role="tablist" aria-label="通报种类">
          {kinds.map((k) => <Link key={k.value} role="tab" aria-selected={k.value === kind} to={"/bulletins" as never} search={{ ...search, kind: k.value } as never} className={k.value === kind ? "chip on" : "chip"}>{k.label}</Link>)}
        </div>
      </div>
      <div className="page col" style={{ gap: 12 }}>
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        {!q.data && !q.isError && <Waiting />}
        {q.data && <Section title={kinds.find((k) => k.value === kind)?.label} note={q.data.by_clock ? "到期由系统备好草稿并通知安委办" : "起草过一期以后，到期由系统备好草稿"} flush>
          {q.data.periods.map((p) => <Period key={p.from} p={p} region={q.data.region} />)}
        </Section>}
      </div>
    </>
  );
}

function Period({ p, region }: { p: BulletinPeriod; region: string }) {
  const papers = p.papers.filter((x) => x.state !== "void");
  const draft = p.offers.find((o) => !o.refused);
  return (
    <div className="bu-period" data-from={p.from}>
      <div className="grow">
        {p.over ? <Link to={"/bulletins/figures" as never} search={{ kind: p.kind, from: p.from, region } as never}><b>{p.label}</b></Link> : <b className="soft">{p.label}</b>}
        <div className="small">{p.over ? `${showDay(p.due)} 前备好草稿` : `统计期到 ${showDay(p.to)} 24:00 结束`}</div>
      </div>
      <div className="bu-papers">
        {papers.map((x) => (
          <div key={x.id} className="row" style={{ gap: 8 }}>
            <span className={x.state === "issued" ? "tag ok" : "tag inf"}>{x.state_label}</span>
            <Link to={`/bulletins/${x.id}` as never}>{x.number ?? "草稿"}</Link>
            <span className="small">数据截至 {showMinute(x.as_of)}</span>
          </div>
        ))}
        {!papers.length && p.over && <span className="faint">{draft ? "还没有起草" : "没有起草"}</span>}
      </div>
    </div>
  );
}
