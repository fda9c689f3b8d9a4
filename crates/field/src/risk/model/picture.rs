//! 四色图: areas of risk points on a picture of the site, in shares of its width and height, so that the same areas fit
//! every size of the picture.

use kernel::{Outcome, Refusal};
use serde::{Deserialize, Serialize};

/// Most corners of an area.
const CORNERS: usize = 200;

/// An area: its corners in order, each `[x, y]` from 0 (left, top) to 1.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Area(pub Vec<[f64; 2]>);

impl Area {
    /// A simple polygon within the picture, or a sentence. `path` names the field in the refusal.
    pub fn checked(corners: Vec<[f64; 2]>, name: &str, path: &str) -> Outcome<Area> {
        let bad = |say: String| Err(Refusal::invalid("BAD_AREA", say).at(path, "区域无效"));
        let n = corners.len();
        if !(3..=CORNERS).contains(&n) {
            return bad(format!("“{name}”的区域应有 3—{CORNERS} 个角，现有 {n} 个；请重新圈画。"));
        }
        if corners.iter().flatten().any(|x| !(0.0..=1.0).contains(x)) {
            return bad(format!("“{name}”的区域有角落在图片之外；请在图片范围内圈画。"));
        }
        let area = Area(corners);
        if area.size() < 1e-6 {
            return bad(format!("“{name}”的区域几乎没有面积；请圈出一块区域。"));
        }
        if area.crosses_itself() {
            return bad(format!("“{name}”的区域边线互相交叉；请沿着边界依次点选各角。"));
        }
        Ok(area)
    }

    /// Share of the picture, 0–1.
    pub fn size(&self) -> f64 {
        let twice: f64 = self.sides().map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
        (twice / 2.0).abs()
    }

    fn sides(&self) -> impl Iterator<Item = ([f64; 2], [f64; 2])> {
        let n = self.0.len();
        (0..n).map(move |i| (self.0[i], self.0[(i + 1) % n]))
    }

    fn crosses_itself(&self) -> bool {
        let sides: Vec<_> = self.sides().collect();
        let n = sides.len();
        // Neighbouring sides share a corner; all others must not touch.
        (0..n).any(|i| (i + 2..n).any(|j| !(i == 0 && j == n - 1) && cross(sides[i], sides[j])))
    }
}

/// Twice the signed area of a triangle: on which side of `a`–`b` `c` lies.
fn side(a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> f64 {
    (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
}

/// Two sides meet, be it in one point.
fn cross(p: ([f64; 2], [f64; 2]), q: ([f64; 2], [f64; 2])) -> bool {
    // Below this a corner counts as lying on the side.
    let on = |x: f64| if x.abs() < 1e-12 { 0.0 } else { x };
    let (a, b) = (on(side(p.0, p.1, q.0)), on(side(p.0, p.1, q.1)));
    let (c, d) = (on(side(q.0, q.1, p.0)), on(side(q.0, q.1, p.1)));
    if [a, b, c, d] == [0.0; 4] {
        // In one line: do they overlap?
        let apart = |i: usize| p.0[i].max(p.1[i]) < q.0[i].min(q.1[i]) || q.0[i].max(q.1[i]) < p.0[i].min(p.1[i]);
        return !apart(0) && !apart(1);
    }
    a * b <= 0.0 && c * d <= 0.0
}
