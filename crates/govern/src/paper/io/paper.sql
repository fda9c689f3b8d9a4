-- 公文: papers with their frozen content, copies as served, files as made, templates as edited.

create table paper (
  id                @id   not null primary key,
  template          @text not null,
  template_version  @int  not null,
  form              @text not null,
  title             @text not null,
  organ             @id   not null,
  organ_name        @text not null,
  region_path       @text not null,
  area1             @text not null,
  area2             @text not null,
  area3             @text not null,
  area4             @text not null,
  word              @text not null,
  mark              @text not null,
  year              @int,
  number            @int,
  printed           @text,
  to_units          @json not null,
  copy_units        @json not null,
  concept           @text not null,
  about             @id   not null,
  body              @text not null,
  secrecy           @text,
  urgency           @text,
  seal              @bool not null,
  signer            @id,
  state             @text not null,
  drafted_by        @id,
  drafted_name      @text not null,
  at                @time not null,
  issued_at         @time,
  signed_by         @id,
  signed_name       @text,
  content           @text,
  sha               @text,
  reason            @text,
  version           @int  not null
) @strict;
-- No number twice, whatever happens.
create unique index paper_number on paper (organ, word, year, number);
create index paper_organ on paper (organ, at, id);
create index paper_at on paper (at, id);
create index paper_about on paper (about, at, id);
create index paper_area1 on paper (area1, at, id);
create index paper_area2 on paper (area2, at, id);
create index paper_area3 on paper (area3, at, id);
create index paper_area4 on paper (area4, at, id);

create table paper_copy (
  unit           @id   not null,
  paper          @id   not null,
  main           @bool not null,
  place          @int  not null,
  at             @time not null,
  served_at      @time not null,
  received_at    @time,
  received_by    @id,
  received_name  @text,
  primary key (unit, paper)
) @strict;
create index paper_copy_paper on paper_copy (paper, place);
create index paper_copy_unit on paper_copy (unit, at, paper);

create table paper_file (
  paper  @id   not null,
  form   @text not null,
  sha    @text not null,
  size   @int  not null,
  at     @time not null,
  primary key (paper, form)
) @strict;

create table paper_template (
  code        @text not null,
  version     @int  not null,
  name        @text not null,
  form        @text not null,
  suffix      @text not null,
  head        @text not null,
  seal        @bool not null,
  body        @text not null,
  valid_from  @date not null,
  by_person   @id,
  by_name     @text not null,
  at          @time not null,
  primary key (code, version)
) @strict;

create table paper_word (
  unit     @id   not null primary key,
  word     @text not null,
  mark     @text,
  version  @int  not null
) @strict;
