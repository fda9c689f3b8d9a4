import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address } from "@/api/types";
import type { Dossier, MyQuarter, PostDuties } from "./types";

export type Frame = { from?: string; to?: string; as_of?: string };

export const useQuarter = () => useQuery({ queryKey: ["my", "quarter"], queryFn: () => api.get<MyQuarter>("/my/quarter" as Address) });
export const useDossier = (post: string, frame: Frame) => useQuery({ queryKey: ["dossier", post, frame], queryFn: () => api.get<Dossier>(`/dossiers/posts/${post}` as Address, frame), placeholderData: (before) => before });
export const usePostDuties = (post: string) => useQuery({ queryKey: ["post-duties", post], queryFn: () => api.get<PostDuties>(`/posts/${post}/duties` as Address) });

/** Anything that is done here may change the quarter, the register and the dossier. */
export function useDo<V>(send: (v: V) => Promise<unknown>, after?: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () => {
      void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
      after?.();
    },
  });
}

/** Address of a file of a dossier. */
export function fileOf(post: string, form: string, frame: Frame): string {
  const ask = new URLSearchParams({ form });
  for (const [key, value] of Object.entries(frame)) if (value) ask.set(key, value);
  return `/api/dossiers/posts/${post}/file?${ask}`;
}
