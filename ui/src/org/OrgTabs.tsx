import { Link } from "@tanstack/react-router";
import { useMay } from "@/shared/session";

const tabs = [{ to: "/org", label: "单位" }, { to: "/org/rosters", label: "名单" }, { to: "/org/persons", label: "人员与授权" }, { to: "/org/enterprises", label: "企业" }, { to: "/org/imports", label: "导入导出" }];
export function OrgTabs({ at }: { at: string }) {
  const keeps = useMay("directory.write");
  return (
    <div className="head"><div className="grow"><h1>组织</h1><small>文件里的单位、名单和人，都从这里认。</small></div>
      <div className="row">{tabs.filter((t) => keeps || t.to !== "/org/imports").map((t) => <Link key={t.to} to={t.to as never} className={t.to === at ? "chip on" : "chip"}>{t.label}</Link>)}</div></div>
  );
}
