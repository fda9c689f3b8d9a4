import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { Station, Tour, TourCandidate, Visit } from "./types";

export const useTour = (id: string) => useQuery({ queryKey: ["tour", id], queryFn: () => api.get<Tour>(`/tours/${id}` as Address) });
export const useVisit = (id: string) => useQuery({ queryKey: ["tour-visit", id], queryFn: () => api.get<Visit>(`/tour-visits/${id}` as Address) });
export const useStation = (id: string) => useQuery({ queryKey: ["tour-station", id], queryFn: () => api.get<Station>(`/tour-stations/${id}` as Address) });
export const useCandidates = () => useQuery({ queryKey: ["tours", "candidates"], queryFn: () => api.get<TourCandidate[]>("/tours/candidates"), staleTime: 300_000 });

export function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
}

/** A step of a programme or of a visit. */
export function useMove(path: string, version: number) {
  const refresh = useRefresh();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post(`${path}/moves` as Address, { action: offer.action, version, ...fields });
    } finally {
      refresh();
    }
  };
}
