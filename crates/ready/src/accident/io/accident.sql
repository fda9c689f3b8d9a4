-- 事故: the register. Figures as they stand within the window of correction; what came later is in supplements.
create table accident (
  id            @id   not null primary key,
  number        @text not null,
  title         @text not null,
  region_path   @text not null,
  area1         @text not null,
  area2         @text not null,
  area3         @text not null,
  area4         @text not null,
  regulator     @id   not null,
  unit          @id   not null,
  site          @id,
  firm          @text not null,
  place         @text not null,
  kind          @text not null,
  short_window  @bool not null,
  occurred_at   @time not null,
  occurred_on   @date not null,
  known_at      @time not null,
  reported_at   @time not null,
  course        @text not null,
  measures      @text not null,
  dead          @int  not null,
  injured       @int  not null,
  missing       @int  not null,
  loss          @real not null,
  grade         @text not null,
  delay         @text not null,
  concealed     @json,
  counted       @bool not null,
  stage         @text not null,
  supplements   @json not null,
  marks         @json not null,
  inquiry       @json not null,
  window_end    @date not null,
  version       @int  not null
) @strict;
create unique index accident_number on accident (number);
create index accident_area1 on accident (area1, occurred_at, id);
create index accident_area2 on accident (area2, occurred_at, id);
create index accident_area3 on accident (area3, occurred_at, id);
create index accident_area4 on accident (area4, occurred_at, id);
create index accident_unit on accident (unit, occurred_at, id);
create index accident_regulator on accident (regulator, occurred_at, id);
create index accident_occurred on accident (occurred_at, id);

-- 统计口径: what death rates are divided by, as the office entered it with its source.
create table accident_base (
  id           @id   not null primary key,
  region_path  @text not null,
  year         @int  not null,
  kind         @text not null,
  value        @real not null,
  source       @text not null,
  by_name      @text not null,
  at           @time not null
) @strict;
create unique index accident_base_year on accident_base (region_path, year, kind);
