-- Systems outside that alarms are sent to. What is to be sent is the feed of alarms itself: each receiver has the number up
-- to which messages were made, so nothing is queued that a rolled-back change would leave behind.

create table receiver (
  id            @id   not null primary key,
  name          @text not null,
  shape         @text not null,
  url           @text not null,
  header        @text not null,
  header_value  @text not null,
  signing       @text not null,
  secret        @text not null,
  region_path   @text not null,
  trade         @text not null,
  least         @int  not null,
  state         @text not null,
  finding       @text not null,
  seen_seq      @int  not null,
  refresh_at    @time not null,
  wait_until    @time not null,
  refused       @int  not null,
  missed        @int  not null,
  sent          @int  not null,
  sent_at       @time,
  held_by       @id,
  held_until    @time not null,
  version       @int  not null
) @strict;

-- Messages: the alarms that changed between two numbers, as they are when it is sent.
create table receiver_delivery (
  id         @id   not null primary key,
  receiver   @id   not null,
  after_seq  @int  not null,
  last_seq   @int  not null,
  count      @int  not null,
  state      @text not null,
  attempts   @int  not null,
  next_at    @time not null,
  answer     @text not null,
  made_at    @time not null,
  done_at    @time
) @strict;
create unique index receiver_delivery_once on receiver_delivery (receiver, last_seq);
create index receiver_delivery_waiting on receiver_delivery (receiver, last_seq) where state = 'waiting';
create index receiver_delivery_done on receiver_delivery (done_at) where state <> 'waiting';
