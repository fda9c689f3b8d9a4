import { useMutation } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import { EmptyState } from "@/kit/EmptyState";
import { Offers } from "@/kit/Offers";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { useMay } from "@/shared/session";
import { SystemTabs } from "@/system/SystemTabs";
import { ChannelDialog } from "./ChannelDialog";
import { useChannel, useChannelActs, useChannels } from "./queries";
import type { ChannelRow } from "./types";

/** Ways by which messages leave the system, how far each is and what it said last. */
export function ListPage() {
  const keeps = useMay("people.write");
  const list = useChannels();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <SystemTabs at="/system/channels" say="消息发到邮箱、群机器人和其他系统；密钥填好后不再显示。" />
      <div className="page col" style={{ gap: 12 }}>
        {keeps && <div><Button type="primary" onClick={() => setAdding(true)}>登记消息渠道</Button></div>}
        {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
        {list.isPending && <div className="skeleton" style={{ height: 90 }} />}
        {list.data?.length === 0 && <div className="card"><EmptyState title="还没有消息渠道">没有渠道时，消息只在站内；登记邮件服务器后，填了邮箱的人会收到邮件，登记群机器人后，群里会收到同一件事的一条提醒。</EmptyState></div>}
        {list.data?.map((c) => <Channel key={c.id} c={c} />)}
      </div>
      {adding && <ChannelDialog close={() => setAdding(false)} />}
    </>
  );
}

const looks: Record<string, string> = { on: "tag ok", off: "tag", parked: "tag bad" };

function Channel({ c }: { c: ChannelRow }) {
  const { move, test } = useChannelActs();
  const { message } = App.useApp();
  const [changing, setChanging] = useState(false);
  const [open, setOpen] = useState(false);
  const [to, setTo] = useState("");
  const mail = c.shape.code === "mail";
  const send = useMutation({
    mutationFn: () => test(c.id, mail ? to : undefined),
    onSuccess: (t) => void (t.taken ? message.success(`测试成功：${t.say}`) : message.warning(t.say, 8)),
    onError: (e) => void message.error(sentence(e), 8),
  });
  return (
    <Section
      title={<>{c.name} <span className={looks[c.state.code] ?? "tag"} style={{ margin: 0 }}>{c.state.label}</span></>}
      note={`${c.shape.label} · ${c.unit_name ?? c.region_name} · ${c.urgent_only ? "只发紧急" : "全部消息"}`}
      action={c.yours && (
        <span className="row">
          {mail && <Input size="small" style={{ width: 200 }} value={to} onChange={(e) => setTo(e.target.value)} placeholder="测试邮件发到" aria-label="测试邮件发到" />}
          <Button size="small" loading={send.isPending} disabled={mail && !to.trim()} onClick={() => send.mutate()}>发测试消息</Button>
          <Button size="small" onClick={() => setChanging(true)}>修改</Button>
        </span>
      )}
    >
      <div className="col">
        {c.finding && <div className="refusal" role="alert">{c.finding}</div>}
        <dl className="facts">
          {mail
            ? <><div><dt>邮件服务器</dt><dd>{c.host}:{c.port}，{c.security.label}</dd></div><div><dt>发件地址</dt><dd>{c.sender}</dd></div><div><dt>发信账号</dt><dd>{c.username || "不登录"}</dd></div></>
            : <><div className="all"><dt>接收地址</dt><dd style={{ overflowWrap: "anywhere" }}>{c.url}</dd></div><div><dt>签名密钥</dt><dd>{c.secret_set ? "已设置" : "无"}</dd></div></>}
          <div><dt>30 日内已送达</dt><dd>{c.arrived} 条{c.sent_at && <small>，最近 {showMinute(c.sent_at)}</small>}</dd></div>
          <div><dt>待发 / 待重试 / 搁置</dt><dd>{c.queued} / {c.failed} / {c.parked > 0 ? <b className="c-r">{c.parked}</b> : 0}</dd></div>
        </dl>
        <div className="row">
          {c.offers.length > 0 && <Offers size="small" offers={c.offers} act={(offer, fields) => move(c, offer, fields)} subject={c.name} last={["disable", "remove"]} />}
          <span className="grow" /><button type="button" className="plain small" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "收起" : "发送记录"}</button>
        </div>
        {open && <Sends id={c.id} />}
      </div>
      {changing && <ChannelDialog c={c} close={() => setChanging(false)} />}
    </Section>
  );
}

/** The last sends, without what was told, and what people did. */
function Sends({ id }: { id: string }) {
  const one = useChannel(id);
  if (one.isError) return <div className="refusal" role="alert">{sentence(one.error)}</div>;
  if (!one.data) return <div className="skeleton" style={{ height: 60 }} />;
  return (
    <div style={{ overflowX: "auto" }}>
      {one.data.sends.length === 0 && <p className="faint">还没有发过消息。</p>}
      {one.data.sends.length > 0 && (
        <table className="grid">
          <thead><tr><th scope="col">生成时间</th><th scope="col">收件</th><th scope="col">状态</th><th scope="col">次数</th><th scope="col">对方最后的答复</th></tr></thead>
          <tbody>
            {one.data.sends.map((s) => (
              <tr key={s.id}>
                <td className="line">{showMinute(s.made_at)}</td><td className="line">{s.person_name ?? "群"}{s.urgent && <small>，紧急</small>}</td>
                <td className={s.state.code === "parked" ? "line c-r" : "line"}>{s.state.label}{s.next_at && <small>，{showMinute(s.next_at)}{s.attempts > 0 ? " 再试" : ""}</small>}</td>
                <td className="num">{s.attempts}</td><td style={{ overflowWrap: "anywhere" }}>{s.answer || "—"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {one.data.past.length > 0 && <p className="small" style={{ paddingTop: 8 }}>{[...one.data.past].reverse().slice(0, 5).map((p) => `${showMinute(p.at)} ${p.name} ${p.label}${p.note ? `：${p.note}` : ""}`).join("；")}</p>}
    </div>
  );
}
