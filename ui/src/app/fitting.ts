/** Which of several things stand in a row that is `wide`: as many as fit from the first on; if not all do, room is left for
 * `more`, and the one at `here` (−1: none) takes the last place if it would be left out. Widths in pixels. */
export function fitting(each: number[], more: number, wide: number, here: number): number[] {
  const sum = (of: number[]) => of.reduce((a, i) => a + each[i]!, 0);
  const all = each.map((_, i) => i);
  if (sum(all) <= wide) return all;
  const out: number[] = [];
  const room = wide - more;
  const own = here >= 0 ? each[here]! : 0;
  for (const i of all) {
    const needs = i === here || out.includes(here) ? 0 : own;
    if (sum(out) + each[i]! + needs > room) break;
    out.push(i);
  }
  return here >= 0 && !out.includes(here) ? [...out, here] : out;
}
