import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { AccidentKind, AccidentMonth, AccidentPage, AccidentPlaces, AccidentRates } from "./types";

export const useAccident = (id: string) => useQuery({ queryKey: ["accident", id], queryFn: () => api.get<AccidentPage>(`/accidents/${id}` as Address) });
export const useSeries = () => useQuery({ queryKey: ["accidents", "series"], queryFn: () => api.get<AccidentMonth[]>("/accidents/series") });
export const usePlaces = () => useQuery({ queryKey: ["accidents", "places"], queryFn: () => api.get<AccidentPlaces>("/accidents/places") });
export const useRates = (year?: number) => useQuery({ queryKey: ["accidents", "rates", year], queryFn: () => api.get<AccidentRates>("/accidents/rates", { year }), retry: false });
export const useKinds = () => useQuery({ queryKey: ["accidents", "kinds"], queryFn: () => api.get<AccidentKind[]>("/accidents/kinds"), staleTime: 3_600_000 });

export function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
}

export function useMoveAccident(p: AccidentPage) {
  const refresh = useRefresh();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post(`/accidents/${p.it.id}/moves` as Address, { action: offer.action, version: p.it.version, ...fields });
    } finally {
      refresh();
    }
  };
}
