-- 政策文件: text and first reading of a document. What people decided about it stands in correction, and only there.
create table policy (
  id             @id   not null primary key,
  region_path    @text not null,
  unit           @id,
  title          @text not null,
  doc_number     @text,
  issuer         @text,
  issued_on      @date,
  kind           @text not null,
  state          @text not null,
  version_no     @int  not null,
  previous       @id,
  file_sha       @text not null,
  file_name      @text not null,
  media          @text not null,
  size           @int  not null,
  doc_index      @int  not null,
  text           @text not null,
  base           @int  not null,
  parsed         @json not null,
  pages          @json not null,
  notes          @json not null,
  book           @json,
  measures       @int  not null,
  open_doubts    @int  not null,
  decisions      @int  not null,
  clicks         @int  not null,
  created_at     @time not null,
  created_by     @id,
  created_name   @text not null,
  settled_at     @time,
  settled_name   @text,
  version        @int  not null
) @strict;
create index policy_created on policy (created_at, id);
create index policy_region on policy (region_path);
create index policy_file on policy (file_sha);
create index policy_previous on policy (previous);

-- 措施: as it stands now; rewritten by decisions while the document is a draft, fixed by its issue.
create table measure (
  id         @id   not null primary key,
  policy     @id   not null,
  seq        @int  not null,
  label      @text,
  name       @text not null,
  text       @text not null,
  quote      @text not null,
  span_from  @int  not null,
  span_to    @int  not null,
  page       @int,
  path       @json not null,
  state      @text not null
) @strict;
create index measure_policy on measure (policy, seq);

-- 校核决定: written once, never changed; an undone decision has a later row that says so.
create table correction (
  policy     @id   not null,
  seq        @int  not null,
  at         @time not null,
  by_person  @id,
  by_name    @text not null,
  measure    @id,
  decision   @json not null,
  say        @text not null,
  click      @bool not null,
  primary key (policy, seq)
) @strict;

-- Units that hold tasks of a document may read it.
create table policy_access (
  unit    @id not null,
  policy  @id not null,
  primary key (unit, policy)
) @strict;
