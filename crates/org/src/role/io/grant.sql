-- 授权: a role held over a region subtree and some sectors, from a day to a day.
create table grant_held (
  id           @id   not null primary key,
  person       @id   not null,
  role         @text not null,
  region_path  @text not null,
  sectors      @json not null,
  valid_from   @date not null,
  valid_to     @date
) @strict;
create index grant_held_person on grant_held (person);
