import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { SenseTabs } from "@/alarm/SenseTabs";
import { sentence } from "@/api/client";
import { EmptyState } from "@/kit/EmptyState";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { useReceiver, useReceiverActs, useReceivers } from "./queries";
import { ReceiverDialog } from "./ReceiverDialog";
import type { ReceiverRow } from "./types";

/** Systems outside that get alarms, how far each is and what it said last. */
export function ListPage() {
  const keeps = useMay("people.write");
  const list = useReceivers();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <SenseTabs title="接收系统" say="报警实时、按顺序发给外部平台；每条至少送达一次，回执丢失时会重发，同一条以“投递编号”识别。发不出去会重试，一直不通就暂停并说明原因。" action={keeps && <Button type="primary" onClick={() => setAdding(true)}>登记接收系统</Button>} />
      <div className="page col" style={{ gap: 12 }}>
        {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
        {list.isPending && <div className="skeleton" style={{ height: 90 }} />}
        {list.data?.length === 0 && <div className="card"><EmptyState title="还没有接收系统">上级平台、企业中控室、Alertmanager 要收报警的，登记接收地址、地区和签名密钥，从那时起的报警就会发过去。</EmptyState></div>}
        {list.data?.map((r) => <Receiver key={r.id} r={r} />)}
      </div>
      {adding && <ReceiverDialog close={() => setAdding(false)} />}
    </>
  );
}

const looks: Record<string, string> = { on: "tag good", off: "tag", parked: "tag bad" };

function Receiver({ r }: { r: ReceiverRow }) {
  const { move, test } = useReceiverActs();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);
  const [open, setOpen] = useState(false);
  const send = useMutation({
    mutationFn: () => test(r.id),
    onSuccess: (t) => void (t.taken ? message.success(`测试消息${t.say}`) : message.warning(t.say, 8)),
    onError: (e) => void message.error(sentence(e), 8),
  });
  return (
    <Section
      title={<>{r.name} <span className={looks[r.state.code] ?? "tag"} style={{ margin: 0 }}>{r.state.label}</span></>}
      note={`${r.shape.label} · ${r.region_name} · ${r.trade ? r.trade_label : "全部类别"} · ${r.least.label}优先级及以上`}
      action={r.yours && <span className="row"><Button size="small" loading={send.isPending} onClick={() => send.mutate()}>发测试消息</Button><Button size="small" onClick={() => setChanging(true)}>修改</Button></span>}
    >
      <div className="col">
        {r.finding && <div className="refusal" role="alert">{r.finding}</div>}
        <dl className="facts">
          <div className="all"><dt>接收地址</dt><dd style={{ overflowWrap: "anywhere" }}>{r.url}</dd></div>
          <div><dt>签名</dt><dd>{r.signing.label}</dd></div><div><dt>请求头</dt><dd>{r.header || "—"}</dd></div>
          <div><dt>已送达</dt><dd>{r.sent} 条消息{r.sent_at && <small>，最近 {showMinute(r.sent_at)}</small>}</dd></div>
          <div><dt>待投递 / 30 日内放弃</dt><dd>{r.waiting} / {r.given_up > 0 ? <b className="c-r">{r.given_up}</b> : 0}</dd></div>
        </dl>
        <div className="row">
          {r.offers.length > 0 && <Offers size="small" offers={r.offers} act={(offer, fields) => move(r, offer, fields)} subject={r.name} last={["disable", "remove"]} />}
          <span className="grow" /><button type="button" className="plain small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "收起" : "投递记录"}</button>
        </div>
        {open && <Messages id={r.id} />}
      </div>
      {changing && <ReceiverDialog r={r} close={() => setChanging(false)} />}
    </Section>
  );
}

/** The last messages, and what people did. */
function Messages({ id }: { id: string }) {
  const one = useReceiver(id);
  if (one.isError) return <div className="refusal" role="alert">{sentence(one.error)}</div>;
  if (!one.data) return <div className="skeleton" style={{ height: 60 }} />;
  return (
    <div style={{ overflowX: "auto" }}>
      {one.data.deliveries.length === 0 && <p className="faint">还没有发过消息。</p>}
      {one.data.deliveries.length > 0 && (
        <table className="grid">
          <thead><tr><th scope="col">生成时间</th><th scope="col">报警</th><th scope="col">状态</th><th scope="col">次数</th><th scope="col">对方最后的答复</th></tr></thead>
          <tbody>
            {one.data.deliveries.map((d) => (
              <tr key={d.id}>
                <td className="line">{showMinute(d.made_at)}</td><td className="num">{d.count} 条</td>
                <td className={d.state.code === "given_up" ? "line c-r" : "line"}>{d.state.label}{d.next_at && d.attempts > 0 && <small>，{showMinute(d.next_at)} 再试</small>}</td>
                <td className="num">{d.attempts}</td><td style={{ overflowWrap: "anywhere" }}>{d.answer || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {one.data.past.length > 0 && <p className="small" style={{ paddingTop: 8 }}>{[...one.data.past].reverse().slice(0, 5).map((p) => `${showMinute(p.at)} ${p.name} ${p.label}${p.note ? `：${p.note}` : ""}`).join("；")}</p>}
    </div>
  );
}
