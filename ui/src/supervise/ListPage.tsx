import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { many, useFilters } from "@/kit/filters";
import { useMe } from "@/shared/session";
import { superviseColumns, SuperviseLine } from "./columns";
import { NewSupervision } from "./NewSupervision";
import { Tabs } from "./Tabs";
import type { SupervisionRow } from "./types";
import { mine, states, steps } from "./words";

const fields: FilterField[] = [
  { key: "step", label: "方式", kind: "choice", options: steps },
  { key: "state", label: "状态", kind: "choice", options: states },
  { key: "unit", label: "单位", kind: "unit" },
  { key: "subject", label: "事项", kind: "held", words: {} },
  { key: "rule", label: "规则", kind: "held", words: {} },
];
/** Which chip is whose, so that nobody is offered a list that is always empty. */
const whose: Record<string, string[]> = { sign: ["supervise.sign", "supervise.lead"], reply: ["supervise.act"], judge: ["supervise.work"], review: ["supervise.lead"] };

/** Every step on every unit, the newest first. */
export function ListPage() {
  const go = useNavigate();
  const me = useMe();
  const [filters, set] = useFilters();
  const [making, setMaking] = useState(false);
  const chip = (key: string, value: string, label: string) => {
    const on = many(filters[key]).includes(value);
    return <button key={key + value} type="button" className={on ? "chip on" : "chip"} aria-pressed={on} onClick={() => set({ [key]: on ? undefined : value })}>{on ? "✓ " : ""}{label}</button>;
  };
  const assigns = ["supervise.work", "supervise.sign", "supervise.lead"].some((r) => me.rights.includes(r));
  return (
    <>
      <Tabs title="督办" say="提醒、催办、督办函、约谈、通报、问责移交：谁在什么时候因为什么发出，对方怎么回的，都在这里。" action={assigns && <Button type="primary" onClick={() => setMaking(true)}>新建交办单</Button>} />
      <div className="page col" style={{ gap: 12 }}>
        <DataTable<SupervisionRow>
          name="supervisions" path="/supervisions" noun="件督办" columns={superviseColumns} filters={fields} rowKey={(s) => s.id}
          onRow={(s) => void go({ to: `/supervisions/${s.id}` as never })} card={(s) => <SuperviseLine s={s} />}
          quick={<>{mine.filter((m) => whose[m.value]!.some((r) => me.rights.includes(r))).map((m) => chip("mine", m.value, m.label))}{chip("state", "open", "在办")}{chip("late", "true", "逾期未回")}</>} labels={{ subject: "选定的任务", rule: "选定的规则" }}
          empty={<EmptyState title="没有督办">任务临期、转黄、转红时，启用的规则会自动提醒和催办，更重的由人签发；也可以在任务页上直接发起。</EmptyState>}
        />
      </div>
      {making && <NewSupervision close={() => setMaking(false)} />}
    </>
  );
}
