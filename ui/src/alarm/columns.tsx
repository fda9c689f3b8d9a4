import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import type { Column } from "@/kit/DataTable";
import { figure } from "@/point/words";
import { showMinute } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { tradeWord } from "@/site/words";
import { useSecond } from "./queries";
import type { AlarmClock, AlarmRow } from "./types";
import { lasted, leftClass, leftWords, shapes } from "./words";

/** Priority with colour, shape and word. */
export function Priority({ p }: { p: AlarmRow["priority"] }) {
  return <span className={`lv ${p.colour}`}><i aria-hidden>{shapes[p.colour] ?? "●"}</i>{p.label}</span>;
}

/** A clock that counts down between two answers of the server; the server's seconds, never this computer's hour. */
export function Countdown({ of, plain }: { of: Pick<AlarmClock, "remaining_s" | "due"> & { what?: string }; plain?: boolean }) {
  const now = useSecond();
  const since = useRef({ due: "", left: 0, at: 0 });
  if (since.current.due !== of.due || since.current.left !== of.remaining_s) since.current = { due: of.due, left: of.remaining_s, at: performance.now() };
  const left = since.current.left - (now > since.current.at ? (now - since.current.at) / 1000 : 0);
  return <span className={`line ${plain ? "soft" : leftClass(left)}`} title={`${of.what ?? ""} 时限 ${showMinute(of.due)}`}>{of.what ? `${of.what} ` : ""}{leftWords(left)}</span>;
}

/** What was measured against which limit. */
export function Crossed({ a }: { a: AlarmRow }) {
  const silent = a.limit.code === "STALE";
  return (
    <span className="line">
      {a.limit.label}{silent ? "" : <> <b>{figure(a.value, a.point.unit)}</b>{typeof a.limit_value === "number" && <small> 限 {figure(a.limit_value)}</small>}</>}
    </span>
  );
}

export function Flags({ a }: { a: AlarmRow }) {
  return (
    <>
      {a.point.critical && <span className="tag bad" style={{ margin: 0 }}>关键点</span>}
      {a.late && <span className="tag inf" style={{ margin: 0 }} title="补传读数中发现，不是当时报的">事后报警</span>}
      {a.chatter && <span className="tag inf" style={{ margin: 0 }} title="一分钟内反复报警三次以上">颤振</span>}
      {a.flood && <span className="tag inf" style={{ margin: 0 }} title="十分钟内同一处报警过多，合并展示、逐条留存">报警风暴</span>}
      {a.hazard && <Link className="tag lead" style={{ margin: 0 }} to={`/hazards/${a.hazard}` as never}>已转隐患</Link>}
    </>
  );
}

/** The signal in words, with how long it stands or stood. */
export function Standing({ a }: { a: AlarmRow }) {
  const now = useNow();
  return <span className="line">{a.standing ? <span className="c-r">仍越限</span> : "已恢复"} <small>{lasted(Date.parse(a.returned_at ?? now) - Date.parse(a.raised_at))}</small></span>;
}

export const alarmColumns: Column<AlarmRow>[] = [
  { key: "priority", title: "优先级", render: (a) => <Priority p={a.priority} /> },
  { key: "point", title: "点位", render: (a) => <div className="row" style={{ gap: 6 }}><Link to={`/alarms/${a.id}` as never}>{a.point.name}</Link> <Flags a={a} /></div> },
  { key: "crossed", title: "报警", render: (a) => <Crossed a={a} /> },
  { key: "site", title: "企业（场所）", render: (a) => <Link to={`/sites/${a.site.id}` as never} className="plain-link">{a.site.name}</Link> },
  { key: "region", title: "地区", extra: true, render: (a) => a.region_name },
  { key: "trade", title: "监管类别", extra: true, render: (a) => tradeWord(a.trade) },
  { key: "spot", title: "位置", extra: true, render: (a) => a.point.spot },
  { key: "raised", title: "报警时间", sort: "raised_at", render: (a) => <span className="line">{showMinute(a.raised_at).slice(5)}</span> },
  { key: "standing", title: "现状", render: (a) => <Standing a={a} /> },
  { key: "signal", title: "信号", extra: true, render: (a) => <span className="line">{a.signal.label}</span> },
  { key: "handling", title: "处置", render: (a) => <span className="line">{a.handling.label}</span> },
  { key: "waiting", title: "时限", sort: "urgency", render: (a) => (a.waiting ? <Countdown of={a.waiting} /> : <span className="faint">—</span>) },
  { key: "level", title: "已推送到", render: (a) => <span className="line">{a.level_label}{a.unknown_levels.length > 0 && <small className="c-y"> 未知悉</small>}</span> },
];

/** One alarm as a card: list on a phone, live board, home. */
export function AlarmCard({ a, fresh }: { a: AlarmRow; fresh?: boolean }) {
  return (
    <Link to={`/alarms/${a.id}` as never} className={`al-card ${a.priority.colour}${fresh ? " fresh" : ""}`} data-alarm={a.id}>
      <div className="row" style={{ gap: 6 }}><Priority p={a.priority} /><b className="grow">{a.point.name}</b>{a.waiting ? <Countdown of={a.waiting} /> : <span className="small">{a.handling.label}</span>}</div>
      <div className="row small" style={{ gap: 10 }}>
        <span className="ink"><Crossed a={a} /></span><span>{a.site.name}</span><Standing a={a} /><span>{a.handling.label}</span>{a.level > 0 && <span>已推送{a.level_label}</span>}
        {a.point.critical && <span className="c-r">关键点</span>}{a.chatter && <span className="c-y">颤振</span>}{a.late && <span className="c-y">事后报警</span>}{a.hazard && <span>已转隐患</span>}
      </div>
    </Link>
  );
}
