import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Segmented } from "antd";
import { useState } from "react";
import { api, rows, sentence } from "@/api/client";
import type { LightColor, Rollup } from "@/api/types";
import { LightBar } from "@/kit/Light";
import { Section } from "@/kit/Section";
import { noDue } from "@/kit/FilterForm";
import { showDay } from "@/shared/dates";
import { useNow } from "@/shared/session";
import { lights } from "@/shared/words";
import { where } from "./where";

const ways = [{ value: "unit", label: "单位" }, { value: "region", label: "地区" }, { value: "action", label: "行动" }];

/** The same tasks added up; each figure stands beside what it is a part of. */
export function Rollups({ policy }: { policy: string }) {
  const [by, setBy] = useState("unit");
  const q = useQuery({ queryKey: ["rollups", policy, by], queryFn: () => api.get<Rollup[] | { items: Rollup[] }>("/rollups", { by, policy }).then(rows) });
  // Every figure leads to exactly its tasks.
  const link = (r: Rollup, text: React.ReactNode, more: Record<string, string> = {}, cls?: string) => <Link to={"/tasks" as never} search={{ policy, ...where(by, r.key), ...more } as never} className={cls}>{text}</Link>;
  const num = (r: Rollup, c: LightColor, n: number) => (n ? link(r, `${lights[c].shape} ${n}`, { light: c }, `c-${lights[c].cls}`) : <span className="faint">0</span>);
  const today = showDay(useNow());
  return (
    <div style={{ marginTop: 12 }}>
      <Section title="合计" note="到期应完成的里面，销号了多少" action={<Segmented size="small" options={ways} value={by} onChange={(v) => setBy(String(v))} />} flush>
        {q.isError && <div className="refusal" role="alert" style={{ margin: 12 }}>{sentence(q.error)}</div>}
        <div style={{ overflowX: "auto" }}>
          <table className="grid" style={{ minWidth: 620 }}>
            <thead><tr><th>{ways.find((w) => w.value === by)?.label}</th><th className="num">任务</th><th className="wide-only" /><th className="num">红</th><th className="num">黄</th><th className="num">绿</th><th className="num">待核验</th><th className="num">已销号</th><th className="num">无时限</th><th>到期应完成</th></tr></thead>
            <tbody>
              {(q.data ?? []).map((r) => (
                <tr key={r.key}>
                  <td className="line">{r.label}</td>
                  <td className="num">{link(r, r.total)}</td>
                  <td className="wide-only"><LightBar counts={r} total={r.total} /></td>
                  <td className="num">{num(r, "red", r.red)}</td><td className="num">{num(r, "yellow", r.yellow)}</td><td className="num">{num(r, "green", r.green)}</td>
                  <td className="num">{num(r, "submitted", r.submitted)}</td><td className="num">{num(r, "done", r.done)}</td><td className="num">{r.no_deadline ? link(r, r.no_deadline, { due_from: noDue }) : <span className="faint">0</span>}</td>
                  <td>{r.closed_of_due?.due ? <>{link(r, r.closed_of_due.closed, { due_to: today, open: "false" })} / {link(r, r.closed_of_due.due, { due_to: today })} <small>{Math.round((100 * r.closed_of_due.closed) / r.closed_of_due.due)}%</small></> : <span className="faint">还没有到期的</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Section>
    </div>
  );
}
