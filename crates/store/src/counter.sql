-- 计数: totals by region, trade, state, grade and month; docs/decisions/0004.
create table counter (
  concept  @text not null,
  region   @text not null,
  trade    @text not null,
  state    @text not null,
  grade    @text not null,
  month    @int  not null,
  n        @int  not null,
  primary key (concept, region, trade, state, grade, month)
) @strict;

create table counter_delta (
  id       @id   not null primary key,
  concept  @text not null,
  area1    @text not null,
  area2    @text not null,
  area3    @text not null,
  area4    @text not null,
  trade    @text not null,
  state    @text not null,
  grade    @text not null,
  month    @int  not null,
  n        @int  not null,
  folding  @bool not null
) @strict;
create index counter_delta_concept on counter_delta (concept, area1);
