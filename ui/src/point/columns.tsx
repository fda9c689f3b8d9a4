import { Link } from "@tanstack/react-router";
import { shapes } from "@/alarm/words";
import type { Column } from "@/kit/DataTable";
import { showDay, showMinute } from "@/shared/dates";
import { tradeWord } from "@/site/words";
import type { PointRow } from "./types";
import { limitsText } from "./words";

/** In use, or why it alarms nobody and until when. */
export function State({ p }: { p: PointRow }) {
  if (p.muted) return <span className="line"><span className="tag inf" style={{ margin: 0 }}>{p.muted.kind.label}</span>{p.muted.until && <small> 到 {showMinute(p.muted.until).slice(5)}</small>}</span>;
  return <span className="line">{p.state.code === "in_service" ? <span className="c-g">● {p.state.label}</span> : p.state.label}</span>;
}

/** Hours of silence in thirty days, with the colour of its rule in words. */
export function Silent({ p }: { p: Pick<PointRow, "silent_hours" | "silent_colour"> }) {
  if (!p.silent_hours) return <span className="faint">—</span>;
  return p.silent_colour ? <span className={`lv ${p.silent_colour}`} title="关键点位近 30 天静默时长超过规定"><i aria-hidden>{shapes[p.silent_colour]}</i>{p.silent_hours} 小时</span> : <span className="line">{p.silent_hours} 小时</span>;
}

export const pointColumns: Column<PointRow>[] = [
  { key: "code", title: "编码", render: (p) => <span className="line">{p.code}</span> },
  { key: "name", title: "点位", sort: "name", render: (p) => <span><Link to={`/points/${p.id}` as never}>{p.name}</Link>{p.critical && <span className="tag bad" style={{ margin: "0 0 0 6px" }}>关键点</span>}</span> },
  { key: "kind", title: "类型", render: (p) => <span className="line">{p.kind.label}</span> },
  { key: "site", title: "企业（场所）", render: (p) => <Link to={`/sites/${p.site}` as never} className="plain-link">{p.site_name}</Link> },
  { key: "spot", title: "位置", render: (p) => p.spot },
  { key: "limits", title: "报警限值", render: (p) => <span style={{ whiteSpace: "nowrap" }}>{limitsText(p.limits, p.unit)}</span> },
  { key: "trade", title: "监管类别", extra: true, render: (p) => tradeWord(p.trade) },
  { key: "gateway", title: "网关", extra: true, render: (p) => p.gateway || "—" },
  { key: "state", title: "状态", render: (p) => <State p={p} /> },
  { key: "silent", title: "近30天静默", num: true, render: (p) => <Silent p={p} /> },
  { key: "calibrate", title: "下次标校", render: (p) => <span className="line">{showDay(p.calibrate_due)}{p.calibrate_overdue && <small className="c-r"> 已过期</small>}</span> },
];

/** A point as a line of a phone's list. */
export function PointLine({ p }: { p: PointRow }) {
  return (
    <Link to={`/points/${p.id}` as never} className="al-line">
      <span className="row" style={{ gap: 6 }}><b className="grow">{p.name}</b>{p.critical && <span className="tag bad" style={{ margin: 0 }}>关键点</span>}<State p={p} /></span>
      <span className="small">{p.site_name} · {p.spot || p.code} · {limitsText(p.limits, p.unit)}</span>
    </Link>
  );
}
