-- 计数: the same totals summed over months, and over trades, so that a page reads hundreds of rows where the whole has tens
-- of thousands; docs/decisions/0004.
create table counter_whole (
  concept  @text not null,
  region   @text not null,
  trade    @text not null,
  state    @text not null,
  grade    @text not null,
  n        @int  not null,
  primary key (concept, region, trade, state, grade)
) @strict;

create table counter_month (
  concept  @text not null,
  region   @text not null,
  state    @text not null,
  grade    @text not null,
  month    @int  not null,
  n        @int  not null,
  primary key (concept, region, state, grade, month)
) @strict;

insert into counter_whole (concept, region, trade, state, grade, n)
select concept, region, trade, state, grade, cast(sum(n) as bigint) from counter group by concept, region, trade, state, grade;

insert into counter_month (concept, region, state, grade, month, n)
select concept, region, state, grade, month, cast(sum(n) as bigint) from counter group by concept, region, state, grade, month;
