-- 督办件: one step on one unit. Drafts lie in the organ's region and are shown to no unit; once served they lie in the unit's,
-- but for what one person owes. `told_lapse` and `told_week`: what the clock has told, so that it writes only what is new.
create table supervise (
  id              @id   not null primary key,
  number          @text not null,
  step            @text not null,
  concept         @text,
  subject         @id,
  subject_number  @text,
  subject_title   @text,
  unit            @id   not null,
  shown           @id,
  organ           @id   not null,
  organ_path      @text not null,
  region_path     @text not null,
  area1           @text not null,
  area2           @text not null,
  area3           @text not null,
  area4           @text not null,
  title           @text not null,
  text            @text not null,
  rule            @text,
  facts           @json,
  state           @text not null,
  opened          @json not null,
  opened_at       @time not null,
  signed          @json,
  paper           @id,
  paper_number    @text,
  reply_due       @date,
  due_key         @date not null,
  talk            @json,
  replies         @json not null,
  term            @text not null,
  asked           @json not null,
  ended           @json,
  rests_until     @date,
  leader          @id,
  leader_name     @text,
  reviews         @json not null,
  told_lapse      @date,
  told_week       @int,
  version         @int  not null
) @strict;
create unique index supervise_number on supervise (number);
create index supervise_area1 on supervise (area1, opened_at, id);
create index supervise_area2 on supervise (area2, opened_at, id);
create index supervise_area3 on supervise (area3, opened_at, id);
create index supervise_area4 on supervise (area4, opened_at, id);
create index supervise_shown on supervise (shown, opened_at, id);
create index supervise_organ on supervise (organ, opened_at, id);
create index supervise_opened on supervise (opened_at, id);
create index supervise_subject on supervise (subject, opened_at);
create index supervise_due on supervise (due_key);
create index supervise_led on supervise (leader) where leader is not null;

-- A rule took effect on a subject for this occasion. The key is what makes it once, also with two servers.
create table supervise_fired (
  rule      @text not null,
  subject   @id   not null,
  occasion  @text not null,
  supervise @id   not null,
  at        @time not null,
  primary key (rule, subject, occasion)
) @strict;

-- Which rule is in use over which organ's matters. Written once for each switch; the newest counts.
create table supervise_switch (
  id           @id   not null primary key,
  organ_path   @text not null,
  rule         @text not null,
  used         @bool not null,
  at           @time not null,
  by_person    @id,
  by_name      @text not null
) @strict;
create index supervise_switch_rule on supervise_switch (organ_path, rule, at);

-- The day for which all rules of an organ have been gone through.
create table supervise_pass (
  organ_path  @text not null primary key,
  day         @date not null,
  at          @time not null
) @strict;
