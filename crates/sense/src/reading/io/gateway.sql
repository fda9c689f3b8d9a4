-- Senders of readings. A point names the one that may send it; the token itself is kept nowhere.

create table gateway (
  id          @id   not null primary key,
  code        @text not null,
  name        @text not null,
  token_hash  @text not null,
  made_at     @time not null,
  seen_at     @time,
  skew_ms     @int  not null,
  figures     @json not null
) @strict;
create unique index gateway_code on gateway (code);
create unique index gateway_token on gateway (token_hash);
