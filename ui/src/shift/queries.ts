import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { DutyNow, ShiftPlan, ShiftRow } from "./types";

export const planKey = (unit?: string) => ["shifts", unit ?? "own"];
export const usePlan = (unit?: string) => useQuery({ queryKey: planKey(unit), queryFn: () => api.get<ShiftPlan>("/shifts" as Address, unit ? { unit } : {}), refetchInterval: 60_000 });
export const useNowOnDuty = () => useQuery({ queryKey: ["shifts", "now"], queryFn: () => api.get<DutyNow>("/shifts/now" as Address), refetchInterval: 60_000 });

export function useMoveShift() {
  const client = useQueryClient();
  return async (s: ShiftRow, offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post<ShiftPlan>(`/shifts/${s.id}/moves` as Address, { action: offer.action, version: s.version, ...fields });
    } finally {
      void client.invalidateQueries({ queryKey: ["shifts"] });
    }
  };
}
