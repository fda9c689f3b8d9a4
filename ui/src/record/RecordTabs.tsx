import { Link } from "@tanstack/react-router";

const tabs = [{ to: "/records", label: "履职记录" }, { to: "/occurrences", label: "按频次要做的" }];
export function RecordTabs({ at }: { at: string }) {
  return <div className="bar no-print" style={{ padding: "10px 16px 0" }}>{tabs.map((t) => <Link key={t.to} to={t.to as never} className={t.to === at ? "chip on" : "chip"}>{t.label}</Link>)}</div>;
}
