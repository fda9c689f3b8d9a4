import type { Corner } from "./types";

const held = (x: number) => Math.max(0, Math.min(1, x));
/** A corner kept on the picture, as fine as a tenth of a thousandth. */
export const corner = (x: number, y: number): Corner => [Math.round(held(x) * 10_000) / 10_000, Math.round(held(y) * 10_000) / 10_000];

/** Where a label stands: the middle of the corners. */
export function middle(p: Corner[]): Corner {
  return [p.reduce((s, c) => s + c[0], 0) / p.length, p.reduce((s, c) => s + c[1], 0) / p.length];
}

/** Moves the whole area, as far as all of it stays on the picture. */
export function shift(p: Corner[], dx: number, dy: number): Corner[] {
  const xs = p.map((c) => c[0]), ys = p.map((c) => c[1]);
  const x = Math.max(-Math.min(...xs), Math.min(1 - Math.max(...xs), dx)), y = Math.max(-Math.min(...ys), Math.min(1 - Math.max(...ys), dy));
  return p.map((c) => corner(c[0] + x, c[1] + y));
}

/** Larger or smaller about its middle. */
export function scale(p: Corner[], by: number): Corner[] {
  const [cx, cy] = middle(p);
  return p.map((c) => corner(cx + (c[0] - cx) * by, cy + (c[1] - cy) * by));
}

/** A first box for who draws with the keyboard. */
export const box = (): Corner[] => [[0.4, 0.4], [0.6, 0.4], [0.6, 0.6], [0.4, 0.6]];
