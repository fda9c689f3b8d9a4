-- 生产经营单位: identity only; the credit code stays when the name changes.
create table enterprise (
  id            @id   not null primary key,
  uscc          @text,
  name          @text not null,
  region        @id   not null,
  region_path   @text not null,
  sector        @text,
  high_risk     @bool not null,
  aliases       @json not null,
  initials      @text not null,
  succeeded_by  @id,
  unit          @id,
  version       @int  not null
) @strict;
create unique index enterprise_uscc on enterprise (uscc) where uscc is not null;
create index enterprise_region_path on enterprise (region_path, name);
create index enterprise_name on enterprise (name);
