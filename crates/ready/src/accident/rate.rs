//! Death rates (handbook 06 §8): deaths of a year by what the office entered as their base, with its source. A rate without
//! its base is absent, and says so.

/// What deaths are divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// 亿元 GDP 死亡率: deaths ÷ GDP in 100 million yuan.
    Gdp,
    /// 工矿商贸十万从业人员死亡率: deaths ÷ people employed × 100,000.
    Workers,
}

impl Base {
    pub const ALL: [Base; 2] = [Base::Gdp, Base::Workers];

    pub fn code(self) -> &'static str {
        match self {
            Base::Gdp => "gdp",
            Base::Workers => "workers",
        }
    }
    /// The rate.
    pub fn label(self) -> &'static str {
        match self {
            Base::Gdp => "亿元GDP死亡率",
            Base::Workers => "工矿商贸十万从业人员死亡率",
        }
    }
    /// The base with its unit.
    pub fn base(self) -> (&'static str, &'static str) {
        match self {
            Base::Gdp => ("地区生产总值", "亿元"),
            Base::Workers => ("工矿商贸从业人员", "人"),
        }
    }
    pub fn parse(code: &str) -> Option<Base> {
        Base::ALL.into_iter().find(|b| b.code() == code)
    }
    /// Whether deaths by road accident or fire belong to it.
    pub fn whole(self) -> bool {
        self == Base::Gdp
    }
    /// The rate, with four decimals; `None`: no base.
    pub fn rate(self, dead: i64, base: Option<f64>) -> Option<f64> {
        let base = base.filter(|b| *b > 0.0)?;
        let rate = match self {
            Base::Gdp => dead as f64 / base,
            Base::Workers => dead as f64 * 100_000.0 / base,
        };
        Some((rate * 10_000.0).round() / 10_000.0)
    }
}
