import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import type { Finding, HazardView } from "./types";

/** Signs that it was not really rectified: both pictures side by side, settled by a person with a reason. Never a verdict by itself. */
export function Findings({ h }: { h: HazardView }) {
  const list = useQuery({ queryKey: ["hazard-findings", h.id, h.version], retry: false, queryFn: () => api.get<Finding[]>(`/hazards/${h.id}/findings` as Address) });
  if (list.isError) return list.error instanceof Refused && list.error.status < 500 ? null : <div className="refusal" role="alert">{sentence(list.error)}</div>;
  if (!list.data?.length) return null;
  const open = list.data.filter((f) => f.state === "open").length;
  return (
    <Section title="核查疑点" note={open ? `${open} 项待核查，只提示可疑，不等于弄虚作假` : "都已核查"} flush>
      {list.data.map((f) => <One key={f.n} f={f} h={h} />)}
    </Section>
  );
}

function One({ f, h }: { f: Finding; h: HazardView }) {
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const settle = useMutation({
    mutationFn: (outcome: "dismissed" | "confirmed") => api.post(`/hazards/${h.id}/findings/${f.n}` as Address, { verdict: outcome, reason: reason.trim() }),
    onSuccess: () => void client.invalidateQueries({ predicate: (q) => ["hazard", "hazards", "hazard-findings", "timeline"].includes(String(q.queryKey[0])) }),
  });
  const pictures = [["本条的照片", f.file], ["对照的照片", f.other_file]] as const;
  return (
    <div className="finding">
      <div className="row"><span className={f.state === "open" ? "tag inf" : "tag"} style={{ margin: 0 }}>{f.label}</span><b className="grow">{f.say}</b>{f.score > 0 && f.score < 1 && <small>把握 {Math.round(f.score * 100)}%</small>}<small>{showMinute(f.at)}</small></div>
      {(f.file || f.other_file) && (
        <div className="ba" style={{ marginTop: 8 }}>
          {pictures.map(([title, file]) => file && <figure key={title}><figcaption>{title}{title === "对照的照片" && f.other_hazard && f.other_hazard !== h.id && <> · <Link to={`/hazards/${f.other_hazard}` as never}>另一条隐患</Link></>}</figcaption><Picture id={file} alt={title} /></figure>)}
        </div>
      )}
      {f.state !== "open" ? <p className="small" style={{ marginTop: 6 }}>{f.state === "confirmed" ? "属实" : "已排除"}：{f.reason} · {f.settled_name} {showMinute(f.settled_at)}</p> : (
        <div className="row no-print" style={{ marginTop: 8 }}>
          <Input value={reason} onChange={(e) => setReason(e.target.value)} placeholder="核查情况，如：已到现场，照片是同一角度另拍的" aria-label="核查情况" style={{ flex: 1, minWidth: 200 }} maxLength={500} />
          <Button size="small" disabled={reason.trim().length < 2} loading={settle.isPending} onClick={() => settle.mutate("dismissed")}>排除</Button>
          <Button size="small" danger disabled={reason.trim().length < 2} loading={settle.isPending} onClick={() => settle.mutate("confirmed")}>属实</Button>
        </div>
      )}
      {settle.isError && <div className="refusal" role="alert" style={{ marginTop: 8 }}>{sentence(settle.error)}</div>}
    </div>
  );
}

/** A picture, or, where the file is none, the way to it. */
function Picture({ id, alt }: { id: string; alt: string }) {
  const [none, setNone] = useState(false);
  if (none) return <a href={`/api/files/${id}`} download>下载这份材料</a>;
  return <a href={`/api/files/${id}/view`} target="_blank" rel="noreferrer"><img className="pic" src={`/api/files/${id}/view`} alt={alt} onError={() => setNone(true)} /></a>;
}
