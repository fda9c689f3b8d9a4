import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { DataTable } from "@/kit/DataTable";
import { EmptyState } from "@/kit/EmptyState";
import type { FilterField } from "@/kit/FilterForm";
import { Section } from "@/kit/Section";
import { useMay } from "@/shared/session";
import { AccidentLine, accidentColumns } from "./columns";
import { PlaceMap } from "./PlaceMap";
import { useSeries } from "./queries";
import type { AccidentRow } from "./types";
import { grades, stages } from "./words";

const fields: FilterField[] = [
  { key: "grade", label: "等级", kind: "choice", options: grades },
  { key: "stage", label: "阶段", kind: "choice", options: stages },
  { key: "regulator", label: "监管部门", kind: "unit" },
  { key: "days", label: "发生日期", kind: "days", from: "from", to: "to" },
  { key: "counted", label: "纳入统计", kind: "held", words: { true: "是", false: "否" } },
];

/** The register, with each month beside last year's. */
export function ListPage() {
  const go = useNavigate();
  const may = useMay("accident.report");
  const report = <Link to={"/accidents/new" as never}><Button type="primary">报告事故</Button></Link>;
  return (
    <>
      <div className="head"><div className="grow"><h1>事故</h1><small>按发生日期归期；60 天内接连发生、或连续两月同比上升的，系统拟好警示告知书，由安委办主任签发。</small></div>{may && report}</div>
      <div className="page col" style={{ gap: 12 }}>
        <Series />
        <PlaceMap />
        <DataTable<AccidentRow>
          name="accidents" path="/accidents" noun="起事故" columns={accidentColumns} filters={fields} rowKey={(a) => a.id}
          onRow={(a) => void go({ to: `/accidents/${a.id}` as never })} card={(a) => <AccidentLine a={a} />}
          empty={<EmptyState title="没有事故记录" action={may ? report : undefined}>发生事故后，单位负责人应当在 1 小时内报告；先报已知的，伤亡变化以后续报。</EmptyState>}
        />
      </div>
    </>
  );
}

/** Last day of a month that is written 2026-04. */
const lastDay = (month: string) => {
  const [y, m] = month.split("-").map(Number);
  return new Date(Date.UTC(y!, m!, 0)).toISOString().slice(0, 10);
};

function Series() {
  const q = useSeries();
  const all = q.data ?? [];
  if (!all.some((m) => m.count || m.last_count)) return null;
  const top = Math.max(1, ...all.map((m) => Math.max(m.count, m.last_count)));
  const bar = (n: number) => ({ height: `${n ? Math.max(4, (n / top) * 56) : 1}px` });
  return (
    <Section title="逐月" note="起数：红为当月，灰为上年同月；点开看当月的事故">
      <div className="ac-months">
        {all.map((m) => (
          <Link key={m.month} to={"/accidents" as never} search={{ from: `${m.month}-01`, to: lastDay(m.month), counted: "true" } as never} title={`${m.month}：${m.count} 起、死亡 ${m.dead} 人；上年同月 ${m.last_count} 起、死亡 ${m.last_dead} 人`}>
            <span className="ac-bars"><i style={bar(m.last_count)} /><i className="now" style={bar(m.count)} /></span>
            <b>{m.count}<span className="faint"> / {m.dead}人</span></b>
            <span className="faint">{m.month.slice(2)}</span>
          </Link>
        ))}
      </div>
    </Section>
  );
}
