import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { RiskTables, RiskView, SiteRisks } from "./types";

export const riskKey = (id: string) => ["risk", id];
export const useRisk = (id: string) => useQuery({ queryKey: riskKey(id), queryFn: () => api.get<RiskView>(`/risks/${id}` as Address) });
export const useSiteRisks = (site: string, on = true) => useQuery({ queryKey: ["risks", "tree", site], enabled: on, queryFn: () => api.get<SiteRisks>(`/sites/${site}/risks` as Address) });
/** What the forms offer for choice; the same for everybody. */
export const useTables = () => useQuery({ queryKey: ["risk-tables"], staleTime: 3_600_000, queryFn: () => api.get<RiskTables>("/risk-tables" as Address) });

export function useRiskChanged() {
  const client = useQueryClient();
  return (after: RiskView) => {
    client.setQueryData(riskKey(after.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && q.queryKey[0] !== "risk-tables" && !(q.queryKey[0] === "risk" && q.queryKey[1] === after.id) });
  };
}
export function useMoveRisk(r: RiskView) {
  const changed = useRiskChanged();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<RiskView>(`/risks/${r.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: r.version, ...fields });
    changed(after);
    return after;
  };
}
