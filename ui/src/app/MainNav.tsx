import { Link, useNavigate } from "@tanstack/react-router";
import { Dropdown } from "antd";
import { useLayoutEffect, useRef, useState } from "react";
import { fitting } from "./fitting";

/** A place of the program in the main navigation. */
export interface Place { to: string; label: string; right: string; search?: Record<string, string>; also?: string[] }

/** The places in one row; what does not fit stands under “更多”, and the place where one is always stands in the row. */
export function MainNav({ places, path }: { places: Place[]; path: string }) {
  const row = useRef<HTMLElement>(null);
  const ruler = useRef<HTMLDivElement>(null);
  const go = useNavigate();
  const here = places.findIndex((p) => p.to !== "/" && within(path, p));
  const [shown, setShown] = useState<number[]>(places.map((_, i) => i));
  useLayoutEffect(() => {
    const look = () => {
      const wide = row.current?.clientWidth ?? 0;
      const each = [...(ruler.current?.children ?? [])].map((c) => (c as HTMLElement).offsetWidth);
      // On a phone the row is not there, and nothing is asked of it.
      if (wide > 0) setShown(fitting(each.slice(0, -1), each.at(-1) ?? 0, wide, here));
    };
    look();
    const seen = new ResizeObserver(look);
    if (row.current) seen.observe(row.current);
    return () => seen.disconnect();
  }, [places.length, here]);
  const rest = places.filter((_, i) => !shown.includes(i));
  return (
    <nav ref={row} className="nav wide-only" aria-label="主导航">
      {shown.map((i) => places[i]).filter((p) => p !== undefined).map((p) => (
        <Link key={p.to} to={p.to as never} search={p.search as never} activeOptions={{ exact: p.to === "/", includeSearch: false }} activeProps={{ className: "active" }} className={p.to !== "/" && within(path, p) ? "active" : undefined}>{p.label}</Link>
      ))}
      {rest.length > 0 && (
        <Dropdown trigger={["click"]} menu={{ items: rest.map((p) => ({ key: p.to, label: p.label, onClick: () => void go({ to: p.to as never, search: p.search as never }) })) }}>
          <button type="button" className="plain nav-more">更多 ▾</button>
        </Dropdown>
      )}
      <div ref={ruler} className="nav-ruler" aria-hidden="true">
        {places.map((p) => <span key={p.to}>{p.label}</span>)}<span>更多 ▾</span>
      </div>
    </nav>
  );
}

const within = (path: string, p: Place) => [p.to, ...(p.also ?? [])].some((a) => path === a || path.startsWith(`${a}/`));
