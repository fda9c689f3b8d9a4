import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { showDay } from "@/shared/dates";
import type { Placard } from "@/hazard/types";
import "./public.css";

/** Listed major hazards that were published: for anybody, without an account. */
export function ListingsPage() {
  const { region } = useSearch({ strict: false }) as { region?: string };
  const list = useQuery({ queryKey: ["public", "listings", region], queryFn: () => api.get<Placard[]>("/public/listings" as Address, { region }) });
  const open = list.data?.filter((p) => p.state.code !== "delisted") ?? [], done = list.data?.filter((p) => p.state.code === "delisted") ?? [];
  return (
    <div className="public">
      <header><b className="brand">安澜</b><span className="soft">安全生产信息公开</span></header>
      <h1>挂牌督办的重大事故隐患</h1>
      <p className="soft">由政府挂牌、限期整改、公开接受监督。发现整改不实的，可拨打 <a href="tel:12350">12350</a> 举报。</p>
      {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
      {!list.data && !list.isError && <div className="skeleton" />}
      {list.data && !list.data.length && <div className="card empty"><h2>目前没有公布的挂牌督办隐患</h2></div>}
      {open.length > 0 && <h2>正在督办（{open.length}）</h2>}
      {open.map((p, i) => <Card key={i} p={p} />)}
      {done.length > 0 && <h2>已经摘牌（{done.length}）</h2>}
      {done.map((p, i) => <Card key={i} p={p} />)}
    </div>
  );
}

function Card({ p }: { p: Placard }) {
  const over = p.state.code === "delisted";
  return (
    <article className="card">
      <div className="row"><span className={over ? "tag ok" : "tag bad"} style={{ margin: 0 }}>{over ? "✓ 已摘牌" : `▲ ${p.level.label}`}</span><span className="grow" /><small>{p.number}</small></div>
      <h3>{p.title}</h3>
      <p>{p.enterprise} · {p.region_name}</p>
      <p className="soft">{showDay(p.from)} 挂牌{p.published_on ? `，${showDay(p.published_on)} 公布` : ""}，限 {showDay(p.due)} 前完成整改{p.delisted_on ? `；${showDay(p.delisted_on)} 验收合格摘牌` : ""}</p>
    </article>
  );
}
