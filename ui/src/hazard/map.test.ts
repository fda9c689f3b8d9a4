import { describe, expect, it } from "vitest";
import { bounds, cluster, degrees, gridLines, project } from "./map";

describe("the map of points", () => {
  it("keeps every point on the paper", () => {
    const points = [{ lng: 102.1, lat: 24.2 }, { lng: 103.4, lat: 25.9 }, { lng: 102.8, lat: 25 }];
    const b = bounds(points);
    for (const p of points) {
      const { x, y } = project(b, p.lng, p.lat, 1000, 640);
      expect(x).toBeGreaterThan(0); expect(x).toBeLessThan(1000);
      expect(y).toBeGreaterThan(0); expect(y).toBeLessThan(640);
    }
  });
  it("puts north above and east to the right", () => {
    const b = bounds([{ lng: 102, lat: 24 }, { lng: 103, lat: 25 }]);
    expect(project(b, 102.5, 25, 1000, 640).y).toBeLessThan(project(b, 102.5, 24, 1000, 640).y);
    expect(project(b, 103, 24.5, 1000, 640).x).toBeGreaterThan(project(b, 102, 24.5, 1000, 640).x);
  });
  it("draws a degree of longitude shorter by the cosine: at 60° half as long", () => {
    const b = { west: 10, east: 12, south: 59, north: 61 };
    const east = project(b, 12, 60, 1000, 1000).x - project(b, 11, 60, 1000, 1000).x;
    const north = project(b, 11, 60, 1000, 1000).y - project(b, 11, 61, 1000, 1000).y;
    expect(east / north).toBeCloseTo(0.5, 2);
  });
  it("one point alone does not fill the world", () => {
    const b = bounds([{ lng: 102, lat: 24 }]);
    expect(b.east - b.west).toBeGreaterThan(0.01);
    expect(b.east - b.west).toBeLessThan(0.1);
  });
  it("loses no point in dots", () => {
    const points = Array.from({ length: 50 }, (_, i) => ({ x: (i * 37) % 300, y: (i * 91) % 200 }));
    expect(cluster(points, 22).reduce((n, d) => n + d.of.length, 0)).toBe(50);
    expect(cluster([{ x: 1, y: 1 }, { x: 2, y: 2 }], 22)).toHaveLength(1);
    expect(cluster([{ x: 1, y: 1 }, { x: 90, y: 2 }], 22)).toHaveLength(2);
  });
  it("does not cut a group in two where cells of the paper meet", () => {
    expect(cluster([{ x: 21, y: 10 }, { x: 23, y: 10 }], 22)).toEqual([{ x: 22, y: 10, of: [{ x: 21, y: 10 }, { x: 23, y: 10 }] }]);
  });
  it("finds the way back from the paper", () => {
    const b = bounds([{ lng: 102, lat: 24 }, { lng: 103, lat: 25 }]);
    const p = project(b, 102.3, 24.7, 1000, 640), d = degrees(b, p.x, p.y, 1000, 640);
    expect(d.lng).toBeCloseTo(102.3, 9);
    expect(d.lat).toBeCloseTo(24.7, 9);
  });
  it("has round degrees, finer when nearer, and only those that are seen", () => {
    const lines = (west: number, east: number) => gridLines({ west, east, south: 24, north: 25 }).filter((g) => g.axis === "lng");
    expect(lines(102, 103.2).map((g) => g.label)).toEqual(["102.0", "102.2", "102.4", "102.6", "102.8", "103.0", "103.2"]);
    expect(lines(102.5, 102.62).map((g) => g.label)).toEqual(["102.50", "102.52", "102.54", "102.56", "102.58", "102.60", "102.62"]);
  });
});
