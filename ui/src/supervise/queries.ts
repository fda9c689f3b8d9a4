import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer, Page } from "@/api/types";
import type { SupervisionPage, SupervisionRow, SuperviseRule, Trial } from "./types";

export const useSupervision = (id: string) => useQuery({ queryKey: ["supervision", id], queryFn: () => api.get<SupervisionPage>(`/supervisions/${id}` as Address) });
export const useLadder = (subject: string) => useQuery({ queryKey: ["supervisions", "of", subject], queryFn: () => api.get<Page<SupervisionRow>>("/supervisions", { subject, limit: 50 }) });
export const useRules = () => useQuery({ queryKey: ["supervise-rules"], queryFn: () => api.get<SuperviseRule[]>("/supervise-rules") });
export const useTrial = (code: string, show?: string) => useQuery({ queryKey: ["supervise-rules", code, "trial", show], queryFn: () => api.get<Trial>(`/supervise-rules/${code}/trial` as Address, { show }), staleTime: 0, placeholderData: keepPreviousData });

/** Everything that a step may change is asked for again: the task, its light, the desk. */
export function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
}

export function useMoveSupervision(p: SupervisionPage) {
  const refresh = useRefresh();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const files = (fields.files as (string | { file: string })[] | undefined)?.map((f) => (typeof f === "string" ? f : f.file));
    try {
      return await api.post(`/supervisions/${p.it.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: p.it.version, ...fields, files });
    } finally {
      refresh();
    }
  };
}
