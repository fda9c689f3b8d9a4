-- 消息: one row for each person who is told; the same key to the same person never twice.

create table message (
  id           @id   not null primary key,
  person       @id   not null,
  unit         @id   not null,
  region_path  @text not null,
  kind         @text not null,
  key          @text not null,
  sheaf        @text not null,
  title        @text not null,
  text         @text not null,
  link         @text not null,
  concept      @text not null,
  record       @id   not null,
  urgent       @bool not null,
  receipt      @bool not null,
  letter       @bool not null,
  made_at      @time not null,
  read_at      @time,
  receipt_at   @time
) @strict;
create unique index message_once on message (person, key);
create index message_person on message (person, id);
create index message_unread on message (person, id) where read_at is null;
create index message_about on message (concept, record, id);
create index message_unit on message (unit, made_at);
create index message_key on message (key);

-- Ways out; `once` keeps a channel from saying the same thing twice.
create table message_send (
  id        @id   not null primary key,
  channel   @id   not null,
  once      @text not null,
  message   @id   not null,
  person    @id,
  state     @text not null,
  urgent    @bool not null,
  attempts  @int  not null,
  next_at   @time not null,
  answer    @text not null,
  batch     @id,
  made_at   @time not null,
  done_at   @time
) @strict;
create unique index message_send_once on message_send (channel, once);
create index message_send_open on message_send (channel, next_at, id) where state in ('queued', 'failed');
create index message_send_message on message_send (message);
create index message_send_channel on message_send (channel, made_at);
create index message_send_done on message_send (done_at) where done_at is not null;

-- What a person wants by e-mail; no row: the parameters' proposal, and no address.
create table message_settings (
  person      @id   not null primary key,
  email       @text not null,
  wish        @text not null,
  together    @bool not null,
  quiet_from  @int  not null,
  quiet_to    @int  not null,
  rest_days   @bool not null,
  version     @int  not null
) @strict;
