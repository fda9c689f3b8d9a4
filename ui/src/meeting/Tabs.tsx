import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import "@/hazard/hazard.css";
import "@/site/site.css";

const places = [{ to: "/meetings", label: "会议" }, { to: "/committees", label: "会议机构" }];

/** The head that the lists of meetings and committees share. */
export function Tabs({ title, say, action }: { title: string; say?: ReactNode; action?: ReactNode }) {
  return (
    <>
      <div className="head"><div className="grow"><h1>{title}</h1>{say && <small>{say}</small>}</div>{action}</div>
      <nav className="tabline no-print" aria-label="会议">
        {places.map((p) => <Link key={p.to} to={p.to as never} activeOptions={{ exact: true, includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>)}
      </nav>
    </>
  );
}
