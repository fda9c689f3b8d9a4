-- Risk points of sites and the risks on them; lists are merged from index ranges (docs/decisions/0002), the worst first.

create table risk_point (
  id           @id   not null primary key,
  site         @id   not null,
  name         @text not null,
  kind         @text not null,
  department   @text not null,
  owner        @text not null,
  area         @json,
  version      @int  not null
) @strict;
create unique index risk_point_site on risk_point (site, name);

create table risk (
  id              @id   not null primary key,
  site            @id   not null,
  enterprise      @id   not null,
  point           @id   not null,
  region_path     @text not null,
  area1           @text not null,
  area2           @text not null,
  area3           @text not null,
  area4           @text not null,
  trade           @text not null,
  unit            @id,
  regulator       @id,
  activity        @text not null,
  source          @text not null,
  event           @text not null,
  consequence     @text not null,
  standard        @text not null,
  factor          @text,
  method          @text not null,
  inherent        @json,
  inherent_value  @real,
  residual        @json,
  residual_value  @real,
  residual_level  @int,
  level_key       @int  not null,
  needs_review    @bool not null,
  control_level   @text,
  duty            @json not null,
  controls        @json not null,
  reassess_key    @date not null,
  reassess_why    @text,
  reminded        @bool not null,
  leader          @id,
  leader_name     @text,
  state           @text not null,
  assessed        @json,
  signed          @json,
  published       @json,
  public          @bool not null,
  reviewed        @json,
  review_key      @date not null,
  version         @int  not null
) @strict;
create index risk_site on risk (site, point, level_key, id);
create index risk_level on risk (level_key, id, state, trade);
create index risk_area1 on risk (area1, level_key, id, state, trade);
create index risk_area2 on risk (area2, level_key, id, state, trade);
create index risk_area3 on risk (area3, level_key, id, state, trade);
create index risk_area4 on risk (area4, level_key, id, state, trade);
create index risk_unit on risk (unit, level_key, id, state);
create index risk_regulator on risk (regulator, level_key, id, state, trade);
create index risk_leader on risk (leader, level_key, id) where leader is not null;
create index risk_due on risk (reassess_key) where not reminded;
create index risk_public on risk (site, level_key, id) where public;

create table risk_plan (
  risk  @id   not null primary key,
  plan  @json not null
) @strict;

create table site_picture (
  site     @id   not null primary key,
  file     @id   not null,
  version  @int  not null,
  at       @time not null,
  by_name  @text not null
) @strict;
