import { useState } from "react";
import { FileList } from "@/kit/EvidenceUpload";
import { showMinute } from "@/shared/dates";
import type { HazardFile, HazardView } from "./types";

const image = (f: HazardFile) => f.media.startsWith("image/");
const sound = (f: HazardFile) => /^(audio|video)\//.test(f.media);

/** Before and after side by side, then voice notes and papers. */
export function BeforeAfter({ h }: { h: HazardView }) {
  const after = h.files.filter((f) => image(f) && f.kind.code === "photo_after");
  const before = h.files.filter((f) => image(f) && ["photo_before", "photo"].includes(f.kind.code));
  const voices = h.files.filter(sound);
  const papers = h.files.filter((f) => !after.includes(f) && !before.includes(f) && !voices.includes(f));
  return (
    <div className="col" style={{ gap: 10 }}>
      <div className="ba"><Side title="整改前" files={before} none="没有整改前的照片" h={h} /><Side title="整改后" files={after} none={h.rectified ? "没有整改后的照片" : "整改后在这里放照片，和左边对着看"} h={h} /></div>
      {voices.map((f) => <div key={f.id} className="row"><span className="small">{f.kind.label} · {f.by.name} {showMinute(f.uploaded_at)}</span><audio controls preload="none" src={`/api/files/${f.id}`} /></div>)}
      {papers.length > 0 && <FileList files={papers.map((f) => ({ ...f, kind: f.kind.code, kind_label: f.kind.label }))} />}
    </div>
  );
}

function Side({ title, files, none, h }: { title: string; files: HazardFile[]; none: string; h: HazardView }) {
  const [n, setN] = useState(0);
  const f = files[Math.min(n, files.length - 1)];
  if (!f) return <figure><figcaption>{title}</figcaption><div className="no-pic">{none}</div></figure>;
  const far = f.lat != null && f.lng != null && h.lat != null && h.lng != null ? distance(f.lat, f.lng, h.lat, h.lng) : undefined;
  return (
    <figure>
      <figcaption>{title}{files.length > 1 ? ` ${Math.min(n, files.length - 1) + 1} / ${files.length}` : ""}</figcaption>
      <a href={`/api/files/${f.id}/view`} target="_blank" rel="noreferrer"><img className="pic" src={`/api/files/${f.id}/view`} alt={`${title}：${f.name}`} /></a>
      <div className="small">{f.taken_at ? `拍于 ${showMinute(f.taken_at)}` : "照片未带拍摄时间"} · {f.by.name} 传于 {showMinute(f.uploaded_at)}{far !== undefined ? ` · 距隐患 ${far < 1000 ? `${Math.round(far)} 米` : `${(far / 1000).toFixed(1)} 公里`}` : f.lat == null ? " · 照片未带地点" : " · 隐患没有坐标，不能比对距离"}</div>
      {files.length > 1 && <div className="more no-print">{files.map((x, i) => <button key={x.id} type="button" className={i === n ? "on" : ""} aria-label={`${title}第 ${i + 1} 张`} onClick={() => setN(i)}><img src={`/api/files/${x.id}/view`} alt="" loading="lazy" /></button>)}</div>}
    </figure>
  );
}

/** Metres between two places on the sphere. */
function distance(lat1: number, lng1: number, lat2: number, lng2: number) {
  const rad = Math.PI / 180, a = Math.sin(((lat2 - lat1) * rad) / 2) ** 2 + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lng2 - lng1) * rad) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(a));
}
