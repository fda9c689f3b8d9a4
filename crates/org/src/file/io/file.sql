-- 附件的展示件: images re-encoded for the browser, without their metadata; the original stays as it came.
create table file_view (
  file   @id   not null primary key,
  sha    @text not null,
  media  @text not null
) @strict;
