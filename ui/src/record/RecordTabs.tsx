import { Link } from "@tanstack/react-router";
import { useMe } from "@/shared/session";

// What recurs opens with what is not met yet; taking the filter away shows all periods.
const tabs: { to: string; label: string; search?: Record<string, string[]>; right?: string }[] = [{ to: "/records", label: "履职记录" }, { to: "/occurrences", label: "按频次要做的", search: { state: ["pending", "late", "missed"] } }, { to: "/my/quarter", label: "我的本季", right: "dossier.read" }, { to: "/dossiers", label: "履职档案", right: "dossier.read" }];
export function RecordTabs({ at }: { at: string }) {
  const me = useMe();
  return <div className="bar no-print" style={{ padding: "10px 16px 0" }}>{tabs.filter((t) => !t.right || me.rights.includes(t.right)).map((t) => <Link key={t.to} to={t.to as never} search={t.search as never} className={t.to === at ? "chip on" : "chip"}>{t.label}</Link>)}</div>;
}
