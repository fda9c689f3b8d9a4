import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Checkbox, Popover } from "antd";
import { useMemo, useState, type ReactNode } from "react";
import { api, queryText, sentence, type Query } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { useStored } from "@/shared/stored";
import { FilterForm, type FilterField } from "./FilterForm";
import { one, useFilters } from "./filters";
import { SavedViews } from "./SavedViews";

export type Column<T> = {
  key: string; title: string; render: (row: T) => ReactNode;
  /** The server's name for sorting by this column. */
  sort?: string; num?: boolean; width?: number | string;
  /** Not shown unless chosen. */
  extra?: boolean;
};

type Props<T> = {
  name: string; path: Address; columns: Column<T>[]; filters: FilterField[]; fixed?: Query; defaultSort?: string;
  rowKey: (row: T) => string; onRow?: (row: T) => void; card?: (row: T) => ReactNode; empty: ReactNode; exportPath?: string; noun: string;
  labels?: Record<string, string | undefined>; views?: boolean; quick?: ReactNode; limit?: number; actions?: ReactNode;
};

/** Every list of the product: filters in the address line, sort, columns, saved views, count with denominator, export of what is shown. */
export function DataTable<T>(p: Props<T>) {
  const [search, set] = useFilters();
  const { sort: sortText, ...given } = search;
  const sort = one(sortText) ?? p.defaultSort;
  const query: Query = { ...p.fixed, ...given };
  const list = useInfiniteQuery({
    queryKey: [p.name, "list", p.path, query, sort],
    queryFn: ({ pageParam }) => api.get<Page<T>>(p.path, { ...query, sort, limit: p.limit ?? 50, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  const filtered = Object.keys(given).length > 0;
  const all = useQuery({
    queryKey: [p.name, "all", p.path, p.fixed], enabled: filtered, staleTime: 60_000,
    queryFn: () => api.get<Page<T>>(p.path, { ...p.fixed, limit: 1 }).then((r) => r.total),
  });
  const [hidden, setHidden] = useStored<string[]>(`columns.${p.name}`, p.columns.filter((c) => c.extra).map((c) => c.key));
  const columns = useMemo(() => p.columns.filter((c) => !hidden.includes(c.key)), [p.columns, hidden]);
  const [asking, setAsking] = useState(false);
  const active = p.filters.filter((f) => f.kind !== "text" && (f.kind === "days" ? search[f.from] || search[f.to] : search[f.key])).length;
  const items = list.data?.pages.flatMap((x) => x.items) ?? [];
  const total = list.data?.pages[0]?.total;
  const count = (t?: { count: number; exact: boolean }) => (t ? `${t.exact ? "" : "约 "}${t.count}` : "…");

  return (
    <section className="card" aria-busy={list.isFetching}>
      <div className="bar no-print">
        {p.quick}
        <FilterForm fields={p.filters.filter((f) => f.kind === "text")} filters={search} set={set} />
        <button type="button" className="chip phone-only" aria-expanded={asking} onClick={() => setAsking(!asking)}>筛选{active ? ` ${active}` : ""} {asking ? "▴" : "▾"}</button>
        <div className={asking ? "filters" : "filters wide-only"}><FilterForm fields={p.filters.filter((f) => f.kind !== "text")} filters={search} set={set} labels={p.labels} /></div>
      </div>
      {/* What is done with the list as a whole stands by its count, so that the filters have the line above for themselves. */}
      <div className="bar soft small" style={{ paddingTop: 0 }}>
        <span>{filtered ? <>符合条件 {count(total)} / 全部 {count(all.data)} {p.noun}</> : <>共 {count(total)} {p.noun}</>}{items.length > 0 && total && items.length < total.count ? `，已列出 ${items.length}` : ""}</span>
        {filtered && <button type="button" className="plain" onClick={() => set(Object.fromEntries(Object.keys(search).map((k) => [k, undefined])))}>清除条件</button>}
        <span className="grow" />
        <span className="row no-print">
          {p.actions}
          {p.views !== false && <SavedViews page={p.name} />}
          <Popover trigger="click" placement="bottomRight" content={<Columns all={p.columns} hidden={hidden} set={setHidden} />}>
            <button type="button" className="chip wide-only">列 {columns.length}/{p.columns.length}</button>
          </Popover>
          {p.exportPath && <a className="chip wide-only" href={`/api${p.exportPath}${queryText({ ...query, sort })}`} download>导出 Excel</a>}
        </span>
      </div>
      {list.isError && <div style={{ padding: 12 }}><div className="refusal" role="alert">{sentence(list.error)}</div></div>}
      {list.isSuccess && items.length === 0 ? (filtered ? <div className="empty"><h2>没有符合条件的{p.noun.replace(/^[条项份个次家人]/, "")}记录</h2><p>放宽或清除上面的条件再看。</p></div> : p.empty) : (
        <>
          <div style={{ overflowX: "auto" }} className={p.card ? "wide-only" : undefined}>
            <table className="grid">
              <thead><tr>{columns.map((c) => <Head key={c.key} c={c} sort={sort} set={(s) => set({ sort: s })} />)}</tr></thead>
              <tbody>
                {list.isPending && [0, 1, 2, 3, 4, 5].map((i) => <tr key={i}>{columns.map((c) => <td key={c.key}><div className="skeleton" style={{ margin: "5px 0", width: `${50 + ((i * 17) % 40)}%` }} /></td>)}</tr>)}
                {items.map((row) => (
                  <tr key={p.rowKey(row)} className={p.onRow ? "go" : undefined} onClick={(e) => p.onRow && !(e.target as HTMLElement).closest("a,button,input") && p.onRow(row)}>
                    {columns.map((c) => <td key={c.key} className={c.num ? "num" : undefined} style={{ width: c.width }}>{c.render(row)}</td>)}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {p.card && <div className="phone-only">{items.map((row) => <div key={p.rowKey(row)}>{p.card!(row)}</div>)}</div>}
          {list.hasNextPage && <div style={{ padding: 12, textAlign: "center" }}><Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>再列 {p.limit ?? 50} {p.noun}</Button></div>}
        </>
      )}
    </section>
  );
}

function Head<T>({ c, sort, set }: { c: Column<T>; sort?: string; set: (s?: string) => void }) {
  if (!c.sort) return <th scope="col" className={c.num ? "num" : undefined}>{c.title}</th>;
  const up = sort === c.sort, down = sort === `-${c.sort}`;
  return (
    <th scope="col" className={c.num ? "num" : undefined} aria-sort={up ? "ascending" : down ? "descending" : "none"}>
      <button type="button" onClick={() => set(up ? `-${c.sort}` : down ? undefined : c.sort)} title="点一下排序">{c.title} <span aria-hidden>{up ? "↑" : down ? "↓" : "↕"}</span></button>
    </th>
  );
}

function Columns<T>({ all, hidden, set }: { all: Column<T>[]; hidden: string[]; set: (h: string[]) => void }) {
  return (
    <div className="col" style={{ gap: 2 }}>
      {all.map((c) => (
        <Checkbox key={c.key} checked={!hidden.includes(c.key)} onChange={(e) => set(e.target.checked ? hidden.filter((k) => k !== c.key) : [...hidden, c.key])}>{c.title}</Checkbox>
      ))}
    </div>
  );
}
