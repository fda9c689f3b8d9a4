-- Points of sites with the rule that is in force; lists are merged from index ranges (docs/decisions/0002).

create table point (
  id              @id   not null primary key,
  slot            @int  not null,
  site            @id   not null,
  site_name       @text not null,
  enterprise      @id   not null,
  region_path     @text not null,
  area1           @text not null,
  area2           @text not null,
  area3           @text not null,
  area4           @text not null,
  trade           @text not null,
  unit            @id,
  regulator       @id,
  installation    @id,
  code            @text not null,
  name            @text not null,
  kind            @text not null,
  spot            @text not null,
  lo              @real,
  hi              @real,
  resolution      @real not null,
  sample_s        @int  not null,
  report_s        @int  not null,
  critical        @bool not null,
  latched         @bool not null,
  bundle          @text not null,
  neighbours      @json not null,
  gateway         @text not null,
  template        @text not null,
  limits          @json not null,
  rule_version    @int  not null,
  calibrated_on   @date,
  calibrate_key   @date not null,
  state           @text not null,
  muted           @text not null,
  muted_until     @time not null,
  touched         @int  not null,
  version         @int  not null
) @strict;
create unique index point_slot on point (slot);
create index point_touched on point (touched, slot);
create unique index point_code on point (site, code);
create index point_name on point (name, id, state, kind, trade);
create index point_area1 on point (area1, name, id, state, kind, trade);
create index point_area2 on point (area2, name, id, state, kind, trade);
create index point_area3 on point (area3, name, id, state, kind, trade);
create index point_area4 on point (area4, name, id, state, kind, trade);
create index point_unit on point (unit, name, id, state, kind);
create index point_regulator on point (regulator, name, id, state, kind);
create index point_installation on point (installation) where installation is not null;
create index point_muted on point (muted_until) where muted <> '';

-- The next number to give.
create table point_slots (
  id    @int  not null primary key,
  next  @int  not null
) @strict;
insert into point_slots (id, next) values (1, 0);
-- The second row counts changes: whoever keeps rules in memory asks for what was touched since.
insert into point_slots (id, next) values (2, 0);

-- Every change with a random word: by it a copy outside the database knows whether it is a copy of this one, also after
-- the database was restored from a backup.
create table point_change (
  number  @int  not null primary key,
  word    @int  not null
) @strict;
insert into point_change (number, word) values (0, 0);

-- Versions of a point's rule with the days on which they hold; a proposal waits for the regulator.
create table point_rule (
  id         @id   not null primary key,
  point      @id   not null,
  number     @int  not null,
  state      @text not null,
  limits     @json not null,
  lo         @real,
  hi         @real,
  looser     @json not null,
  reason     @text not null,
  asked      @json not null,
  decided    @json,
  from_at    @time,
  until_at   @time,
  version    @int  not null
) @strict;
create index point_rule_point on point_rule (point, number);
create index point_rule_state on point_rule (state, id);

-- Stretches in which a point did not alarm anybody: shelved, suppressed by design, out of service, masked by its own word.
create table point_mute (
  id        @id   not null primary key,
  point     @id   not null,
  kind      @text not null,
  from_at   @time not null,
  until_at  @time not null,
  reason    @text not null,
  by_name   @text not null,
  shelving  @id
) @strict;
create index point_mute_point on point_mute (point, until_at);
create unique index point_mute_once on point_mute (point, kind, from_at);
