import { useEffect, useMemo, useRef, useState } from "react";
import { bounds, cluster, degrees, gridLines, project, type MapPoint } from "./map";

type Size = { W: number; H: number };
type View = { x: number; y: number; k: number };

/** Points on a plain grid of degrees, zoomed and moved by wheel, drag, two fingers or the keyboard. */
export function PointMap({ points, picked, pick }: { points: MapPoint[]; picked: string[]; pick: (ids: string[]) => void }) {
  const [view, setView] = useState<View>({ x: 0, y: 0, k: 1 });
  const svg = useRef<SVGSVGElement>(null);
  const [{ W, H }, setSize] = useState<Size>({ W: 1000, H: 640 });
  useEffect(() => {
    // One unit is one pixel, so that words are as large on a phone as on a desktop.
    const watch = new ResizeObserver(([e]) => e && e.contentRect.width > 0 && setSize({ W: e.contentRect.width, H: e.contentRect.height }));
    watch.observe(svg.current!);
    return () => watch.disconnect();
  }, []);
  const hands = useRef(new Map<number, { x: number; y: number }>());
  const box = useMemo(() => bounds(points), [points]);
  useEffect(() => setView({ x: 0, y: 0, k: 1 }), [box.west, box.east, box.south, box.north]);
  const at = (lng: number, lat: number) => { const p = project(box, lng, lat, W, H); return { x: (p.x - W / 2) * view.k + W / 2 + view.x, y: (p.y - H / 2) * view.k + H / 2 + view.y }; };
  const edge = (x: number, y: number) => degrees(box, (x - W / 2 - view.x) / view.k + W / 2, (y - H / 2 - view.y) / view.k + H / 2, W, H);
  const [nw, se] = [edge(0, 0), edge(W, H)];
  const dots = useMemo(() => cluster(points.map((p) => ({ ...p, ...at(p.lng, p.lat) })), 30), [points, view, box, W, H]); // eslint-disable-line react-hooks/exhaustive-deps
  const zoom = (by: number, cx = W / 2, cy = H / 2) => setView((v) => {
    const k = Math.max(0.5, Math.min(400, v.k * by)), f = k / v.k;
    return { k, x: cx - W / 2 - f * (cx - W / 2 - v.x), y: cy - H / 2 - f * (cy - H / 2 - v.y) };
  });
  const spot = (e: { clientX: number; clientY: number }) => {
    const r = svg.current!.getBoundingClientRect();
    return { x: e.clientX - r.left, y: e.clientY - r.top };
  };
  useEffect(() => {
    const el = svg.current!;
    // React listens to the wheel passively, so that the page would scroll beneath.
    const wheel = (e: WheelEvent) => { e.preventDefault(); const p = spot(e); zoom(e.deltaY < 0 ? 1.25 : 0.8, p.x, p.y); };
    el.addEventListener("wheel", wheel, { passive: false });
    return () => el.removeEventListener("wheel", wheel);
  }, [W, H]); // eslint-disable-line react-hooks/exhaustive-deps
  const move = (e: React.PointerEvent) => {
    const was = hands.current.get(e.pointerId);
    if (!was) return;
    const now = spot(e), other = [...hands.current].find(([id]) => id !== e.pointerId)?.[1];
    hands.current.set(e.pointerId, now);
    if (!other) return setView((v) => ({ ...v, x: v.x + now.x - was.x, y: v.y + now.y - was.y }));
    const d = (a: { x: number; y: number }) => Math.hypot(a.x - other.x, a.y - other.y) || 1;
    zoom(d(now) / d(was), (now.x + other.x) / 2, (now.y + other.y) / 2);
  };
  const key = (e: React.KeyboardEvent) => {
    const step: Record<string, () => void> = {
      "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), "0": () => setView({ x: 0, y: 0, k: 1 }),
      ArrowLeft: () => setView((v) => ({ ...v, x: v.x + 60 })), ArrowRight: () => setView((v) => ({ ...v, x: v.x - 60 })), ArrowUp: () => setView((v) => ({ ...v, y: v.y + 60 })), ArrowDown: () => setView((v) => ({ ...v, y: v.y - 60 })),
    };
    if (step[e.key]) { e.preventDefault(); step[e.key]!(); }
  };
  return (
    <div style={{ position: "relative" }}>
      <svg ref={svg} className="hz-map" viewBox={`0 0 ${W} ${H}`} tabIndex={0} role="application" aria-label={`隐患分布图，${points.length} 个点；方向键移动，加减号缩放，Tab 逐点查看`} onKeyDown={key}
        onPointerDown={(e) => { if ((e.target as Element).classList.contains("dot")) return; (e.currentTarget as Element).setPointerCapture(e.pointerId); hands.current.set(e.pointerId, spot(e)); }}
        onPointerMove={move} onPointerUp={(e) => hands.current.delete(e.pointerId)} onPointerCancel={(e) => hands.current.delete(e.pointerId)}>
        {gridLines({ west: nw.lng, east: se.lng, south: se.lat, north: nw.lat }).map((g) => {
          const p = at(g.axis === "lng" ? g.at : box.west, g.axis === "lat" ? g.at : box.north);
          return g.axis === "lng"
            ? <g key={`x${g.at}`}><line x1={p.x} x2={p.x} y1={0} y2={H} stroke="#dfe5ec" /><text x={p.x + 3} y={H - 6}>{g.label}°E</text></g>
            : <g key={`y${g.at}`}><line x1={0} x2={W} y1={p.y} y2={p.y} stroke="#dfe5ec" />{p.y > 44 && <text x={4} y={p.y - 3}>{g.label}°N</text>}</g>;
        })}
        {dots.map((d) => {
          const ids = d.of.map((p) => p.id), on = ids.some((id) => picked.includes(id)), major = d.of.some((p) => p.major), late = d.of.some((p) => p.late);
          const r = d.of.length > 1 ? Math.min(26, 9 + 3 * Math.log2(d.of.length)) : 7;
          const say = d.of.length > 1 ? `${d.of.length} 条隐患${major ? "，含重大" : ""}` : `${d.of[0]!.label}${major ? "（重大）" : ""}${late ? "，逾期" : ""}`;
          const act = () => pick(ids);
          const look = { fill: major ? "#c8352b" : "#1f5fbf", fillOpacity: on ? 1 : 0.78, stroke: on ? "#1c2530" : late ? "#e0a82e" : "#fff", strokeWidth: on || late ? 3 : 1.5 };
          return (
            <g key={ids[0]} role="button" tabIndex={0} aria-label={say} className="dot" onClick={act} onKeyDown={(e) => (e.key === "Enter" || e.key === " ") && (e.preventDefault(), act())} style={{ cursor: "pointer" }}>
              <title>{say}</title>
              {major && d.of.length === 1 ? <path className="dot" d={`M${d.x} ${d.y - 9}L${d.x + 9} ${d.y + 7}L${d.x - 9} ${d.y + 7}Z`} {...look} /> : <circle className="dot" cx={d.x} cy={d.y} r={r} {...look} />}
              {d.of.length > 1 && <text x={d.x} y={d.y + 4} textAnchor="middle" style={{ fill: "#fff", fontWeight: 600 }}>{d.of.length}</text>}
            </g>
          );
        })}
      </svg>
      <div className="row no-print" style={{ position: "absolute", right: 8, top: 8, gap: 4 }}>
        <button type="button" className="chip" aria-label="放大" onClick={() => zoom(1.5)}>＋</button><button type="button" className="chip" aria-label="缩小" onClick={() => zoom(1 / 1.5)}>－</button><button type="button" className="chip" onClick={() => setView({ x: 0, y: 0, k: 1 })}>全图</button>
      </div>
      <div className="small" style={{ position: "absolute", left: 8, top: 8, background: "#ffffffd0", padding: "2px 8px", borderRadius: 4 }}><span className="c-r">▲</span> 重大 <span style={{ color: "var(--blue)" }}>●</span> 一般 · 黄边为逾期</div>
    </div>
  );
}
