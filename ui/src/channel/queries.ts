import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer } from "@/api/types";
import type { ChannelRow, ChannelTest, ChannelView } from "./types";

const path = (id: string, rest = "") => `/channels/${id}${rest}` as Address;

export const useChannels = () => useQuery({ queryKey: ["channels"], queryFn: () => api.get<ChannelRow[]>("/channels" as Address), refetchInterval: 15_000 });
export const useChannel = (id: string) => useQuery({ queryKey: ["channels", id], queryFn: () => api.get<ChannelView>(path(id)), refetchInterval: 15_000 });

/** What can be done with channels; each brings the list up to date. */
export function useChannelActs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>) => { const answer = await done; await client.invalidateQueries({ queryKey: ["channels"] }); return answer; };
  return {
    add: (form: unknown) => fresh(api.post<ChannelView>("/channels" as Address, form)),
    change: (id: string, form: unknown) => fresh(api.put<ChannelView>(path(id), form)),
    move: (c: ChannelRow, offer: Offer, fields: Record<string, unknown>) => fresh(api.post<ChannelView>(path(c.id, "/moves"), { flow: offer.flow, action: offer.action, version: c.version, ...fields })),
    test: (id: string, to?: string) => fresh(api.post<ChannelTest>(path(id, "/test"), { to })),
  };
}
