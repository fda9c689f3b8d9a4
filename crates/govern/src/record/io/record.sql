-- Duty records. `duty_record_unit` is both who took part and who sees the record.

create table duty_record (
  id           @id   not null primary key,
  kind         @text not null,
  title        @text not null,
  on_day       @date not null,
  unit         @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  people       @json not null,
  object       @text,
  places       @json not null,
  amount       @int  not null,
  high_risk    @bool not null,
  note         @text,
  files        @json not null,
  state        @text not null,
  person       @id,
  by_name      @text not null,
  at           @time not null,
  entered_on   @date not null,
  version      @int  not null
) @strict;
create index duty_record_day on duty_record (on_day, id, kind);
create index duty_record_area1 on duty_record (area1, on_day, id, kind);
create index duty_record_area2 on duty_record (area2, on_day, id, kind);
create index duty_record_area3 on duty_record (area3, on_day, id, kind);
create index duty_record_area4 on duty_record (area4, on_day, id, kind);

create table duty_record_unit (
  unit    @id   not null,
  record  @id   not null,
  on_day  @date not null,
  kind    @text not null,
  primary key (unit, record)
) @strict;
create index duty_record_unit_day on duty_record_unit (unit, on_day, record, kind);
create index duty_record_unit_record on duty_record_unit (record);

create table occurrence_record (
  occurrence  @id  not null,
  record      @id  not null,
  counts      @int not null,
  primary key (occurrence, record)
) @strict;
create index occurrence_record_record on occurrence_record (record);
