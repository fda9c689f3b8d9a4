import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useDoubtsServed } from "@/doubt/queries";
import { useMe } from "@/shared/session";
import "@/hazard/hazard.css";
import "@/site/site.css";
import "./sense.css";

const places = [
  { to: "/sense", label: "总览", right: "alarm.read" }, { to: "/alarms", label: "报警", right: "alarm.read" }, { to: "/points", label: "点位", right: "point.read" },
  { to: "/warnings", label: "预警", right: "alarm.read" }, { to: "/doubts", label: "数据疑点", right: "alarm.read" }, { to: "/promises", label: "承诺公告", right: "alarm.read" }, { to: "/shifts", label: "值班", right: "alarm.read" }, { to: "/sense/silences", label: "静默", right: "point.read" }, { to: "/sense/quality", label: "报警质量", right: "alarm.read" }, { to: "/sense/coverage", label: "覆盖", right: "point.read" },
  { to: "/sense/receivers", label: "接收系统", right: "system.read" },
];

/** The head that the pages about sensing share. */
export function SenseTabs({ title, say, action }: { title: string; say?: ReactNode; action?: ReactNode }) {
  const me = useMe();
  const judged = useDoubtsServed();
  return (
    <>
      <div className="head"><div className="grow"><h1>{title}</h1>{say && <small>{say}</small>}</div>{action}</div>
      <nav className="tabline no-print" aria-label="监测">
        {places.filter((p) => me.rights.includes(p.right) && (p.to !== "/doubts" || judged)).map((p) => <Link key={p.to} to={p.to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>)}
      </nav>
    </>
  );
}
