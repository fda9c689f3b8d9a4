import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { ReceiverRow, ReceiverView, TestView } from "./types";

const path = (id: string, rest = "") => `/receivers/${id}${rest}` as Address;

export const useReceivers = () => useQuery({ queryKey: ["receivers"], queryFn: () => api.get<ReceiverRow[]>("/receivers" as Address), refetchInterval: 15_000 });
export const useReceiver = (id: string) => useQuery({ queryKey: ["receivers", id], queryFn: () => api.get<ReceiverView>(path(id)), refetchInterval: 15_000 });

/** What can be done with receivers; each brings the list up to date. */
export function useReceiverActs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>) => { const answer = await done; await client.invalidateQueries({ queryKey: ["receivers"] }); return answer; };
  return {
    add: (form: unknown) => fresh(api.post<ReceiverView>("/receivers" as Address, form)),
    change: (id: string, form: unknown) => fresh(api.put<ReceiverView>(path(id), form)),
    move: (r: ReceiverRow, offer: Offer, fields: Record<string, unknown>) => fresh(api.post<ReceiverView>(path(r.id, "/moves"), { flow: offer.flow, action: offer.action, version: r.version, ...fields })),
    test: (id: string) => fresh(api.post<TestView>(path(id, "/test"))),
  };
}
