-- Marks of severe weather, entered by a person for a region and a time.

create table weather_mark (
  id          @id   not null primary key,
  weather     @text not null,
  colour      @text not null,
  region_path @text not null,
  region_name @text not null,
  from_at     @time not null,
  until_at    @time not null,
  source      @text not null,
  said        @json not null,
  ended       @json,
  version     @int  not null
) @strict;
create index weather_mark_until on weather_mark (until_at);
