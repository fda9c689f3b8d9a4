-- Sites; lists are merged from index ranges (docs/decisions/0002), default sort: name.

create table site (
  id              @id   not null primary key,
  enterprise      @id   not null,
  main            @bool not null,
  name            @text not null,
  name_key        @text not null,
  initials        @text not null,
  uscc            @text,
  region_path     @text not null,
  area1           @text not null,
  area2           @text not null,
  area3           @text not null,
  area4           @text not null,
  trade           @text not null,
  unit            @id,
  regulator       @id,
  township        @id,
  address         @text not null,
  address_key     @text not null,
  lng             @real,
  lat             @real,
  industry        @text not null,
  staff           @int,
  revenue_wan     @real,
  assets_wan      @real,
  scale           @text,
  scale_reason    @text,
  high_risk       @bool not null,
  high_risk_why   @json not null,
  tags            @json not null,
  standard_level  @int  not null,
  principal       @text,
  phone           @text,
  staffing        @json not null,
  park            @text,
  state           @text not null,
  colour          @text not null,
  grade_score     @int  not null,
  grade_of        @json not null,
  graded_on       @date,
  next_check_on   @date,
  next_check_key  @date not null,
  licence_due     @date,
  version         @int  not null
) @strict;
create unique index site_main on site (enterprise) where main;
create index site_enterprise on site (enterprise);
create index site_name on site (name_key, id, address_key);
create index site_area1 on site (area1, name_key, id, state, trade, colour, high_risk);
create index site_area2 on site (area2, name_key, id, state, trade, colour, high_risk);
create index site_area3 on site (area3, name_key, id, state, trade, colour, high_risk);
create index site_area4 on site (area4, name_key, id, state, trade, colour, high_risk);
create index site_score1 on site (area1, grade_score, id, state, trade, colour, high_risk);
create index site_score2 on site (area2, grade_score, id, state, trade, colour, high_risk);
create index site_score3 on site (area3, grade_score, id, state, trade, colour, high_risk);
create index site_score4 on site (area4, grade_score, id, state, trade, colour, high_risk);
create index site_check1 on site (area1, next_check_key, id, state, trade, colour, high_risk);
create index site_check2 on site (area2, next_check_key, id, state, trade, colour, high_risk);
create index site_check3 on site (area3, next_check_key, id, state, trade, colour, high_risk);
create index site_check4 on site (area4, next_check_key, id, state, trade, colour, high_risk);
create index site_unit on site (unit, name_key, id) where unit is not null;
create index site_regulator on site (regulator, name_key, id) where regulator is not null;
create index site_check on site (next_check_key, id) where next_check_on is not null;
create index site_unassigned1 on site (area1, name_key, id, next_check_key, grade_score) where regulator is null;
create index site_unassigned2 on site (area2, name_key, id, next_check_key, grade_score) where regulator is null;
create index site_licence_due on site (licence_due) where licence_due is not null;

-- Licences, persons, chemicals, installations, special equipment, reforms: what is listed stands in columns, the rest in body.
create table site_part (
  id       @id   not null primary key,
  site     @id   not null,
  kind     @text not null,
  label    @text not null,
  due      @date,
  level    @int  not null,
  body     @json not null,
  at       @time not null
) @strict;
create index site_part_site on site_part (site, kind, id);
create index site_part_due on site_part (due) where due is not null;

-- Life events.
create table site_event (
  id          @id   not null primary key,
  site        @id   not null,
  kind        @text not null,
  on_day      @date not null,
  note        @text not null,
  was         @text,
  enterprise  @id,
  person      @id,
  name        @text not null,
  at          @time not null
) @strict;
create index site_event_site on site_event (site, id);

-- A workbook between preview and application.
create table site_import (
  id         @id   not null primary key,
  person     @id,
  file_name  @text not null,
  sm3        @text not null,
  state      @text not null,
  done       @int  not null,
  total      @int  not null,
  told       @json not null,
  at         @time not null,
  touched    @time not null
) @strict;
create index site_import_person on site_import (person, id);
