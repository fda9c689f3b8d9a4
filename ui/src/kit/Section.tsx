import type { ReactNode } from "react";

/** A titled part of a page. */
export function Section({ title, note, action, children, flush }: { title: ReactNode; note?: ReactNode; action?: ReactNode; children: ReactNode; flush?: boolean }) {
  return (
    <section className="card">
      <div className="title"><h2>{title}</h2>{note && <small>{note}</small>}<span className="grow" />{action}</div>
      {flush ? children : <div className="body">{children}</div>}
    </section>
  );
}
