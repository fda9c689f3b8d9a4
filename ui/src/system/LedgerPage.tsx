import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { api, sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { SystemTabs } from "./SystemTabs";

/** Recomputes the hash chain of the event ledger on the server. */
export function LedgerPage() {
  const check = useMutation({ mutationFn: () => api.get<Record<string, unknown>>("/ledger/verify") });
  const r = check.data;
  const broken = r && (r.ok === false || r.broken || r.broken_at);
  return (
    <>
      <SystemTabs at="/system/ledger" say="每一次改动都留有记录，记录之间首尾相扣（SM3）；动过一条，后面全对不上。" />
      <div className="page">
        <Section title="存证校验" action={<Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>现在校验</Button>}>
          {check.isError && <div className="refusal" role="alert">{sentence(check.error)}</div>}
          {!r && !check.isError && <p className="soft">从第一条算到最后一条，逐段核对。数据多时要等一会儿。</p>}
          {r && (
            <>
              <div className={broken ? "refusal" : "note calm"}>{String(r.say ?? (broken ? "有记录对不上，请立即留存数据库并查明。" : "全部对得上。"))}</div>
              <dl className="pairs" style={{ marginTop: 10 }}>{Object.entries(r).filter(([k, v]) => k !== "say" && ["string", "number", "boolean"].includes(typeof v)).map(([k, v]) => <div key={k} style={{ display: "contents" }}><dt>{names[k] ?? k}</dt><dd style={{ wordBreak: "break-all" }}>{v === true ? "是" : v === false ? "否" : String(v)}</dd></div>)}</dl>
            </>
          )}
        </Section>
      </div>
    </>
  );
}
const names: Record<string, string> = { ok: "完好", events: "记录", batches: "封段", sealed: "已封", open: "未封", head: "链首摘要", partitions: "分区", checked: "已核对" };
