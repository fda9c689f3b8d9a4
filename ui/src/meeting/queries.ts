import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Address, Offer, Page } from "@/api/types";
import type { CommitteePageData, CommitteeRow, MeetingPage, MeetingRow } from "./types";

export const useMeeting = (id: string) => useQuery({ queryKey: ["meeting", id], queryFn: () => api.get<MeetingPage>(`/meetings/${id}` as Address) });
export const useMonth = (from: string, to: string, kind: string[] | undefined) => useQuery({ queryKey: ["meetings", "month", from, to, kind], queryFn: () => api.get<Page<MeetingRow>>("/meetings", { from, to, kind, limit: 200, sort: "on" }), placeholderData: (before) => before });
export const useCommittees = () => useQuery({ queryKey: ["committees", "all"], queryFn: () => api.get<Page<CommitteeRow>>("/committees", { limit: 200 }) });
export const useCommittee = (id: string, day?: string) => useQuery({ queryKey: ["committee", id, day], queryFn: () => api.get<CommitteePageData>(`/committees/${id}` as Address, { day }), placeholderData: (before) => before });
export const useMeetingsOf = (committee: string) => useQuery({ queryKey: ["meetings", "of", committee], queryFn: () => api.get<Page<MeetingRow>>("/meetings", { committee, limit: 12 }) });

/** A meeting changes duties, papers, supervision and the desk: everything is asked for again. */
export function useRefresh() {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" });
}

export function useMoveMeeting(p: MeetingPage) {
  const refresh = useRefresh();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    try {
      return await api.post(`/meetings/${p.it.id}/moves` as Address, { flow: offer.flow, action: offer.action, version: p.it.version, ...fields });
    } finally {
      refresh();
    }
  };
}
