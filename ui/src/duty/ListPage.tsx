import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import type { OccurrenceRow } from "@/api/types";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import { RecordTabs } from "@/record/RecordTabs";
import { OccurrenceCard, occurrenceColumns } from "./columns";
import "@/task/task.css";
import "@/desk/desk.css";

/** What must be done again and again, and how far each period is. */
export function ListPage() {
  const go = useNavigate();
  return (
    <>
      <div className="head"><div className="grow"><h1>履职记录</h1><small>一件事只登记一次，它能抵几项要求由规则自动算。</small></div><Link to={"/records/new" as never}><Button type="primary">登记一次履职</Button></Link></div>
      <RecordTabs at="/occurrences" />
      <div className="page">
        <DataTable<OccurrenceRow>
          name="occurrences" path="/occurrences" noun="期" columns={occurrenceColumns} defaultSort="due"
          filters={[
            { key: "unit", label: "单位", kind: "unit" },
            { key: "state", label: "状态", kind: "choice", options: [{ value: "pending", label: "进行中" }, { value: "done", label: "已满足" }, { value: "late", label: "已逾期" }, { value: "missed", label: "未做到" }] },
            { key: "of", label: "来自", kind: "choice", single: true, options: [{ value: "task", label: "文件的要求" }, { value: "site", label: "企业自查" }] },
            { key: "days", label: "期间", kind: "days", from: "from", to: "to" },
          ]}
          rowKey={(o) => o.id} onRow={(o) => void go({ to: `/occurrences/${o.id}` as never })} card={(o) => <OccurrenceCard o={o} />}
          empty={<EmptyState title="还没有按频次要做的事">文件里写了“每季度至少一次”一类要求的措施下发后，这里按期列出。</EmptyState>}
        />
      </div>
    </>
  );
}
