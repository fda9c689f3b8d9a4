import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { Limits, LimitsChanged, PointView, Range } from "./types";

export const pointKey = (id: string) => ["point", id];
export const usePoint = (id: string) => useQuery({ queryKey: pointKey(id), queryFn: () => api.get<PointView>(`/points/${id}` as Address) });

/** After a change of a point: its page as answered, everything that lists it anew. */
export function usePointChanged(id: string) {
  const client = useQueryClient();
  return (after: PointView) => {
    client.setQueryData(pointKey(id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "point" && q.queryKey[1] === id) });
  };
}

export function useMovePoint(p: PointView) {
  const changed = usePointChanged(p.id);
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<PointView>(`/points/${p.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: p.version, ...fields });
    changed(after);
    return after;
  };
}

/** Approve, refuse or withdraw a change of limits. */
export function useDecideRule(p: PointView, rule: string) {
  const changed = usePointChanged(p.id);
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<PointView>(`/point-rules/${rule}/moves` as Address, { flow: offer.flow, action: offer.action, ...fields });
    changed(after);
    return after;
  };
}

export function useChangeLimits(p: PointView) {
  const changed = usePointChanged(p.id);
  return async (limits: Limits, reason: string) => {
    const done = await api.put<LimitsChanged>(`/points/${p.id}/limits` as Address, { version: p.version, limits, lo: p.lo, hi: p.hi, reason });
    changed(done.point);
    return done;
  };
}

/** A stretch of readings, never more points than a screen shows; `live`: asked again every few seconds. */
export const useReadings = (id: string, from: number, until: number, live: boolean) => useQuery({
  queryKey: ["readings", id, from, until],
  queryFn: () => api.get<Range>(`/points/${id}/readings` as Address, { from, until, most: 900 }),
  placeholderData: (before) => before,
  staleTime: live ? 0 : 60_000,
});
