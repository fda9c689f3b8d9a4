import { Link } from "@tanstack/react-router";
import { lasted, leftClass } from "@/alarm/words";
import type { Column } from "@/kit/DataTable";
import { showMinute } from "@/shared/dates";
import { useNow } from "@/shared/session";
import type { DoubtView } from "./types";
import "@/alarm/sense.css";

/** How sure the rule is, in a word with its figure. */
export function Score({ of }: { of: number }) {
  const cls = of >= 0.9 ? "red" : of >= 0.75 ? "orange" : "yellow";
  return <span className={`lv ${cls}`} title="规则给出的可疑程度，0 到 1；由人到现场核查后才算数"><i aria-hidden>?</i>{of >= 0.9 ? "很可疑" : of >= 0.75 ? "可疑" : "存疑"} {of.toFixed(2)}</span>;
}

/** By when somebody must have been there. */
export function VerifyClock({ d }: { d: DoubtView }) {
  const now = useNow();
  if (d.state !== "open") return <span className="line">{d.state_label}</span>;
  const left = (Date.parse(d.verify_due) - Date.parse(now)) / 1000;
  return <span className={`line ${leftClass(left)}`} title={`现场核查时限 ${showMinute(d.verify_due)}`}>{left < 0 ? `现场核查超时 ${lasted(-left * 1000)}` : `${lasted(left * 1000)}内现场核查`}</span>;
}

export const doubtColumns: Column<DoubtView>[] = [
  { key: "score", title: "可疑程度", render: (d) => <Score of={d.score} /> },
  { key: "rule", title: "疑点", render: (d) => <Link to={`/doubts/${d.id}` as never}>{d.rule_label}</Link> },
  { key: "point", title: "点位", render: (d) => <span><Link to={`/points/${d.point}` as never} className="plain-link">{d.point_name}</Link>{d.critical && <span className="tag bad" style={{ margin: "0 0 0 6px" }}>关键点</span>}</span> },
  { key: "site", title: "企业（场所）", render: (d) => <Link to={`/sites/${d.site}` as never} className="plain-link">{d.site_name}</Link> },
  { key: "told", title: "看到了什么", render: (d) => <span style={{ display: "inline-block", maxWidth: 460 }}>{d.told}</span> },
  { key: "from", title: "时段", extra: true, render: (d) => <span className="line">{showMinute(d.from_at)} 至 {showMinute(d.to_at)}</span> },
  { key: "days", title: "发现天数", num: true, extra: true, render: (d) => d.days },
  { key: "clock", title: "核查", render: (d) => <VerifyClock d={d} /> },
  { key: "level", title: "已推送到", render: (d) => <span className="line">{d.level_label}</span> },
];

/** A doubt as a line of a board or of a phone's list. */
export function DoubtLine({ d }: { d: DoubtView }) {
  return (
    <Link to={`/doubts/${d.id}` as never} className="al-line">
      <span className="row" style={{ gap: 6 }}><Score of={d.score} /><b className="grow cut">{d.point_name}</b></span>
      <span>{d.rule_label} <span className="small">{d.site_name}</span></span>
      <span className="small"><VerifyClock d={d} /></span>
    </Link>
  );
}
