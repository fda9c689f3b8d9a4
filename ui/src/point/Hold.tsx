import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showMinute } from "@/shared/dates";
import { pointKey } from "./queries";
import type { PointView } from "./types";

/** Whether the raw readings stay whatever their age, who said so, and the buttons of the regulator. */
export function Hold({ p }: { p: PointView }) {
  const [open, setOpen] = useState(false), [reason, setReason] = useState("");
  const client = useQueryClient();
  const held = p.hold, verb = held ? "解冻" : "冻结";
  const send = useMutation({
    mutationFn: () => api.post(`/points/${p.id}/hold` as Address, { reason, release: !!held }),
    onSuccess: () => { setOpen(false); setReason(""); void client.invalidateQueries({ queryKey: pointKey(p.id) }); void client.invalidateQueries({ queryKey: ["timeline", "point", p.id] }); void client.invalidateQueries({ queryKey: ["readings", p.id] }); },
  });
  if (!held && !p.may_hold) return null;
  return (
    <Section title="原始读数" action={p.may_hold && <Button size="small" onClick={() => { send.reset(); setOpen(true); }}>{verb}</Button>}>
      {held ? <p><b>已冻结</b>，到期也不删减。<span className="small"> {held.by} {showMinute(held.at)}：{held.reason}</span></p> : <p className="faint">按保存期限删减。事故、调查涉及的，请冻结。</p>}
      <Modal open={open} title={`${verb}原始读数`} okText={verb} cancelText={held ? "先不解冻" : "先不冻结"} okButtonProps={{ disabled: !reason.trim(), loading: send.isPending }} onOk={() => send.mutate()} onCancel={() => setOpen(false)}>
        <p className="soft" style={{ marginBottom: 8 }}>{held ? "解冻后按保存期限删减，不能找回。" : "冻结后这个点位的原始读数永久保存，直到解冻。"}办理情况记入台账。</p>
        {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 8 }}>{sentence(send.error)}</div>}
        <Input.TextArea rows={3} maxLength={2000} value={reason} onChange={(e) => setReason(e.target.value)} placeholder={held ? "写明解冻的依据" : "如 事故调查，文号"} aria-label={`${verb}的原因`} />
      </Modal>
    </Section>
  );
}
