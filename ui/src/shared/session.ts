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

let leaving = false;
/**
 * To the sign-in page by loading it anew: what the last person saw leaves this computer's memory, and no page is drawn
 * once more for nobody while the router is still on its way. `back` is where to return after signing in.
 */
export function leaveDocument(back?: string) {
  if (leaving || back?.startsWith("/sign-in")) return;
  leaving = true;
  // The browser's "back" may bring this page out of its memory as it stood; it must ask the server again.
  window.addEventListener("pageshow", (e) => e.persisted && window.location.reload());
  window.location.assign(back && back !== "/" ? `/sign-in?${new URLSearchParams({ to: back })}` : "/sign-in");
}
