-- What the class of a site asks for recurs without a task: duties and windows of sites, and the site of a record.

alter table duty rename to duty_before;
create table duty (
  id           @id   not null primary key,
  task         @id,
  policy       @id,
  measure      @id,
  unit         @id   not null,
  region_path  @text not null,
  title        @text not null,
  quote        @text not null,
  period       @text not null,
  since_year   @int  not null,
  min_count    @int  not null,
  unit_word    @text not null,
  record_kind  @text,
  subset       @text,
  last_days    @int,
  since        @date not null,
  until_day    @date,
  extend_on    @date,
  site         @id,
  place        @text,
  watch        @id
) @strict;
insert into duty (
  id, task, policy, measure, unit, region_path, title, quote, period, since_year, min_count, unit_word,
  record_kind, subset, last_days, since, until_day, extend_on)
select
  id, task, policy, measure, unit, region_path, title, quote, period, since_year, min_count, unit_word,
  record_kind, subset, last_days, since, until_day, extend_on
from duty_before;
drop table duty_before;
create index duty_task on duty (task);
create index duty_extend on duty (extend_on) where extend_on is not null;
create index duty_site on duty (site) where site is not null;

alter table occurrence rename to occurrence_before;
create table occurrence (
  id           @id   not null primary key,
  duty         @id   not null,
  task         @id,
  policy       @id,
  unit         @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  window_from  @date not null,
  window_to    @date not null,
  count_from   @date not null,
  next_to      @date not null,
  need         @int  not null,
  have         @int  not null,
  state        @text not null,
  version      @int  not null,
  site         @id
) @strict;
insert into occurrence (
  id, duty, task, policy, unit, region_path, area1, area2, area3, area4, window_from, window_to, count_from,
  next_to, need, have, state, version)
select
  id, duty, task, policy, unit, region_path, area1, area2, area3, area4, window_from, window_to, count_from,
  next_to, need, have, state, version
from occurrence_before;
drop table occurrence_before;
create unique index occurrence_window on occurrence (duty, window_from);
create index occurrence_task on occurrence (task, window_to);
create index occurrence_unit on occurrence (unit, count_from, window_to);
create index occurrence_open on occurrence (window_to) where state = 'pending';
create index occurrence_due on occurrence (window_to, id, state);
create index occurrence_area1 on occurrence (area1, window_to, id, state);
create index occurrence_area2 on occurrence (area2, window_to, id, state);
create index occurrence_area3 on occurrence (area3, window_to, id, state);
create index occurrence_area4 on occurrence (area4, window_to, id, state);
create index occurrence_site on occurrence (site, window_to) where site is not null;

alter table duty_record add column site @id;
create index duty_record_site on duty_record (site, on_day, id) where site is not null;
