-- 消息渠道: ways by which messages leave the system. Secrets stand here as they are, because each message needs them; no answer
-- and no event ever holds them.

create table channel (
  id           @id   not null primary key,
  name         @text not null,
  shape        @text not null,
  url          @text not null,
  host         @text not null,
  port         @int  not null,
  security     @text not null,
  username     @text not null,
  secret       @text not null,
  sender       @text not null,
  region_path  @text not null,
  unit         @id,
  urgent_only  @bool not null,
  state        @text not null,
  finding      @text not null,
  wait_until   @time not null,
  missed       @int  not null,
  refused      @int  not null,
  sent         @int  not null,
  sent_at      @time,
  held_by      @id,
  held_until   @time not null,
  version      @int  not null
) @strict;
