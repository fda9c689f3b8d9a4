-- 行政区与功能区: our own materialised path of codes, so that functional zones, which have no national code, stand in the
-- tree beside the counties.
create table region (
  id       @id   not null primary key,
  code     @text not null,
  name     @text not null,
  kind     @text not null,
  parent   @id,
  path     @text not null,
  depth    @int  not null,
  version  @int  not null
) @strict;
create unique index region_code on region (code);
create unique index region_path on region (path);
create index region_parent on region (parent);
