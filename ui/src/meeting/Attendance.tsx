import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { useRefresh } from "./queries";
import type { MeetingPage, SeatView } from "./types";
import { hows } from "./words";

type Said = { how: string; person?: string; stands_for?: string; reason?: string };
const seatName = (s: SeatView) => `${s.unit.short || s.unit.name}${s.post ? ` ${s.post}` : ""}`;

/** Who sat there: shown once entered, asked for seat by seat while the minutes are open. */
export function Attendance({ p }: { p: MeetingPage }) {
  const [again, setAgain] = useState(false);
  const taken = p.attendance.length > 0;
  const asks = p.yours && p.it.state === "held" && (!taken || again);
  const word = (h: string) => ({ present: "ok", deputy: "lead", leave: "inf", absent: "bad" } as Record<string, string>)[h] ?? "";
  return (
    <Section
      title="出席" flush note={taken ? `主持：${p.host}` : `${p.seats.length} 席${p.guests.length ? `，列席 ${p.guests.length} 个单位` : ""}`}
      action={taken && p.yours && p.it.state === "held" && !again && <Button size="small" onClick={() => setAgain(true)}>更正</Button>}
    >
      {asks && <Ask p={p} again={taken} done={() => setAgain(false)} />}
      {!asks && taken && (
        <table className="grid">
          <thead><tr><th>席位</th><th>人员</th><th>情况</th></tr></thead>
          <tbody>{p.attendance.map((a, i) => (
            <tr key={i}><td>{a.unit_name}{a.chair && <span className="tag lead" style={{ marginLeft: 6 }}>主持</span>}{a.guest && <span className="tag" style={{ marginLeft: 6 }}>列席</span>}</td>
              <td>{a.name || "—"} <small className="soft">{a.post}</small></td>
              <td><span className={`tag ${word(a.how)}`}>{a.how_label}</span>{a.stands_for && <small>代{a.stands_for}</small>}{a.reason && <small>{a.reason}</small>}</td></tr>
          ))}</tbody>
        </table>
      )}
      {!asks && !taken && (
        <ul className="mt-seats">{p.seats.map((s, i) => <li key={i}>{seatName(s)}{s.chair && <span className="tag lead" style={{ marginLeft: 6 }}>主持</span>} <small className="soft">{s.post ? s.people.map((x) => x.name).join("、") || "现无人任职" : ""}</small></li>)}{p.guests.map((s, i) => <li key={`g${i}`}>{seatName(s)} <span className="tag">列席</span></li>)}</ul>
      )}
      {p.record && <p className="bar small soft">出席已计入<Link to={`/records/${p.record}` as never}>履职记录</Link>{p.counts_for.length ? `，抵 ${p.counts_for.join("；")}` : "；目前没有与它相符的期次要求"}。</p>}
    </Section>
  );
}

function Ask({ p, again, done }: { p: MeetingPage; again: boolean; done: () => void }) {
  const refresh = useRefresh();
  const all = [...p.seats.map((s) => ({ s, guest: false })), ...p.guests.map((s) => ({ s, guest: true }))];
  const [said, setSaid] = useState<Said[]>(() => all.map(({ s, guest }) => {
    const before = p.attendance.find((a) => a.unit === s.unit.id && a.guest === guest && (!s.post || a.post === s.post || a.how === "deputy"));
    if (before) return { how: before.how, person: before.person ?? undefined, stands_for: before.stands_for ?? undefined, reason: before.reason ?? undefined };
    return { how: s.people.length ? "present" : "absent", person: s.people.length === 1 || s.post ? s.people[0]?.id : undefined };
  }));
  const [reason, setReason] = useState("");
  const set = (i: number, change: Partial<Said>) => setSaid(said.map((x, n) => (n === i ? { ...x, ...change } : x)));
  const send = useMutation({
    mutationFn: () => api.post(`/meetings/${p.it.id}/attendance` as Address, {
      version: p.it.version, reason: reason || undefined,
      people: said.map((x, i) => ({ unit: all[i]!.s.unit.id, post: all[i]!.s.post, how: x.how, person: ["present", "deputy"].includes(x.how) ? x.person : undefined, stands_for: x.how === "deputy" ? x.stands_for : undefined, reason: x.how === "leave" ? x.reason : undefined })),
    }),
    onSuccess: done,
    onSettled: refresh,
  });
  // A deputy is somebody else of the unit, so a seat of a post offers the whole unit for it.
  const others = (s: SeatView) => [...new Map([...p.seats, ...p.guests].filter((x) => x.unit.id === s.unit.id).flatMap((x) => x.people).map((x) => [x.id, x])).values()];
  return (
    <div className="mt-ask">
      {all.map(({ s, guest }, i) => {
        const x = said[i]!;
        const people = x.how === "deputy" ? others(s) : s.people;
        return (
          <div key={i} className="mt-seat" data-seat={i}>
            <span className="who">{seatName(s)}{s.chair && <span className="tag lead" style={{ marginLeft: 6 }}>主持</span>}{guest && <span className="tag" style={{ marginLeft: 6 }}>列席</span>}</span>
            <Select size="small" aria-label={`${seatName(s)}出席情况`} value={x.how} options={hows} onChange={(how) => set(i, { how })} style={{ width: 84 }} />
            {["present", "deputy"].includes(x.how) && <Select size="small" aria-label={`${seatName(s)}到会人员`} value={x.person} placeholder="谁到会" options={people.map((o) => ({ value: o.id, label: `${o.name}（${o.post}）` }))} onChange={(person) => set(i, { person })} style={{ minWidth: 180 }} notFoundContent="这个单位当日没有登记任职的人" />}
            {x.how === "deputy" && <Input size="small" aria-label={`${seatName(s)}代谁`} value={x.stands_for} placeholder="代谁" onChange={(e) => set(i, { stands_for: e.target.value })} style={{ width: 120 }} />}
            {x.how === "leave" && <Input size="small" aria-label={`${seatName(s)}请假事由`} value={x.reason} placeholder="请假事由" onChange={(e) => set(i, { reason: e.target.value })} style={{ width: 180 }} />}
          </div>
        );
      })}
      {again && <Input value={reason} onChange={(e) => setReason(e.target.value)} placeholder="更正原因（原履职记录作废，重新计入）" aria-label="更正原因" maxLength={200} />}
      {send.isError && <div className="refusal" role="alert">{sentence(send.error)}</div>}
      <div className="row"><Button type="primary" disabled={again && !reason.trim()} loading={send.isPending} onClick={() => send.mutate()}>{again ? "更正出席" : "登记出席"}</Button>{again && <Button onClick={done}>先不办</Button>}<small className="soft">登记后生成一条履职记录，按规则抵扣各单位的期次；只登记一次。</small></div>
    </div>
  );
}
