import { memo, useEffect, useMemo, useRef } from "react";
import type { PolicyView } from "@/api/types";
import { colour, factsOf, paragraphs, type Para } from "./facts";

type Props = { policy: PolicyView; current: string | null; pick: (measure: string) => void; at?: number; cutting?: { measure: string; say: string } | null; onCut: (offset: number) => void };

/** The document as it was read, with what was understood marked in it. */
export function Document({ policy, current, pick, at, cutting, onCut }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const paras = useMemo(() => paragraphs(policy, factsOf(policy)), [policy]);
  const pageStarts = useMemo(() => new Map((policy.pages ?? []).map((p) => [p.from, p.page])), [policy.pages]);
  const pages = useMemo(() => (policy.pages?.length ?? 0) > 1, [policy.pages]);

  // Marks the current measure's paragraphs without drawing the whole document again.
  useEffect(() => {
    const root = box.current;
    if (!root) return;
    root.querySelectorAll("p.on, h3.on").forEach((e) => e.classList.remove("on"));
    if (!current) return;
    const mine = root.querySelectorAll(`[data-m~="${current}"]`);
    mine.forEach((e) => e.classList.add("on"));
    const first = mine[0] as HTMLElement | undefined;
    if (first) reveal(root, first);
  }, [current, paras]);

  useEffect(() => {
    if (at === undefined || !box.current) return;
    const p = paras.find((x) => x.from <= at && at <= x.to);
    if (!p) return;
    if (p.measures[0]) pick(p.measures[0]);
    const el = box.current.querySelector(`[data-o="${p.from}"]`) as HTMLElement | null;
    if (el) reveal(box.current, el, true);
  }, [at]); // eslint-disable-line

  const click = (e: React.MouseEvent) => {
    const el = (e.target as HTMLElement).closest<HTMLElement>("[data-m]");
    if (cutting) {
      const offset = offsetAt(e.clientX, e.clientY);
      if (offset !== null) onCut(offset);
      return;
    }
    const fact = (e.target as HTMLElement).closest<HTMLElement>("[data-measure]");
    const id = fact?.dataset.measure || el?.dataset.m?.split(" ")[0];
    if (id) pick(id);
  };
  const over = (e: React.MouseEvent) => {
    const keys = (e.target as HTMLElement).closest<HTMLElement>("[data-f]")?.dataset.f;
    light(keys ?? "");
  };
  return (
    <div ref={box} className={cutting ? "doc cutting" : "doc"} onClick={click} onMouseOver={over} onMouseLeave={() => light("")} lang="zh-CN" role="document" aria-label="文件原文" tabIndex={0}>
      {paras.map((p, i) => (
        <Line key={p.from} p={p} page={pages ? pageStarts.get(p.from) ?? pageBetween(policy, paras[i - 1]?.from ?? -1, p.from) : undefined} />
      ))}
    </div>
  );
}

/** The page that begins between two paragraphs, if one does. */
function pageBetween(policy: PolicyView, before: number, from: number): number | undefined {
  return policy.pages.find((x) => x.from > before && x.from <= from)?.page;
}

const Line = memo(function Line({ p, page }: { p: Para; page?: number }) {
  const inside = p.pieces.map((x) => {
    if (!x.facts.length) return <span key={x.from} data-at={x.from}>{x.text}</span>;
    const f = colour(x.facts);
    return <mark key={x.from} className={f.cls} data-at={x.from} data-f={x.facts.map((y) => y.key).join(" ")} data-measure={f.measure} title={x.facts.map((y) => y.say).join("\n")}>{x.text}</mark>;
  });
  const props = { "data-m": p.measures.join(" ") || undefined, "data-o": p.from };
  return (
    <>
      {page !== undefined && page > 1 && <div className="page-edge" aria-hidden>第 {page} 页</div>}
      {p.heading ? <h3 {...props} className={`l${p.level}`}>{inside}</h3> : <p {...props}>{inside}</p>}
    </>
  );
}, (a, b) => a.page === b.page && JSON.stringify(a.p) === JSON.stringify(b.p));

/** Lights up all places and tags that stand for the same fact, on both sides. */
export function light(keys: string) {
  document.querySelectorAll(".review .lit").forEach((e) => e.classList.remove("lit"));
  for (const k of keys.split(" ").filter(Boolean)) {
    document.querySelectorAll(`.review [data-f~="${CSS.escape(k)}"]`).forEach((e) => e.classList.add("lit"));
  }
}

/** Scrolls within the column only, and only when the place is out of sight. */
export function reveal(box: HTMLElement, el: HTMLElement, always = false) {
  const b = box.getBoundingClientRect(), r = el.getBoundingClientRect();
  if (!always && r.top >= b.top + 8 && r.bottom <= b.bottom - 8) return;
  box.scrollTo({ top: box.scrollTop + r.top - b.top - Math.min(90, b.height / 4), behavior: "auto" });
}

/** The text offset under the pointer: what a split needs. */
function offsetAt(x: number, y: number): number | null {
  const range = (document as globalThis.Document & { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(x, y);
  const at = range?.startContainer.parentElement?.closest<HTMLElement>("[data-at]");
  return range && at ? Number(at.dataset.at) + range.startOffset : null;
}
