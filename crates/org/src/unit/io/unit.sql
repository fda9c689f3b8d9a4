-- 单位: never renamed by a reform; the old one ends and unit_succession says who followed.
create table unit (
  id           @id   not null primary key,
  name         @text not null,
  short        @text not null,
  kind         @text not null,
  region       @id   not null,
  region_path  @text not null,
  parent       @id,
  initials     @text not null,
  level        @text not null,
  sector       @text,
  valid_from   @date,
  valid_to     @date,
  version      @int  not null
) @strict;
create unique index unit_name on unit (region, name);
create index unit_region_path on unit (region_path, name);
create index unit_parent on unit (parent);

create table unit_alias (
  unit   @id   not null,
  alias  @text not null,
  primary key (unit, alias)
) @strict;

create table unit_succession (
  unit       @id   not null,
  successor  @id   not null,
  on_day     @date not null,
  primary key (unit, successor)
) @strict;
