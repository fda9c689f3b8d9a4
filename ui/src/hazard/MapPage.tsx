import { useInfiniteQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { api, sentence, type Query } from "@/api/client";
import type { Address, Page } from "@/api/types";
import { FilterForm } from "@/kit/FilterForm";
import { one, useFilters } from "@/kit/filters";
import { HazardCard } from "./columns";
import { HazardTabs } from "./HazardTabs";
import { QuickFilters, useHazardFields } from "./ListPage";
import { PointMap } from "./PointMap";
import type { HazardRow } from "./types";

/** Hazards where they lie. Drawn by the page itself from the coordinates: no map of a foreign host is asked for. */
export function MapPage() {
  const [filters, set] = useFilters();
  const fields = useHazardFields();
  const [picked, setPicked] = useState<string[]>([]);
  const { sort: _, ...query } = filters;
  const list = useInfiniteQuery({
    queryKey: ["hazards", "map", query], initialPageParam: undefined as string | undefined, placeholderData: (b: unknown) => b as never,
    queryFn: ({ pageParam }): Promise<Page<HazardRow>> => api.get<Page<HazardRow>>("/hazards" as Address, { ...(query as Query), state: one(filters.state) ? filters.state : "open", limit: 200, after: pageParam }),
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const all = useMemo(() => list.data?.pages.flatMap((p) => p.items) ?? [], [list.data]);
  const placed = all.filter((h) => h.lng != null && h.lat != null);
  const total = list.data?.pages[0]?.total.count ?? 0;
  const shown = picked.length ? placed.filter((h) => picked.includes(h.id)) : placed.slice(0, 30);
  return (
    <>
      <HazardTabs title="隐患地图" say="点的形状和颜色分重大、一般；点一下看是哪一条，双指或滚轮缩放，拖动移动。" />
      <div className="page col">
        <div className="card bar no-print"><QuickFilters /><span className="filters wide-only"><FilterForm fields={fields} filters={filters} set={set} /></span></div>
        {list.isError && <div className="refusal" role="alert">{sentence(list.error)}</div>}
        <p className="small">符合条件 {total} 条，已取 {all.length} 条，其中 {placed.length} 条有位置{one(filters.state) ? "" : "（只含未销号）"}。{list.hasNextPage && <button type="button" className="plain" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>再取 200 条</button>}</p>
        <div className="map-cols">
          <div className="card" style={{ overflow: "hidden" }}>
            <PointMap points={placed.map((h) => ({ id: h.id, lng: h.lng!, lat: h.lat!, major: h.grade?.code === "major", late: (h.waiting?.overdue_days ?? 0) > 0, label: h.title, place: h.region_name }))} picked={picked} pick={setPicked} />
          </div>
          <div className="card map-side">
            <div className="bar soft small">{picked.length ? <>选中的 {shown.length} 条 <button type="button" className="plain" onClick={() => setPicked([])}>看全部</button></> : <>有位置的前 {shown.length} 条</>}</div>
            {shown.map((h) => <HazardCard key={h.id} h={h} />)}
            {!shown.length && !list.isPending && <p className="faint" style={{ padding: "8px 12px" }}>没有带位置的隐患；上报时允许定位，或在企业档案里填好经纬度。</p>}
          </div>
        </div>
      </div>
    </>
  );
}
