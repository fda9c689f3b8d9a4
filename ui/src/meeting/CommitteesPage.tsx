import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { DataTable, type Column } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { useMay } from "@/shared/session";
import { CommitteeForm } from "./CommitteeForm";
import { Tabs } from "./Tabs";
import type { CommitteeRow } from "./types";
import { kinds } from "./words";
import "./meeting.css";

const columns: Column<CommitteeRow>[] = [
  { key: "name", title: "名称", sort: "name", render: (c) => <Link to={`/committees/${c.id}` as never}><b>{c.name}</b></Link> },
  { key: "kind", title: "类别", render: (c) => <>{c.kind_label}{c.trade_label && <span className="tag" style={{ marginLeft: 6 }}>{c.trade_label}</span>}</> },
  { key: "owner", title: "责任单位", render: (c) => c.owner.short || c.owner.name },
  { key: "organ", title: "承办", render: (c) => c.organ.short || c.organ.name },
  { key: "seats", title: "席位", num: true, render: (c) => c.seats },
  { key: "since", title: "设立", render: (c) => <span className="line">{c.since}{c.until && ` 至 ${c.until}`}</span> },
];
const fields: FilterField[] = [
  { key: "q", label: "名称", kind: "text" },
  { key: "kind", label: "类别", kind: "choice", options: kinds },
  { key: "ended", label: "已撤销的", kind: "choice", single: true, options: [{ value: "true", label: "也列出" }] },
];

/** Bodies that meet, with their rhythm behind each. */
export function CommitteesPage() {
  const go = useNavigate();
  const [making, setMaking] = useState(false);
  const may = useMay("meeting.write");
  return (
    <>
      <Tabs title="会议机构" say="安委会、专委会、三级调度会和常委会：谁参加、谁主持、多久一次。节奏自动成为责任单位的常设职责，开没开会一看便知。" action={may && <Button type="primary" onClick={() => setMaking(true)}>设立会议机构</Button>} />
      <div className="page col" style={{ gap: 12 }}>
        <DataTable<CommitteeRow>
          name="committees" path="/committees" noun="个机构" columns={columns} filters={fields} rowKey={(c) => c.id} views={false} onRow={(c) => void go({ to: `/committees/${c.id}` as never })}
          card={(c) => <Link to={`/committees/${c.id}` as never} className="mt-line"><b>{c.name}</b><span className="small">{c.kind_label} · {c.organ.short || c.organ.name}承办 · {c.seats} 席</span></Link>}
          empty={<EmptyState title="还没有会议机构">由本级安委办设立安委会和调度会；专委会由牵头部门设立。</EmptyState>}
        />
      </div>
      {making && <CommitteeForm close={() => setMaking(false)} />}
    </>
  );
}
