import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { Dot } from "./columns";
import { useRefresh } from "./queries";
import type { AgendaItem, MeetingPage } from "./types";

/** The agenda: each item with its reason, what was known and, once the notice is out, how it stands now. */
export function Agenda({ p }: { p: MeetingPage }) {
  const refresh = useRefresh();
  const { message } = App.useApp();
  const [adding, setAdding] = useState(false);
  const [dropping, setDropping] = useState<AgendaItem>();
  const edits = p.yours && p.it.state === "planned";
  const send = useMutation({
    mutationFn: (body: Record<string, unknown>) => api.post(`/meetings/${p.it.id}/agenda` as Address, { version: p.it.version, ...body }),
    onSuccess: () => { setAdding(false); setDropping(undefined); },
    onError: (e) => void message.error(sentence(e)),
    onSettled: refresh,
  });
  const on = p.agenda.filter((i) => !i.dropped);
  const off = p.agenda.filter((i) => i.dropped);
  const shift = (at: number, by: number) => {
    const order = on.map((i) => i.n);
    const [one] = order.splice(at, 1);
    order.splice(at + by, 0, one!);
    send.mutate({ op: "order", order: [...order, ...off.map((i) => i.n)] });
  };
  return (
    <Section
      title="议程" flush
      note={p.as_of ? `${p.frozen ? "通知发出时所知" : "目前所知"}：${showMinute(p.as_of)}` : undefined}
      action={edits && <span className="row"><Button size="small" loading={send.isPending && send.variables?.op === "fill"} onClick={() => send.mutate({ op: "fill" })}>重新生成</Button><Button size="small" onClick={() => setAdding(true)}>增加议题</Button></span>}
    >
      {on.length === 0 && <p className="empty">没有列入的议题：辖区内没有红灯、逾期、挂牌、督办和未办结的议定事项。</p>}
      <ol className="mt-agenda" aria-label="议程">
        {on.map((i, at) => (
          <li key={i.n} data-item={i.n}>
            <span className="n">{at + 1}</span>
            <div className="what">
              <div className="row" style={{ gap: 8 }}><span className="tag">{i.sort_label}</span>{i.link ? <Link to={i.link as never}><b>{i.title}</b></Link> : <b>{i.title}</b>}<Dot color={i.light} /></div>
              <div className="small">{i.who && <>{i.who} · </>}{i.why}{i.by && <> · {i.by} 提出</>}</div>
              {p.frozen && i.now && <div className="small soft">现在：{i.now} <Dot color={i.now_light} /></div>}
              {i.facts.length > 0 && <details className="how small"><summary>{p.frozen ? "当时的情况" : "有关情况"}</summary><dl className="pairs">{i.number && <><dt>编号</dt><dd>{i.number}</dd></>}{i.facts.map((f) => [<dt key={f.label}>{f.label}</dt>, <dd key={`${f.label}.`}>{f.value}</dd>])}</dl></details>}
            </div>
            {edits && (
              <span className="acts no-print">
                <Button size="small" type="text" aria-label={`上移：${i.title}`} disabled={at === 0 || send.isPending} onClick={() => shift(at, -1)}>↑</Button>
                <Button size="small" type="text" aria-label={`下移：${i.title}`} disabled={at === on.length - 1 || send.isPending} onClick={() => shift(at, 1)}>↓</Button>
                <Button size="small" type="text" onClick={() => setDropping(i)}>拿下</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {p.rest.length > 0 && <p className="bar small soft">{p.rest.map((r) => `${r.sort_label}另有 ${r.count} 项未逐项列入`).join("；")}。</p>}
      {off.length > 0 && (
        <div className="bar col" style={{ alignItems: "stretch", gap: 4 }}>
          {off.map((i) => <div key={i.n} className="small soft"><s>{i.title}</s> {i.dropped!.name} {showMinute(i.dropped!.at)} 拿下：{i.dropped!.note} {edits && <Button size="small" type="link" onClick={() => send.mutate({ op: "restore", item: i.n })}>恢复</Button>}</div>)}
        </div>
      )}
      {adding && <Add send={(v) => send.mutate({ op: "add", ...v })} busy={send.isPending} close={() => setAdding(false)} />}
      {dropping && <Drop item={dropping} send={(reason) => send.mutate({ op: "drop", item: dropping.n, reason })} busy={send.isPending} close={() => setDropping(undefined)} />}
    </Section>
  );
}

function Add({ send, busy, close }: { send: (v: { title: string; why: string; who?: string }) => void; busy: boolean; close: () => void }) {
  const [form] = Form.useForm();
  return (
    <Modal open title="增加议题" onCancel={close} okText="增加" cancelText="先不办" destroyOnHidden okButtonProps={{ loading: busy, "data-testid": "agenda-ok" } as never} onOk={() => form.submit()}>
      <Form form={form} layout="vertical" onFinish={send}>
        <Form.Item name="title" label="议题" rules={[{ required: true, message: "请填写议题。" }]}><Input maxLength={120} /></Form.Item>
        <Form.Item name="why" label="提出理由" rules={[{ required: true, message: "请填写理由。" }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
        <Form.Item name="who" label="汇报单位（可不填）"><Input maxLength={60} /></Form.Item>
      </Form>
    </Modal>
  );
}

function Drop({ item, send, busy, close }: { item: AgendaItem; send: (reason: string) => void; busy: boolean; close: () => void }) {
  const [form] = Form.useForm();
  return (
    <Modal open title="拿下议题" onCancel={close} okText="拿下" cancelText="先不办" destroyOnHidden okButtonProps={{ danger: true, loading: busy, "data-testid": "agenda-ok" } as never} onOk={() => form.submit()}>
      <p className="soft" style={{ marginBottom: 12 }}>{item.title}</p>
      <Form form={form} layout="vertical" onFinish={(v: { reason: string }) => send(v.reason)}>
        <Form.Item name="reason" label="原因" extra="原因和您的名字随会议一并保存。" rules={[{ required: true, message: "拿下议题须写明原因。" }]}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
      </Form>
    </Modal>
  );
}
