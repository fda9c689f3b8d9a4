import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { App, Button, DatePicker, Form, Input, Modal, Popconfirm } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { api, Refused, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Waiting } from "@/app/Fallback";
import { one, useFilters } from "@/kit/filters";
import { Section } from "@/kit/Section";
import { UnitPicker } from "@/kit/UnitPicker";
import { useNow } from "@/shared/session";
import { CommitteeForm } from "./CommitteeForm";
import { Dot, MeetingLine } from "./columns";
import { NewMeeting } from "./NewMeeting";
import { useCommittee, useMeetingsOf, useRefresh } from "./queries";
import type { CommitteePageData, TallyView } from "./types";
import { marks } from "./words";
import "@/task/task.css";
import "./meeting.css";

export function CommitteePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [filters] = useFilters();
  const q = useCommittee(id, one(filters.day));
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  if (!q.data) return <Waiting />;
  return <Body key={id} p={q.data} />;
}

function Body({ p }: { p: CommitteePageData }) {
  const c = p.it;
  const [open, setOpen] = useState<"meet" | "seats" | "report">();
  const [entering, setEntering] = useState<TallyView>();
  const meetings = useMeetingsOf(c.id);
  const refresh = useRefresh();
  const { message } = App.useApp();
  const end = useMutation({ mutationFn: () => api.put(`/committees/${c.id}` as Address, { version: c.version, end: true }), onSettled: refresh, onError: (e) => void message.error(sentence(e)) });
  const four = c.kind === "special_committee";
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/committees" as never}>会议机构</Link> › {c.kind_label}</small>
          <h1>{c.name}{c.trade_label && <span className="tag" style={{ marginLeft: 8 }}>{c.trade_label}</span>}{c.until && <span className="tag bad" style={{ marginLeft: 8 }}>{c.until} 撤销</span>}</h1>
          <div className="row small" style={{ gap: 14 }}><span>责任单位 {c.owner.name}</span><span>{c.organ.short || c.organ.name}承办</span></div>
        </div>
        {c.yours && <>
          <Popconfirm title="撤销这个机构？以后的会议职责随之终止，已有记录保留。" okText="撤销" cancelText="先不办" onConfirm={() => end.mutate()}><Button>撤销</Button></Popconfirm>
          <Button onClick={() => setOpen("seats")}>调整成员</Button>
          <Button type="primary" onClick={() => setOpen("meet")}>安排会议</Button>
        </>}
      </div>
      <div className="page col" style={{ gap: 12 }}>
        <Rhythm p={p} title={four ? "“4个1”" : "会议节奏"} enter={c.yours ? setEntering : undefined} report={c.yours && four ? () => setOpen("report") : undefined} />
        <div className="task-cols">
          <div>
            <Section title="会议" note={meetings.data ? `${meetings.data.items.length} 次` : undefined} flush>
              {meetings.data?.items.length === 0 && <p className="empty">还没有开过会。</p>}
              {meetings.data?.items.map((m) => <MeetingLine key={m.id} m={m} />)}
            </Section>
          </div>
          <div>
            <Section title="成员" note={`${p.members.length} 席`}>
              <ul className="mt-seats">{p.members.map((s, i) => <li key={i}>{s.unit.short || s.unit.name}{s.post && ` ${s.post}`}{s.chair && <span className="tag lead" style={{ marginLeft: 6 }}>主持</span>} <small className="soft">{s.post ? s.people.map((x) => x.name).join("、") || "现无人任职" : ""}</small></li>)}</ul>
            </Section>
          </div>
        </div>
      </div>
      {open === "meet" && <NewMeeting committee={c.id} close={() => setOpen(undefined)} />}
      {open === "seats" && <CommitteeForm old={p} close={() => setOpen(undefined)} />}
      {open === "report" && <Report p={p} close={() => setOpen(undefined)} />}
      {entering && <Enter id={c.id} line={entering} close={() => setEntering(undefined)} />}
    </>
  );
}

/** What the period has and lacks, line by line, each with what proves it and where the rule is from. */
function Rhythm({ p, title, enter, report }: { p: CommitteePageData; title: string; enter?: (l: TallyView) => void; report?: () => void }) {
  const now = useNow();
  const [, set] = useFilters();
  const step = p.rhythm.some((l) => l.from.slice(5) !== l.to.slice(5) && dayjs(l.to).diff(l.from, "day") > 40) ? 3 : 1;
  const span = p.rhythm[0];
  const go = (n: number) => set({ day: dayjs(p.day).add(n * step, "month").format("YYYY-MM-DD") });
  const done = p.rhythm.filter((l) => !l.missing).length;
  return (
    <Section
      title={title} flush note={span ? `${span.from} 至 ${span.to}，${p.rhythm.length} 项中已有 ${done} 项` : undefined}
      action={<span className="row"><Button size="small" aria-label="上一期" onClick={() => go(-1)}>‹</Button><Button size="small" onClick={() => set({ day: undefined })} disabled={p.day === now.slice(0, 10)}>本期</Button><Button size="small" aria-label="下一期" onClick={() => go(1)}>›</Button></span>}
    >
      {p.rhythm.length === 0 && <p className="empty">这一级没有对这类机构规定节奏。</p>}
      {p.rhythm.length > 0 && (
        <div className="mt-scroll"><table className="grid">
          <thead><tr><th>要求</th><th>周期</th><th className="num">已有 / 应有</th><th>情况</th><th>凭什么</th>{enter && <th />}</tr></thead>
          <tbody>{p.rhythm.map((l) => (
            <tr key={l.code} data-line={l.item}>
              <td><b>{l.title}</b><br /><small className="soft" title={marks[l.mark]}>{l.duty && `${l.duty} · `}{l.source}［{l.mark}］</small></td>
              <td className="line">{l.period}<br /><small>{l.from} 至 {l.to}</small></td>
              <td className="num">{l.have} / {l.need}</td>
              <td><Dot color={l.light} label={l.missing || "已完成"} /></td>
              <td>{l.proofs.map((x) => <div key={x.id}><Link to={`/${x.concept}s/${x.id}` as never}>{x.on} {x.title}</Link></div>)}</td>
              {enter && <td className="line">{!l.by_meeting && <Button size="small" onClick={() => enter(l)}>登记</Button>}{l.item === "report" && report && <Button size="small" type="link" onClick={report}>起草报告</Button>}</td>}
            </tr>
          ))}</tbody>
        </table></div>
      )}
    </Section>
  );
}

function Enter({ id, line, close }: { id: string; line: TallyView; close: () => void }) {
  const [form] = Form.useForm<{ title: string; on: Dayjs; note?: string }>();
  const now = useNow();
  const refresh = useRefresh();
  const send = useMutation({
    mutationFn: (v: { title: string; on: Dayjs; note?: string }) => api.post(`/committees/${id}/records` as Address, { item: line.item, ...v, on: v.on.format("YYYY-MM-DD") }),
    onSuccess: () => { refresh(); close(); },
    onError: (e) => e instanceof Refused && form.setFields(e.fields.map((f) => ({ name: f.path as "title", errors: [f.say] }))),
  });
  return (
    <Modal open title={`登记${line.title}`} onCancel={close} okText="登记" cancelText="先不办" destroyOnHidden okButtonProps={{ loading: send.isPending, "data-testid": "proof-ok" } as never} onOk={() => form.submit()}>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" initialValues={{ on: dayjs(now) }} onFinish={(v) => send.mutate(v)}>
        <Form.Item name="title" label="标题" rules={[{ required: true, message: "请填写标题。" }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="on" label="日期" rules={[{ required: true, message: "请选择日期。" }]}><DatePicker style={{ width: 180 }} /></Form.Item>
        <Form.Item name="note" label="说明（可不填）"><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
      </Form>
    </Modal>
  );
}

/** 工作情况报告: a paper filled from the table above; problems and plans are the writer's. It counts once it is signed. */
function Report({ p, close }: { p: CommitteePageData; close: () => void }) {
  const [form] = Form.useForm();
  const go = useNavigate();
  const send = useMutation({
    mutationFn: (v: { to: string[]; problems: string; next: string; contact: string }) => api.post<{ id: string }>("/papers", { template: "committee_report", organ: p.it.organ.id, to: v.to, copy_to: [], concept: "committee", about: p.it.id, facts: { problems: v.problems, next: v.next, contact: v.contact } }),
    onSuccess: (made) => void go({ to: `/papers/${made.id}` as never }),
  });
  const must = (message: string) => [{ required: true, message }];
  return (
    <Modal open title="起草工作情况报告" onCancel={close} okText="起草" cancelText="先不办" destroyOnHidden okButtonProps={{ loading: send.isPending } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>开展情况按上表自动写入；签发编号后计为本季度的报告。</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(v)}>
        <Form.Item name="to" label="主送" rules={must("请选择主送单位。")}><UnitPicker multiple /></Form.Item>
        <Form.Item name="problems" label="存在的问题" rules={must("请填写。")}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
        <Form.Item name="next" label="下步打算" rules={must("请填写。")}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
        <Form.Item name="contact" label="联系人" rules={must("请填写。")}><Input maxLength={40} /></Form.Item>
      </Form>
    </Modal>
  );
}
