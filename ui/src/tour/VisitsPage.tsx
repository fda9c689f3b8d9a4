import { Link, useNavigate } from "@tanstack/react-router";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { showDay } from "@/shared/dates";
import { Tabs, VisitLine, when } from "./parts";
import type { VisitRow } from "./types";
import { visitStates } from "./words";

const columns: Column<VisitRow>[] = [
  { key: "target", title: "巡查对象", render: (v) => <Link to={`/tour-visits/${v.id}` as never}><b>{v.target?.name}</b></Link> },
  { key: "planned", title: "日期", sort: "planned", render: (v) => <span className="line">{when(v)}</span> },
  { key: "leader", title: "组长", render: (v) => <span className="line">{v.leader}</span> },
  { key: "state", title: "状态", render: (v) => <span className="tag inf">{v.state_label}</span> },
  { key: "recheck", title: "复核", render: (v) => (v.rechecked_on ? showDay(v.rechecked_on) : <span className="faint">—</span>) },
  { key: "tour", title: "方案", render: (v) => v.tour_title },
];
const fields: FilterField[] = [{ key: "state", label: "状态", kind: "choice", options: visitStates }, { key: "target", label: "对象", kind: "unit" }, { key: "tour", label: "方案", kind: "held", words: {} }];

/** Visits of all programmes in which I take part or that came to my unit. */
export function VisitsPage() {
  const go = useNavigate();
  return (
    <>
      <Tabs title="巡查日程" say="本单位组织、参加或接受的巡查。被巡查单位在进驻后看到。" />
      <div className="page col" style={{ gap: 12 }}>
        <DataTable<VisitRow>
          name="tour-visits" path="/tour-visits" noun="次巡查" columns={columns} filters={fields} rowKey={(v) => v.id}
          onRow={(v) => void go({ to: `/tour-visits/${v.id}` as never })} card={(v) => <VisitLine v={v} />}
          empty={<EmptyState title="没有巡查">方案批准后，由安委办排期；成员单位在这里登记四个方法的记录和问题。</EmptyState>}
        />
      </div>
    </>
  );
}
