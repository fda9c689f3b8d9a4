// The few assertions that stories need; each failure says what was seen.
export function must(seen, what) {
  if (!seen) throw new Error(what);
}
export function same(seen, expected, what) {
  if (JSON.stringify(seen) !== JSON.stringify(expected)) throw new Error(`${what}: expected ${JSON.stringify(expected)}, saw ${JSON.stringify(seen)}`);
}
/** Waits until `look` gives something true; the last thing seen is told on failure. */
export async function until(look, what, ms = 45_000) {
  const end = Date.now() + ms;
  let last;
  for (;;) {
    last = await look().catch((e) => ((last = e), false));
    if (last) return last;
    if (Date.now() > end) throw new Error(`${what} did not happen within ${ms} ms`);
    await new Promise((r) => setTimeout(r, 120));
  }
}
/** People of the demo page. */
export const people = (base) => fetch(`${base}/api/demo`).then((r) => r.json()).then((d) => d.people);
