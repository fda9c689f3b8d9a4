import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { api, sentence } from "@/api/client";
import { Section } from "@/kit/Section";
import { SystemTabs } from "./SystemTabs";

/** Recomputes the hash chain of the event ledger on the server. */
export function LedgerPage() {
  const check = useMutation({ mutationFn: () => api.get<{ events: number; seals: number; broken: string[] }>("/ledger/verify") });
  const r = check.data;
  return (
    <>
      <SystemTabs at="/system/ledger" say="每一次改动都留有记录，记录之间首尾相扣（SM3）；动过一条，后面全对不上。" />
      <div className="page">
        <Section title="存证校验" action={<Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>现在校验</Button>}>
          {check.isError && <div className="refusal" role="alert">{sentence(check.error)}</div>}
          {!r && !check.isError && <p className="soft">从第一条算到最后一条，逐段核对。数据多时要等一会儿。</p>}
          {r && r.broken.length === 0 && <div className="note calm">全部对得上：{r.events} 条记录，{r.seals} 个封印，逐一重算无误。</div>}
          {r && r.broken.length > 0 && <div className="refusal" role="alert"><b>有 {r.broken.length} 处对不上，请立即留存数据库并查明：</b>{r.broken.map((b, i) => <p key={i}>{b}</p>)}</div>}
        </Section>
      </div>
    </>
  );
}
