-- Tasks; lists are merged from index ranges (docs/decisions/0002), default sort: due date.

create table task (
  id            @id   not null primary key,
  number        @text not null,
  policy        @id   not null,
  policy_title  @text not null,
  measure       @id   not null,
  seq           @int  not null,
  label         @text,
  title         @text not null,
  text          @text not null,
  role          @text not null,
  unit          @id   not null,
  unit_key      @text not null,
  lead          @id,
  region_path   @text not null,
  area1         @text not null,
  area2         @text not null,
  area3         @text not null,
  area4         @text not null,
  start_on      @date not null,
  due           @date,
  due_key       @date not null,
  due_rule      @text,
  standing      @bool not null,
  key_task      @bool not null,
  targets       @json not null,
  evidence      @json not null,
  milestones    @json not null,
  curve         @text not null,
  progress      @int  not null,
  work          @text not null,
  extension     @text not null,
  dispute       @text not null,
  pause         @text not null,
  light         @text not null,
  light_rank    @int  not null,
  light_since   @date not null,
  turns_at      @date,
  turns_to      @text,
  unconfirmed   @bool not null,
  late          @bool not null,
  extensions    @int  not null,
  issued_at     @time not null,
  accept_by     @date not null,
  implied       @bool not null,
  accepted_at   @time,
  accepted_by   @id,
  submitted_at  @time,
  submitted_by  @id,
  lead_at       @time,
  lead_by       @id,
  verified_at   @time,
  verified_by   @id,
  closed_at     @time,
  closed_by     @id,
  supervised    @text not null,
  version       @int  not null
) @strict;
create unique index task_number on task (number);
create index task_due on task (due_key, id, work, light);
create index task_area1 on task (area1, due_key, id, work, light);
create index task_area2 on task (area2, due_key, id, work, light);
create index task_area3 on task (area3, due_key, id, work, light);
create index task_area4 on task (area4, due_key, id, work, light);
create index task_policy on task (policy, measure, unit);
create index task_measure on task (measure);
create index task_turns on task (turns_at) where turns_at is not null;
create index task_unaccepted on task (accept_by) where work = 'issued';

create table task_access (
  unit     @id   not null,
  task     @id   not null,
  reason   @text not null,
  due_key  @date not null,
  work     @text not null,
  light    @text not null,
  policy   @id   not null,
  primary key (unit, task)
) @strict;
create index task_access_due on task_access (unit, due_key, task, work, light, policy);
create index task_access_task on task_access (task);

create table task_file (
  task    @id   not null,
  file    @id   not null,
  kind    @text not null,
  dated   @date,
  event   @id,
  at      @time not null,
  primary key (task, file)
) @strict;
create index task_file_file on task_file (file);

create table task_comment (
  id      @id   not null primary key,
  task    @id   not null,
  person  @id,
  name    @text not null,
  text    @text not null,
  at      @time not null
) @strict;
create index task_comment_task on task_comment (task, id);

create table task_extension (
  id            @id   not null primary key,
  task          @id   not null,
  from_due      @date not null,
  to_due        @date not null,
  reason        @text not null,
  state         @text not null,
  person        @id,
  name          @text not null,
  at            @time not null,
  decided_by    @id,
  decided_name  @text,
  decided_at    @time,
  decision      @text
) @strict;
create index task_extension_task on task_extension (task, id);

create table task_view (
  id      @id   not null primary key,
  person  @id   not null,
  page    @text not null,
  name    @text not null,
  query   @text not null,
  at      @time not null
) @strict;
create index task_view_person on task_view (person, page);
