import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { showDay } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { Pace, Tabs, TourLine } from "./parts";
import type { TourRow } from "./types";
import { sorts, tourStates } from "./words";

const columns: Column<TourRow>[] = [
  { key: "title", title: "方案", render: (t) => <Link to={`/tours/${t.id}` as never}><b>{t.title}</b></Link> },
  { key: "sort", title: "类型", render: (t) => <span className="line">{t.sort_label}</span> },
  { key: "to", title: "期间", sort: "to", render: (t) => <span className="line">{showDay(t.from)} 至 {showDay(t.to)}</span> },
  { key: "pace", title: "已巡查", render: (t) => <Pace of={t.pace} total={t.total} /> },
  { key: "state", title: "状态", render: (t) => <span className="tag inf">{t.state_label}</span> },
  { key: "organ", title: "组织单位", render: (t) => <span className="line">{t.organ?.short}</span> },
  { key: "number", title: "编号", extra: true, render: (t) => <span className="line small">{t.number}</span> },
];
const fields: FilterField[] = [{ key: "sort_of", label: "类型", kind: "choice", options: sorts }, { key: "state", label: "状态", kind: "choice", options: tourStates }];

/** Programmes: whom an organ visits in which time, and how far it is. */
export function ListPage() {
  const go = useNavigate();
  const may = useMay("supervise.work");
  const make = <Link to={"/tours/new" as never}><Button type="primary">新建方案</Button></Link>;
  return (
    <>
      <Tabs title="巡查" say="两年一轮，下级政府、功能区和部门全覆盖；4+N 联合督查跟踪问效。完成的巡查才算覆盖。" action={may && make} />
      <div className="page col" style={{ gap: 12 }}>
        <DataTable<TourRow>
          name="tours" path="/tours" noun="个方案" columns={columns} filters={fields} rowKey={(t) => t.id}
          onRow={(t) => void go({ to: `/tours/${t.id}` as never })} card={(t) => <TourLine t={t} />}
          empty={<EmptyState title="没有巡查方案" action={may ? make : undefined}>方案定下巡查谁、什么时候查完；批准后排期，完成一个点亮一个。</EmptyState>}
        />
      </div>
    </>
  );
}
