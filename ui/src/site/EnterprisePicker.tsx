import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useEffect, useState } from "react";
import { api } from "@/api/client";
import type { Address, Enterprise, Page } from "@/api/types";
import type { SiteRow } from "./types";

/** An enterprise of the directory by part of its name or credit code. */
export function EnterprisePicker({ value, onChange }: { value?: string; onChange?: (v: string) => void }) {
  const [q, setQ] = useState("");
  const found = useQuery({ queryKey: ["enterprises", "pick", q], queryFn: () => api.get<Page<Enterprise>>("/enterprises", { q, limit: 20 }), staleTime: 30_000 });
  return <Select value={value} onChange={onChange} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} placeholder="企业名称或信用代码" aria-label="选择企业" notFoundContent="没有找到" options={(found.data?.items ?? []).map((e) => ({ value: e.id, label: `${e.name}${e.uscc ? `（${e.uscc}）` : ""}` }))} />;
}

/** A site that I may see, by part of its name; the first page is what there is for an enterprise's own people. */
export function SitePicker({ value, onChange, placeholder, only, size }: { value?: string; onChange?: (v?: string) => void; placeholder?: string; /** Where there is just one, it is meant. */ only?: boolean; size?: "large" }) {
  const [q, setQ] = useState("");
  const found = useQuery({ queryKey: ["sites", "pick", q], queryFn: () => api.get<Page<SiteRow>>("/sites" as Address, { q, limit: 20, sort: "name" }), staleTime: 30_000 });
  const one = only && !value && !q && found.data?.items.length === 1 ? found.data.items[0]!.id : undefined;
  useEffect(() => { if (one) onChange?.(one); }, [one]); // eslint-disable-line react-hooks/exhaustive-deps
  return <Select size={size} allowClear value={value} onChange={onChange} showSearch={{ filterOption: false, onSearch: setQ }} loading={found.isFetching} placeholder={placeholder ?? "企业（场所）名称"} aria-label="选择企业" style={{ width: "100%" }} notFoundContent="没有找到" options={(found.data?.items ?? []).map((s) => ({ value: s.id, label: s.name }))} />;
}
