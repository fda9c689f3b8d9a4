import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "@/shared/session";
import "@/desk/desk.css";
import "@/site/site.css";
import "@/task/task.css";
import "./hazard.css";

const places = [
  { to: "/hazards", label: "清单" }, { to: "/hazards/board", label: "看板" }, { to: "/hazards/map", label: "地图" }, { to: "/hazards/desk", label: "核实复查台", right: "hazard.verify" },
  { to: "/listings", label: "挂牌督办" }, { to: "/hazards/stats", label: "统计", whole: true }, { to: "/hazards/criteria", label: "判定标准" },
];

/** The head that the pages about hazards share. */
export function HazardTabs({ title, say, action }: { title: string; say?: ReactNode; action?: ReactNode }) {
  const me = useMe();
  // Who reads no register of enterprises is a worker: only the own list is of use.
  const office = me.rights.includes("site.read");
  return (
    <>
      <div className="head"><div className="grow"><h1>{title}</h1>{say && <small>{say}</small>}</div>{action}</div>
      {office && (
        <nav className="tabline no-print" aria-label="隐患">
          {places.filter((p) => (!p.right || me.rights.includes(p.right)) && (!p.whole || me.home !== "enterprise")).map((p) => <Link key={p.to} to={p.to as never} activeOptions={{ exact: p.to === "/hazards", includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>)}
        </nav>
      )}
    </>
  );
}
