import { useQuery } from "@tanstack/react-query";
import { api, sentence } from "@/api/client";
import type { Rights } from "@/api/types";
import { Section } from "@/kit/Section";
import { SystemTabs } from "./SystemTabs";

export function RightsPage() {
  const q = useQuery({ queryKey: ["rights"], queryFn: () => api.get<Rights>("/rights") });
  return (
    <>
      <SystemTabs at="/system/rights" say="哪个角色能用哪个接口；与手工编写的权限表由测试逐条核对。" />
      <div className="page">
        {q.isError && <div className="refusal" role="alert">{sentence(q.error)}</div>}
        {q.data && (
          <Section title="角色 × 接口" note={`${q.data.routes.length} 个接口，${q.data.roles.length} 个角色`} flush>
            <div style={{ overflow: "auto", maxHeight: "78vh" }}><table className="grid">
              <thead><tr><th>接口</th><th>所需权限</th>{q.data.roles.map((r) => <th key={r.code}>{r.label}</th>)}</tr></thead>
              <tbody>{q.data.routes.map((r) => <tr key={`${r.method} ${r.path}`}><td><small>{r.method}</small> {r.path}</td><td>{r.right}</td>{r.roles.map((y, i) => <td key={i}>{y ? <span className="c-g" title="可以">✓</span> : <span className="faint" title="不可以">–</span>}</td>)}</tr>)}</tbody>
            </table></div>
          </Section>
        )}
      </div>
    </>
  );
}
