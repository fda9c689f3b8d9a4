import { useMutation } from "@tanstack/react-query";
import { App, Button, Form, Modal, Tooltip } from "antd";
import { useState, type ReactNode } from "react";
import { sentence, Refused } from "@/api/client";
import type { Offer } from "@/api/types";
import { moveFields, MoveField } from "./MoveField";
import { Uploading, useUploading } from "./uploading";

/** Actions that move the work back or end it: shown last and never as the main button. */
const grave = new Set(["return", "reopen", "refuse", "raise", "uphold", "reject", "suspend", "void"]);

/** Steps aside from the usual way: offered after it, and never as the main button. */
const aside = new Set(["upgrade", "downgrade", "merge", "order", "escalate", "refuse_plan", "refuse_extension", "stay", "send_back", "rename", "stop", "retire", "reassess", "request", "ask_extension"]);

type Act = (offer: Offer, fields: Record<string, unknown>) => Promise<unknown>;
/** A concept's own way of asking for a field, a whole Form.Item; nothing: the common way. */
export type AskField = (name: string, offer: Offer) => ReactNode | undefined;

/** What I may do now, as the server offers it; what I may not do stands there with the reason. */
export function Offers({ offers, act, subject, size, evidence, ask, extra, wide, last = [] }: {
  offers: Offer[]; act: Act; subject: string; size?: "small" | "middle" | "large"; evidence?: { kind: string; label: string }[]; ask?: AskField; extra?: (offer: Offer) => string[]; wide?: boolean;
  /** Actions that end things on this page although elsewhere they are the usual way: shown last, in red in their dialog. */
  last?: string[];
}) {
  const [open, setOpen] = useState<Offer | null>(null);
  const rank = (o: Offer) => (grave.has(o.action) || last.includes(o.action) ? 2 : aside.has(o.action) ? 1 : 0);
  const sorted = [...offers].sort((a, b) => rank(a) - rank(b) || Number(!!a.refused) - Number(!!b.refused));
  const main = sorted.find((o) => !o.refused && rank(o) === 0);
  if (!offers.length) return <span className="faint">现在没有要您办的事。</span>;
  return (
    <div className="row">
      {sorted.map((o) => (
        <Tooltip key={`${o.flow}.${o.action}`} title={o.refused}>
          <Button
            size={size} type={o === main ? "primary" : "default"} disabled={!!o.refused} data-action={o.action}
            onClick={() => setOpen(o)}
          >{o.label}</Button>
        </Tooltip>
      ))}
      {open && <MoveDialog offer={open} subject={subject} act={act} evidence={evidence} ask={ask} extra={extra} wide={wide} grim={rank(open) === 2 && open.action !== "return"} close={() => setOpen(null)} />}
    </div>
  );
}

function MoveDialog({ offer, subject, act, close, evidence, ask, extra, wide, grim }: { grim: boolean; offer: Offer; subject: string; act: Act; close: () => void; evidence?: { kind: string; label: string }[]; ask?: AskField; extra?: (offer: Offer) => string[]; wide?: boolean }) {
  const [form] = Form.useForm();
  const { message } = App.useApp();
  const files = useUploading();
  const fields = [...new Set([...moveFields(offer), ...(extra?.(offer) ?? [])])];
  const send = useMutation({
    mutationFn: (values: Record<string, unknown>) => act(offer, values),
    onSuccess: () => {
      message.success(`已${offer.label.replace(/^已/, "")}`);
      close();
    },
    onError: (error) => {
      if (error instanceof Refused) {
        form.setFields(error.fields.filter((f) => fields.includes(f.path.split(".")[0]!)).map((f) => ({ name: f.path.split("."), errors: [f.say] })));
      }
    },
  });
  return (
    <Modal
      open title={offer.label} onCancel={close} okText={files.busy ? "正在上传…" : offer.label} cancelText="先不办" width={wide ? 680 : 520} destroyOnHidden
      okButtonProps={{ danger: grim, loading: send.isPending, disabled: files.busy, htmlType: "submit", "data-testid": "move-ok" } as never}
      onOk={() => form.submit()}
    >
      <p className="soft" style={{ marginBottom: 12 }}>{subject}</p>
      {send.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(send.error)}</div>}
      <Form form={form} layout="vertical" onFinish={(v) => send.mutate(clean(v))} scrollToFirstError>
        <Uploading.Provider value={files.tell}>
          {fields.map((f) => ask?.(f, offer) ?? <MoveField key={f} name={f} offer={offer} evidence={evidence} />)}
        </Uploading.Provider>
      </Form>
    </Modal>
  );
}

/** Dates as text, empty values left out. */
function clean(values: Record<string, unknown>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [k, v] of Object.entries(values)) {
    if (v === undefined || v === null || v === "") continue;
    out[k] = flat(v);
  }
  return out;
}

function flat(v: unknown): unknown {
  if (typeof v !== "object" || v === null || Array.isArray(v)) return v;
  return "format" in v ? (v as { format: (f: string) => string }).format("YYYY-MM-DD") : clean(v as Record<string, unknown>);
}
