//! Columns of a task table, recognised by their headings. Readers mark header rows with it, the parser reads cells with it.

use serde::{Deserialize, Serialize};

/// What a column of a task table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// 序号
    Number,
    /// What several rows belong to: 类别, 领域, 重点任务 beside 具体措施.
    Group,
    /// What is to be done.
    Task,
    /// Further words about it: 工作要求, 考核指标, 完成标准.
    Detail,
    /// 牵头单位
    Lead,
    /// 责任单位, where no lead is distinguished
    Responsible,
    /// 配合单位, 参与单位
    Assist,
    /// 责任人, 责任领导: persons, not units.
    Person,
    /// 完成时限
    Deadline,
    /// 频次
    Frequency,
    /// 目标值, 数量
    Target,
    /// 分值
    Score,
    /// 备注
    Remark,
    /// Anything else.
    Other,
}

/// Headings by what they contain, most telling first; compared without spaces and brackets.
const WORDS: &[(&str, Column)] = &[
    ("序号", Column::Number),
    ("编号", Column::Number),
    ("备注", Column::Remark),
    ("说明", Column::Remark),
    ("分值", Column::Score),
    ("分数", Column::Score),
    ("得分", Column::Score),
    ("责任人", Column::Person),
    ("责任领导", Column::Person),
    ("牵头领导", Column::Person),
    ("分管领导", Column::Person),
    ("包保领导", Column::Person),
    ("联系人", Column::Person),
    ("负责人", Column::Person),
    ("牵头", Column::Lead),
    ("主责", Column::Lead),
    ("主办", Column::Lead),
    ("配合", Column::Assist),
    ("协助", Column::Assist),
    ("协同", Column::Assist),
    ("协办", Column::Assist),
    ("参与", Column::Assist),
    ("参加单位", Column::Assist),
    ("责任单位", Column::Responsible),
    ("责任部门", Column::Responsible),
    ("负责单位", Column::Responsible),
    ("负责部门", Column::Responsible),
    ("负责考核", Column::Responsible),
    ("落实单位", Column::Responsible),
    ("承办", Column::Responsible),
    ("实施单位", Column::Responsible),
    ("实施主体", Column::Responsible),
    ("整改单位", Column::Responsible),
    ("责任主体", Column::Responsible),
    ("时限", Column::Deadline),
    ("完成时间", Column::Deadline),
    ("完成日期", Column::Deadline),
    ("期限", Column::Deadline),
    ("时间节点", Column::Deadline),
    ("时间安排", Column::Deadline),
    ("进度安排", Column::Deadline),
    ("时间要求", Column::Deadline),
    ("频次", Column::Frequency),
    ("频率", Column::Frequency),
    ("目标值", Column::Target),
    ("目标数", Column::Target),
    ("数量", Column::Target),
    ("具体措施", Column::Task),
    ("主要措施", Column::Task),
    ("工作措施", Column::Task),
    ("整治措施", Column::Task),
    ("整改措施", Column::Task),
    ("落实措施", Column::Task),
    ("具体任务", Column::Task),
    ("任务内容", Column::Task),
    ("工作内容", Column::Task),
    ("具体内容", Column::Task),
    ("主要内容", Column::Task),
    ("考核内容", Column::Task),
    ("整治内容", Column::Task),
    ("重点任务", Column::Task),
    ("工作任务", Column::Task),
    ("主要任务", Column::Task),
    ("任务清单", Column::Task),
    ("任务名称", Column::Task),
    ("重点工作", Column::Task),
    ("工作事项", Column::Task),
    ("整治任务", Column::Task),
    ("措施", Column::Task),
    ("任务", Column::Task),
    ("事项", Column::Task),
    ("内容", Column::Task),
    ("考核项目", Column::Group),
    ("项目", Column::Group),
    ("类别", Column::Group),
    ("类型", Column::Group),
    ("领域", Column::Group),
    ("分类", Column::Group),
    ("方面", Column::Group),
    ("行业", Column::Group),
    ("要求", Column::Detail),
    ("标准", Column::Detail),
    ("指标", Column::Detail),
    ("目标", Column::Detail),
    ("成果", Column::Detail),
    ("责任分工", Column::Responsible),
    ("职责分工", Column::Responsible),
    ("单位", Column::Responsible),
    ("部门", Column::Responsible),
    ("时间", Column::Deadline),
];

/// Longest heading that is taken for one, in characters.
const LONGEST: usize = 16;

fn bare(cell: &str) -> String {
    cell.chars().filter(|c| !c.is_whitespace()).take_while(|c| !matches!(c, '（' | '(' | '【' | '[')).collect()
}

fn one(cell: &str) -> Column {
    let cell = bare(cell);
    if cell.is_empty() || cell.chars().count() > LONGEST {
        return Column::Other;
    }
    WORDS.iter().find(|(word, _)| cell.contains(word)).map_or(Column::Other, |(_, column)| *column)
}

/// What each cell of a heading row names. Where two columns name tasks, the left one groups the right one; where a
/// table has 考核项目 but no task column, that one is the task, and 考核指标 its detail.
pub fn recognise(header: &[&str]) -> Vec<Column> {
    let mut columns: Vec<Column> = header.iter().map(|c| one(c)).collect();
    // A merged heading repeats its words over several columns: the same text is the same column.
    let mut last_task: Option<usize> = None;
    for at in 0..columns.len() {
        if columns[at] != Column::Task {
            continue;
        }
        if let Some(before) = last_task.filter(|b| bare(header[*b]) != bare(header[at])) {
            for column in columns.iter_mut().take(at).skip(before) {
                if *column == Column::Task {
                    *column = Column::Group;
                }
            }
        }
        last_task = Some(at);
    }
    if last_task.is_none()
        && let Some(at) = columns.iter().rposition(|c| *c == Column::Group)
    {
        columns[at] = Column::Task;
    }
    columns
}

/// Whether a row names the columns of a task table: at least two known headings, one of them a task, a unit or a
/// deadline, and nothing that is longer than a heading.
pub fn is_header(cells: &[&str]) -> bool {
    let filled: Vec<&&str> = cells.iter().filter(|c| !c.trim().is_empty()).collect();
    if filled.len() < 2 || filled.iter().any(|c| c.chars().filter(|c| !c.is_whitespace()).count() > LONGEST + 8) {
        return false;
    }
    let mut known: Vec<Column> = recognise(cells).into_iter().filter(|c| *c != Column::Other).collect();
    known.dedup();
    let telling =
        |c: &Column| matches!(c, Column::Task | Column::Lead | Column::Responsible | Column::Assist | Column::Deadline);
    // Headings carry no sentence marks; a row of the body does.
    known.len() >= 2
        && known.len() * 2 >= filled.len()
        && known.iter().any(telling)
        && !cells
            .iter()
            .any(|c| c.contains(['。', '；']) || bare(c).chars().any(|c| c.is_ascii_digit()) && bare(c).len() > 24)
}

#[cfg(test)]
mod tests {
    use super::{Column::*, *};

    #[test]
    fn usual_forms() {
        let cases: &[(&[&str], &[Column])] = &[
            (
                &["序号", "工作任务", "牵头单位", "配合单位", "完成时限", "备注"],
                &[Number, Task, Lead, Assist, Deadline, Remark],
            ),
            (&["序 号", "重点任务", "具体措施", "责任单位", "完成时间"], &[Number, Group, Task, Responsible, Deadline]),
            (
                &["序号", "考核项目", "各项分值", "考核指标", "负责考核部门"],
                &[Number, Task, Score, Detail, Responsible],
            ),
            (&["措施", "责任人（单位）", "颜色"], &[Task, Person, Other]),
            (&["主要任务", "主要任务", "责任部门"], &[Task, Task, Responsible]),
        ];
        for (header, want) in cases {
            assert_eq!(recognise(header), *want, "{header:?}");
            assert!(is_header(header), "{header:?}");
        }
    }

    #[test]
    fn rows_of_the_body_are_no_header() {
        for row in [
            &["1", "落实监管责任，明确工作任务。", "州应急局", "2026年6月"][..],
            &["合计", "100"],
            &["", ""],
            &["一、", "州级单位", "31"],
            &["姓名", "电话"],
        ] {
            assert!(!is_header(row), "{row:?}");
        }
    }
}
