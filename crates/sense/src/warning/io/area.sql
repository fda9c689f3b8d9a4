-- What an area's enterprises make of it: the newest figure of each area that has rated enterprises.
create table warning_area (
  region       @id   not null primary key,
  region_path  @text not null,
  name         @text not null,
  colour       @text not null,
  rating       @json not null,
  rated_at     @time not null
) @strict;
create index warning_area_path on warning_area (region_path);

-- Warnings about areas.
create table warning_area_issued (
  id           @id   not null primary key,
  region       @id   not null,
  region_path  @text not null,
  name         @text not null,
  state        @text not null,
  colour       @text not null,
  issued_at    @time not null,
  since_at     @time not null,
  respond_due  @time not null,
  rating       @json not null,
  responded    @json,
  closed       @json,
  shades       @json not null,
  version      @int  not null
) @strict;
-- One that runs for each area.
create unique index warning_area_running on warning_area_issued (region) where state in ('issued', 'responded', 'downgraded');
create index warning_area_issued_region on warning_area_issued (region, issued_at, id);
