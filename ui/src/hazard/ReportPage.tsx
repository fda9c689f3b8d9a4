import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { CameraOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { Chips } from "@/kit/Chips";
import { showShort } from "@/shared/dates";
import { useStored } from "@/shared/stored";
import { SitePicker } from "@/site/EnterprisePicker";
import { useSiteRisks } from "@/risk/queries";
import { keepPages } from "./offline";
import { newKey, sendNow, shelf, type Kept, type Sent, type Waiting } from "./queue";
import { who, type Reporter } from "./reporter";
import { Voice } from "./Voice";
import { sources } from "./words";
import "./report.css";

/** Reporting on the spot, in under a minute: photo, a sentence, sent. Works without a network; what waits is sent later. */
export function ReportPage() {
  const me = useQuery(who);
  return me.data ? <Form me={me.data} /> : null;
}

function Form({ me }: { me: Reporter }) {
  const asked = useSearch({ strict: false }) as { site?: string };
  const [last, setLast] = useStored<string | undefined>(`report.site.${me.id}`, undefined);
  const [site, setSite] = useState<string | undefined>(asked.site ?? last);
  const [source, setSource] = useState(me.home === "enterprise" ? "self" : me.home === "leader" ? "leader" : "inspection");
  const [text, setText] = useState("");
  const [place, setPlace] = useState("");
  const [point, setPoint] = useState<string>();
  const [files, setFiles] = useState<Kept[]>([]);
  const [spot, setSpot] = useState<{ lng: number; lat: number; near: number }>();
  const [wrong, setWrong] = useState("");
  const [waiting, setWaiting] = useState<Waiting[]>([]);
  const [sent, setSent] = useState<Sent[]>([]);
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(false);
  // A device that calls itself online may still not reach the server: the last attempt decides.
  const [cut, setCut] = useState(false);
  const linked = useOnline(), online = linked && !cut;
  const camera = useRef<HTMLInputElement>(null), album = useRef<HTMLInputElement>(null);
  const points = useSiteRisks(site ?? "", !!site && me.reads && me.risks && online);

  const look = useCallback(async () => setWaiting((await shelf.all()).filter((w) => w.person === me.id)), [me.id]);
  const send = useCallback(async () => {
    setBusy(true);
    try {
      const r = await sendNow(me.id);
      setCut(r.cut);
      // Two callers may have waited for one sending: each report is told of once.
      setSent((s) => [...r.sent.filter((n) => !s.some((o) => o.key === n.key)), ...s].slice(0, 5));
    } finally { setBusy(false); await look(); }
  }, [me.id, look]);
  useEffect(() => { void look().then(() => (linked ? send() : undefined)); }, [linked, look, send]);
  useEffect(() => { if (!waiting.some((w) => !w.said)) return; const t = setInterval(() => void send(), 20_000); return () => clearInterval(t); }, [waiting, send]);
  useEffect(() => { void keepPages().then(setKept); }, []);
  useEffect(() => navigator.geolocation?.getCurrentPosition((p) => setSpot({ lng: round(p.coords.longitude), lat: round(p.coords.latitude), near: Math.round(p.coords.accuracy) }), () => undefined, { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 }), []);

  const add = (list: FileList | null) => {
    // Taken at once: the list empties itself when the input is made ready for the next photo.
    const more = [...(list ?? [])].map((x): Kept => ({ name: x.name || "照片.jpg", kind: "photo_before", type: x.type, blob: x }));
    if (more.length) { setFiles((f) => [...f, ...more].slice(0, 9)); setWrong(""); }
  };
  const submit = async () => {
    if (text.trim().length < 2 && !files.some((f) => f.kind === "voice")) return setWrong("请写一句话：哪里、有什么问题。");
    if (me.reads && !site) return setWrong("请选择在哪家企业（场所）。");
    const words = text.trim().length >= 2 ? text.trim() : "见语音说明和照片";
    const w: Waiting = { key: newKey(), person: me.id, at: new Date(Date.now() + me.ahead).toISOString(), files, body: { site, source, text: words, place: place.trim(), risk_point: point, ...(spot ? { lng: spot.lng, lat: spot.lat } : {}) } };
    try {
      await shelf.put(w);
    } catch {
      return setWrong("手机存不下了：请删掉一两张照片或清理空间后再报；已填写的内容还在。");
    }
    setLast(site); setText(""); setPlace(""); setFiles([]); setPoint(undefined); setWrong("");
    await look();
    await send();
    window.scrollTo({ top: 0 });
  };
  return (
    <div className="report">
      <header><Link to={"/" as never} className="brand">安澜</Link><span className="grow cut soft">{me.name} · {me.unit}</span><span className={online ? "tag ok" : "tag inf"} style={{ margin: 0 }}>{online ? (kept ? "● 在线，断网也能报" : "● 在线") : linked ? "○ 连不上服务器" : "○ 没有网络"}</span></header>
      <main>
        <h1>上报隐患</h1>
        {sent.map((s) => <div key={s.key} className="got" role="status">✓ 已上报 <b>{s.number}</b> {online ? <Link to={`/hazards/${s.id}` as never}>{s.title}</Link> : s.title}</div>)}
        {waiting.map((w) => (
          <div key={w.key} className={w.said ? "refusal" : "note"} role={w.said ? "alert" : "status"}>
            <b>{w.body.text.slice(0, 30)}</b> <small>{showShort(w.at)}，{w.files.length} 个附件</small>
            <div>{w.said ? w.said : busy && online ? "正在上传…" : online ? "已存在本机，马上上传。" : "已存在本机，联网后自动补传，不会重复。"}</div>
            {w.said && <span className="row"><button type="button" className="plain" onClick={() => { setText(w.body.text); setPlace(w.body.place); setFiles(w.files); void shelf.drop(w.key).then(look); }}>改一改再报</button><button type="button" className="plain" onClick={() => void shelf.drop(w.key).then(look)}>不报了</button></span>}
          </div>
        ))}
        <div className="photos">
          {files.map((f, i) => <Thumb key={i} f={f} drop={() => setFiles(files.filter((_, n) => n !== i))} />)}
          <button type="button" className="shoot" onClick={() => camera.current?.click()}><CameraOutlined style={{ fontSize: 30 }} />{files.length ? "再拍一张" : "拍照"}</button>
        </div>
        <input ref={camera} type="file" accept="image/*" capture="environment" hidden data-testid="report-photo" onChange={(e) => { add(e.target.files); e.target.value = ""; }} />
        <input ref={album} type="file" accept="image/*" multiple hidden onChange={(e) => { add(e.target.files); e.target.value = ""; }} />
        <div className="row"><Button size="large" onClick={() => album.current?.click()}>从相册选</Button><Voice done={(f) => setFiles((all) => [...all, { ...f, kind: "voice" }])} /></div>
        <label className="ask"><span>哪里、有什么问题</span><Input.TextArea value={text} onChange={(e) => { setText(e.target.value); setWrong(""); }} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} placeholder="如：二车间 3 号反应釜压力表指针不动" aria-label="哪里、有什么问题" /></label>
        {me.reads ? <label className="ask"><span>企业（场所）</span><SitePicker value={site} onChange={setSite} only size="large" /></label> : <p className="soft">场所：{me.unit}</p>}
        <label className="ask"><span>具体部位（可不填）</span><Input size="large" value={place} onChange={(e) => setPlace(e.target.value)} maxLength={100} placeholder="如：二车间东侧" aria-label="具体部位" /></label>
        {(points.data?.points.length ?? 0) > 0 && <label className="ask"><span>风险点（可不选）</span><Select size="large" allowClear value={point} onChange={setPoint} options={points.data!.points.map((p) => ({ value: p.id, label: p.name }))} style={{ width: "100%" }} aria-label="风险点" /></label>}
        {me.home !== "enterprise" && <div className="ask"><span>来源</span><Chips label="来源" value={source} onChange={setSource} options={sources.filter((s) => s.value !== "self" && s.value !== "alarm")} /></div>}
        <p className="small">{spot ? `已定位（误差约 ${spot.near} 米）` : "没有定位：允许定位后，地图上才有这一点。"}</p>
        {wrong && <div className="refusal" role="alert">{wrong}</div>}
      </main>
      <footer><Button type="primary" size="large" block onClick={() => void submit()}>上报</Button></footer>
    </div>
  );
}

function Thumb({ f, drop }: { f: Kept; drop: () => void }) {
  const [url, setUrl] = useState("");
  useEffect(() => { const u = URL.createObjectURL(f.blob); setUrl(u); return () => URL.revokeObjectURL(u); }, [f.blob]);
  return <div className="thumb">{f.kind === "voice" ? <><span className="small">语音说明</span><audio controls src={url} aria-label="语音说明" /></> : url && <img src={url} alt={f.name} />}<button type="button" aria-label={`去掉${f.name}`} onClick={drop}>×</button></div>;
}

function useOnline() {
  const [on, set] = useState(navigator.onLine);
  useEffect(() => {
    const up = () => set(true), down = () => set(false);
    window.addEventListener("online", up); window.addEventListener("offline", down);
    return () => { window.removeEventListener("online", up); window.removeEventListener("offline", down); };
  }, []);
  return on;
}

const round = (x: number) => Math.round(x * 1e6) / 1e6;
