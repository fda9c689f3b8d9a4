import { useNavigate } from "@tanstack/react-router";
import { SenseTabs } from "@/alarm/SenseTabs";
import type { Address } from "@/api/types";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, useFilters } from "@/kit/filters";
import { DoubtLine, doubtColumns } from "./columns";
import type { DoubtView } from "./types";
import { doubtRules, doubtStates } from "./words";

const fields: FilterField[] = [
  { key: "state", label: "状态", kind: "choice", options: doubtStates },
  { key: "rule", label: "疑点", kind: "choice", options: doubtRules },
  { key: "site", label: "场所", kind: "held", words: {} },
  { key: "enterprise", label: "企业", kind: "held", words: {} },
  { key: "point", label: "点位", kind: "held", words: {} },
];

/** Instruments that may not show what is there. */
export function ListPage() {
  const go = useNavigate();
  const [filters, set] = useFilters();
  const chip = (key: string, value: string, label: string) => {
    const on = many(filters[key]).includes(value);
    return <button key={key + value} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : value })}>{on ? "✓ " : ""}{label}</button>;
  };
  return (
    <>
      <SenseTabs title="数据疑点" say="规则每天逐点判一遍；判出来只是怀疑，县里要到现场拍照核查，一天不去就再推一级。" />
      <div className="page">
        <DataTable<DoubtView>
          name="doubts" path={"/doubts" as Address} noun="条疑点" columns={doubtColumns} filters={fields} rowKey={(d) => d.id}
          onRow={(d) => void go({ to: `/doubts/${d.id}` as never })} card={(d) => <DoubtLine d={d} />} quick={<>{chip("state", "running", "未办结")}{chip("overdue", "true", "核查超时")}</>}
          labels={{ site: "选定的场所", enterprise: "选定的企业", point: "选定的点位" }}
          empty={<EmptyState title="没有数据疑点">每天夜里按规则判前一天的曲线：僵死、削顶、静默、压低、报警时标校……判出来就在这里。</EmptyState>}
        />
      </div>
    </>
  );
}
