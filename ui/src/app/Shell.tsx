import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { useEffect } from "react";
import { api } from "@/api/client";
import { Scope } from "@/kit/Scope";
import { Bell } from "@/message/Bell";
import { setClock } from "@/shared/clock";
import { leaveDocument, useMe } from "@/shared/session";
import { DemoClock } from "./DemoClock";
import { MainNav, type Place } from "./MainNav";
import { SearchBox } from "./SearchBox";

const places: Place[] = [
  { to: "/", label: "工作台", right: "own" }, { to: "/policies", label: "文件与清单", right: "policy.read" }, { to: "/wall", label: "挂图作战", right: "report.read" },
  // The register opens with what is still to be done; one click shows the closed ones too.
  { to: "/tasks", label: "任务", right: "task.read", search: { open: "true" } }, { to: "/records", label: "履职记录", right: "record.read", also: ["/my", "/dossiers", "/posts", "/occurrences"] },
  { to: "/supervisions", label: "督办", right: "supervise.read", search: { state: "open" }, also: ["/tours", "/tour-visits", "/tour-stations"] },
  { to: "/meetings", label: "会议", right: "meeting.read", also: ["/committees"] },
  { to: "/papers", label: "公文", right: "paper.read" }, { to: "/bulletins", label: "通报", right: "report.read" },
  { to: "/sites", label: "企业", right: "site.read" }, { to: "/risks", label: "风险", right: "risk.read" }, { to: "/hazards", label: "隐患", right: "hazard.read" }, { to: "/permits", label: "作业票", right: "permit.read" }, { to: "/accidents", label: "事故", right: "accident.read" }, { to: "/sense", label: "监测", right: "alarm.read", also: ["/alarms", "/points", "/warnings", "/doubts", "/promises", "/shifts"] },
  { to: "/org", label: "组织", right: "directory.read" }, { to: "/system", label: "系统", right: "system.read" },
];
/** On a phone four places and “更多”; in an enterprise what one does on the spot. */
const at = (to: string) => places.find((p) => p.to === to)!;
const tabs = [at("/"), at("/tasks"), { ...at("/records"), label: "履职" }, at("/wall")];
/** A leader's phone: what is owed this quarter stands at hand. */
const leaderTabs = [at("/"), { to: "/my/quarter", label: "本季", right: "dossier.read" }, at("/tasks"), at("/wall")];
const firmTabs = [at("/"), { to: "/report", label: "上报", right: "hazard.report" }, at("/hazards"), at("/risks")];
/** Who goes out to verify: report and hazards at hand. */
const fieldTabs = [at("/"), firmTabs[1]!, at("/hazards"), at("/tasks")];

function useMenu() {
  const me = useMe();
  const go = useNavigate();
  const leave = () => api.del("/session").catch(() => undefined).then(() => leaveDocument());
  return {
    items: [
      { key: "who", disabled: true, label: `${me.person.name} · ${me.unit.name} · ${me.role_label}` },
      { type: "divider" as const },
      { key: "messages", label: "消息接收设置", onClick: () => void go({ to: "/messages/settings" as never }) },
      { key: "sessions", label: "我的登录与密码", onClick: () => void go({ to: "/system/sessions" as never }) },
      ...(me.demo ? [{ key: "swap", label: "换一个人登录（演示）", onClick: () => void leave() }] : []),
      { key: "out", label: "退出登录", onClick: () => void leave() },
    ],
  };
}

export function Shell() {
  const me = useMe();
  useEffect(() => setClock(me.now), [me.now]);
  const menu = useMenu();
  const go = useNavigate();
  const path = useRouterState({ select: (s) => s.location.pathname });
  // Places that the server would refuse are not offered; the server refuses them all the same.
  const open = places.filter((p) => p.right === "own" || me.rights.includes(p.right));
  const thumbs = (me.home === "enterprise" ? firmTabs : me.home === "leader" && me.rights.includes("dossier.read") ? leaderTabs : me.home === "unit" && me.rights.includes("hazard.verify") ? fieldTabs : tabs).filter((t) => t.to === "/report" || t.to === "/my/quarter" ? me.rights.includes(t.right) : open.some((p) => p.to === t.to));
  return (
    <div className="shell">
      <a className="skip" href="#main">跳到正文</a>
      <header className="shell-top">
        <Link to={"/" as never} className="brand">安澜</Link>
        <Scope />
        <MainNav places={open} path={path} />
        <div className="shell-me">
          <SearchBox />
          <Bell />
          {me.demo && <DemoClock />}
          <Dropdown menu={menu} trigger={["click"]}>
            <button type="button" className="plain soft" aria-label="我的账户"><span className="me-unit wide-only">{me.unit.short} · </span>{me.person.name} ▾</button>
          </Dropdown>
        </div>
      </header>
      <main id="main" className="shell-main"><Outlet /></main>
      <nav className="shell-tabs phone-only" aria-label="主导航">
        {thumbs.map((p) => (
          <Link key={p.to} to={p.to as never} search={p.search as never} activeOptions={{ exact: p.to === "/", includeSearch: false }} activeProps={{ className: "active" }}>{p.label}</Link>
        ))}
        <Dropdown trigger={["click"]} menu={{ items: open.filter((p) => !thumbs.some((t) => t.to === p.to)).map((p) => ({ key: p.to, label: p.label, onClick: () => void go({ to: p.to as never }) })) }}>
          <button type="button">更多</button>
        </Dropdown>
      </nav>
    </div>
  );
}
