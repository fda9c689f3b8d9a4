import type { LightColor, LightMark } from "@/api/types";
import { lights } from "@/shared/words";

/** Text of a mark: its own label, or the word for the colour with the days. */
export function markText(mark: Pick<LightMark, "color" | "label" | "days">): string {
  const word = mark.label || lights[mark.color].word;
  return mark.color === "red" && mark.days && mark.days > 0 ? `${word} · 逾期 ${mark.days} 天` : word;
}

/** One light: shape, word and colour together. A button when it can be asked why. */
export function Light({ mark, onClick, title }: { mark: Pick<LightMark, "color" | "label" | "days">; onClick?: () => void; title?: string }) {
  const l = lights[mark.color] ?? lights.none;
  const inside = <><i aria-hidden>{l.shape}</i>{markText(mark)}</>;
  return onClick
    ? <button type="button" className={`light ${l.cls}`} onClick={onClick} title={title}>{inside}</button>
    : <span className={`light ${l.cls}`} title={title}>{inside}</span>;
}

/** Count of lights in one line: ▲3 ◆5 ●12 … each a link when `to` is given. */
export function LightCountsLine({ counts, onPick }: { counts?: Partial<Record<LightColor, number>>; onPick?: (color: LightColor) => void }) {
  if (!counts) return null;
  const order: LightColor[] = ["red", "yellow", "green", "submitted", "done"];
  return (
    <span className="row" style={{ gap: 4 }}>
      {order.filter((c) => counts[c]).map((c) => {
        const l = lights[c];
        const text = <><i aria-hidden>{l.shape}</i>{counts[c]}</>;
        return onPick
          ? <button key={c} type="button" className={`light ${l.cls}`} title={`${l.word} ${counts[c]}`} onClick={() => onPick(c)}>{text}</button>
          : <span key={c} className={`light ${l.cls}`} title={`${l.word} ${counts[c]}`}>{text}</span>;
      })}
    </span>
  );
}

/** The parts of a whole as one bar; the figures stand beside it, so the bar is only a picture. */
export function LightBar({ counts, total, width = 160 }: { counts: Partial<Record<LightColor, number>>; total: number; width?: number }) {
  const order: LightColor[] = ["red", "yellow", "green", "submitted", "done"];
  return (
    <span className="light-bar" style={{ width }} aria-hidden>
      {order.filter((c) => counts[c]).map((c) => <i key={c} className={lights[c].cls} style={{ width: `${(100 * (counts[c] ?? 0)) / Math.max(total, 1)}%` }} />)}
    </span>
  );
}
