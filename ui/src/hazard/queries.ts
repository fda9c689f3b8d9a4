import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { HazardView } from "./types";

export const hazardKey = (id: string) => ["hazard", id];
export const useHazard = (id: string) => useQuery({ queryKey: hazardKey(id), queryFn: () => api.get<HazardView>(`/hazards/${id}` as Address) });

/** A step of any of the hazard's flows; the answer is the hazard as it now stands, and whatever counts hazards is read anew. */
export function useMoveHazard(h: HazardView) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<HazardView>(`/hazards/${h.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: h.version, ...fields });
    client.setQueryData(hazardKey(h.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "hazard" && q.queryKey[1] === h.id) });
    return after;
  };
}
