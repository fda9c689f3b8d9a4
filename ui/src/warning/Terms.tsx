import { Link } from "@tanstack/react-router";
import type { RatingTerm, RatingView, WarningView } from "./types";
import { records, share } from "./words";
import { Colour } from "./columns";
import "./warning.css";

/** The figure with each of its terms as a bar of the same hundred; what nobody knows is hatched, as long as it could be. */
export function Terms({ rating, w }: { rating: RatingView; w: WarningView }) {
  const marks = rating.marks;
  const sorted = [...rating.terms].sort((a, b) => (b.points ?? -1) - (a.points ?? -1) || b.possible - a.possible);
  return (
    <>
      <div className="body">
        <div className="rate-head">
          <b>{rating.score}</b><span>分</span><Colour of={rating.colour} />
          {rating.missing.length > 0 && <span className="c-y">{rating.missing.map((m) => m.label).join("、")}未计分，若均为最差可达 {rating.possible} 分（{rating.possible_colour.label}）</span>}
        </div>
        <div className="rate-scale" role="img" aria-label={`动态风险值 ${rating.score}，满分 100`}>
          <i style={{ width: `${share(rating.score)}%` }} />
          {marks.map((m) => <span key={m.colour.code} style={{ left: `${m.at}%` }} />)}
          {marks.map((m) => <small key={m.colour.code} style={{ left: `${m.at}%` }} title={`${m.at} 分起为${m.colour.label}：${m.source}`}>{m.at} {m.colour.label.slice(0, 1)}</small>)}
        </div>
        {rating.floors.length > 0 && <div className="note" style={{ marginBottom: 4 }}>不论分值直接定色：{rating.floors.join("；")}</div>}
      </div>
      <div aria-label="各项分值">{sorted.map((t) => <Term key={t.term} t={t} w={w} />)}</div>
    </>
  );
}

function Term({ t, w }: { t: RatingTerm; w: WarningView }) {
  const known = typeof t.points === "number";
  const to = records(t, w);
  return (
    <div className={known && !t.points ? "rate-term zero" : "rate-term"} data-term={t.term}>
      <span>{t.label}</span>
      <span className="rate-bar" aria-hidden><i className={known ? undefined : "may"} style={{ width: `${share(known ? t.points! : t.possible)}%` }} /></span>
      <span className="num">{known ? `${t.points} 分` : "未计分"}</span>
      <span className="say">{t.say}</span>
      {to ? <Link to={to.to as never} search={to.search as never} className="small">看{to.label}</Link> : <span />}
    </div>
  );
}
