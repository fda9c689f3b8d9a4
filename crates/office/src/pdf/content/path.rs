//! Ruled lines out of drawn paths.

/// A ruled line, along an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    pub x0: f64,
    pub y0: f64,
    pub x1: f64,
    pub y1: f64,
}

/// The path under construction: only what lies along the axes.
#[derive(Default)]
pub struct Path {
    start: (f64, f64),
    at: (f64, f64),
    lines: Vec<Rule>,
    boxes: Vec<Rule>,
}

impl Path {
    pub fn go(&mut self, to: (f64, f64)) {
        self.at = to;
        self.start = to;
    }

    pub fn draw(&mut self, to: (f64, f64)) {
        let (from, straight) = (self.at, (self.at.0 - to.0).abs() < 1.0 || (self.at.1 - to.1).abs() < 1.0);
        if straight && self.lines.len() < 100_000 {
            self.lines.push(Rule {
                x0: from.0.min(to.0),
                y0: from.1.min(to.1),
                x1: from.0.max(to.0),
                y1: from.1.max(to.1),
            });
        }
        self.at = to;
    }

    pub fn close(&mut self) {
        let start = self.start;
        self.draw(start);
    }

    pub fn boxed(&mut self, a: (f64, f64), b: (f64, f64)) {
        if self.boxes.len() < 100_000 {
            self.boxes.push(Rule { x0: a.0.min(b.0), y0: a.1.min(b.1), x1: a.0.max(b.0), y1: a.1.max(b.1) });
        }
    }

    /// Stroked: lines and the sides of boxes. Filled: boxes so thin that they are lines.
    pub fn paint(&mut self, stroked: bool, rules: &mut Vec<Rule>) {
        let path = std::mem::take(self);
        if rules.len() > 100_000 {
            return;
        }
        for r in path.boxes {
            let thin = (r.x1 - r.x0).min(r.y1 - r.y0) < 3.0;
            if thin {
                rules.push(r);
            } else if stroked {
                rules.extend([
                    Rule { y1: r.y0, ..r },
                    Rule { y0: r.y1, ..r },
                    Rule { x1: r.x0, ..r },
                    Rule { x0: r.x1, ..r },
                ]);
            }
        }
        if stroked {
            rules.extend(path.lines);
        }
    }
}
