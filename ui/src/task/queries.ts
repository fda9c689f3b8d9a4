import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Offer, Task } from "@/api/types";

export const taskKey = (id: string) => ["task", id];
export const useTask = (id: string) => useQuery({ queryKey: taskKey(id), queryFn: () => api.get<Task>(`/tasks/${id}`) });

/** A move of the task; the answer is the task as it now stands, and everything that counts tasks is read anew. */
export function useMoveTask(task: Task) {
  const client = useQueryClient();
  return async (offer: Offer, fields: Record<string, unknown>) => {
    const after = await api.post<Task>(`/tasks/${task.id}/moves`, { flow: offer.flow, action: offer.action, version: task.version, ...fields });
    client.setQueryData(taskKey(task.id), after);
    void client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== "me" && !(q.queryKey[0] === "task" && q.queryKey[1] === task.id) });
    return after;
  };
}
