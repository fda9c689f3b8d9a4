-- 作业票: one row for each ticket. Who sees it follows its site; analyses, interruptions and marks stay with it.
create table permit (
  id            @id   not null primary key,
  number        @text not null,
  site          @id   not null,
  site_name     @text not null,
  enterprise    @id   not null,
  region_path   @text not null,
  area1         @text not null,
  area2         @text not null,
  area3         @text not null,
  area4         @text not null,
  trade         @text not null,
  unit          @id,
  regulator     @id,
  kind          @text not null,
  asked         @text not null,
  grade         @text not null,
  raised        @text,
  spot          @text not null,
  work          @text not null,
  area          @bool not null,
  inside        @bool not null,
  rich          @bool not null,
  linked        @id,
  from_at       @time not null,
  to_at         @time not null,
  workers       @json not null,
  watcher       @text not null,
  applied       @json not null,
  approved      @json,
  safeguards    @json not null,
  analyses      @json not null,
  started_at    @time,
  breaks        @json not null,
  marks         @json not null,
  state         @text not null,
  open          @bool not null,
  version       @int  not null
) @strict;
create unique index permit_number on permit (number);
create index permit_area1 on permit (area1, from_at, id);
create index permit_area2 on permit (area2, from_at, id);
create index permit_area3 on permit (area3, from_at, id);
create index permit_area4 on permit (area4, from_at, id);
create index permit_unit on permit (unit, from_at, id);
create index permit_regulator on permit (regulator, from_at, id);
create index permit_site on permit (site, from_at, id);
create index permit_enterprise on permit (enterprise, from_at);
create index permit_linked on permit (linked);
-- What the clock looks at: tickets that are not closed, by their end.
create index permit_end on permit (to_at) where open;
