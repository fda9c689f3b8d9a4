-- Points whose raw readings stay although their time is over: an accident, an investigation.
create table reading_hold (
  id           @id   not null primary key,
  point        @id   not null,
  slot         @int  not null,
  reason       @text not null,
  by_name      @text not null,
  made_at      @time not null,
  released_at  @time
) @strict;
create unique index reading_hold_one on reading_hold (point) where released_at is null;
create index reading_hold_slot on reading_hold (slot) where released_at is null;
