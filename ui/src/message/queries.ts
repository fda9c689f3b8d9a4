import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address } from "@/api/types";
import type { Burden, BurdenRecords, MessagePage, MessageRow, MessageSettings, Unread } from "./types";

const path = (id: string, rest = "") => `/messages/${id}${rest}` as Address;

/** What the bell shows; asked for again every twenty seconds while the page is looked at. */
export const useUnread = () => useQuery({ queryKey: ["messages", "unread"], queryFn: () => api.get<Unread>("/messages/unread" as Address), refetchInterval: 20_000, refetchOnWindowFocus: true });

export const useMessages = (read: boolean) =>
  useInfiniteQuery({
    queryKey: ["messages", "list", read],
    queryFn: ({ pageParam }) => api.get<MessagePage>("/messages" as Address, { read: read || undefined, before: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => (last.more ? last.items.at(-1)?.id : undefined),
    refetchInterval: read ? false : 20_000,
  });

export const useMessageSettings = () => useQuery({ queryKey: ["messages", "settings"], queryFn: () => api.get<MessageSettings>("/messages/settings" as Address) });

/** What one does with messages; each brings bell and inbox up to date. */
export function useMessageActs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>) => { const answer = await done; await client.invalidateQueries({ queryKey: ["messages"] }); return answer; };
  return {
    read: (id: string) => fresh(api.post<MessageRow>(path(id, "/read"))),
    receipt: (id: string) => fresh(api.post<MessageRow>(path(id, "/receipt"))),
    readAll: (upto: string, sheaf = false) => fresh(api.post<{ count: number }>("/messages/read" as Address, { upto, sheaf })),
    settings: (form: unknown) => fresh(api.put<MessageSettings>("/messages/settings" as Address, form)),
  };
}

export const useBurden = (unit?: string, month?: string) => useQuery({ queryKey: ["burden", unit, month], queryFn: () => api.get<Burden>(`/units/${unit}/burden` as Address, { month }), enabled: !!unit });
export const useBurdenRecords = (unit: string, month: string, sort: string) => useQuery({ queryKey: ["burden", unit, month, sort], queryFn: () => api.get<BurdenRecords>(`/units/${unit}/burden/records` as Address, { month, sort }) });
