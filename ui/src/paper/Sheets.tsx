import "./paper.css";

/** Pages as they will be printed. The server draws them; as a picture nothing in them can run. */
export function Sheets({ pages }: { pages: string[] }) {
  return (
    <div className="sheets">
      {pages.map((svg, i) => <img key={i} className="sheet" alt={`第 ${i + 1} 页`} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} />)}
    </div>
  );
}
