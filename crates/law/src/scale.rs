//! 统计上大中小微型企业划分 (2017): which of four sizes an enterprise has, by its industry, staff, revenue and assets. A size
//! needs every figure that its line lists; whoever misses one falls to the next smaller size.

use crate::table::{figure, rows};
use kernel::light::Input;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// 企业规模.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    Micro,
    Small,
    Medium,
    Large,
}

impl Scale {
    pub const ALL: [Scale; 4] = [Scale::Micro, Scale::Small, Scale::Medium, Scale::Large];
    pub fn code(self) -> &'static str {
        ["micro", "small", "medium", "large"][self as usize]
    }
    pub fn label(self) -> &'static str {
        ["微型", "小型", "中型", "大型"][self as usize]
    }
    /// By code or Chinese label, with or without 企业.
    pub fn parse(word: &str) -> Option<Scale> {
        let word = word.trim().trim_end_matches("企业");
        Scale::ALL.into_iter().find(|s| s.code() == word || s.label() == word)
    }
}

/// What the size is read off. Staff in persons, money in 万元 (10,000 yuan) of the last year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub staff: Option<i64>,
    pub revenue_wan: Option<f64>,
    pub assets_wan: Option<f64>,
}

/// A size with its reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Scaled {
    /// `None` while a figure that the line needs is missing, or for industries outside the table.
    pub scale: Option<Scale>,
    /// Why, in one sentence.
    pub say: String,
    pub inputs: Vec<Input>,
}

/// Lower limits of large, medium, small for one figure.
type Limits = Option<[f64; 3]>;

struct Line {
    label: String,
    /// `06-46` or `71;72`: beginnings of codes.
    codes: Vec<(String, String)>,
    staff: Limits,
    revenue: Limits,
    assets: Limits,
}

static LINES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let columns = [
        "label", "codes", "x_large", "x_medium", "x_small", "y_large", "y_medium", "y_small", "z_large", "z_medium",
        "z_small",
    ];
    let limits = |a: &str, b: &str, c: &str| Some([figure(a)?, figure(b)?, figure(c)?]);
    rows(include_str!("../../../content/law/scale.csv"), columns)
        .into_iter()
        .map(|[label, codes, xl, xm, xs, yl, ym, ys, zl, zm, zs]| Line {
            label,
            codes: codes
                .split(';')
                .map(|c| c.split_once('-').unwrap_or((c, c)))
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .collect(),
            staff: limits(&xl, &xm, &xs),
            revenue: limits(&yl, &ym, &ys),
            assets: limits(&zl, &zm, &zs),
        })
        .collect()
});

fn line(code: &str) -> Option<&'static Line> {
    let covers = |from: &str, to: &str| code.get(..from.len()).is_some_and(|c| from <= c && c <= to);
    LINES.iter().find(|l| l.codes.iter().any(|(from, to)| covers(from, to)))
}

/// The size of an enterprise of an industry (GB/T 4754 code).
pub fn scale(code: &str, size: Size) -> Scaled {
    let Some(line) = line(code) else {
        let say = format!("行业代码“{code}”不在划型标准所列行业内，请手工选择规模。");
        return Scaled { scale: None, say, inputs: Vec::new() };
    };
    let figures = [
        ("从业人员（人）", line.staff, size.staff.map(|n| n as f64)),
        ("营业收入（万元）", line.revenue, size.revenue_wan),
        ("资产总额（万元）", line.assets, size.assets_wan),
    ];
    let mut inputs = vec![Input { label: "划型行业".into(), value: line.label.clone() }];
    let (mut rank, mut missing, mut held) = (3usize, Vec::new(), None);
    for (name, limits, have) in figures {
        let Some(limits) = limits else { continue };
        let Some(have) = have else {
            missing.push(name);
            continue;
        };
        inputs.push(Input {
            label: name.into(),
            value: format!("{have}（大≥{}，中≥{}，小≥{}）", limits[0], limits[1], limits[2]),
        });
        let reached = limits.iter().filter(|l| have >= **l).count();
        if reached < rank {
            (rank, held) = (reached, Some(name));
        }
    }
    // The smallest size cannot get smaller, whatever the missing figure is.
    if !missing.is_empty() && rank > 0 {
        let say = format!("还缺{}，暂不能划型；补填后自动计算。", missing.join("、"));
        return Scaled { scale: None, say, inputs };
    }
    let scale = Scale::ALL[rank];
    let say = match held {
        Some(name) => format!("按“{}”划型，{name}只达到{}的下限，划为{}。", line.label, scale.label(), scale.label()),
        None => format!("按“{}”划型，各项指标均达到{}下限。", line.label, scale.label()),
    };
    Scaled { scale: Some(scale), say, inputs }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn size(staff: i64, revenue: f64, assets: f64) -> Size {
        Size { staff: Some(staff), revenue_wan: Some(revenue), assets_wan: Some(assets) }
    }

    /// The first is the handbook's (10 §6); the others are read off its table by hand, at the limits.
    #[test]
    fn sizes_at_the_limits() {
        for (code, staff, revenue, assets, of) in [
            ("2614", 320, 1800.0, 0.0, Scale::Small),
            ("2614", 1000, 40000.0, 0.0, Scale::Large),
            ("2614", 999, 40000.0, 0.0, Scale::Medium),
            ("2614", 300, 2000.0, 0.0, Scale::Medium),
            ("2614", 19, 90000.0, 0.0, Scale::Micro),
            ("0111", 1, 499.9, 0.0, Scale::Small),
            ("0111", 9000, 20000.0, 0.0, Scale::Large),
            ("4710", 3, 6000.0, 4999.0, Scale::Small),
            ("4710", 3, 80000.0, 80000.0, Scale::Large),
            ("5162", 200, 39999.0, 0.0, Scale::Medium),
            ("5265", 50, 500.0, 0.0, Scale::Medium),
            ("5430", 20, 200.0, 0.0, Scale::Small),
            ("5910", 100, 1000.0, 0.0, Scale::Small),
            ("5942", 100, 1000.0, 0.0, Scale::Medium),
            ("7010", 1, 100.0, 1999.0, Scale::Micro),
            ("7020", 300, 1000.0, 0.0, Scale::Medium),
            ("7210", 100, 0.0, 7999.0, Scale::Small),
            ("8810", 10, 0.0, 0.0, Scale::Small),
        ] {
            assert_eq!(scale(code, size(staff, revenue, assets)).scale, Some(of), "{code} {staff} {revenue} {assets}");
        }
    }

    #[test]
    fn what_is_missing_is_named_and_not_guessed() {
        let some = Size { staff: Some(500), ..Size::default() };
        let got = scale("2614", some);
        assert_eq!(got.scale, None);
        assert!(got.say.contains("营业收入"), "{}", got.say);
        assert_eq!(scale("2614", Size { staff: Some(3), ..Size::default() }).scale, Some(Scale::Micro));
        assert_eq!(scale("9111", size(500, 1.0, 1.0)).scale, None);
        assert_eq!(scale("", Size::default()).scale, None);
    }

    proptest! {
        /// More of anything never makes an enterprise smaller.
        #[test]
        fn growth_never_shrinks(staff in 0i64..2000, revenue in 0f64..1e5, assets in 0f64..1e5, more in 0i64..500, rich in 0f64..5e4) {
            for code in ["2614", "4710", "0111", "7210", "8810"] {
                let before = scale(code, size(staff, revenue, assets)).scale;
                let after = scale(code, size(staff + more, revenue + rich, assets + rich)).scale;
                prop_assert!(after >= before);
            }
        }
    }
}
