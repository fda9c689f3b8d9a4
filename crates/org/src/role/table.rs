//! The roles, in the order in which they are listed to administrators. Handbook 01 §3–§5.

use super::model::{Home, Role};
use kernel::Right::{self, *};

/// What the office does: it sees to everything and enforces nothing of its own (handbook 01 §1).
const OFFICE: &[Right] = &[
    DirectoryRead,
    DirectoryWrite,
    PolicyRead,
    PolicyWrite,
    TaskRead,
    TaskWork,
    TaskVerify,
    TaskNote,
    RecordRead,
    RecordWrite,
    SiteRead,
    SiteWrite,
    RiskRead,
    HazardRead,
    HazardReport,
    HazardVerify,
    HazardList,
    FileWrite,
    ReportRead,
    SystemRead,
    LedgerRead,
];

/// What somebody does who works on tasks of the own unit and looks after enterprises.
const WORK: &[Right] = &[
    DirectoryRead,
    PolicyRead,
    TaskRead,
    TaskWork,
    TaskNote,
    RecordRead,
    RecordWrite,
    SiteRead,
    SiteWrite,
    RiskRead,
    HazardRead,
    HazardReport,
    FileWrite,
    ReportRead,
];

/// What an enterprise does about its own.
const OWN_FIRM: &[Right] = &[
    PolicyRead,
    TaskRead,
    TaskWork,
    TaskNote,
    RecordRead,
    RecordWrite,
    SiteRead,
    SiteWrite,
    RiskRead,
    RiskWrite,
    HazardRead,
    HazardReport,
    HazardWork,
    FileWrite,
];

/// All roles, in the order in which they are listed to administrators.
pub const ROLES: &[Role] = &[
    Role { code: "office_clerk", label: "安委办经办", rights: &[OFFICE], whole_region: true, home: Home::Office },
    Role {
        code: "office_head",
        label: "安委办主任",
        rights: &[OFFICE, &[TaskClose, SiteGrade, HazardClose]],
        whole_region: true,
        home: Home::Office,
    },
    Role {
        code: "dept_officer",
        label: "部门经办",
        rights: &[WORK, &[SiteGrade, HazardVerify]],
        whole_region: false,
        home: Home::Unit,
    },
    Role {
        code: "dept_head",
        label: "部门负责人",
        rights: &[WORK, &[SiteGrade, HazardVerify, HazardClose]],
        whole_region: false,
        home: Home::Unit,
    },
    Role {
        code: "county_officer",
        label: "县市安委办（属地）经办",
        rights: &[WORK, &[HazardVerify, HazardList]],
        whole_region: true,
        home: Home::Unit,
    },
    Role {
        code: "zone_officer",
        label: "功能区经办",
        rights: &[WORK, &[HazardVerify]],
        whole_region: true,
        home: Home::Unit,
    },
    // A town reports and gives a first opinion; it neither grades nor closes (handbook 01 §5).
    Role {
        code: "township_officer", label: "乡镇街道经办", rights: &[WORK], whole_region: true, home: Home::Unit
    },
    Role {
        code: "leader",
        label: "党政领导",
        rights: &[&[
            DirectoryRead,
            PolicyRead,
            TaskRead,
            RecordRead,
            RecordWrite,
            FileWrite,
            TaskNote,
            ReportRead,
            SiteRead,
            RiskRead,
            RiskSign,
            HazardRead,
            HazardReport,
        ]],
        whole_region: true,
        home: Home::Leader,
    },
    Role {
        code: "enterprise_officer",
        label: "企业安全管理人员",
        rights: &[OWN_FIRM],
        whole_region: false,
        home: Home::Enterprise,
    },
    Role {
        code: "auditor",
        label: "纪检审计",
        rights: &[&[
            DirectoryRead,
            PolicyRead,
            TaskRead,
            RecordRead,
            ReportRead,
            SiteRead,
            RiskRead,
            HazardRead,
            SystemRead,
            LedgerRead,
        ]],
        whole_region: true,
        home: Home::Leader,
    },
    Role {
        code: "admin",
        label: "系统管理员",
        rights: &[&[DirectoryRead, DirectoryWrite, PeopleWrite, SystemRead]],
        whole_region: true,
        home: Home::Office,
    },
    // Of a department, with a certificate: inspects, verifies, rechecks (行政处罚法 §42).
    Role {
        code: "enforcer",
        label: "行政执法人员",
        rights: &[WORK, &[SiteGrade, HazardVerify]],
        whole_region: false,
        home: Home::Unit,
    },
    Role {
        code: "enterprise_head",
        label: "企业主要负责人",
        rights: &[OWN_FIRM, &[RiskSign]],
        whole_region: false,
        home: Home::Enterprise,
    },
    // 安全生产法 §59: whoever finds a hazard reports it at once.
    Role {
        code: "worker",
        label: "从业人员",
        rights: &[&[FileWrite, RiskRead, HazardRead, HazardReport]],
        whole_region: false,
        home: Home::Enterprise,
    },
];
