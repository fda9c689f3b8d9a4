-- 会议. What was known when it was called (agenda, pack) is frozen in it. `meeting_unit`: units that see it once they are called.
create table meeting (
  id              @id   not null primary key,
  number          @text not null,
  committee       @id   not null,
  committee_name  @text not null,
  kind            @text not null,
  owner           @id   not null,
  organ           @id   not null,
  region_path     @text not null,
  area1           @text not null,
  area2           @text not null,
  area3           @text not null,
  area4           @text not null,
  title           @text not null,
  on_day          @date not null,
  start_time      @text not null,
  place           @text not null,
  study           @bool not null,
  members         @json not null,
  invited         @json not null,
  state           @text not null,
  agenda          @json not null,
  left_out        @json not null,
  as_of           @time,
  pack            @text,
  pack_sha        @text,
  held_on         @date,
  attendance      @json not null,
  record          @id,
  summary         @json,
  minutes         @id,
  minutes_number  @text,
  planned         @json not null,
  called          @json,
  minuted         @json,
  ended           @json,
  version         @int  not null
) @strict;
create unique index meeting_number on meeting (number);
create index meeting_day on meeting (on_day, id);
create index meeting_area1 on meeting (area1, on_day, id);
create index meeting_area2 on meeting (area2, on_day, id);
create index meeting_area3 on meeting (area3, on_day, id);
create index meeting_area4 on meeting (area4, on_day, id);
create index meeting_owner on meeting (owner, on_day, id);
create index meeting_organ on meeting (organ, on_day, id);
create index meeting_committee on meeting (committee, on_day, id);

create table meeting_unit (
  unit     @id   not null,
  meeting  @id   not null,
  on_day   @date not null,
  primary key (unit, meeting)
) @strict;
create index meeting_unit_day on meeting_unit (unit, on_day, meeting);
create index meeting_unit_meeting on meeting_unit (meeting);

-- 议定事项, and the 交办单 that each became.
create table meeting_decision (
  meeting      @id   not null,
  place        @int  not null,
  committee    @id   not null,
  item         @int,
  text         @text not null,
  lead         @id   not null,
  lead_name    @text not null,
  due          @date not null,
  by_mark      @json not null,
  step         @id,
  step_number  @text,
  primary key (meeting, place)
) @strict;
create index meeting_decision_committee on meeting_decision (committee, due);
create index meeting_decision_step on meeting_decision (step) where step is not null;
