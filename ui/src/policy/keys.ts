import { useEffect, useRef } from "react";
import type { MeasureView } from "@/api/types";
import { carriers } from "./facts";
import type { Decide } from "./queries";

type Args = { measures: MeasureView[]; current: string | null; pick: (id: string) => void; decide: Decide; frozen: boolean };

/** j/k next and previous measure, n next doubt, 1..9 choose for the first open doubt of the current measure. */
export function useReviewKeys({ measures, current, pick, decide, frozen }: Args) {
  // Decisions are sent one after the other; a key pressed meanwhile waits its turn, and none settles a doubt twice.
  const sent = useRef(new Set<string>());
  useEffect(() => {
    const key = (e: KeyboardEvent) => {
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      if ((e.target as HTMLElement).closest("input,textarea,[contenteditable=true],.ant-select,.ant-modal,.ant-picker-dropdown")) return;
      const at = measures.findIndex((m) => m.id === current);
      const to = (i: number) => { const m = measures[Math.max(0, Math.min(measures.length - 1, i))]; if (m) pick(m.id); };
      if (e.key === "j") to(at + 1);
      else if (e.key === "k") to(at < 0 ? 0 : at - 1);
      else if (e.key === "n") {
        const first = carriers(measures);
        const open = (m: MeasureView) => m.state !== "dropped" && m.doubts.some((d) => !d.settled && first.get(d.id) === m.id);
        const next = measures.findIndex((m, i) => i > at && open(m));
        to(next >= 0 ? next : Math.max(0, measures.findIndex(open)));
      } else if (/^[1-9]$/.test(e.key) && at >= 0 && !frozen) {
        const doubt = measures[at]!.doubts.find((d) => !d.settled && !sent.current.has(d.id));
        const choice = doubt?.choices[Number(e.key) - 1];
        if (doubt && choice) {
          sent.current.add(doubt.id);
          void decide({ doubt: doubt.id, choice: choice.id }).finally(() => sent.current.delete(doubt.id));
        }
      } else return;
      e.preventDefault();
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [measures, current, pick, decide, frozen]);
}
