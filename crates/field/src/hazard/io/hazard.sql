-- Hazards; lists are merged from index ranges (docs/decisions/0002). What an index says in its condition stands in it as a
-- column too: SQLite reads the row otherwise. Default sort: the newest first, over all; what is
-- due is sorted among the open ones only, whose indexes stay small however many are closed.

create table hazard (
  id             @id   not null primary key,
  number         @text not null,
  site           @id   not null,
  enterprise     @id   not null,
  region_path    @text not null,
  area1          @text not null,
  area2          @text not null,
  area3          @text not null,
  area4          @text not null,
  trade          @text not null,
  unit           @id,
  regulator      @id,
  risk           @id,
  risk_point     @id,
  place          @text not null,
  lng            @real,
  lat            @real,
  picture_spot   @json,
  source         @text not null,
  kind           @text not null,
  title          @text not null,
  text           @text not null,
  client_key     @text,
  found_at       @time not null,
  found_by       @id,
  found_name     @text not null,
  reported_at    @time not null,
  grade          @text,
  verdict        @json,
  criterion      @text,
  state          @text not null,
  open           @bool not null,
  dual           @text not null,
  delay          @text not null,
  due            @date,
  due_key        @date not null,
  step_due       @date,
  overdue        @bool not null,
  extensions     @int  not null,
  returned       @int  not null,
  plan           @json,
  listing        @id,
  listed         @text,
  stop_order     @id,
  stopped        @bool not null,
  told_regulator @json,
  told_workers   @json,
  verified       @json,
  rectified      @json,
  rectified_at   @time,
  recheck        @json,
  closed         @json,
  closed_at      @time,
  relapse_of     @id,
  merged_into    @id,
  suspect        @int  not null,
  settled        @bool not null,
  version        @int  not null
) @strict;
create unique index hazard_number on hazard (number);
create unique index hazard_client_key on hazard (found_by, client_key) where client_key is not null;
-- What was just reported stands in none of the indexes that name `settled` (docs/decisions/0011).
create index hazard_fresh on hazard (found_at, id) where not settled;
create index hazard_found on hazard (found_at, id, settled) where settled;
create index hazard_area1 on hazard (area1, found_at, id, grade, state, trade, source, kind, suspect, settled) where settled;
create index hazard_area2 on hazard (area2, found_at, id, grade, state, trade, source, kind, suspect, settled) where settled;
create index hazard_area3 on hazard (area3, found_at, id, area4, grade, state, trade, source, kind, suspect, due_key, open, settled) where settled;
-- Departments of a prefecture or a province that look after one trade. Those of a county sift its own index: each index is
-- paid for by every report (docs/decisions/0008).
create index hazard_trade1 on hazard (area1, trade, found_at, id, grade, state, source, kind, suspect, due_key, settled) where settled;
create index hazard_unit on hazard (unit, found_at, id, settled) where settled and unit is not null;
-- What a regulator looks after lies in its region as a rule: this arm of a list mostly finds nothing new, so it must not
-- read rows to find out; nor when the list is of one regulator and the scope sifts it, by region or by unit.
create index hazard_regulator on hazard (regulator, found_at, id, grade, state, trade, source, kind, suspect, area1, area2, area3, unit, settled) where settled and regulator is not null;
-- Whether any of it lies outside the region and the trades that a list shows anyhow: a few seeks before each list.
create index hazard_keeper on hazard (regulator, trade, region_path, settled) where settled and regulator is not null;
create index hazard_site on hazard (site, found_at, id);
create index hazard_open on hazard (due_key, id, state, open, settled) where settled and open;
-- Whose day may have passed without anybody having been told: asked for every minute.
create index hazard_to_tell on hazard (due_key, settled, open, overdue) where settled and open and not overdue;
create index hazard_open1 on hazard (area1, due_key, id, state, grade, trade, source, kind, listed, found_at, open, settled) where settled and open;
create index hazard_open2 on hazard (area2, due_key, id, state, grade, trade, source, kind, listed, found_at, open, settled) where settled and open;
create index hazard_open3 on hazard (area3, due_key, id, area4, state, grade, trade, source, kind, listed, suspect, found_at, open, settled) where settled and open;
-- The same for departments that look after one trade, by last day and by finding.
create index hazard_open_trade1 on hazard (area1, trade, due_key, id, state, grade, source, kind, listed, found_at, open, settled) where settled and open;
create index hazard_still_trade1 on hazard (area1, trade, found_at, id, state, grade, source, kind, listed, due_key, open, settled) where settled and open;
-- The board, by step and day; the major ones among them; open ones by finding. Smaller regions need none of their own.
create index hazard_step1 on hazard (area1, state, due_key, id, grade, trade, source, kind, listed, found_at, open, settled) where settled and open;
create index hazard_step_found1 on hazard (area1, state, found_at, id, grade, trade, source, kind, listed, due_key, open, settled) where settled and open;
create index hazard_step2 on hazard (area2, state, due_key, id, trade, open, settled) where settled and open;
create index hazard_step_trade1 on hazard (area1, trade, state, due_key, id, grade, source, kind, listed, found_at, open, settled) where settled and open;
create index hazard_step_regulator on hazard (regulator, state, due_key, id, grade, trade, area1, area2, area3, open, settled) where settled and open;
create index hazard_major1 on hazard (area1, state, due_key, id, trade, open, grade, settled) where settled and open and grade = 'major';
create index hazard_major2 on hazard (area2, state, due_key, id, trade, open, grade, settled) where settled and open and grade = 'major';
create index hazard_major_regulator on hazard (regulator, state, due_key, id, trade, area1, area2, area3, unit, open, grade, settled) where settled and open and grade = 'major';
-- What is rare and asked for alone: few entries, and nothing else is read.
create index hazard_major_due1 on hazard (area1, due_key, id, state, trade, source, kind, grade, listed, found_at, open, settled) where settled and open and grade = 'major';
create index hazard_major_due2 on hazard (area2, due_key, id, state, trade, source, kind, grade, listed, found_at, open, settled) where settled and open and grade = 'major';
create index hazard_listed1 on hazard (area1, found_at, id, due_key, trade, grade, state, kind, source, listed, open, settled) where settled and open and listed is not null;
create index hazard_listed2 on hazard (area2, found_at, id, due_key, trade, grade, state, kind, source, listed, open, settled) where settled and open and listed is not null;
create index hazard_listed_due1 on hazard (area1, due_key, id, trade, grade, state, kind, source, listed, found_at, open, settled) where settled and open and listed is not null;
create index hazard_listed_due2 on hazard (area2, due_key, id, trade, grade, state, kind, source, listed, found_at, open, settled) where settled and open and listed is not null;
create index hazard_listed_regulator on hazard (regulator, found_at, id, due_key, trade, grade, state, kind, source, listed, area1, area2, area3, open, settled) where settled and open and listed is not null;
create index hazard_suspect_regulator on hazard (regulator, found_at, id, due_key, trade, grade, state, kind, source, suspect, area1, area2, area3, open, settled) where settled and suspect > 0;
create index hazard_listed_due_regulator on hazard (regulator, due_key, id, trade, grade, state, kind, source, listed, area1, area2, area3, open, settled) where settled and open and listed is not null;
create index hazard_suspect_due_regulator on hazard (regulator, due_key, id, trade, grade, state, kind, source, suspect, area1, area2, area3, open, settled) where settled and open and suspect > 0;
create index hazard_suspect_due1 on hazard (area1, due_key, id, trade, grade, state, kind, source, suspect, found_at, open, settled) where settled and open and suspect > 0;
create index hazard_suspect_due2 on hazard (area2, due_key, id, trade, grade, state, kind, source, suspect, found_at, open, settled) where settled and open and suspect > 0;
create index hazard_unassigned_due1 on hazard (area1, due_key, id, trade, grade, state, kind, source, regulator, open, settled) where settled and open and regulator is null;
create index hazard_unassigned_due2 on hazard (area2, due_key, id, trade, grade, state, kind, source, regulator, open, settled) where settled and open and regulator is null;
create index hazard_suspect1 on hazard (area1, found_at, id, due_key, trade, grade, state, kind, source, suspect, open, settled) where settled and suspect > 0;
create index hazard_suspect2 on hazard (area2, found_at, id, due_key, trade, grade, state, kind, source, suspect, open, settled) where settled and suspect > 0;
create index hazard_unassigned1 on hazard (area1, found_at, id, trade, grade, state, kind, source, regulator, open, settled) where settled and regulator is null;
create index hazard_unassigned2 on hazard (area2, found_at, id, trade, grade, state, kind, source, regulator, open, settled) where settled and regulator is null;
create index hazard_all_major1 on hazard (area1, found_at, id, state, trade, source, kind, grade, settled) where settled and grade = 'major';
create index hazard_all_major2 on hazard (area2, found_at, id, state, trade, source, kind, grade, settled) where settled and grade = 'major';
create index hazard_still1 on hazard (area1, found_at, id, grade, state, trade, source, kind, due_key, open, settled) where settled and open;
create index hazard_still2 on hazard (area2, found_at, id, grade, state, trade, source, kind, due_key, open, settled) where settled and open;
create index hazard_open_unit on hazard (unit, due_key, id, state, open, settled) where settled and open;
create index hazard_open_regulator on hazard (regulator, due_key, id, state, grade, trade, source, kind, listed, area1, area2, area3, unit, found_at, open, settled) where settled and open;
create index hazard_still_regulator on hazard (regulator, found_at, id, grade, state, trade, source, kind, listed, area1, area2, area3, unit, due_key, open, settled) where settled and open;

-- Which words which hazard holds, and the hazards that were not read since they changed (docs/decisions/0010).
create @words hazard_word;
create table hazard_unread (
  record  @id  not null primary key
) @strict;

create table hazard_file (
  hazard  @id   not null,
  file    @id   not null,
  sha     @text not null,
  kind    @text not null,
  event   @id,
  at      @time not null,
  primary key (hazard, file)
) @strict;
create index hazard_file_sha on hazard_file (sha);

create table hazard_comment (
  id      @id   not null primary key,
  hazard  @id   not null,
  person  @id,
  name    @text not null,
  text    @text not null,
  at      @time not null
) @strict;
create index hazard_comment_hazard on hazard_comment (hazard, id);

create table hazard_extension (
  id            @id   not null primary key,
  hazard        @id   not null,
  from_due      @date not null,
  to_due        @date not null,
  reason        @text not null,
  state         @text not null,
  person        @id,
  name          @text not null,
  at            @time not null,
  decided_by    @id,
  decided_name  @text,
  decided_at    @time,
  decision      @text
) @strict;
create index hazard_extension_hazard on hazard_extension (hazard, id);

-- 挂牌督办. Kept for ever: how many were listed in a year counts against the yearly duty.
create table listing (
  id                @id   not null primary key,
  hazard            @id   not null,
  number            @text,
  level             @text not null,
  state             @text not null,
  open              @bool not null,
  region_path       @text not null,
  area1             @text not null,
  area2             @text not null,
  area3             @text not null,
  area4             @text not null,
  trade             @text not null,
  unit              @id,
  regulator         @id,
  reason            @text not null,
  proposed_at       @time not null,
  proposed_by       @id,
  proposed_name     @text not null,
  decided           @json,
  from_day          @date,
  due               @date,
  due_key           @date not null,
  first_due         @date,
  asked_due         @date,
  asked_on          @date,
  asked_by          @id,
  decide_by         @date,
  extensions        @int  not null,
  file_by           @date,
  filed_on          @date,
  publish_by        @date,
  published_on      @date,
  media             @text,
  report_by         @date,
  delisted          @json,
  delisted_on       @date,
  end_by            @date,
  end_published_on  @date
) @strict;
create index listing_hazard on listing (hazard);
create index listing_due on listing (due_key, id, state);
create index listing_area1 on listing (area1, due_key, id, state);
create index listing_area2 on listing (area2, due_key, id, state);
create index listing_area3 on listing (area3, due_key, id, state);
create index listing_area4 on listing (area4, due_key, id, state);
-- How many were listed in a year, against the yearly duty of a prefecture or a province.
create index listing_from1 on listing (area1, from_day, trade);
create index listing_unit on listing (unit, due_key, id);
create index listing_regulator on listing (regulator, due_key, id);
create index listing_public on listing (published_on, id) where published_on is not null;

create table listing_progress (
  id       @id   not null primary key,
  listing  @id   not null,
  day      @date not null,
  note     @text not null,
  person   @id,
  name     @text not null,
  at       @time not null
) @strict;
create index listing_progress_listing on listing_progress (listing, id);

create table stop_order (
  id            @id   not null primary key,
  hazard        @id   not null,
  number        @text not null,
  scope         @text not null,
  state         @text not null,
  ordered_on    @date not null,
  ordered_by    @id,
  ordered_name  @text not null,
  asked_on      @date,
  decide_by     @date,
  lifted        @json
) @strict;
create index stop_order_hazard on stop_order (hazard, id);
