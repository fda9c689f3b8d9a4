-- Warnings about enterprises; lists are merged from index ranges (docs/decisions/0002), the newest first.

create table warning (
  id            @id   not null primary key,
  enterprise    @id   not null,
  name          @text not null,
  site          @id   not null,
  site_name     @text not null,
  region_path   @text not null,
  area1         @text not null,
  area2         @text not null,
  area3         @text not null,
  area4         @text not null,
  trade         @text not null,
  unit          @id,
  regulator     @id,
  state         @text not null,
  colour        @text not null,
  issued_at     @time not null,
  since_at      @time not null,
  rating        @json not null,
  responded     @json,
  verified      @json,
  closed        @json,
  shades        @json not null,
  level         @int  not null,
  steps         @json not null,
  escalate_key  @time not null,
  respond_due   @time not null,
  lead          @json,
  version       @int  not null
) @strict;
-- One that runs for each enterprise.
create unique index warning_running on warning (enterprise) where state in ('issued', 'responded', 'downgraded');
create index warning_enterprise on warning (enterprise, issued_at, id);
create index warning_issued on warning (issued_at, id, state, colour, trade);
create index warning_area1 on warning (area1, issued_at, id, state, colour, trade);
create index warning_area2 on warning (area2, issued_at, id, state, colour, trade);
create index warning_area3 on warning (area3, issued_at, id, state, colour, trade);
create index warning_area4 on warning (area4, issued_at, id, state, colour, trade);
create index warning_unit on warning (unit, issued_at, id, state, colour);
create index warning_regulator on warning (regulator, issued_at, id, state, colour);
create index warning_escalate on warning (escalate_key);

-- The newest rating of each enterprise that has points.
create table warning_rating (
  enterprise  @id   not null primary key,
  region_path @text not null,
  colour      @text not null,
  score       @real not null,
  rating      @json not null,
  rated_at    @time not null
) @strict;
create index warning_rating_area on warning_rating (region_path, colour);

-- How far the round over the enterprises is; one row.
create table warning_round (
  id        @int  not null primary key,
  last      @id,
  began_at  @time not null,
  done      @bool not null
) @strict;

create index point_enterprise on point (enterprise, site);
create index alarm_enterprise on alarm (enterprise, returned_key);
