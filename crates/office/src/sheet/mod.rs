//! Tables out to Excel and CSV, and filled templates back in.
//!
//! ```
//! use office::sheet::{Cell, Column, Sheet, write, read_filled};
//! let sheet = Sheet::new("单位")
//!     .title("云岭州成员单位名录")
//!     .under("截至2026年6月30日")
//!     .column(Column::new("单位名称", 30.0).required())
//!     .column(Column::new("类别", 12.0).choices(["党政部门", "企业"]))
//!     .column(Column::new("负责人", 12.0).group("联系方式"))
//!     .column(Column::new("电话", 16.0).group("联系方式"))
//!     .row(["云岭州应急管理局".into(), "党政部门".into(), Cell::Empty, "0000-0000000".into()]);
//! let bytes = write(&[sheet.clone()])?;
//! let filled = read_filled("名录.xlsx", &bytes, &sheet.columns, &office::Limits::default())?;
//! assert_eq!(filled.rows[0].text("单位名称"), "云岭州应急管理局");
//! assert_eq!(filled.rows[0].address("电话"), "D5");
//! # Ok::<(), office::Unreadable>(())
//! ```
//!
//! A template is a [`Sheet`] without rows and with [`Sheet::room`]; its choices become drop-down lists.
//! Text that a spreadsheet would take for a formula (`= + - @`) stays text in both formats.

mod csv;
mod read;
mod rows;
#[cfg(test)]
mod tests;
mod write;

pub use csv::write_csv;
pub use read::{Filled, FilledCell, FilledRow, read_filled};
pub use rows::{Seen, SeenRow, Told, read_rows};
pub use write::{stream, write};

/// A table to be written.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name of the tab; shortened to 31 characters, forbidden signs replaced.
    pub name: String,
    /// Large line over the table.
    pub title: Option<String>,
    /// Small lines under the title: 填报单位, 截止日期.
    pub under: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// Lines under the table: 填表说明.
    pub notes: Vec<String>,
    /// Empty rows under the last one that carry borders and drop-down lists (import templates).
    pub room: u32,
}

/// A column of a table.
#[derive(Clone, Debug, Default)]
pub struct Column {
    pub head: String,
    /// Heading over several neighbouring columns.
    pub group: Option<String>,
    /// Width in characters of 0.
    pub width: f64,
    /// Allowed values; a drop-down list in the file.
    pub choices: Vec<String>,
    /// Must be filled; the heading is printed with an asterisk.
    pub required: bool,
    /// Shown when the cell is chosen.
    pub hint: Option<String>,
}

/// A value to be written.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    #[default]
    Empty,
    Text(String),
    Int(i64),
    Number(f64),
    /// Year, month, day.
    Date(i16, i8, i8),
    /// Text on a colour: a light on a wall chart.
    Marked(String, Mark),
    /// Merged with the cell above.
    Above,
}

/// Colour of a [`Cell::Marked`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    Red,
    Orange,
    Yellow,
    Green,
    Blue,
    Grey,
}

impl Sheet {
    pub fn new(name: impl Into<String>) -> Sheet {
        Sheet { name: name.into(), ..Sheet::default() }
    }

    pub fn title(mut self, title: impl Into<String>) -> Sheet {
        self.title = Some(title.into());
        self
    }

    /// Adds a small line under the title.
    pub fn under(mut self, line: impl Into<String>) -> Sheet {
        self.under.push(line.into());
        self
    }

    pub fn column(mut self, column: Column) -> Sheet {
        self.columns.push(column);
        self
    }

    /// Adds a row; cells beyond the columns are left out, missing ones are empty.
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Sheet {
        self.rows.push(cells.into_iter().collect());
        self
    }

    /// Adds a line under the table.
    pub fn note(mut self, line: impl Into<String>) -> Sheet {
        self.notes.push(line.into());
        self
    }

    /// Leaves empty rows to be filled in.
    pub fn room(mut self, rows: u32) -> Sheet {
        self.room = rows;
        self
    }
}

impl Column {
    /// `width` in characters of 0: two for one Chinese character.
    pub fn new(head: impl Into<String>, width: f64) -> Column {
        Column { head: head.into(), width, ..Column::default() }
    }

    pub fn group(mut self, group: impl Into<String>) -> Column {
        self.group = Some(group.into());
        self
    }

    pub fn choices<S: Into<String>>(mut self, choices: impl IntoIterator<Item = S>) -> Column {
        self.choices = choices.into_iter().map(Into::into).collect();
        self
    }

    pub fn required(mut self) -> Column {
        self.required = true;
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Column {
        self.hint = Some(hint.into());
        self
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_string())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }
}

impl From<i64> for Cell {
    fn from(n: i64) -> Cell {
        Cell::Int(n)
    }
}

impl From<f64> for Cell {
    fn from(x: f64) -> Cell {
        Cell::Number(x)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

/// Whether a spreadsheet would calculate this text instead of showing it.
pub(crate) fn formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}
