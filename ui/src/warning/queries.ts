import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { WarningPage, WarningView, WeatherMark } from "./types";

const key = (id: string) => ["warning", id];
export const useWarning = (id: string) => useQuery({ queryKey: key(id), queryFn: () => api.get<WarningPage>(`/warnings/${id}` as Address), refetchInterval: 60_000 });

export function useMoveWarning(w: WarningView) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post<WarningView>(`/warnings/${w.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: w.version, ...fields });
    } finally {
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
    }
  };
}

export const weatherKey = ["weather-marks"];
export const useWeather = () => useQuery({ queryKey: weatherKey, queryFn: () => api.get<WeatherMark[]>("/weather-marks" as Address) });
