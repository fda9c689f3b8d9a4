-- Who is heard from: the last own report or self-check, and the day on which silence was found.

alter table site add column heard_on @date;
alter table site add column silent_on @date;
create index site_heard on site (heard_on) where silent_on is null and state = 'operating';
create index site_silent1 on site (area1, name_key, id) where silent_on is not null;
create index site_silent2 on site (area2, name_key, id) where silent_on is not null;
create index site_silent3 on site (area3, name_key, id) where silent_on is not null;
create index site_silent4 on site (area4, name_key, id) where silent_on is not null;
create index site_silent on site (name_key, id) where silent_on is not null;
create index site_graded on site (id) where graded_on is not null;

-- Work of a night, and the last day for which it was done.
create table site_night (
  work  @text not null primary key,
  day   @date not null
) @strict;
