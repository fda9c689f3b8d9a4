-- 巡查: programmes with their set to cover, visits, findings, stations and their logs.
create table tour (
  id           @id   not null primary key,
  number       @text not null,
  sort         @text not null,
  title        @text not null,
  topics       @text not null,
  organ        @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  from_on      @date not null,
  to_on        @date not null,
  core         @json not null,
  targets      @json not null,
  state        @text not null,
  opened       @json not null,
  marks        @json not null,
  version      @int  not null
) @strict;
create unique index tour_number on tour (number);
create index tour_area1 on tour (area1, to_on, id);
create index tour_area2 on tour (area2, to_on, id);
create index tour_area3 on tour (area3, to_on, id);
create index tour_area4 on tour (area4, to_on, id);
create index tour_organ on tour (organ, to_on, id);

create table tour_visit (
  id           @id   not null primary key,
  tour         @id   not null references tour (id),
  tour_title   @text not null,
  sort         @text not null,
  organ        @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  target       @id   not null,
  shown        @id,
  planned_on   @date not null,
  leader       @text not null,
  team         @json not null,
  begun_on     @date,
  finished_on  @date,
  rechecked_on @date,
  evidence     @json not null,
  summary      @text not null,
  state        @text not null,
  marks        @json not null,
  version      @int  not null
) @strict;
create index tour_visit_tour on tour_visit (tour, target);
create index tour_visit_area1 on tour_visit (area1, planned_on, id);
create index tour_visit_area2 on tour_visit (area2, planned_on, id);
create index tour_visit_area3 on tour_visit (area3, planned_on, id);
create index tour_visit_area4 on tour_visit (area4, planned_on, id);
create index tour_visit_organ on tour_visit (organ, planned_on, id);
-- The unit visited sees a visit from its beginning.
create index tour_visit_shown on tour_visit (shown, planned_on, id);
create index tour_visit_begun on tour_visit (target, begun_on);
create index tour_visit_rechecked on tour_visit (target, rechecked_on);

-- Units of the team see the visit too.
create table tour_visit_access (
  unit        @id   not null,
  visit       @id   not null,
  planned_on  @date not null,
  primary key (unit, visit)
) @strict;
create index tour_visit_access_planned on tour_visit_access (unit, planned_on, visit);

create table tour_finding (
  id         @id   not null primary key,
  visit      @id   not null references tour_visit (id),
  unit       @id   not null,
  title      @text not null,
  text       @text not null,
  due        @date not null,
  hand       @text not null,
  supervise  @id,
  task       @id,
  noted      @json not null,
  rechecks   @json not null,
  state      @text not null,
  version    @int  not null
) @strict;
create index tour_finding_visit on tour_finding (visit, id);

create table tour_station (
  id           @id   not null primary key,
  number       @text not null,
  title        @text not null,
  organ        @id   not null,
  region_path  @text not null,
  area1        @text not null,
  area2        @text not null,
  area3        @text not null,
  area4        @text not null,
  target       @id   not null,
  from_on      @date not null,
  to_on        @date not null,
  people       @text not null,
  opened       @json not null,
  version      @int  not null
) @strict;
create unique index tour_station_number on tour_station (number);
create index tour_station_area1 on tour_station (area1, to_on, id);
create index tour_station_area2 on tour_station (area2, to_on, id);
create index tour_station_area3 on tour_station (area3, to_on, id);
create index tour_station_area4 on tour_station (area4, to_on, id);
create index tour_station_organ on tour_station (organ, to_on, id);

create table tour_log (
  station  @id   not null references tour_station (id),
  day      @date not null,
  text     @text not null,
  found    @text not null,
  late     @bool not null,
  mark     @json not null,
  primary key (station, day)
) @strict;
