import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Page } from "@/api/types";
import type { PromisePage, PromiseSum, PromiseView } from "./types";

export const promiseKey = (id: string) => ["promise", id];
export const usePromise = (id: string) => useQuery({ queryKey: promiseKey(id), queryFn: () => api.get<PromisePage>(`/promises/${id}` as Address) });
export const listPromises = (query: Record<string, string | number | boolean>) => api.get<Page<PromiseView>>("/promises" as Address, query);
export const useSum = (day: string) => useQuery({ queryKey: ["promises", "sum", day], queryFn: () => api.get<PromiseSum>("/promises/summary" as Address, { day }), refetchInterval: 60_000 });
/** The last notice of a site before a day: what today's form begins with. */
export const useLast = (site: string, day: string) => useQuery({
  queryKey: ["promises", "last", site, day],
  queryFn: () => listPromises({ site, limit: 8 }).then((p) => p.items.find((x) => x.day < day && x.figures)?.figures ?? null),
});
