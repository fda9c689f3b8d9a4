import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Upload } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { api, sentence, upload } from "@/api/client";
import type { Address, FileRef } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { Level } from "./ListPage";
import { box, corner, middle, scale, shift } from "./draw";
import type { Corner, MapView } from "./types";
import "./risk.css";

const ink: Record<string, string> = { red: "#c8352b", orange: "#e07b00", yellow: "#d6a800", blue: "#1f5fbf", green: "#1d7f4f", none: "#76828f" };
const W = 1600;

/** The four-colour plan: areas of risk points on a picture of the site, drawn by mouse, finger or keyboard. */
export function PlanPicture({ site, picked, pick }: { site: string; picked?: string; pick: (point?: string) => void }) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const key = ["risks", "map", site];
  const map = useQuery({ queryKey: key, queryFn: () => api.get<MapView>(`/sites/${site}/risk-map` as Address) });
  const [areas, setAreas] = useState<Record<string, Corner[]>>({});
  const [file, setFile] = useState<string>();
  const [draft, setDraft] = useState<Corner[] | null>(null);
  const [changed, setChanged] = useState(false);
  const [ratio, setRatio] = useState(9 / 16);
  const svg = useRef<SVGSVGElement>(null);
  // Words on the picture never get smaller than 11 px, however narrow the screen.
  const [wide, setWide] = useState(W);
  const frame = useCallback((el: HTMLDivElement | null) => {
    if (!el) return;
    const watch = new ResizeObserver(([e]) => e && e.contentRect.width > 0 && setWide(e.contentRect.width));
    watch.observe(el);
    return () => watch.disconnect();
  }, []);
  const grip = useRef<{ point: string; n: number } | { point: string; from: Corner } | null>(null);
  const m = map.data;
  useEffect(() => { if (m && !changed) setAreas(Object.fromEntries(m.areas.filter((a) => a.polygon).map((a) => [a.point, a.polygon as unknown as Corner[]]))); }, [m]); // eslint-disable-line react-hooks/exhaustive-deps
  const picture = file ?? m?.picture?.file;
  const save = useMutation({
    mutationFn: () => api.put<MapView>(`/sites/${site}/risk-map` as Address, { file: picture, version: m?.picture?.version ?? 0, areas: Object.entries(areas).map(([point, polygon]) => ({ point, polygon })) }),
    onSuccess: (v) => { client.setQueryData(key, v); setChanged(false); setFile(undefined); message.success("四色图已保存"); },
  });
  const send = useMutation({ mutationFn: (f: File) => { const form = new FormData(); form.append("file", f); return upload<FileRef>("/files", form); }, onSuccess: (f) => { setFile(f.id); setChanged(true); }, onError: (e) => message.error(sentence(e)) });
  if (map.isError) return <div className="refusal" role="alert">{sentence(map.error)}</div>;
  if (!m) return <div className="skeleton" style={{ height: 200 }} />;
  const H = W * ratio, edit = m.may_write && !!picture;
  const put = (point: string, polygon: Corner[]) => { setAreas((a) => ({ ...a, [point]: polygon })); setChanged(true); };
  const drop = (point: string) => { setAreas(({ [point]: _, ...rest }) => rest); setChanged(true); };
  const at = (e: { clientX: number; clientY: number }): Corner => { const r = svg.current!.getBoundingClientRect(); return corner((e.clientX - r.left) / r.width, (e.clientY - r.top) / r.height); };
  const colourOf = (point: string) => ink[m.areas.find((a) => a.point === point)?.level?.color.code ?? "none"];
  const finish = () => { if (draft && draft.length >= 3 && picked) put(picked, draft); setDraft(null); };
  const keys = (point: string) => (e: React.KeyboardEvent) => {
    const p = areas[point];
    if (!p || !edit) return;
    const d = e.shiftKey ? 0.05 : 0.01;
    const act: Record<string, () => void> = { ArrowLeft: () => put(point, shift(p, -d, 0)), ArrowRight: () => put(point, shift(p, d, 0)), ArrowUp: () => put(point, shift(p, 0, -d)), ArrowDown: () => put(point, shift(p, 0, d)), "+": () => put(point, scale(p, 1.1)), "=": () => put(point, scale(p, 1.1)), "-": () => put(point, scale(p, 1 / 1.1)), Delete: () => drop(point) };
    if (act[e.key]) { e.preventDefault(); act[e.key]!(); }
  };
  const text = (p: Corner[]) => p.map(([x, y]) => `${x * W},${y * H}`).join(" ");
  return (
    <Section title="四色图" note={m.picture ? `${m.picture.by} ${showMinute(m.picture.at)} 更新` : "底图上圈出每个风险点，颜色随评价结果自动变"} action={m.may_write && (
      <span className="row no-print">
        <Upload accept="image/*" showUploadList={false} beforeUpload={(f) => { send.mutate(f); return false; }}><Button size="small" loading={send.isPending} data-testid="plan-file">{picture ? "换底图" : "上传底图"}</Button></Upload>
        {picture && <Button size="small" type="primary" disabled={!changed} loading={save.isPending} onClick={() => save.mutate()}>保存</Button>}
      </span>)}>
      {save.isError && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(save.error)}</div>}
      {!picture && <p className="faint">还没有底图。{m.may_write ? "上传一张厂区平面图或航拍照片，再圈出风险点。" : ""}</p>}
      {picture && (
        <div className="plan-cols">
          <div>
            <div className="plan" ref={frame}>
              <img src={`/api/files/${picture}/view`} alt="厂区平面图" draggable={false} onLoad={(e) => setRatio(e.currentTarget.naturalHeight / e.currentTarget.naturalWidth)} />
              <svg ref={svg} viewBox={`0 0 ${W} ${H}`} preserveAspectRatio="none" aria-label="四色图"
                onPointerDown={(e) => { if (!edit || !draft) return; const p = at(e); const [first] = draft; if (first && draft.length >= 3 && Math.hypot(p[0] - first[0], (p[1] - first[1]) * ratio) < 0.02) finish(); else setDraft([...draft, p]); }}
                onPointerMove={(e) => { const g = grip.current; if (!g || !edit) return; const p = at(e), poly = areas[g.point]; if (!poly) return; if ("n" in g) put(g.point, poly.map((c, i) => (i === g.n ? p : c))); else { put(g.point, shift(poly, p[0] - g.from[0], p[1] - g.from[1])); g.from = p; } }}
                onPointerUp={() => (grip.current = null)} onPointerCancel={() => (grip.current = null)}>
                {Object.entries(areas).map(([point, p]) => {
                  const a = m.areas.find((x) => x.point === point), c = colourOf(point), on = point === picked, [mx, my] = middle(p);
                  return (
                    <g key={point}>
                      <polygon points={text(p)} fill={c} fillOpacity={on ? 0.5 : 0.34} stroke={on ? "#1c2530" : c} tabIndex={0} role="button" aria-label={`${a?.name ?? "风险点"}，${a?.level?.label ?? "未评价"}${edit ? "；方向键移动，加减号缩放，Delete 去掉" : ""}`}
                        onPointerDown={(e) => { if (draft) return; pick(point); if (edit) { (e.currentTarget.ownerSVGElement as Element).setPointerCapture(e.pointerId); grip.current = { point, from: at(e) }; } }} onKeyDown={keys(point)} onFocus={() => !draft && pick(point)} />
                      <text x={mx * W} y={my * H} textAnchor="middle" style={{ fontSize: Math.max(W / 60, (W * 11) / wide), strokeWidth: Math.max(4, (W * 3) / wide) }}>{a?.name} {a?.level?.label.replace("风险", "") ?? ""}</text>
                      {edit && on && !draft && p.map(([x, y], n) => <circle key={n} className="corner" cx={x * W} cy={y * H} r={W / 110} fill="#fff" stroke="#1c2530" strokeWidth={3} onPointerDown={(e) => { e.stopPropagation(); (e.currentTarget.ownerSVGElement as Element).setPointerCapture(e.pointerId); grip.current = { point, n }; }} />)}
                    </g>
                  );
                })}
                {draft && draft.length > 0 && <><polyline points={text(draft)} fill="none" stroke="#1c2530" strokeWidth={4} strokeDasharray="10 8" />{draft.map(([x, y], i) => <circle key={i} cx={x * W} cy={y * H} r={W / 120} fill={i ? "#1c2530" : "#fff"} stroke="#1c2530" strokeWidth={3} />)}</>}
              </svg>
            </div>
            {draft && <div className="note calm row" style={{ marginTop: 8 }}>沿着边界依次点各个角，点回第一个角或按“圈好了”。已点 {draft.length} 个。<Button size="small" type="primary" disabled={draft.length < 3} onClick={finish}>圈好了</Button><Button size="small" onClick={() => setDraft(draft.slice(0, -1))} disabled={!draft.length}>退一个</Button><Button size="small" onClick={() => setDraft(null)}>不圈了</Button></div>}
          </div>
          <div className="areas card">
            {m.areas.map((a) => (
              <div key={a.point} className="part-row" style={a.point === picked ? { background: "var(--blue-bg)" } : undefined}>
                <Level of={a.level} /><button type="button" className="plain grow" onClick={() => pick(a.point)}>{a.name}</button>
                {edit && (areas[a.point]
                  ? <span className="row" style={{ gap: 8 }}><button type="button" className="plain small" onClick={() => { pick(a.point); setDraft([]); }}>重圈</button><button type="button" className="plain small" onClick={() => drop(a.point)}>去掉</button></span>
                  : <span className="row" style={{ gap: 8 }}><button type="button" className="plain small" onClick={() => { pick(a.point); setDraft([]); }}>圈画</button><button type="button" className="plain small" title="放一个方框，再用键盘移动、缩放" onClick={() => { pick(a.point); put(a.point, box()); }}>放方框</button></span>)}
              </div>
            ))}
          </div>
        </div>
      )}
    </Section>
  );
}
