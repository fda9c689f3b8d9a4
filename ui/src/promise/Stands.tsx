import { Link } from "@tanstack/react-router";
import { showMinute } from "@/shared/dates";
import { shapes } from "@/alarm/words";
import type { PromiseView } from "./types";
import { against, evidence, look } from "./words";

/** How the day's promise stands, in a word with its shape. */
export function Stands({ of }: { of: PromiseView["stands"] }) {
  const l = look[of.code] ?? look.not_due!;
  return <span className={`lv ${l.colour}`}><i aria-hidden>{l.mark}</i>{of.label}</span>;
}

/** What is against it now, each opening into its records. */
export function Against({ p, all }: { p: PromiseView; all?: boolean }) {
  const shown = all ? p.found : against(p);
  if (!shown.length) return null;
  return (
    <div className="col" style={{ gap: 4 }}>
      {shown.map((x, i) => {
        const to = evidence(x.rule, p);
        return (
          <div key={i}>
            <span className={`lv ${x.until ? "none" : x.colour.code}`}><i aria-hidden>{shapes[x.colour.code]}</i>{x.until ? "曾经不符" : "与实际不符"}</span> {x.say}
            {all && <span className="small"> {showMinute(x.since)}{x.until ? ` 至 ${showMinute(x.until)}` : " 起"}</span>}
            {to && <> <Link className="small" to={to.to as never} search={to.search as never}>{to.label}</Link></>}
          </div>
        );
      })}
    </div>
  );
}
