import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Offer } from "@/api/types";
import type { Look, Pages, Paper, PaperWord, PaperWordRow, Template } from "./types";

export const usePaper = (id: string) => useQuery({ queryKey: ["papers", id], queryFn: () => api.get<Paper>(`/papers/${id}`) });
export const usePages = (id: string, version: number | undefined) =>
  useQuery({ queryKey: ["papers", id, "pages", version], queryFn: () => api.get<Pages>(`/papers/${id}/pages`), enabled: version != null });
export const useTemplates = (enabled: boolean) => useQuery({ queryKey: ["paper-templates"], queryFn: () => api.get<Template[]>("/paper-templates"), enabled });

export const usePaperWords = () => useQuery({ queryKey: ["paper-words"], queryFn: () => api.get<PaperWordRow[]>("/paper-words") });

/** What can be done with papers; each brings the pages up to date. */
export function usePaperActs() {
  const client = useQueryClient();
  const fresh = async <T>(done: Promise<T>) => { const answer = await done; await client.invalidateQueries({ queryKey: ["papers"] }); return answer; };
  return {
    add: (form: unknown) => fresh(api.post<Paper>("/papers", form)),
    edit: (id: string, form: unknown) => fresh(api.put<Paper>(`/papers/${id}`, form)),
    move: (p: Paper, o: Offer, fields: Record<string, unknown>) => fresh(api.post<Paper>(`/papers/${p.id}/moves`, { flow: o.flow, action: o.action, version: p.version, ...fields })),
    receive: (id: string, unit: string) => fresh(api.post<Paper>(`/papers/${id}/receipt`, { unit })),
    template: async (code: string, form: unknown) => { const t = await api.post<Template>(`/paper-templates/${code}`, form); await client.invalidateQueries({ queryKey: ["paper-templates"] }); return t; },
    word: async (unit: string, form: unknown) => { const w = await api.put<PaperWord>(`/paper-words/${unit}`, form); await client.invalidateQueries({ queryKey: ["paper-words"] }); return w; },
    look: (code: string, form: unknown) => api.post<Look>(`/paper-templates/${code}/preview`, form),
  };
}
