import { useMutation } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { sentence } from "@/api/client";
import { EmptyState } from "@/kit/EmptyState";
import { showShort } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { ours } from "./link";
import { useMessageActs, useMessages, useUnread } from "./queries";
import { sheaves, together } from "./sheaf";
import type { MessageRow } from "./types";
import "./message.css";

/** What I was told: what is not read first; a click leads to the page where it is done. */
export function InboxPage() {
  const [read, setRead] = useState(false);
  const list = useMessages(read);
  const unread = useUnread();
  const { readAll } = useMessageActs();
  const { message } = App.useApp();
  const items = list.data?.pages.flatMap((p) => p.items) ?? [];
  const all = useMutation({
    mutationFn: () => readAll(items[0]!.id),
    onSuccess: (done) => void message.success(`已把 ${done.count} 条标为已读；要求回执的请逐条确认`),
    onError: (e) => void message.error(sentence(e)),
  });
  return (
    <>
      <div className="head">
        <div className="grow"><h1>消息</h1><small>点标题直接去办；同一件事不会重复提醒，同一天的同类消息合成一条。</small></div>
        <div className="row">
          <button type="button" className={read ? "chip" : "chip on"} onClick={() => setRead(false)}>未读 <b>{unread.data?.count ?? 0}</b></button>
          <button type="button" className={read ? "chip on" : "chip"} onClick={() => setRead(true)}>已读</button>
          <Link to={"/messages/settings" as never} className="chip">接收设置</Link>
          {!read && items.length > 1 && <Button size="small" loading={all.isPending} onClick={() => all.mutate()}>全部标为已读</Button>}
        </div>
      </div>
      <div className="page" style={{ maxWidth: 920 }}>
        {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
        {list.isPending && <div className="skeleton" style={{ height: 90 }} />}
        {list.isSuccess && items.length === 0 && <div className="card"><EmptyState title={read ? "还没有已读的消息" : "没有未读消息"}>{read ? undefined : "新的任务、退回、催办会出现在这里；夜间和休息日的邮件提醒会合并到上班后。"}</EmptyState></div>}
        {items.length > 0 && <ul className="card inbox">{sheaves(items).map((all) => (all.length > 1 ? <Sheaf key={all[0]!.sheaf} all={all} /> : <Message key={all[0]!.id} m={all[0]!} />))}</ul>}
        {list.hasNextPage && <div style={{ textAlign: "center", paddingTop: 12 }}><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>再看 100 条</Button></div>}
      </div>
    </>
  );
}

/** Messages of one kind and day as one line; open, each by itself. */
function Sheaf({ all }: { all: MessageRow[] }) {
  const [open, setOpen] = useState(false);
  const now = useNow();
  const acts = useMessageActs();
  const { message } = App.useApp();
  const first = all[0]!;
  const mark = useMutation({ mutationFn: () => acts.readAll(first.id, true), onError: (e) => void message.error(sentence(e)) });
  return (
    <>
      <li className={first.read_at ? "was" : ""} data-sheaf={first.sheaf}>
        <div className="row top">
          <button type="button" className="plain grow title" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "▾" : "▸"} {together(all)}</button>
          <small className="line">{showShort(first.at, now)}</small>
        </div>
        {!open && <p className="soft">{first.title}{all.length > 1 ? "……" : ""}</p>}
        {!first.read_at && <div className="row"><button type="button" className="plain small" disabled={mark.isPending} onClick={() => mark.mutate()}>全部标为已读</button></div>}
      </li>
      {open && all.map((m) => <Message key={m.id} m={m} />)}
    </>
  );
}

function Message({ m }: { m: MessageRow }) {
  const now = useNow();
  const go = useNavigate();
  const { message } = App.useApp();
  const acts = useMessageActs();
  const failed = (e: unknown) => void message.error(sentence(e));
  const confirm = useMutation({ mutationFn: () => acts.receipt(m.id), onSuccess: () => void message.success("已确认收到"), onError: failed });
  const mark = useMutation({ mutationFn: () => acts.read(m.id), onError: failed });
  const open = m.receipt && !m.receipt_at;
  return (
    <li className={m.read_at ? "was" : ""} data-message={m.id}>
      <div className="row top">
        {m.urgent && <span className="tag bad" style={{ margin: 0 }}>紧急</span>}
        {/* Read first, then there: whoever comes back finds the bell right. */}
        <a href={ours(m.link)} className="grow title" onClick={(e) => { if (e.metaKey || e.ctrlKey) return; e.preventDefault(); if (!m.read_at) mark.mutate(); void go({ href: ours(m.link) } as never); }}>{m.title}</a>
        <small className="line">{showShort(m.at, now)}</small>
      </div>
      {m.text && <p className="soft">{m.text}</p>}
      {(open || !m.read_at || m.receipt_at) && (
        <div className="row">
          {open && <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>确认收到</Button>}
          {m.receipt_at && <small>已于 {showShort(m.receipt_at, now)} 确认收到</small>}
          {!m.read_at && <button type="button" className="plain small" disabled={mark.isPending} onClick={() => mark.mutate()}>标为已读</button>}
        </div>
      )}
    </li>
  );
}
