import { useNavigate } from "@tanstack/react-router";
import { Link } from "@tanstack/react-router";
import { SenseTabs } from "@/alarm/SenseTabs";
import type { Address } from "@/api/types";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, useFilters } from "@/kit/filters";
import { WarningLine, warningColumns } from "./columns";
import { useWeather } from "./queries";
import type { WarningView } from "./types";
import { colours, warningStates } from "./words";

const fields: FilterField[] = [
  { key: "state", label: "状态", kind: "choice", options: warningStates },
  { key: "colour", label: "颜色", kind: "choice", options: colours },
  { key: "enterprise", label: "企业", kind: "held", words: {} },
  { key: "site", label: "场所", kind: "held", words: {} },
];

/** What a government says of the risk of an enterprise, the newest first. */
export function ListPage() {
  const go = useNavigate();
  const [filters, set] = useFilters();
  const weather = useWeather();
  const holding = (weather.data ?? []).filter((m) => m.holds);
  const chip = (key: string, value: string, label: string) => {
    const on = many(filters[key]).includes(value);
    return <button key={key + value} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : value })}>{on ? "✓ " : ""}{label}</button>;
  };
  return (
    <>
      <SenseTabs title="风险预警" say="每一刻钟给每家企业算一次动态风险值，到黄色即发布；每一项分值都能点开看依据。降级和解除由监管部门办。" action={<Link to={"/sense/areas" as never}>区域预警</Link>} />
      <div className="page col" style={{ gap: 12 }}>
        {holding.length > 0 && <div className="note">现行天气标记：{holding.map((m) => `${m.region_name}${m.weather.label}${m.colour.label}`).join("、")} <Link to={"/sense/weather" as never}>查看</Link></div>}
        <DataTable<WarningView>
          name="warnings" path={"/warnings" as Address} noun="条预警" columns={warningColumns} filters={fields} rowKey={(w) => w.id}
          onRow={(w) => void go({ to: `/warnings/${w.id}` as never })} card={(w) => <WarningLine w={w} />}
          quick={<>{chip("state", "running", "未解除")}{chip("colour", "red", "红色")}{chip("colour", "orange", "橙色")}</>} labels={{ site: "选定的场所", enterprise: "选定的企业" }}
          empty={<EmptyState title="没有风险预警">报警、疑点、重大隐患、承诺公告、作业和天气合起来到黄色以上时，预警会自动发布在这里。</EmptyState>}
        />
      </div>
    </>
  );
}
