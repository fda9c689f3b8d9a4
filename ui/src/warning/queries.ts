import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api, rows } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { AreaPage, AreaRow, WarningPage, WarningView, WeatherMark } from "./types";

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

export const useAreas = () => useQuery({ queryKey: ["areas"], queryFn: () => api.get<AreaRow[]>("/area-warnings" as Address).then(rows), refetchInterval: 60_000 });
export const useArea = (id: string) => useQuery({ queryKey: ["area", id], queryFn: () => api.get<AreaPage>(`/area-warnings/${id}` as Address), refetchInterval: 60_000 });

export function useMoveArea(page: AreaPage) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post<AreaPage>(`/area-warnings/${page.area.region}/moves` as Address, { flow: offer.flow, action: offer.action, version: page.area.warning?.version, ...fields });
    } finally {
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
    }
  };
}

export const weatherKey = ["weather-marks"];
export const useWeather = () => useQuery({ queryKey: weatherKey, queryFn: () => api.get<WeatherMark[]>("/weather-marks" as Address) });
