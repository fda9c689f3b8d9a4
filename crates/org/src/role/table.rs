//! The roles, in the order in which they are listed to administrators. Handbook 01 §3–§5.

use super::model::{Home, Role};
use kernel::Right::{self, *};

/// What everybody needs who works on tasks of the own unit.
const WORK: &[Right] =
    &[DirectoryRead, PolicyRead, TaskRead, TaskWork, TaskNote, RecordRead, RecordWrite, FileWrite, ReportRead];

/// All roles, in the order in which they are listed to administrators.
pub const ROLES: &[Role] = &[
    Role {
        code: "office_clerk",
        label: "安委办经办",
        rights: &[
            DirectoryRead,
            DirectoryWrite,
            PolicyRead,
            PolicyWrite,
            TaskRead,
            TaskWork,
            TaskVerify,
            RecordRead,
            RecordWrite,
            FileWrite,
            TaskNote,
            ReportRead,
            SystemRead,
            LedgerRead,
        ],
        whole_region: true,
        home: Home::Office,
    },
    Role {
        code: "office_head",
        label: "安委办主任",
        rights: &[
            DirectoryRead,
            DirectoryWrite,
            PolicyRead,
            PolicyWrite,
            TaskRead,
            TaskWork,
            TaskVerify,
            TaskClose,
            RecordRead,
            RecordWrite,
            FileWrite,
            TaskNote,
            ReportRead,
            SystemRead,
            LedgerRead,
        ],
        whole_region: true,
        home: Home::Office,
    },
    Role { code: "dept_officer", label: "部门经办", rights: WORK, whole_region: false, home: Home::Unit },
    Role { code: "dept_head", label: "部门负责人", rights: WORK, whole_region: false, home: Home::Unit },
    Role {
        code: "county_officer",
        label: "县市安委办（属地）经办",
        rights: WORK,
        whole_region: true,
        home: Home::Unit,
    },
    Role { code: "zone_officer", label: "功能区经办", rights: WORK, whole_region: true, home: Home::Unit },
    Role { code: "township_officer", label: "乡镇街道经办", rights: WORK, whole_region: true, home: Home::Unit },
    Role {
        code: "leader",
        label: "党政领导",
        rights: &[DirectoryRead, PolicyRead, TaskRead, RecordRead, RecordWrite, FileWrite, TaskNote, ReportRead],
        whole_region: true,
        home: Home::Leader,
    },
    Role {
        code: "enterprise_officer",
        label: "企业安全管理人员",
        rights: &[PolicyRead, TaskRead, TaskWork, RecordRead, RecordWrite, FileWrite, TaskNote],
        whole_region: false,
        home: Home::Enterprise,
    },
    Role {
        code: "auditor",
        label: "纪检审计",
        rights: &[DirectoryRead, PolicyRead, TaskRead, RecordRead, ReportRead, SystemRead, LedgerRead],
        whole_region: true,
        home: Home::Leader,
    },
    Role {
        code: "admin",
        label: "系统管理员",
        rights: &[DirectoryRead, DirectoryWrite, PeopleWrite, SystemRead],
        whole_region: true,
        home: Home::Office,
    },
];
