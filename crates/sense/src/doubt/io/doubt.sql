-- Doubts on file; lists are merged from index ranges (docs/decisions/0002), the newest first.

create table doubt (
  id            @id   not null primary key,
  point         @id   not null,
  slot          @int  not null,
  site          @id   not null,
  site_name     @text not null,
  enterprise    @id   not null,
  region_path   @text not null,
  area1         @text not null,
  area2         @text not null,
  area3         @text not null,
  area4         @text not null,
  trade         @text not null,
  unit          @id,
  regulator     @id,
  kind          @text not null,
  point_code    @text not null,
  point_name    @text not null,
  critical      @bool not null,
  rule          @text not null,
  score         @real not null,
  from_at       @time not null,
  to_at         @time not null,
  told          @text not null,
  figures       @json not null,
  days          @int  not null,
  last_day      @time not null,
  found_at      @time not null,
  state         @text not null,
  level         @int  not null,
  escalate_key  @time not null,
  verify_due    @time not null,
  explained     @json,
  verified      @json,
  closed        @json,
  steps         @json not null,
  version       @int  not null
) @strict;
-- One that runs for each point and rule.
create unique index doubt_running on doubt (slot, rule) where state in ('open', 'confirmed');
create index doubt_slot on doubt (slot, last_day);
create index doubt_point on doubt (point, found_at, id);
create index doubt_found on doubt (found_at, id, state, rule, trade);
create index doubt_area1 on doubt (area1, found_at, id, state, rule, trade);
create index doubt_area2 on doubt (area2, found_at, id, state, rule, trade);
create index doubt_area3 on doubt (area3, found_at, id, state, rule, trade);
create index doubt_area4 on doubt (area4, found_at, id, state, rule, trade);
create index doubt_unit on doubt (unit, found_at, id, state, rule);
create index doubt_regulator on doubt (regulator, found_at, id, state, rule);
create index doubt_escalate on doubt (escalate_key);

-- Days that were judged, and how far.
create table doubt_day (
  day      @date not null primary key,
  site     @id,
  sites    @int  not null,
  points   @int  not null,
  found    @int  not null,
  done_at  @time
) @strict;

-- What people say about a point: calibration, fault, filed maintenance, restart.
create table doubt_mark (
  id        @id   not null primary key,
  point     @id   not null,
  told      @text not null,
  from_at   @time not null,
  until_at  @time not null,
  note      @text not null,
  by_name   @text not null
) @strict;
create index doubt_mark_point on doubt_mark (point, until_at);
