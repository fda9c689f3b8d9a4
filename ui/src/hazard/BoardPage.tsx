import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, sentence, type Query } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { FilterForm } from "@/kit/FilterForm";
import { useFilters } from "@/kit/filters";
import { HazardCard } from "./columns";
import { HazardTabs } from "./HazardTabs";
import { QuickFilters, useHazardFields } from "./ListPage";
import type { BoardColumn, HazardRow } from "./types";

/** What waits at each step, the most urgent first; every count leads to its list. */
export function BoardPage() {
  const [filters, set] = useFilters();
  const fields = useHazardFields().filter((f) => !["state", "due", "found"].includes(f.key));
  const { state: _, sort: __, ...rest } = filters;
  const board = useQuery({ queryKey: ["hazards", "board", rest], queryFn: () => api.get<BoardColumn[]>("/hazards/board" as Address, rest as Query), placeholderData: (b) => b });
  const shown = (board.data ?? []).filter((c) => c.count.count > 0);
  const idle = (board.data ?? []).filter((c) => c.count.count === 0);
  return (
    <>
      <HazardTabs title="隐患看板" say="每一列是一个环节，期限近的在上面。" />
      <div className="page col">
        <div className="card bar no-print"><QuickFilters /><span className="filters wide-only"><FilterForm fields={fields} filters={filters} set={set} /></span></div>
        {board.isError && <div className="refusal" role="alert">{sentence(board.error)}</div>}
        {!board.data && !board.isError && <div className="skeleton" style={{ height: 200 }} />}
        {board.data && !shown.length && <div className="card empty"><h2>没有未销号的隐患</h2><p>按现在的条件，每个环节都是空的。</p></div>}
        <div className="board">{shown.map((c) => <Column key={c.state.code} c={c} query={rest as Query} />)}</div>
        {idle.length > 0 && shown.length > 0 && <p className="small">没有：{idle.map((c) => c.state.label).join("、")}</p>}
      </div>
    </>
  );
}

function Column({ c, query }: { c: BoardColumn; query: Query }) {
  const list = useQuery({ queryKey: ["hazards", "board", c.state.code, query], queryFn: () => api.get<Page<HazardRow>>("/hazards" as Address, { ...query, state: c.state.code, sort: "due", limit: 12 }) });
  const link = { ...query, state: c.state.code };
  return (
    <section className="card" aria-label={c.state.label} data-state={c.state.code}>
      <div className="col-head">
        <Link to={"/hazards" as never} search={link as never}><b>{c.state.label}</b></Link><span className="count">{c.count.count}</span><span className="grow" />
        {c.major.count > 0 && <small>重大 {c.major.count}</small>}{c.overdue.count > 0 && <Link to={"/hazards" as never} search={{ ...link, overdue: "true" } as never} className="small c-r">逾期 {c.overdue.count}</Link>}
      </div>
      {!list.data && <div className="pad"><div className="skeleton" /></div>}
      {list.data?.items.map((h) => <HazardCard key={h.id} h={h} step />)}
      {list.data && c.count.count > list.data.items.length && <div className="pad"><Link className="small" to={"/hazards" as never} search={link as never}>看全部 {c.count.count} 条</Link></div>}
    </section>
  );
}
