-- 人员: one account each; what they were in charge of is kept by term (post), for judgements about the past.
create table person (
  id           @id   not null primary key,
  login        @text not null,
  name         @text not null,
  initials     @text not null,
  unit         @id   not null,
  region_path  @text not null,
  password     @text,
  active       @bool not null,
  demo_say     @text,
  version      @int  not null
) @strict;
create unique index person_login on person (login);
create index person_unit on person (unit);
create index person_region_path on person (region_path, name);

create table post (
  id          @id   not null primary key,
  person      @id   not null,
  unit        @id   not null,
  title       @text not null,
  portfolio   @json not null,
  valid_from  @date not null,
  valid_to    @date
) @strict;
create index post_person on post (person);
create index post_unit on post (unit);
