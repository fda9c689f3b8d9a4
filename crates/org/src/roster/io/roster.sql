-- 名单: which units a group phrase (负有安全监管职责的部门) means in a region, each from a day to a day.
create table roster (
  id           @id   not null primary key,
  phrase       @text not null,
  region       @id   not null,
  region_path  @text not null,
  name         @text not null,
  source       @text not null,
  version      @int  not null
) @strict;
create unique index roster_phrase on roster (region, phrase);
create index roster_region_path on roster (region_path, phrase);

create table roster_entry (
  roster      @id   not null,
  unit        @id   not null,
  valid_from  @date not null,
  valid_to    @date,
  primary key (roster, unit, valid_from)
) @strict;
