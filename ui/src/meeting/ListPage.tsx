import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, one, useFilters } from "@/kit/filters";
import { useMay } from "@/shared/session";
import { MeetingLine, meetingColumns } from "./columns";
import { Month } from "./Month";
import { NewMeeting } from "./NewMeeting";
import { Tabs } from "./Tabs";
import type { MeetingRow } from "./types";
import { kinds, states } from "./words";

const fields: FilterField[] = [
  { key: "q", label: "名称或编号", kind: "text" },
  { key: "kind", label: "机构类别", kind: "choice", options: kinds },
  { key: "state", label: "状态", kind: "choice", options: states },
  { key: "on", label: "日期", kind: "days", from: "from", to: "to" },
];

/** Meetings as a calendar by month, or as a list; which of the two stands in the address. */
export function ListPage() {
  const go = useNavigate();
  const [filters, set] = useFilters();
  const [making, setMaking] = useState(false);
  const may = useMay("meeting.write");
  const list = one(filters.view) === "list";
  const view = (to?: string) => <button type="button" className={(list ? "list" : undefined) === to ? "chip on" : "chip"} aria-pressed={(list ? "list" : undefined) === to} onClick={() => void go({ to: ".", search: (to ? { view: to } : {}) as never })}>{to ? "列表" : "日历"}</button>;
  return (
    <>
      <Tabs title="会议" say="安委会、专委会和三级调度会：议程由红灯、逾期、挂牌和上次议定事项自动生成，议定事项随纪要交办，出席计入履职。" action={may && <Button type="primary" onClick={() => setMaking(true)}>安排会议</Button>} />
      <div className="page col" style={{ gap: 12 }}>
        <div className="row no-print">{view()}{view("list")}
          {!list && kinds.map((k) => {
            const on = many(filters.kind).includes(k.value);
            return <button key={k.value} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ kind: on ? many(filters.kind).filter((v) => v !== k.value) : [...many(filters.kind), k.value] })}>{k.label}</button>;
          })}
        </div>
        {list
          ? (
            <DataTable<MeetingRow>
              name="meetings" path="/meetings" noun="次会议" columns={meetingColumns} filters={fields} rowKey={(m) => m.id} views={false}
              onRow={(m) => void go({ to: `/meetings/${m.id}` as never })} card={(m) => <MeetingLine m={m} />}
              empty={<EmptyState title="没有会议">由承办单位在会议机构下安排；先到“会议机构”设立调度会或专委会。</EmptyState>}
            />
          )
          : <Month month={one(filters.month)} set={(month) => set({ month })} kind={many(filters.kind)} />}
      </div>
      {making && <NewMeeting close={() => setMaking(false)} />}
    </>
  );
}
