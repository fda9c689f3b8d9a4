export type MapPoint = { id: string; lng: number; lat: number; major: boolean; late: boolean; label: string; place: string };
export type Box = { west: number; east: number; south: number; north: number };

/** The box around the points with some room; never thinner than about two kilometres, so that one point is not the whole world. */
export function bounds(points: Pick<MapPoint, "lng" | "lat">[]): Box {
  if (!points.length) return { west: 102, east: 104, south: 24, north: 26 };
  const lng = points.map((p) => p.lng), lat = points.map((p) => p.lat);
  let [west, east, south, north] = [Math.min(...lng), Math.max(...lng), Math.min(...lat), Math.max(...lat)];
  const wide = Math.max(east - west, 0.02) * 0.08 + 0.01, high = Math.max(north - south, 0.02) * 0.08 + 0.01;
  west -= wide; east += wide; south -= high; north += high;
  return { west, east, south, north };
}

/** Place on the paper; a degree of longitude is shorter than one of latitude by the cosine of the latitude. */
export function project(b: Box, lng: number, lat: number, w: number, h: number): { x: number; y: number } {
  const mid = (b.south + b.north) / 2, squeeze = Math.cos((mid * Math.PI) / 180);
  const scale = Math.min(w / ((b.east - b.west) * squeeze), h / (b.north - b.south));
  return { x: w / 2 + (lng - (b.west + b.east) / 2) * squeeze * scale, y: h / 2 - (lat - mid) * scale };
}

/** Points nearer than `near` become one dot in their middle. */
export function cluster<T extends { x: number; y: number }>(points: T[], near: number): { x: number; y: number; of: T[] }[] {
  const cells = new Map<string, T[]>();
  for (const p of points) {
    const key = `${Math.floor(p.x / near)}/${Math.floor(p.y / near)}`;
    const cell = cells.get(key);
    if (cell) cell.push(p); else cells.set(key, [p]);
  }
  const middle = (of: T[]) => ({ x: of.reduce((s, p) => s + p.x, 0) / of.length, y: of.reduce((s, p) => s + p.y, 0) / of.length, of });
  // A group cut by the edge of a cell is still one: neighbours whose middles are near are joined, the larger takes the smaller.
  const dots: { x: number; y: number; of: T[] }[] = [];
  for (const of of [...cells.values()].sort((a, b) => b.length - a.length)) {
    const d = middle(of), by = dots.find((o) => Math.hypot(o.x - d.x, o.y - d.y) < near);
    if (by) Object.assign(by, middle([...by.of, ...of])); else dots.push(d);
  }
  return dots;
}

/** The degrees of a place on the paper: the way back of `project`. */
export function degrees(b: Box, x: number, y: number, w: number, h: number): { lng: number; lat: number } {
  const mid = (b.south + b.north) / 2, squeeze = Math.cos((mid * Math.PI) / 180);
  const scale = Math.min(w / ((b.east - b.west) * squeeze), h / (b.north - b.south));
  return { lng: (b.west + b.east) / 2 + (x - w / 2) / squeeze / scale, lat: mid - (y - h / 2) / scale };
}

/** Lines of round degrees, about six each way in what is seen. */
export function gridLines(seen: Box): { axis: "lng" | "lat"; at: number; label: string }[] {
  const out: { axis: "lng" | "lat"; at: number; label: string }[] = [];
  for (const [axis, from, to] of [["lng", seen.west, seen.east], ["lat", seen.south, seen.north]] as const) {
    const raw = (to - from) / 6, power = 10 ** Math.floor(Math.log10(raw) + 1e-9);
    // The width comes out of a calculation: a hair above a round step is still that step.
    const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= raw * 0.999) ?? power * 10;
    const places = Math.max(0, Math.min(5, -Math.floor(Math.log10(step) + 1e-9)));
    for (let n = Math.ceil(from / step); n * step <= to; n++) out.push({ axis, at: n * step, label: (n * step).toFixed(places) });
  }
  return out;
}
