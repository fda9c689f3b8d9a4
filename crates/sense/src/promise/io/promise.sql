-- Promises of safety, one of a site and day; opened by the clock, so that a missing one is a record too.

create table promise (
  id            @id   not null primary key,
  day           @date not null,
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
  stands        @text not null,
  missed        @int  not null,
  contradicted  @bool not null,
  figures       @json,
  made          @json,
  corrections   @json not null,
  found         @json not null,
  open          @json not null,
  checked_at    @time,
  version       @int  not null
) @strict;
create unique index promise_site on promise (site, day);
create index promise_enterprise on promise (enterprise, day);
create index promise_day on promise (day, id, stands, contradicted, trade);
create index promise_area1 on promise (area1, day, id, stands, contradicted, trade);
create index promise_area2 on promise (area2, day, id, stands, contradicted, trade);
create index promise_area3 on promise (area3, day, id, stands, contradicted, trade);
create index promise_area4 on promise (area4, day, id, stands, contradicted, trade);
create index promise_unit on promise (unit, day, id, stands, contradicted);
create index promise_regulator on promise (regulator, day, id, stands, contradicted);

-- How far the round over the sites is; one row.
create table promise_round (
  id        @int  not null primary key,
  last      @id,
  began_at  @time not null,
  done      @bool not null
) @strict;
