-- Signs of false rectification and of recurrence. The hash and the sketch of each photo on a hazard; what is to be looked
-- at; what was found and how a person settled it.

create table photo (
  file     @id   not null primary key,
  hazard   @id   not null,
  -- Null: no picture that can be compared.
  hash     @int,
  -- Name of the sketch among the files.
  sketch   @text,
  camera   @json not null,
  at       @time not null
) @strict;
create index photo_at on photo (at, file);
create index photo_hazard on photo (hazard, file);

create table hazard_look (
  hazard  @id   not null primary key,
  at      @time not null,
  tries   @int  not null
) @strict;
create index hazard_look_at on hazard_look (at);

create table hazard_words (
  hazard  @id   not null primary key,
  words   @text not null,
  at      @time not null
) @strict;
create index hazard_words_words on hazard_words (words, at);

create table hazard_finding (
  hazard        @id   not null,
  n             @int  not null,
  key           @text not null,
  kind          @text not null,
  say           @text not null,
  score         @real not null,
  file          @id,
  other_file    @id,
  other_hazard  @id,
  at            @time not null,
  state         @text not null,
  settled_by    @id,
  settled_name  @text,
  settled_at    @time,
  reason        @text,
  primary key (hazard, n)
) @strict;
create unique index hazard_finding_key on hazard_finding (hazard, key);
