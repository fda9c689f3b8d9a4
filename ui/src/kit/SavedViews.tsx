import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { App, Button, Input, Popover } from "antd";
import { useState } from "react";
import { api, rows, sentence } from "@/api/client";
import type { SavedView } from "@/api/types";
import { parseSearch, stringifySearch } from "@/app/search-text";

/** Filters and sort under a name, kept on the server for this person. */
export function SavedViews({ page }: { page: string }) {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const go = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState("");
  const key = ["views", page];
  const views = useQuery({ queryKey: key, queryFn: () => api.get<SavedView[] | { items: SavedView[] }>("/views", { page }).then(rows), staleTime: 60_000 });
  const again = () => client.invalidateQueries({ queryKey: key });
  const save = useMutation({
    mutationFn: () => api.post("/views", { page, name: name.trim(), query: stringifySearch(search).replace(/^\?/, "") }),
    onSuccess: () => { setName(""); message.success("视图已保存"); void again(); },
    onError: (e) => message.error(sentence(e)),
  });
  const drop = useMutation({ mutationFn: (id: string) => api.del(`/views/${id}`), onSuccess: again, onError: (e) => message.error(sentence(e)) });
  return (
    <Popover trigger="click" placement="bottomRight" content={
      <div className="col" style={{ width: 240 }}>
        {views.data?.length === 0 && <small>把现在的条件和排序存成一个视图，下次一点就到。</small>}
        {views.data?.map((v) => (
          <div key={v.id} className="row" style={{ flexWrap: "nowrap" }}>
            <button type="button" className="plain grow cut" onClick={() => void go({ to: ".", search: parseSearch(v.query) as never })}>{v.name}</button>
            <button type="button" className="plain" aria-label={`删除视图${v.name}`} onClick={() => drop.mutate(v.id)}>删除</button>
          </div>
        ))}
        <div className="row" style={{ flexWrap: "nowrap" }}>
          <Input size="small" value={name} maxLength={20} placeholder="视图名称" aria-label="视图名称" onChange={(e) => setName(e.target.value)} onPressEnter={() => name.trim() && save.mutate()} />
          <Button size="small" disabled={!name.trim()} loading={save.isPending} onClick={() => save.mutate()}>保存</Button>
        </div>
      </div>
    }>
      <button type="button" className="chip wide-only">视图{views.data?.length ? ` ${views.data.length}` : ""} ▾</button>
    </Popover>
  );
}
