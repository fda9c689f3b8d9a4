import { Link } from "@tanstack/react-router";
import type { LightColor } from "@/api/types";
import type { Column } from "@/kit/DataTable";
import { Light } from "@/kit/Light";
import { showWeekday } from "@/shared/dates";
import type { MeetingRow } from "./types";
import "./meeting.css";

/** A colour code as a light; nothing where there is none. */
export const Dot = ({ color, label }: { color?: string | null; label?: string }) => (color && color !== "none" ? <Light mark={{ color: color as LightColor, label: label ?? "", days: null } as never} /> : null);

export function State({ m }: { m: { state: string; state_label: string; waits?: boolean } }) {
  const cls = m.waits ? "bad" : ({ called: "lead", held: "inf", minuted: "ok", cancelled: "" } as Record<string, string>)[m.state] ?? "";
  return <span className={`tag ${cls}`}>{m.waits ? "会期已过，待登记" : m.state_label}</span>;
}

export const When = ({ m }: { m: MeetingRow }) => <span className="line">{showWeekday(m.on)} {m.time}</span>;

/** 到会 5 · 代会 1 */
export function Came({ m }: { m: MeetingRow }) {
  const words = ["到会", "代会", "请假", "未到"];
  const said = m.came.map((n, i) => (n ? `${words[i]} ${n}` : "")).filter(Boolean);
  return <span className="line">{said.length ? said.join(" · ") : "—"}</span>;
}

export const meetingColumns: Column<MeetingRow>[] = [
  { key: "on", title: "时间", sort: "on", render: (m) => <When m={m} /> },
  { key: "title", title: "会议", render: (m) => <Link to={`/meetings/${m.id}` as never}><b>{m.title}</b></Link> },
  { key: "committee", title: "机构", render: (m) => <Link to={`/committees/${m.committee}` as never}>{m.committee_name}</Link> },
  { key: "state", title: "状态", render: (m) => <State m={m} /> },
  { key: "items", title: "议题", num: true, render: (m) => m.items },
  { key: "came", title: "出席", render: (m) => <Came m={m} /> },
  { key: "place", title: "地点", extra: true, render: (m) => m.place },
  { key: "organ", title: "承办", extra: true, render: (m) => m.organ.short || m.organ.name },
  { key: "number", title: "编号", render: (m) => <span className="line small">{m.number}</span> },
];

/** A meeting as a line of a phone's list or of a day. */
export function MeetingLine({ m }: { m: MeetingRow }) {
  return (
    <Link to={`/meetings/${m.id}` as never} className="mt-line" data-meeting={m.id}>
      <span className="small"><When m={m} /></span>
      <b>{m.title}</b>
      <span className="small">{m.committee_name} · {m.place}</span>
      <State m={m} />
    </Link>
  );
}
