import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { roundTop, type MonthFlow, type monthWays } from "./stats";

const H = 220, left = 38, right = 8, top = 12, bottom = 38;

type Ways = ReturnType<typeof monthWays>;

/** Two years by month: what came and went as bars, what was open at the end of each month as a line; the figures below as a table. Bar, point and figure lead into their records (`to`). */
export function Months({ months, to }: { months: MonthFlow[]; to: (month: string) => Ways }) {
  const go = useNavigate();
  const part = (m: MonthFlow, way: keyof Ways, words: string) => m[way] > 0 ? { className: "way", role: "link", tabIndex: 0, "aria-label": `${m.month} ${words} ${m[way]}`, onClick: () => void go({ to: "/hazards" as never, search: to(m.month)[way] as never }), onKeyDown: (e: { key: string }) => { if (e.key === "Enter") void go({ to: "/hazards" as never, search: to(m.month)[way] as never }); } } : {};
  const box = useRef<HTMLDivElement>(null);
  const [W, setW] = useState(900);
  useEffect(() => {
    const watch = new ResizeObserver(([e]) => e && e.contentRect.width > 0 && setW(e.contentRect.width));
    watch.observe(box.current!);
    return () => watch.disconnect();
  }, []);
  const high = roundTop(Math.max(...months.flatMap((m) => [m.found, m.closed, m.open])));
  const y = (n: number) => top + (H - top - bottom) * (1 - n / high);
  const wide = (W - left - right) / months.length, bar = Math.max(2, Math.min(10, wide / 3));
  const x = (i: number) => left + wide * (i + 0.5);
  const lines = high % 4 === 0 ? [0, 1, 2, 3, 4].map((k) => (high * k) / 4) : [0, high / 5, (high * 2) / 5, (high * 3) / 5, (high * 4) / 5, high];
  return (
    <div ref={box}>
      <div className="row small" style={{ gap: 14 }}><span><i className="key found" />当月新发现</span><span><i className="key closed" />当月销号</span><span><i className="key open" />月末未销号</span><span className="grow" /><span>单位：条</span></div>
      <svg className="months" viewBox={`0 0 ${W} ${H}`} width={W} height={H} role="group" aria-label={`近 ${months.length} 个月：${months.map((m) => `${m.month} 新发现 ${m.found}、销号 ${m.closed}、月末未销号 ${m.open}`).join("；")}`}>
        {lines.map((n) => <g key={n}><line x1={left} x2={W - right} y1={y(n)} y2={y(n)} stroke="#e3e8ee" /><text x={left - 6} y={y(n) + 4} textAnchor="end">{n}</text></g>)}
        {months.map((m, i) => (
          <g key={m.month}>
            <title>{`${m.month}：新发现 ${m.found}，销号 ${m.closed}，月末未销号 ${m.open}`}</title>
            <rect x={x(i) - wide / 2} y={top} width={wide} height={H - top - bottom} fill="transparent" />
            <rect {...part(m, "found", "新发现")} x={x(i) - bar - 1} y={y(m.found)} width={bar} height={y(0) - y(m.found)} fill="#9db9e3" />
            <rect {...part(m, "closed", "销号")} x={x(i) + 1} y={y(m.closed)} width={bar} height={y(0) - y(m.closed)} fill="#5fae86" />
            {(wide > 34 || i % 3 === (months.length - 1) % 3) && <text x={x(i)} y={H - bottom + 16} textAnchor="middle">{Number(m.month.slice(5))} 月</text>}
            {(m.month.endsWith("-01") || (i === 0 && !months[1]?.month.endsWith("-01"))) && <text x={x(i) - wide / 2 + 2} y={H - bottom + 32}>{m.month.slice(0, 4)} 年</text>}
          </g>
        ))}
        <polyline points={months.map((m, i) => `${x(i)},${y(m.open)}`).join(" ")} fill="none" stroke="#1c2530" strokeWidth={2} strokeLinejoin="round" />
        {months.map((m, i) => (i === months.length - 1 || wide > 20) && <g key={m.month} {...part(m, "open", "月末未销号")}><circle cx={x(i)} cy={y(m.open)} r={8} fill="transparent" /><circle cx={x(i)} cy={y(m.open)} r={2.5} fill="#1c2530" /></g>)}
      </svg>
      <details className="how"><summary className="small">逐月数字</summary>
        <div style={{ overflowX: "auto" }}><table className="grid"><thead><tr><th>月份</th><th className="num">新发现</th><th className="num">销号</th><th className="num">月末未销号</th></tr></thead>
          <tbody>{[...months].reverse().map((m) => <tr key={m.month}><td>{m.month}</td>{(["found", "closed", "open"] as const).map((way) => <td key={way} className="num">{m[way] ? <Link to={"/hazards" as never} search={to(m.month)[way] as never}>{m[way]}</Link> : <span className="faint">0</span>}</td>)}</tr>)}</tbody></table></div>
      </details>
    </div>
  );
}
