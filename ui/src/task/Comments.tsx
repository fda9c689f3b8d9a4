import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Task } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { who } from "@/shared/words";
import { taskKey } from "./queries";

export function Comments({ t }: { t: Task }) {
  const client = useQueryClient();
  const [text, setText] = useState("");
  const say = useMutation({
    mutationFn: () => api.post(`/tasks/${t.id}/comments`, { text: text.trim() }),
    onSuccess: () => {
      setText("");
      void client.invalidateQueries({ queryKey: taskKey(t.id) });
      void client.invalidateQueries({ queryKey: ["timeline"] });
    },
  });
  return (
    <Section title="留言" note={t.comments?.length ? `${t.comments.length} 条` : undefined}>
      {(t.comments ?? []).map((c) => (
        <div key={c.id} style={{ marginBottom: 8, fontSize: 13 }}>
          <div className="small">{who(c.by)} · {showMinute(c.at)}</div>
          <div style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{c.text}</div>
        </div>
      ))}
      {say.isError && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(say.error)}</div>}
      <Input.TextArea className="no-print" value={text} onChange={(e) => setText(e.target.value)} autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} placeholder="给同一任务各方看的话" aria-label="留言" />
      <Button className="no-print" style={{ marginTop: 6 }} size="small" disabled={!text.trim()} loading={say.isPending} onClick={() => say.mutate()}>留言</Button>
    </Section>
  );
}
