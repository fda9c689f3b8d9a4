import { useQuery } from "@tanstack/react-query";
import { api, Refused, type Query } from "@/api/client";
import type { Address, Page } from "@/api/types";
import type { DoubtView } from "./types";

const none: Page<DoubtView> = { items: [], next: null, total: { count: 0, exact: true } };

/** Doubts of a list; a server that judges no curves yet has none. */
export const listDoubts = (query: Query) => api.get<Page<DoubtView>>("/doubts" as Address, query).catch((error) => {
  if (error instanceof Refused && error.code === "NO_SUCH_ROUTE") return none;
  throw error;
});

/** Whether this server judges curves at all. */
export const useDoubtsServed = () => useQuery({
  queryKey: ["doubts", "served"], staleTime: Infinity,
  queryFn: () => api.get("/doubts" as Address, { limit: 1 }).then(() => true, (error) => !(error instanceof Refused && error.code === "NO_SUCH_ROUTE")),
}).data ?? false;
