import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer, Page } from "@/api/types";
import type { PermitKind, PermitPage, PermitRow, PermitSummary } from "./types";

export const usePermit = (id: string) => useQuery({ queryKey: ["permit", id], queryFn: () => api.get<PermitPage>(`/permits/${id}` as Address), refetchInterval: 60_000 });
export const usePermitKinds = () => useQuery({ queryKey: ["permits", "kinds"], queryFn: () => api.get<PermitKind[]>("/permits/kinds"), staleTime: 3_600_000 });
export const usePermitSummary = () => useQuery({ queryKey: ["permits", "summary"], queryFn: () => api.get<PermitSummary>("/permits/summary") });
/** Confined-space tickets under which work inside a vessel may be done. */
export const useSpaces = (site?: string) => useQuery({ queryKey: ["permits", "spaces", site], enabled: !!site, queryFn: () => api.get<Page<PermitRow>>("/permits", { site, kind: "confined_space", open: "true", limit: 50 }) });

export function useRefresh() {
  const client = useQueryClient();
  return (after?: PermitPage) => {
    if (after) client.setQueryData(["permit", after.it.id], after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
  };
}

export function useMovePermit(p: PermitPage) {
  const refresh = useRefresh();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post(`/permits/${p.it.id}/moves` as Address, { action: offer.action, version: p.it.version, ...fields });
    } finally {
      refresh();
    }
  };
}
