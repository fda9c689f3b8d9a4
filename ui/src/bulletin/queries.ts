import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, type Query } from "@/api/client";
import type { Address } from "@/api/types";
import type { Bulletin, BulletinList, BulletinPaper, Records } from "./types";

export const useBulletins = (kind: string, region?: string) =>
  useQuery({ queryKey: ["bulletins", "list", kind, region], queryFn: () => api.get<BulletinList>("/bulletins", { kind, region }) });
export const useFigures = (query: Query) =>
  useQuery({ queryKey: ["bulletins", "figures", query], queryFn: () => api.get<Bulletin>("/bulletins/figures", query) });
export const useKept = (id: string) =>
  useQuery({ queryKey: ["bulletins", "kept", id], queryFn: () => api.get<Bulletin>(`/bulletins/${id}` as Address) });
export const useRecords = (figure: string, query: Query) =>
  useInfiniteQuery({
    queryKey: ["bulletins", "records", figure, query],
    queryFn: ({ pageParam }) => api.get<Records>(`/bulletins/figures/${figure}/records` as Address, { ...query, limit: 50, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });

/** Draft a bulletin; lists and papers are read anew. */
export function useDraft() {
  const client = useQueryClient();
  return async (form: { kind: string; from: string; contact?: unknown; cases?: { concept: string; id: string }[] }) => {
    try {
      return await api.post<BulletinPaper>("/bulletins", form);
    } finally {
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] === "bulletins" || q.queryKey[0] === "papers" });
    }
  };
}
