import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Form, Input } from "antd";
import { api, sentence } from "@/api/client";
import type { Demo, DemoPerson, Me } from "@/api/types";
import { showWeekday } from "@/shared/dates";

/** In demo: one click per person. Always: the ordinary form. */
export function SignIn() {
  const { to } = useSearch({ strict: false }) as { to?: string };
  const go = useNavigate();
  const client = useQueryClient();
  const demo = useQuery({ queryKey: ["demo"], queryFn: () => api.get<Demo>("/demo"), retry: false, staleTime: 60_000 });
  const enter = useMutation({
    mutationFn: (by: { login: string; password?: string }) =>
      by.password === undefined ? api.post<Me>("/demo/session", { login: by.login }) : api.post<Me>("/session", by),
    onSuccess: (me) => {
      client.clear();
      client.setQueryData(["me"], me);
      // Only a path of our own: never follow an address that somebody else put into the link.
      const path = to && /^\/(?!\/)/.test(to) && !to.startsWith("/sign-in") ? to : "/";
      void go({ href: path } as never);
    },
  });
  const people = demo.data?.people ?? [];
  return (
    <div className={people.length ? "sign" : "sign alone"}>
      {people.length > 0 && (
        <div>
          <h1>{demo.data!.place} · 演示</h1>
          <p className="soft">点一个人，直接以他的身份进入。地名、单位、人员都是虚构的；现在是 {showWeekday(demo.data!.now)}。</p>
          {groups(people).map(([label, list]) => (
            <section key={label} className="group">
              <h2>{label}</h2>
              <div className="people">
                {list.map((p) => (
                  <button key={p.login} type="button" className="person" disabled={enter.isPending} onClick={() => enter.mutate({ login: p.login })} data-login={p.login}>
                    <div className="cut" title={`${p.unit} ${p.post ?? ""}`}><b>{p.name}</b> <span className="soft">{p.post || p.role_label}</span></div>
                    <div className="cut small">{p.unit} · {p.role_label}</div>
                    <p>{p.say}</p>
                  </button>
                ))}
              </div>
            </section>
          ))}
        </div>
      )}
      <div className="card">
        <div className="body" style={{ padding: "20px 22px" }}>
          <div className="brand" style={{ fontSize: 22 }}>安澜</div>
          <p className="soft" style={{ marginBottom: 16 }}>安全生产责任落实</p>
          {enter.isError && <div className="refusal" role="alert" style={{ marginBottom: 12 }}>{sentence(enter.error)}</div>}
          <Form layout="vertical" requiredMark={false} onFinish={(v) => enter.mutate(v)}>
            <Form.Item name="login" label="账号" rules={[{ required: true, message: "请填写账号。" }]}><Input autoComplete="username" /></Form.Item>
            <Form.Item name="password" label="密码" rules={[{ required: true, message: "请填写密码。" }]}><Input.Password autoComplete="current-password" /></Form.Item>
            <Button block type="primary" htmlType="submit" loading={enter.isPending}>登录</Button>
          </Form>
          <p style={{ marginTop: 12 }}><small>忘记密码请找本单位的管理员重置；连续输错会暂时锁定账号。</small></p>
        </div>
      </div>
    </div>
  );
}

/** Where a role stands on the page; roles that are not named here come last under their own name. */
const sections: [string, RegExp][] = [
  ["安委办：读文件、下发、核验、销号", /安委办(经办|主任)$/], ["党政领导：看红灯、看自己的履职", /领导/], ["部门：认领、报进展、报完成", /^部门/],
  ["县、园区、乡镇：属地任务", /县市|功能区|乡镇/], ["监督与系统", /纪检|审计|管理员/], ["企业", /企业/],
];
function groups(people: DemoPerson[]): [string, DemoPerson[]][] {
  const out = new Map<string, DemoPerson[]>(sections.map(([label]) => [label, []]));
  for (const p of people) {
    const label = sections.find(([, like]) => like.test(p.role_label))?.[0] ?? p.role_label;
    out.set(label, [...(out.get(label) ?? []), p]);
  }
  return [...out].filter(([, list]) => list.length > 0);
}
