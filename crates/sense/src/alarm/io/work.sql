-- Answering alarms: the order in which they are answered, for whom they wait, and the sequence that live pages and
-- receivers outside follow.

alter table alarm add column urgency @int not null default 0;
alter table alarm add column pending @int not null default 0;
alter table alarm add column seq @int not null default 0;
alter table alarm add column assignee @id;
alter table alarm add column rejected @json;

create index alarm_urgent on alarm (urgency, id, priority, trade) where handling <> 'closed';
create index alarm_urgent1 on alarm (area1, urgency, id, priority, trade) where handling <> 'closed';
create index alarm_urgent2 on alarm (area2, urgency, id, priority, trade) where handling <> 'closed';
create index alarm_urgent3 on alarm (area3, urgency, id, priority, trade) where handling <> 'closed';
create index alarm_urgent4 on alarm (area4, urgency, id, priority, trade) where handling <> 'closed';
create index alarm_urgent_unit on alarm (unit, urgency, id, priority) where handling <> 'closed';
create index alarm_urgent_regulator on alarm (regulator, urgency, id, priority) where handling <> 'closed';
create index alarm_seq on alarm (seq);

-- The last number given; one row. Whoever changes an alarm takes the next one and keeps the row until the commit, so that
-- numbers become visible in their order.
create table alarm_feed (
  id    @int  not null primary key,
  last  @int  not null
) @strict;
insert into alarm_feed (id, last) values (1, 0);
