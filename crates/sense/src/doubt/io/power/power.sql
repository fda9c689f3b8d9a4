-- What a works has on file about its power, one row of a site; `stopped_until` is the end of its last declared stop.
create table power_filing (
  id             @id   not null primary key,
  site           @id   not null,
  figures        @json,
  proposed       @json,
  stopped_until  @time not null,
  version        @int  not null
) @strict;
create unique index power_filing_site on power_filing (site);
create index power_filing_stopped on power_filing (stopped_until, site);

-- The load of rest of a meter as known in the morning of a day, so that sixty days of readings are read once a day at most.
create table power_rest (
  point  @id   not null primary key,
  day    @date not null,
  kw     @real
) @strict;

-- How far the round over the sites under a stop is.
create table power_filing_round (
  id        @int  not null primary key,
  last      @id,
  began_at  @time not null,
  done      @bool not null
) @strict;
