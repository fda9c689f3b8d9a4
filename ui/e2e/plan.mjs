// A document of our own, read, settled and issued by the office's clerk.
import { same } from "./check.mjs";

const text = `云岭州安全生产委员会文件
云安委〔2024〕9号
云岭州安全生产委员会关于印发《云岭州矿山安全专项整治方案》的通知
各有关单位：
现将方案印发给你们，请认真落实。
云岭州安全生产委员会
2024年11月20日
云岭州矿山安全专项整治方案
一、重点任务
1.建立矿山采空区管理台账。2024年12月31日前完成全州矿山采空区普查并建立管理台账。（责任单位：州应急管理局）
2.建立尾矿库巡查制度。2025年12月31日前建立尾矿库巡查制度。（责任单位：云溪县人民政府）
`;

/** Issues it; the id of the task that is due on 31 December 2024. */
export async function issued(clerk) {
  await clerk.go("/policies");
  const made = await clerk.page.evaluate(async (text) => {
    const form = new FormData();
    form.append("file", new File([text], "plan.txt", { type: "text/plain" }));
    return (await fetch("/api/policies", { method: "POST", headers: { "X-Anlan": "1" }, body: form })).json();
  }, text);
  const id = made.policies[0].id;
  let policy = (await clerk.api(`/policies/${id}`)).body;
  for (let n = 0; n < 30; n++) {
    const doubts = [...policy.doubts, ...policy.measures.filter((m) => m.state === "kept").flatMap((m) => m.doubts)].filter((d) => !d.settled && d.must);
    if (!doubts.length) break;
    policy = (await clerk.api(`/policies/${id}/decisions`, { version: policy.version, doubt: doubts[0].id, choice: doubts[0].choices[0].id })).body;
  }
  const first = policy.measures.find((m) => m.label === "1.");
  policy = (await clerk.api(`/policies/${id}/decisions`, { version: policy.version, measure: first.id, set: { key: true } })).body;
  same((await clerk.api(`/policies/${id}/moves`, { flow: "policy", action: "issue", version: policy.version })).status, 200, "issued");
  return (await clerk.api("/tasks?limit=50")).body.items.find((t) => t.due === "2024-12-31").id;
}
