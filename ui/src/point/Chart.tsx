import { LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { limitLines, option, series, type Band, type Held } from "./plot";
import type { Range } from "./types";

use([LineChart, ScatterChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

type Props = { range: Range; bands: Band[]; held: Held[]; unit: string; report_s: number; stepped: boolean; height: number; say: string };

/** The drawing itself, in a chunk of its own that is loaded when a curve is looked at. */
export default function Chart({ range, bands, held, unit, report_s, stepped, height, say }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  useEffect(() => {
    const el = box.current!;
    const made = (chart.current = init(el));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(el);
    return () => { watch.disconnect(); made.dispose(); };
  }, []);
  useEffect(() => {
    const narrow = (box.current?.clientWidth ?? 800) < 520;
    const s = series(range, report_s);
    chart.current?.setOption(option(range, s, bands, limitLines(held, range.from_ms, range.until_ms), unit, narrow, stepped) as never, { notMerge: true });
  }, [range, bands, held, unit, report_s, stepped]);
  return <div ref={box} role="img" aria-label={say} data-drawn={range.count} style={{ width: "100%", height }} />;
}
