-- 值班: one row for each person and stretch of duty of a unit.
create table shift (
  id           @id   not null primary key,
  unit         @id   not null,
  region_path  @text not null,
  person       @id   not null,
  person_name  @text not null,
  from_at      @time not null,
  to_at        @time not null,
  planned      @json not null,
  handed       @json,
  void         @json,
  state        @text not null,
  version      @int  not null
) @strict;
create index shift_unit on shift (unit, to_at);
