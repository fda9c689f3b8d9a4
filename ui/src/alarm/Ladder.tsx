import { showMinute } from "@/shared/dates";
import { Countdown } from "./columns";
import type { AlarmView } from "./types";

const names = ["企业", "县级监管", "市州监管", "省级监管"];

/** Who was told when and why, who took note, and what the clock does next if nothing happens. */
export function Ladder({ a }: { a: AlarmView }) {
  const told = new Map(a.told.map((t) => [t.level, t]));
  const rest = [0, 1, 2, 3].filter((l) => l > 0 && !told.has(l));
  return (
    <ol className="ladder" aria-label="升级过程">
      <li className={a.confirmed ? "known" : "told"} data-mark={a.confirmed ? "✓" : "!"}>
        <b>企业</b> <span className="small">{showMinute(a.raised_at)} 报警</span>
        <div>{a.confirmed ? `${a.confirmed.by.name} ${showMinute(a.confirmed.at)} 确认` : <span className="c-y">还没有人确认</span>}</div>
      </li>
      {[...told.values()].filter((t) => t.level > 0).map((t) => (
        <li key={t.level} className={t.known ? "known" : "told"} data-mark={t.known ? "✓" : "!"}>
          <b>{t.label}</b>{t.to && <span> · {t.to}</span>} <span className="small">{showMinute(t.at)} 推送</span>
          <div>{t.why}</div>
          <div>{t.known ? `${t.known.by.name} ${showMinute(t.known.at)} 已知悉${t.known.note ? `：${t.known.note}` : ""}` : <span className="c-y">还没有人登记知悉</span>}</div>
        </li>
      ))}
      {rest.map((l) => (
        <li key={l} className={a.next?.level === l ? "next" : ""} data-mark={a.next?.level === l ? "…" : ""}>
          <span className={a.next?.level === l ? "" : "faint"}>{names[l]}</span>
          {a.next?.level === l && <div><span className="small">{showMinute(a.next.at)} 自动推送：{a.next.why}</span> <Countdown of={{ due: a.next.at, remaining_s: a.next.remaining_s }} plain /></div>}
        </li>
      ))}
    </ol>
  );
}
