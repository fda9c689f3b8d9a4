import { useNavigate, useSearch } from "@tanstack/react-router";

export type Filters = Record<string, string | string[]>;

/** The filters stand in the address line: a list can be linked, bookmarked and gone back to. */
export function useFilters(): [Filters, (change: Record<string, string | string[] | undefined | null>) => void] {
  const search = useSearch({ strict: false }) as Filters;
  const go = useNavigate();
  const set = (change: Record<string, string | string[] | undefined | null>) => {
    const next: Record<string, unknown> = { ...search, ...change };
    for (const key of Object.keys(next)) {
      const v = next[key];
      if (v === undefined || v === null || v === "" || (Array.isArray(v) && !v.length)) delete next[key];
    }
    void go({ to: ".", search: next as never, replace: true });
  };
  return [search, set];
}

export const one = (v: string | string[] | undefined): string | undefined => (Array.isArray(v) ? v[0] : v);
export const many = (v: string | string[] | undefined): string[] => (v === undefined ? [] : Array.isArray(v) ? v : [v]);
