import { Link } from "@tanstack/react-router";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { RecordTabs } from "@/record/RecordTabs";
import type { DossierRow } from "./types";
import "./dossier.css";

const fields: FilterField[] = [{ key: "q", label: "姓名、职务、单位", kind: "text" }];

const columns: Column<DossierRow>[] = [
  { key: "person", title: "姓名", render: (r) => <Link className="line" to={`/dossiers/posts/${r.post}` as never}>{r.person.name}</Link> },
  { key: "title", title: "职务", render: (r) => <>{r.title}<div className="small">{r.unit.short || r.unit.name}</div></> },
  { key: "term", title: "任期", render: (r) => <span className="line">{r.from} 至 {r.to ?? "今"}</span> },
  { key: "windows", title: "本季要做", num: true, render: (r) => r.windows || "—" },
  { key: "met", title: "已达到", num: true, render: (r) => (r.windows ? r.met : "—") },
  { key: "missed", title: "未做到", num: true, render: (r) => (r.missed > 0 ? <b className="c-r">{r.missed}</b> : r.windows ? 0 : "—") },
  { key: "duties", title: "职责", render: (r) => <span className="line"><Duties r={r} /></span> },
];

function Duties({ r }: { r: DossierRow }) {
  return <><Link to={`/posts/${r.post}/duties` as never}>{r.windows ? "职责清单" : "分派职责"}</Link>{r.contradictions > 0 && <span className="tag inf" style={{ marginLeft: 6 }}>{r.contradictions} 项二选一</span>}</>;
}

/** A post on a phone. */
function Card({ r }: { r: DossierRow }) {
  return (
    <div className="col" style={{ gap: 2, padding: "10px 12px" }}>
      <Link to={`/dossiers/posts/${r.post}` as never}><b>{r.person.name}</b></Link>
      <span>{r.title} · {r.unit.short || r.unit.name}</span>
      <span className="small">{r.windows ? <>本季 {r.windows} 项，已达到 {r.met}{r.missed > 0 && <b className="c-r">，未做到 {r.missed}</b>}</> : "本季没有职责"} · <Duties r={r} /></span>
    </div>
  );
}

/** Leaders' posts that I may read, with how their quarter stands. */
export function ListPage() {
  return (
    <>
      <div className="head"><div className="grow"><h1>履职档案</h1><small>职责、记录、红灯、包案、事故、谈话和督办，按任期、按某一天的已知情况出具。</small></div></div>
      <RecordTabs at="/dossiers" />
      <div className="page">
        <DataTable<DossierRow>
          name="dossiers" path="/dossiers" noun="个任职" columns={columns} filters={fields} rowKey={(r) => r.post} views={false} card={(r) => <Card r={r} />}
          empty={<EmptyState title="没有可看的履职档案">本人只看本人的；本级安委办和组织部门看本地区的。</EmptyState>}
        />
      </div>
    </>
  );
}
