import { Popover } from "antd";
import { useMe } from "@/shared/session";
import { showDay } from "@/shared/dates";
import { tradeWord } from "@/site/words";

/** Two trades at most, then how many. */
const sectorsShort = (codes: string[]) => codes.slice(0, 2).map(tradeWord).join("、") + (codes.length > 2 ? `等 ${codes.length} 类` : "");

/** Where am I looking: region, sectors, and by what right; always in sight. */
export function Scope() {
  const me = useMe();
  const sectors = [...new Set((me.grants ?? []).flatMap((g) => g.sectors ?? []))];
  const areas = (me.grants ?? []).filter((g, i, all) => all.findIndex((x) => x.region === g.region && x.sectors.join() === g.sectors.join()) === i);
  return (
    <Popover
      trigger="click" placement="bottomLeft" title="我能看到的范围"
      content={
        <div style={{ maxWidth: 320 }} className="col">
          <span>{me.unit.name} · {me.role_label}</span>
          {areas.map((g) => <span key={g.region + g.sectors.join()} className="small">{g.region_name}及以下 · {g.sectors.length ? g.sectors.map(tradeWord).join("、") : "全部行业"}</span>)}
          <small>此外还能看到本单位牵头、配合、属地承担的任务。数据截至 {showDay(me.now)}。</small>
        </div>
      }
    >
      <button type="button" className="scope">{me.region_name} · {sectors.length ? sectorsShort(sectors) : "全部行业"} ▾</button>
    </Popover>
  );
}
