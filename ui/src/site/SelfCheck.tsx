import { useMutation } from "@tanstack/react-query";
import { App, Button, Popconfirm } from "antd";
import { api, sentence } from "@/api/client";
import type { Address } from "@/api/types";
import { Section } from "@/kit/Section";
import { showDay } from "@/shared/dates";
import { useSite, useSiteChanged } from "./queries";
import type { SiteView } from "./types";

/** How often the class asks the place to check itself, and one click for a check that found nothing. */
export function SelfCheck({ s }: { s: SiteView }) {
  const { message } = App.useApp();
  const changed = useSiteChanged();
  const again = useSite(s.id);
  const file = useMutation({
    mutationFn: () => api.post(`/sites/${s.id}/self-checks` as Address, {}),
    onSuccess: async () => {
      message.success("已登记今天的自查，本期要求自动计入。");
      const after = await again.refetch();
      if (after.data) changed(after.data);
    },
    onError: (e) => message.error(sentence(e), 6),
  });
  const c = s.self_check;
  if (!c && !s.silent_on) return null;
  return (
    <Section title="企业自查" note={c?.label}>
      {s.silent_on && <div className="note" style={{ marginBottom: 8 }}>长期零上报：到 {showDay(s.silent_on)} 为止一直没有上报隐患，也没有登记自查{s.heard_on ? `，上一次是 ${showDay(s.heard_on)}` : ""}。建议到现场看看是没有查，还是查了没有报。</div>}
      {c && <p className="small" style={{ marginBottom: c.may_file ? 8 : 0 }}>{c.say}{!c.runs && "（现在没有按期计数：企业还没有开户，或者场所不在生产经营。）"}</p>}
      {c?.may_file && (
        <Popconfirm title="今天查过了，没有发现隐患？" description="发现了隐患请点“上报隐患”，同样算一次自查。" okText="查过，没有发现" cancelText="先不登记" onConfirm={() => file.mutate()}>
          <Button size="small" data-action="self-check" loading={file.isPending} className="no-print">登记一次自查</Button>
        </Popconfirm>
      )}
    </Section>
  );
}
