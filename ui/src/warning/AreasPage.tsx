import { Link } from "@tanstack/react-router";
import { SenseTabs } from "@/alarm/SenseTabs";
import { sentence } from "@/api/client";
import { EmptyState } from "@/kit/EmptyState";
import { showMinute } from "@/shared/dates";
import { Colour } from "./columns";
import { useAreas } from "./queries";
import type { AreaRow } from "./types";

/** How deep an area lies below the first one shown. */
const depth = (a: AreaRow, least: number) => a.region_path.split("/").length - least;

/** Every area with what its enterprises make of it, and its warning. */
export function AreasPage() {
  const q = useAreas();
  const all = q.data ?? [];
  const least = Math.min(...all.map((a) => a.region_path.split("/").length));
  return (
    <>
      <SenseTabs title="区域预警" say="由区域内各企业的颜色汇成：达到规定家数或比例的按其颜色定，达不到的低一级定。升级自动，响应、降级和解除由监管部门办。" action={<Link to={"/warnings" as never}>企业预警</Link>} />
      <div className="page col" style={{ gap: 12 }}>
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        {q.isPending && <div className="skeleton" style={{ height: 200 }} />}
        {q.data && all.length === 0 && <EmptyState title="还没有评定过的区域">接入监测的企业评定以后，所在的区域会列在这里；只管部分行业的账号看不到区域汇总。</EmptyState>}
        {all.length > 0 && (
          <div className="card" style={{ overflowX: "auto" }}>
            <table className="grid">
              <thead><tr><th scope="col">区域</th><th scope="col">现在评定</th><th scope="col">企业（红 / 橙 / 黄 / 蓝）</th><th scope="col" style={{ minWidth: 220 }}>为什么</th><th scope="col">预警</th><th scope="col">评定时间</th></tr></thead>
              <tbody>{all.map((a) => (
                <tr key={a.region} data-area={a.region}>
                  <td style={{ paddingLeft: 14 + 18 * depth(a, least) }} className="line"><Link to={`/sense/areas/${a.region}` as never}>{a.name}</Link></td>
                  <td><Colour of={a.colour} /></td>
                  <td className="num line">{a.counts.map((c) => c.count).join(" / ")}</td>
                  <td className="small">{a.say}</td>
                  <td className="line">{a.warning?.running ? <><Colour of={a.warning.colour} /> <span className={a.warning.overdue ? "small c-r" : "small"}>{a.warning.state.label}{a.warning.overdue ? "，超时" : ""}</span></> : <span className="faint">—</span>}</td>
                  <td className="line small">{showMinute(a.rated_at)}</td>
                </tr>
              ))}</tbody>
            </table>
          </div>
        )}
      </div>
    </>
  );
}
