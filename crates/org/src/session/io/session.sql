-- 登录: only the hash of a token is kept; attempts are counted by the login as typed, whether or not it exists, so that
-- the answer never tells which logins exist.
create table session (
  id          @id   not null primary key,
  token       @text not null,
  person      @id   not null,
  created     @time not null,
  seen        @time not null,
  expires     @time not null,
  user_agent  @text not null,
  revoked     @time
) @strict;
create unique index session_token on session (token);
create index session_person on session (person, created);

create table signin_attempt (
  login         @text not null primary key,
  failures      @int  not null,
  locked_until  @time,
  at            @time not null
) @strict;
create index signin_attempt_at on signin_attempt (at);
