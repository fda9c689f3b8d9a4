import { Link } from "@tanstack/react-router";

const tabs = [{ to: "/system", label: "参数" }, { to: "/system/rights", label: "权限表" }, { to: "/system/sessions", label: "登录与密码" }, { to: "/system/ledger", label: "存证校验" }, { to: "/system/api", label: "接口" }, { to: "/sense/receivers", label: "报警外发" }, { to: "/system/channels", label: "消息渠道" }];
export function SystemTabs({ at, say }: { at: string; say: string }) {
  return <div className="head"><div className="grow"><h1>系统</h1><small>{say}</small></div><div className="row">{tabs.map((t) => <Link key={t.to} to={t.to as never} className={t.to === at ? "chip on" : "chip"}>{t.label}</Link>)}</div></div>;
}
