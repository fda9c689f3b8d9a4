-- Ledger, jobs, numbers and files: what every concept uses.

create table ledger_event (
  id          @id   not null,
  month       @int  not null,
  at          @time not null,
  actor       @id,
  actor_name  @text not null,
  unit        @id,
  concept     @text not null,
  record      @id   not null,
  action      @text not null,
  label       @text not null,
  from_state  @text,
  to_state    @text,
  note        @text,
  after       @text not null,
  schema_no   @int  not null,
  seal        @int,
  xact        @xact,
  primary key (month, id)
) @strict @by_month;
create index ledger_event_record on ledger_event (concept, record, id);
create index ledger_event_unsealed on ledger_event (month, id) where seal is null;
create index ledger_event_at on ledger_event (at);

create table ledger_seal (
  month     @int  not null,
  seq       @int  not null,
  first_id  @id   not null,
  last_id   @id   not null,
  events    @int  not null,
  previous  @text not null,
  hash      @text not null,
  at        @time not null,
  primary key (month, seq)
) @strict;

create table job (
  id        @id   not null primary key,
  kind      @text not null,
  payload   @json not null,
  run_at    @time not null,
  attempts  @int  not null,
  leased    @time,
  done_at   @time,
  error     @text
) @strict;
create index job_open on job (run_at) where done_at is null;

create table number_series (
  series  @text not null,
  year    @int  not null,
  last    @int  not null,
  primary key (series, year)
) @strict;

create table file (
  id        @id   not null primary key,
  sha       @text not null,
  name      @text not null,
  media     @text not null,
  size      @int  not null,
  concept   @text,
  record    @id,
  unit      @id,
  region_path @text not null,
  taken_at  @time,
  lat       @real,
  lng       @real,
  by_person @id,
  by_name   @text not null,
  at        @time not null
) @strict;
create index file_sha on file (sha);
create index file_record on file (concept, record);
