import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "@/api/client";
import type { Page, PolicySummary, TaskRow } from "@/api/types";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { one, useFilters } from "@/kit/filters";
import { allUnitsQuery, regionsQuery } from "@/kit/UnitPicker";
import { useNow } from "@/shared/session";
import { roleWords } from "@/shared/words";
import { TaskCard, taskColumns } from "./columns";
import "./task.css";

const mine = [
  { value: "all", label: "本单位全部" },  { value: "accept", label: "待我认领" }, { value: "due", label: "快到期" }, { value: "returned", label: "被退回" },
  { value: "red", label: "亮红灯" }, { value: "verify", label: "待我核验" }, { value: "close", label: "待我销号" },
];
const states = [
  { value: "issued", label: "待认领" }, { value: "accepted", label: "已认领" }, { value: "working", label: "进行中" }, { value: "returned", label: "已退回" },
  { value: "submitted", label: "已报完成" }, { value: "lead_verified", label: "牵头已核验" }, { value: "verified", label: "经办已核验" }, { value: "closed", label: "已销号" }, { value: "suspended", label: "已中止" },
];
const lightChoices = [
  { value: "red", label: "▲ 红" }, { value: "yellow", label: "◆ 黄" }, { value: "green", label: "● 绿" },
  { value: "submitted", label: "◐ 待核验" }, { value: "done", label: "✓ 已销号" }, { value: "none", label: "– 无灯" },
];

/** The register of tasks: every count elsewhere leads here with its filter. */
export function ListPage() {
  const now = useNow();
  const go = useNavigate();
  const [filters, set] = useFilters();
  const policies = useQuery({ queryKey: ["policies", "names"], queryFn: () => api.get<Page<PolicySummary>>("/policies", { limit: 200 }), staleTime: 60_000 });
  const regions = useQuery(regionsQuery);
  const units = useQuery({ ...allUnitsQuery, enabled: !!filters.unit });
  const fields: FilterField[] = [
    { key: "q", label: "任务", kind: "text", placeholder: "任务、编号、条款" },
    { key: "mine", label: "与我有关", kind: "choice", options: mine, single: true },
    { key: "light", label: "灯", kind: "choice", options: lightChoices },
    { key: "state", label: "状态", kind: "choice", options: states },
    { key: "unit", label: "单位", kind: "unit" },
    { key: "role", label: "角色", kind: "choice", options: Object.entries(roleWords).filter(([k]) => k !== "joint_lead").map(([value, label]) => ({ value, label })) },
    { key: "region", label: "地区", kind: "choice", single: true, options: (regions.data ?? []).filter((r) => !["township", "village"].includes(r.kind)).map((r) => ({ value: r.code, label: r.name })) },
    { key: "policy", label: "文件", kind: "choice", single: true, options: (policies.data?.items ?? []).filter((p) => p.state !== "draft").map((p) => ({ value: p.id, label: p.title })) },
    { key: "due", label: "时限", kind: "days", from: "due_from", to: "due_to" },
    { key: "heading", label: "行动", kind: "held" },
    { key: "measure", label: "措施", kind: "held" },
    { key: "key", label: "只看重点任务", kind: "held", words: { true: "" } },
    { key: "exact", label: "只看本级", kind: "held", words: { true: "" } },
    { key: "standing", label: "长期任务", kind: "held", words: { true: "" } },
  ];
  return (
    <>
      <div className="head"><div className="grow"><h1>任务</h1><small>每一条都能回到文件里的那句话；表里的数和挂图、工作台是同一本账。</small></div></div>
      <div className="page">
        <DataTable<TaskRow>
          name="tasks" path="/tasks" noun="项任务" columns={taskColumns(now)} filters={fields} defaultSort="due" exportPath="/tasks.xlsx"
          rowKey={(t) => t.id} onRow={(t) => void go({ to: `/tasks/${t.id}` as never })} card={(t) => <TaskCard t={t} now={now} />}
          quick={<button type="button" className={one(filters.open) ? "chip on" : "chip"} aria-pressed={!!one(filters.open)} onClick={() => set({ open: one(filters.open) ? undefined : "true" })}>{one(filters.open) === "false" ? "只看已销号 ×" : `${one(filters.open) ? "✓ " : ""}未销号`}</button>}
          labels={{ measure: "选定的一条", unit: units.data?.find((u) => u.id === one(filters.unit))?.short }}
          empty={<EmptyState title="还没有任务">文件下发后，这里会有每个牵头、配合和属地单位的任务。先到“文件与清单”上传一份文件。</EmptyState>}
        />
      </div>
    </>
  );
}
