-- Duties that recur, and their windows up to the current one and the next.

create table duty (
  id           @id   not null primary key,
  task         @id   not null,
  policy       @id   not null,
  measure      @id   not null,
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
  extend_on    @date
) @strict;
create index duty_task on duty (task);
create index duty_extend on duty (extend_on) where extend_on is not null;

create table occurrence (
  id           @id   not null primary key,
  duty         @id   not null,
  task         @id   not null,
  policy       @id   not null,
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
  version      @int  not null
) @strict;
create unique index occurrence_window on occurrence (duty, window_from);
create index occurrence_task on occurrence (task, window_to);
create index occurrence_unit on occurrence (unit, count_from, window_to);
create index occurrence_open on occurrence (window_to) where state = 'pending';
create index occurrence_due on occurrence (window_to, id, state);
create index occurrence_area1 on occurrence (area1, window_to, id, state);
create index occurrence_area2 on occurrence (area2, window_to, id, state);
create index occurrence_area3 on occurrence (area3, window_to, id, state);
create index occurrence_area4 on occurrence (area4, window_to, id, state);

create table occurrence_access (
  unit        @id   not null,
  occurrence  @id   not null,
  window_to   @date not null,
  primary key (unit, occurrence)
) @strict;
create index occurrence_access_due on occurrence_access (unit, window_to, occurrence);
create index occurrence_access_occurrence on occurrence_access (occurrence);
