import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { api } from "@/api/client";
import type { Page, Person } from "@/api/types";
import { unitName } from "@/shared/words";
import { useMe } from "@/shared/session";

/** People of a unit, or all that I may see; finds by name. */
export function PersonPicker({ value, onChange, unit, multiple }: { value?: string | string[]; onChange?: (v: never) => void; unit?: string; multiple?: boolean }) {
  const me = useMe();
  const [q, setQ] = useState("");
  const people = useQuery({ queryKey: ["persons", "pick", unit, q], queryFn: () => api.get<Page<Person>>("/persons", { unit, q, limit: 50 }), staleTime: 60_000, enabled: me.rights.includes("directory.read") });
  const known = people.data?.items ?? [];
  // The one who is signed in stands in the list even before the directory has answered.
  const options = known.map((p) => ({ value: p.id, label: `${p.name}（${unitName(p.unit)}${p.posts?.[0] ? ` · ${p.posts[0].title}` : ""}）` }));
  if (!known.some((p) => p.id === me.person.id) && !q) options.unshift({ value: me.person.id, label: `${me.person.name}（${me.unit.short}）` });
  return (
    <Select
      aria-label="选择人员" style={{ width: "100%" }} mode={multiple ? "multiple" : undefined} allowClear value={value as never} onChange={onChange as never}
      showSearch={{ filterOption: false, onSearch: setQ }} loading={people.isFetching} placeholder="姓名" notFoundContent="没有找到这个人"
      options={options}
    />
  );
}
