//! Readings as a Parquet file, column by column, without a table in memory: a row group as soon as enough is there.

use crate::reading::Quality;
use crate::reading::sample::Sample;
use parquet::basic::Compression;
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::parser::parse_message_type;
use std::io::{self, Write};
use std::sync::Arc;

const SCHEMA: &str = "message readings {
  required binary point (UTF8);
  required binary name (UTF8);
  required int64 at (TIMESTAMP(MILLIS,true));
  optional double value;
  required binary quality (UTF8);
}";
/// Readings after which a row group is written.
const FULL: usize = 100_000;

fn odd(e: parquet::errors::ParquetError) -> io::Error {
    io::Error::other(e)
}

/// A file being written.
pub struct File<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    point: String,
    name: String,
    samples: Vec<Sample>,
}

impl<W: Write + Send> File<W> {
    /// # Errors
    /// The writer fails.
    pub fn begin(to: W) -> io::Result<File<W>> {
        let schema = Arc::new(parse_message_type(SCHEMA).map_err(odd)?);
        let properties = Arc::new(WriterProperties::builder().set_compression(Compression::SNAPPY).build());
        let writer = SerializedFileWriter::new(to, schema, properties).map_err(odd)?;
        Ok(File { writer, point: String::new(), name: String::new(), samples: Vec::new() })
    }

    /// Readings of a point, in order; those of one point come one after the other.
    ///
    /// # Errors
    /// The writer fails.
    pub fn add(&mut self, point: &str, name: &str, samples: &[Sample]) -> io::Result<()> {
        if self.point != point || self.name != name {
            self.flush()?;
            (self.point, self.name) = (point.into(), name.into());
        }
        self.samples.extend_from_slice(samples);
        if self.samples.len() >= FULL { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        let samples = std::mem::take(&mut self.samples);
        if samples.is_empty() {
            return Ok(());
        }
        let n = samples.len();
        let mut group = self.writer.next_row_group().map_err(odd)?;
        let same = |text: &str| vec![ByteArray::from(text); n];
        column::<ByteArrayType, W>(&mut group, &same(&self.point), None)?;
        column::<ByteArrayType, W>(&mut group, &same(&self.name), None)?;
        column::<Int64Type, W>(&mut group, &samples.iter().map(|s| s.at_ms).collect::<Vec<_>>(), None)?;
        let there: Vec<i16> = samples.iter().map(|s| i16::from(s.value.is_finite())).collect();
        let values: Vec<f64> = samples.iter().map(|s| s.value).filter(|v| v.is_finite()).collect();
        column::<DoubleType, W>(&mut group, &values, Some(&there))?;
        let quality = |s: &Sample| ByteArray::from(Quality::from_byte(s.quality).code());
        column::<ByteArrayType, W>(&mut group, &samples.iter().map(quality).collect::<Vec<_>>(), None)?;
        group.close().map_err(odd)?;
        Ok(())
    }

    /// Write the footer.
    ///
    /// # Errors
    /// The writer fails.
    pub fn end(mut self) -> io::Result<()> {
        self.flush()?;
        self.writer.into_inner().map_err(odd)?.flush()
    }
}

fn column<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &[T::T],
    there: Option<&[i16]>,
) -> io::Result<()> {
    let Some(mut column) = group.next_column().map_err(odd)? else {
        return Err(io::Error::other("the schema has fewer columns"));
    };
    column.typed::<T>().write_batch(values, there, None).map_err(odd)?;
    column.close().map_err(odd)
}

#[cfg(test)]
mod tests {
    use super::*;
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::RowAccessor;

    #[test]
    fn what_is_written_is_read_by_a_reader() {
        let path = tempfile::NamedTempFile::new().unwrap();
        let s = |at_ms, value, quality| Sample { at_ms, value, quality };
        let mut file = File::begin(path.reopen().unwrap()).unwrap();
        file.add("T-1", "液位", &[s(1_790_784_000_000, 1.5, 0), s(1_790_784_000_500, f64::NAN, 2)]).unwrap();
        file.add("T-1", "液位", &[s(1_790_784_001_000, -2.0, 1)]).unwrap();
        file.add("T-2", "温度", &[]).unwrap();
        file.add("T-3", "压力", &[s(7, 0.25, 0)]).unwrap();
        file.end().unwrap();
        let reader = SerializedFileReader::new(path.reopen().unwrap()).unwrap();
        let rows: Vec<_> = reader.get_row_iter(None).unwrap().map(Result::unwrap).collect();
        let flat: Vec<_> = rows
            .iter()
            .map(|r| {
                (
                    r.get_string(0).unwrap().as_str(),
                    r.get_timestamp_millis(2).unwrap(),
                    r.get_double(3).ok(),
                    r.get_string(4).unwrap().as_str(),
                )
            })
            .collect();
        assert_eq!(
            flat,
            [
                ("T-1", 1_790_784_000_000, Some(1.5), "good"),
                ("T-1", 1_790_784_000_500, None, "not_a_number"),
                ("T-1", 1_790_784_001_000, Some(-2.0), "out_of_range"),
                ("T-3", 7, Some(0.25), "good"),
            ]
        );
        assert_eq!(reader.metadata().num_row_groups(), 2, "a group for each point");
    }
}
