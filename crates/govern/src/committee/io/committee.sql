-- 安委会、专委会、调度会: who belongs to them. `committee_unit` says which units see it: those with a seat.
create table committee (
  id           @id   not null primary key,
  name         @text not null,
  kind         @text not null,
  trade        @text,
  owner        @id   not null,
  organ        @id   not null,
  region_path  @text not null,
  level        @text not null,
  members      @json not null,
  since        @date not null,
  until_day    @date,
  version      @int  not null
) @strict;
create unique index committee_name on committee (name);
create index committee_region on committee (region_path);
create index committee_owner on committee (owner);
create index committee_organ on committee (organ);

create table committee_unit (
  unit       @id not null,
  committee  @id not null,
  primary key (unit, committee)
) @strict;
create index committee_unit_committee on committee_unit (committee);
