-- The record from which a hazard was made, once for each: an alarm.

create table hazard_origin (
  hazard   @id   not null primary key,
  concept  @text not null,
  record   @id   not null,
  label    @text not null
) @strict;
create unique index hazard_origin_record on hazard_origin (concept, record);
