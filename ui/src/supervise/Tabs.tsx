import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useMe } from "@/shared/session";
import "@/hazard/hazard.css";
import "@/site/site.css";

const places = [{ to: "/supervisions", label: "督办件", right: "supervise.read" }, { to: "/supervisions/rules", label: "督办规则", right: "supervise.read" }, { to: "/tours", label: "巡查", right: "supervise.read" }];

/** The head that the pages about supervision share. */
export function Tabs({ title, say, action }: { title: string; say?: ReactNode; action?: ReactNode }) {
  const me = useMe();
  return (
    <>
      <div className="head"><div className="grow"><h1>{title}</h1>{say && <small>{say}</small>}</div>{action}</div>
      <nav className="tabline no-print" aria-label="督办">
        {places.filter((p) => me.rights.includes(p.right)).map((p) => <Link key={p.to} to={p.to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>)}
      </nav>
    </>
  );
}
