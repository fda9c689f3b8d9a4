import type { OnDuty } from "./types";

/** Who answers for a unit now, in a few words; a gap in a kept plan is red. */
export function DutyLine({ d }: { d: OnDuty }) {
  if (d.missing) return <b className="c-r">无人值班</b>;
  if (!d.kept) return <span className="faint">没有排班</span>;
  return <span>{d.names.join("、")}</span>;
}
