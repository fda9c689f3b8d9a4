import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Form, Input } from "antd";
import { fileIds } from "@/alarm/queries";
import { lasted } from "@/alarm/words";
import { api, sentence } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { EvidenceUpload } from "@/kit/EvidenceUpload";
import { Offers } from "@/kit/Offers";
import { Print } from "@/kit/Print";
import { OnRecord } from "@/supervise/OnTask";
import { Section } from "@/kit/Section";
import { Curve } from "@/point/Curve";
import { usePoint } from "@/point/queries";
import type { MarkSaid } from "@/point/types";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { Score, VerifyClock } from "./columns";
import type { DoubtView } from "./types";
import "@/site/site.css";
import "@/task/task.css";

const key = (id: string) => ["doubt", id];

export function DetailPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const doubt = useQuery({ queryKey: key(id), queryFn: () => api.get<DoubtView>(`/doubts/${id}` as Address) });
  if (doubt.isError) return <div className="page"><div className="refusal" role="alert">{sentence(doubt.error)}</div></div>;
  if (!doubt.data) return <Waiting />;
  return <Body key={id} d={doubt.data} />;
}

function useMove(d: DoubtView) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const { photo, files, evidence, ...rest } = fields;
    const after = await api.post<DoubtView>(`/doubts/${d.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: d.version, note: rest.note, files: [...fileIds(photo), ...fileIds(files), ...fileIds(evidence)] });
    client.setQueryData(key(d.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "doubt" && q.queryKey[1] === d.id) });
    return after;
  };
}

/** How a doubt's fields are asked for. */
const ask = (name: string, offer: Offer) => {
  const must = offer.needs.includes(name);
  const rules = must ? [{ required: true, message: name === "photo" ? "须附现场照片。" : "这一项必填。" }] : [];
  if (name === "photo") return <Form.Item key={name} name="photo" label="现场照片" extra="须到现场拍：传感器、接线和铭牌。" rules={rules}><EvidenceUpload plain /></Form.Item>;
  if (name === "note") return <Form.Item key={name} name="note" label={offer.action === "verify" || offer.action === "clear" ? "现场看到了什么" : must ? "说明" : "说明（可不填）"} rules={rules}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>;
  return undefined;
};

function Body({ d }: { d: DoubtView }) {
  const move = useMove(d);
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/doubts" as never}>数据疑点</Link> › {d.point_code}</small>
          <h1>{d.point_name}：{d.rule_label}</h1>
          <div className="row small" style={{ gap: 12 }}><Link to={`/sites/${d.site}` as never}>{d.site_name}</Link><Link to={`/points/${d.point}` as never}>看这个点位</Link><span>{d.kind_label}</span><span>{showMinute(d.found_at)} 判出</span></div>
        </div>
        {d.critical && <span className="tag bad" style={{ margin: 0 }}>关键点</span>}
        <Score of={d.score} />
        <Print />
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <div className="card task-act">
          <div className="why col" style={{ gap: 6 }}>
            <div className="row" style={{ gap: 12 }}><b>{d.state_label}</b>{d.state === "open" && <VerifyClock d={d} />}{d.level > 1 && <span className="c-y">已推送到{d.level_label}</span>}</div>
            <p style={{ fontSize: 15 }}>{d.told}</p>
            <small>规则“{d.rule_label}”判出，连续 {d.days} 天；判出只是怀疑，以现场核查为准。</small>
          </div>
          <div className="may col"><Offers offers={d.offers} act={move} subject={`${d.site_name} · ${d.point_name}`} ask={ask} last={["clear"]} wide /></div>
        </div>
        <Section title="证据曲线" note={`${showMinute(d.from_at)} 至 ${showMinute(d.to_at)}（${lasted(Date.parse(d.to_at) - Date.parse(d.from_at))}）`}><Evidence d={d} /></Section>
        <div className="task-cols">
          <div>
            <Section title="判断依据" note="规则用到的数字">
              {d.figures.length ? <dl className="figs">{d.figures.map((f) => <div key={f.label}><dt>{f.label}</dt><dd>{f.value}</dd></div>)}</dl> : <p className="faint">这条规则没有数字依据。</p>}
            </Section>
            <Section title="说明与核查">
              {!d.explained && !d.verified && !d.closed && <p className="faint">企业还没有说明，也还没有人到现场。</p>}
              <Said label="企业说明" m={d.explained} /><Said label="现场核查" m={d.verified} /><Said label="办结" m={d.closed} />
            </Section>
          </div>
          <div>
            <OnRecord matter={{ concept: "doubt", id: d.id, title: `${d.site_name} ${d.point_name} ${d.rule_label}`, unit: "", closed: d.state !== "open" }} />
            <Section title="推送">
              <ol className="ladder" aria-label="推送过程">
                {d.steps.map((s, i) => (
                  <li key={i} className={s.known ? "known" : "told"} data-mark={s.known ? "✓" : "!"}>
                    <b>{s.level_label}</b> <span className="small">{showMinute(s.at)}</span><div>{s.why}</div>
                    <div>{s.known ? `${s.known.name} ${showMinute(s.known.at)} 已知悉` : <span className="c-y">还没有人登记知悉</span>}</div>
                  </li>
                ))}
                {!d.steps.length && <li className="told" data-mark="!"><b>{d.level_label}</b> <span className="small">{showMinute(d.found_at)}</span><div>判出后推送</div></li>}
              </ol>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}

/** The doubted stretch with as much before and a little after it, so that the difference is seen. */
function Evidence({ d }: { d: DoubtView }) {
  const sees = useMay("point.read");
  const point = usePoint(d.point);
  if (!sees) return <p className="faint">您没有查看点位读数的权限。</p>;
  if (point.isError) return <div className="refusal" role="alert">{sentence(point.error)}</div>;
  if (!point.data) return <div className="skeleton" style={{ height: 300 }} />;
  const from = Date.parse(d.from_at), to = Date.parse(d.to_at), wide = Math.max(to - from, 3_600_000);
  return <Curve p={point.data} span={{ from: from - wide, until: to + wide / 4 }} height={320} />;
}

function Said({ label, m }: { label: string; m?: MarkSaid | null }) {
  if (!m) return null;
  return (
    <div style={{ marginBottom: 8 }}>
      <b>{label}</b> <span className="small">{m.name} {showMinute(m.at)}</span>{m.note && <p className="said">{m.note}</p>}
      {m.files.length > 0 && <div className="row">{m.files.map((f, i) => <a key={f} href={`/api/files/${f}/view`} target="_blank" rel="noreferrer"><img src={`/api/files/${f}/view`} alt={`照片 ${i + 1}`} loading="lazy" style={{ width: 120, height: 90, objectFit: "cover", borderRadius: 3 }} /></a>)}</div>}
    </div>
  );
}
