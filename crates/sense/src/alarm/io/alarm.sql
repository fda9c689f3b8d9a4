-- One row is one occurrence; lists are merged from index ranges (docs/decisions/0002), the newest first.

create table alarm (
  id             @id   not null primary key,
  point          @id   not null,
  slot           @int  not null,
  site           @id   not null,
  site_name      @text not null,
  enterprise     @id   not null,
  region_path    @text not null,
  area1          @text not null,
  area2          @text not null,
  area3          @text not null,
  area4          @text not null,
  trade          @text not null,
  unit           @id,
  regulator      @id,
  kind           @text not null,
  point_code     @text not null,
  point_name     @text not null,
  critical       @bool not null,
  latched        @bool not null,
  limit_code     @text not null,
  limit_value    @real,
  rule_version   @int  not null,
  priority       @int  not null,
  raised_at      @time not null,
  returned_key   @time not null,
  value          @real,
  back_value     @real,
  late           @bool not null,
  chatter        @bool not null,
  flood          @id,
  signal         @text not null,
  handling       @text not null,
  level          @int  not null,
  escalate_key   @time not null,
  confirm_due    @time not null,
  feedback_due   @time not null,
  cause          @text,
  confirmed      @json,
  assigned       @json,
  handled        @json,
  closed         @json,
  hazard         @id,
  steps          @json not null,
  version        @int  not null
) @strict;
create unique index alarm_once on alarm (slot, limit_code, raised_at);
create index alarm_slot on alarm (slot, returned_key);
create index alarm_point on alarm (point, raised_at, id);
create index alarm_site on alarm (site, raised_at);
create index alarm_raised on alarm (raised_at, id, handling, priority, trade);
create index alarm_area1 on alarm (area1, raised_at, id, handling, priority, trade);
create index alarm_area2 on alarm (area2, raised_at, id, handling, priority, trade);
create index alarm_area3 on alarm (area3, raised_at, id, handling, priority, trade);
create index alarm_area4 on alarm (area4, raised_at, id, handling, priority, trade);
create index alarm_unit on alarm (unit, raised_at, id, handling, priority);
create index alarm_regulator on alarm (regulator, raised_at, id, handling, priority);
create index alarm_escalate on alarm (escalate_key);
create index alarm_flooded on alarm (flood, raised_at) where flood is not null;

-- Many alarms of one site in a short time, shown together.
create table alarm_flood (
  id       @id   not null primary key,
  site     @id   not null,
  from_at  @time not null,
  last_at  @time not null,
  count    @int  not null
) @strict;
create index alarm_flood_site on alarm_flood (site, last_at);

-- Shelving: asked for, approved, over.
create table alarm_shelving (
  id           @id   not null primary key,
  point        @id   not null,
  site         @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  trade        @text not null,
  unit         @id,
  regulator    @id,
  priority     @int  not null,
  state        @text not null,
  reason       @text not null,
  substitute   @text not null,
  minutes      @int  not null,
  asked        @json not null,
  approved     @json,
  from_at      @time,
  until_key    @time not null,
  ended        @json,
  asked_key    @time not null,
  version      @int  not null
) @strict;
create index alarm_shelving_point on alarm_shelving (point, until_key);
create index alarm_shelving_state on alarm_shelving (state, until_key);
create index alarm_shelving_asked on alarm_shelving (asked_key, id, state);
create index alarm_shelving_area1 on alarm_shelving (area1, asked_key, id, state);
create index alarm_shelving_area2 on alarm_shelving (area2, asked_key, id, state);
create index alarm_shelving_area3 on alarm_shelving (area3, asked_key, id, state);
create index alarm_shelving_area4 on alarm_shelving (area4, asked_key, id, state);
create index alarm_shelving_unit on alarm_shelving (unit, asked_key, id, state);
create index alarm_shelving_regulator on alarm_shelving (regulator, asked_key, id, state);
