import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { sentence } from "@/api/client";
import { Waiting } from "@/app/Fallback";
import { Section } from "@/kit/Section";
import { showDay, showMinute } from "@/shared/dates";
import { useRecords } from "./queries";
import { divided, shown } from "./words";
import "./bulletin.css";

/** Exactly the records behind a figure, as they were at the moment. */
export function RecordsPage() {
  const { figure } = useParams({ strict: false }) as { figure: string };
  const search = useSearch({ strict: false }) as Record<string, string>;
  const q = useRecords(figure, search);
  if (q.isError && !q.data) return <div className="page"><div className="refusal" role="alert">{sentence(q.error)}</div></div>;
  const head = q.data?.pages[0];
  if (!head) return <Waiting />;
  const items = q.data!.pages.flatMap((p) => p.items);
  const of = divided(head);
  const last = head.how === "share" ? "计入分子" : head.how === "mean" ? "天数" : head.sum !== head.records ? head.unit : "";
  return (
    <>
      <div className="head">
        <div className="grow">
          <small><Link to={"/bulletins" as never}>通报</Link> › 指标的记录</small>
          <h1>{head.name} <b data-testid="figure-value">{shown(head.value, head.unit)}</b>{of && <small> {of}</small>}</h1>
          <small>{head.rule}</small>
        </div>
        <Button onClick={() => window.history.back()}>返回</Button>
      </div>
      <div className="page">
        <Section title={`${head.records} 条记录`} note={`统计期 ${showDay(head.from)} 至 ${showDay(head.to)}，数据截至 ${showMinute(head.as_of)}`} flush>
          <p className="small bu-left">列出的是当时的样子；点开看到的是记录现在的样子，后来的变化在它的经过里。</p>
          <table className="grid bu-records">
            <thead><tr><th>名称</th><th>编号</th><th>单位</th><th>地区</th>{last && <th className="num">{last}</th>}</tr></thead>
            <tbody>{items.map((r) => (
              <tr key={r.id} data-record={r.id}>
                <td><Link to={r.link as never}><b>{r.title}</b></Link></td><td className="small">{r.number}</td><td>{r.unit ?? "—"}</td><td>{r.region ?? "—"}</td>
                {last && <td className="num">{head.how === "share" ? (r.adds ? "是" : "否") : r.adds}</td>}
              </tr>
            ))}</tbody>
          </table>
          {!items.length && <p className="faint bu-left">当时没有符合的记录。</p>}
          {q.hasNextPage && <div className="bu-left"><Button loading={q.isFetchingNextPage} onClick={() => void q.fetchNextPage()}>再列 50 条（已列 {items.length}）</Button></div>}
        </Section>
      </div>
    </>
  );
}
