import { useQuery } from "@tanstack/react-query";
import { api } from "@/api/client";
import type { Me } from "@/api/types";

export const meQuery = { queryKey: ["me"], queryFn: () => api.get<Me>("/me"), staleTime: 60_000, retry: false };

/** Who is signed in. Pages below the shell are only drawn once this is known. */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error("未登录");
  return data;
}

/** The server's clock (the demo's can be moved), never this computer's. */
export const useNow = () => useMe().now;
export const useMay = (right: string) => useMe().rights.includes(right);
