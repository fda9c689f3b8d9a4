//! The eight kinds of special work of GB 30871-2022 (handbook 05 §9), their grades, and what must be in place.

use serde::{Deserialize, Serialize};

/// Declares a closed list of words: value, code, Chinese label.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($v:ident $code:literal $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name { $(#[serde(rename = $code)] $v),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$v),+];
            pub fn code(self) -> &'static str { match self { $($name::$v => $code),+ } }
            pub fn label(self) -> &'static str { match self { $($name::$v => $label),+ } }
            /// By code.
            pub fn parse(code: &str) -> Option<$name> { $name::ALL.iter().copied().find(|v| v.code() == code) }
        }
    };
}

words! {
    /// 特殊作业的种类.
    Kind {
        HotWork "hot_work" "动火",
        ConfinedSpace "confined_space" "受限空间",
        BlindPlate "blind_plate" "盲板抽堵",
        Height "work_at_height" "高处",
        Lifting "lifting" "吊装",
        TempPower "temp_power" "临时用电",
        Digging "excavation" "动土",
        RoadBlock "road_block" "断路",
    }
}

words! {
    /// 级别. Which of them a kind has says [`Kind::grades`].
    Grade {
        None "none" "不分级",
        HotSpecial "hot_special" "特级",
        HotFirst "hot_first" "一级",
        HotSecond "hot_second" "二级",
        Height1 "height_1" "Ⅰ级（2–5 米）",
        Height2 "height_2" "Ⅱ级（5–15 米）",
        Height3 "height_3" "Ⅲ级（15–30 米）",
        Height4 "height_4" "Ⅳ级（30 米以上）",
        Lift1 "lift_1" "一级（100 吨以上）",
        Lift2 "lift_2" "二级（40–100 吨）",
        Lift3 "lift_3" "三级（不足 40 吨）",
        PowerPlain "power_plain" "一般",
        PowerLong "power_long" "特殊情况延长",
    }
}

words! {
    /// 开票前逐项落实的措施.
    Safeguard {
        Briefing "briefing" "安全交底",
        Analysis "jsa" "作业危害分析",
        Watch "watch" "监护人到位，不离岗、不兼做",
        People "people" "作业人员资格和状态核对",
        Isolation "isolation" "隔离、置换、上锁挂牌",
        Fire "fire_gear" "消防器材到位",
        Rescue "rescue" "通风、救援和通信器材到位",
        Fence "fence" "警戒和标志",
        Plan "plan" "吊装方案已批准",
        Underground "underground" "地下管线、电缆已交底",
    }
}

impl Kind {
    /// Grades that may be asked for, the worst first.
    pub fn grades(self) -> &'static [Grade] {
        match self {
            Kind::HotWork => &[Grade::HotSpecial, Grade::HotFirst, Grade::HotSecond],
            Kind::Height => &[Grade::Height4, Grade::Height3, Grade::Height2, Grade::Height1],
            Kind::Lifting => &[Grade::Lift1, Grade::Lift2, Grade::Lift3],
            Kind::TempPower => &[Grade::PowerPlain, Grade::PowerLong],
            Kind::ConfinedSpace | Kind::BlindPlate | Kind::Digging | Kind::RoadBlock => &[Grade::None],
        }
    }

    /// Chapter of the standard.
    pub fn clause(self) -> &'static str {
        match self {
            Kind::HotWork => "GB 30871-2022 第5章",
            Kind::ConfinedSpace => "GB 30871-2022 第6章",
            Kind::BlindPlate => "GB 30871-2022 第7章",
            Kind::Height => "GB 30871-2022 第8章",
            Kind::Lifting => "GB 30871-2022 第9章",
            Kind::TempPower => "GB 30871-2022 第10章",
            Kind::Digging => "GB 30871-2022 第11章",
            Kind::RoadBlock => "GB 30871-2022 第12章",
        }
    }

    /// Whether at least one worker must hold a certificate for it (特种作业人员、特种设备作业人员; 安全生产法 §30).
    pub fn certified(self) -> bool {
        matches!(self, Kind::HotWork | Kind::Height | Kind::Lifting | Kind::TempPower)
    }

    /// Whether gas is analysed before it begins. `area`: in an area of explosion hazard, or deeper than the limit.
    pub fn analysed(self, area: bool) -> bool {
        match self {
            Kind::HotWork | Kind::ConfinedSpace => true,
            Kind::TempPower | Kind::Digging => area,
            Kind::BlindPlate | Kind::Height | Kind::Lifting | Kind::RoadBlock => false,
        }
    }

    /// What must be confirmed before the ticket is approved.
    pub fn safeguards(self, grade: Grade) -> Vec<Safeguard> {
        use Safeguard::*;
        let mut out = vec![Briefing, Analysis, Watch, People];
        match self {
            Kind::HotWork => out.extend([Isolation, Fire]),
            Kind::ConfinedSpace => out.extend([Isolation, Rescue]),
            Kind::BlindPlate => out.extend([Isolation]),
            Kind::Height | Kind::RoadBlock => out.extend([Fence]),
            Kind::Lifting if grade == Grade::Lift3 => out.extend([Fence]),
            Kind::Lifting => out.extend([Fence, Plan]),
            Kind::TempPower => out.extend([Isolation]),
            Kind::Digging => out.extend([Underground, Fence]),
        }
        out
    }
}

/// Words under which the daily promise counts it (handbook 04 §7.2): `special_hot` … `road`.
pub fn counted_as(kind: Kind, grade: Grade) -> &'static str {
    match (kind, grade) {
        (Kind::HotWork, Grade::HotSpecial) => "special_hot",
        (Kind::HotWork, Grade::HotFirst) => "first_hot",
        (Kind::HotWork, _) => "second_hot",
        (Kind::ConfinedSpace, _) => "confined_space",
        (Kind::BlindPlate, _) => "blind_plate",
        (Kind::Height, _) => "height",
        (Kind::Lifting, _) => "lifting",
        (Kind::TempPower, _) => "electric",
        (Kind::Digging, _) => "digging",
        (Kind::RoadBlock, _) => "road",
    }
}

/// How people call it: 一级动火, 受限空间.
pub fn called(kind: Kind, grade: Grade) -> String {
    match kind {
        Kind::HotWork => format!("{}动火", grade.label()),
        _ if grade == Grade::None => kind.label().to_owned(),
        _ => format!("{}·{}", kind.label(), grade.label()),
    }
}
