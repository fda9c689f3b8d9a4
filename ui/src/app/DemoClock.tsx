import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, DatePicker, Popover } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { api, sentence } from "@/api/client";
import { showMinute, showWeekday } from "@/shared/dates";
import { useMe } from "@/shared/session";

/** The demo's clock: moving it on shows which lights turn. Not there outside the demo. */
export function DemoClock() {
  const { now } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const move = useMutation({
    mutationFn: (to: { days: number } | { to: string }) => api.post<{ now: string }>("/demo/clock", to),
    onSuccess: (r) => {
      void client.invalidateQueries();
      message.success(`演示时钟拨到 ${showMinute(r.now)}`);
    },
    onError: (e) => message.error(sentence(e)),
  });
  const panel = (
    <div className="col" style={{ width: 236 }}>
      <span className="soft">现在是 {showMinute(now)}</span>
      <div className="row">
        {[1, 7, 30].map((n) => <Button key={n} size="small" loading={move.isPending} onClick={() => move.mutate({ days: n })}>＋{n} 天</Button>)}
      </div>
      <DatePicker
        allowClear={false} value={dayjs(showMinute(now))} aria-label="拨到某一天"
        onChange={(d) => d && move.mutate({ to: `${d.format("YYYY-MM-DD")}T01:00:00Z` })}
      />
      <small>只在演示中有。拨快后，到期的灯会变色。</small>
    </div>
  );
  return (
    <Popover content={panel} trigger="click" open={open} onOpenChange={setOpen} placement="bottomRight" title="演示时钟">
      <button type="button" className="clock" aria-label="演示时钟"><span className="wide-only">演示时钟 {showWeekday(now)}</span><span className="phone-only">{showWeekday(now).slice(5, 10)}</span></button>
    </Popover>
  );
}
