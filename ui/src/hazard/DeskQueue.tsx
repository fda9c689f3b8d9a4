import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { Section } from "@/kit/Section";
import { HazardCard } from "./columns";
import type { HazardRow } from "./types";
import "@/site/site.css";
import "./hazard.css";

const steps = [["verify", "核实"], ["approve", "审方案"], ["recheck", "复查"], ["close", "销号"]] as const;

/** On the desk of who verifies: the hazards that wait for him, the nearest day first; nothing waiting, nothing shown. */
export function DeskQueue() {
  const mine = useQuery({ queryKey: ["hazards", "mine"], queryFn: () => Promise.all(steps.map(([step]) => api.get<Page<HazardRow>>("/hazards" as Address, { mine: step, sort: "due", limit: 6 }))) });
  if (mine.isError) return <div className="refusal" role="alert">{sentence(mine.error)}</div>;
  const pages = mine.data ?? [];
  // One hazard may wait for the same person at one step only; the same row is still never shown twice.
  const rows = [...new Map(pages.flatMap((p) => p.items).map((h) => [h.id, h])).values()].sort((a, b) => (a.waiting?.due ?? "9").localeCompare(b.waiting?.due ?? "9")).slice(0, 6);
  const total = pages.reduce((n, p) => n + p.total.count, 0);
  if (!rows.length) return null;
  const note = steps.map(([, word], i) => [word, pages[i]!.total.count] as const).filter(([, n]) => n > 0).map(([word, n]) => `${word} ${n}`).join("、");
  return (
    <Section title={<>轮到我办的隐患 <span className="count">{total}</span></>} note={note} flush action={<Link className="small" to={"/hazards/desk" as never}>核实复查台</Link>}>
      {rows.map((h) => <HazardCard key={h.id} h={h} />)}
    </Section>
  );
}
