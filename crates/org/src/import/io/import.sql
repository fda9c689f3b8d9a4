-- 批量导入: what a filled template held, previewed before anything is written.
create table import (
  id         @id   not null primary key,
  kind       @text not null,
  file_name  @text not null,
  filled     @json not null,
  region_path @text not null,
  person     @id,
  at         @time not null,
  applied    @time
) @strict;
create index import_at on import (at);
