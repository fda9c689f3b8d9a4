-- Duties of posts: assigned from a template to one term of one person, counted by who took part.

alter table duty add column post @id;
alter table duty add column person @id;
alter table duty add column template @text;
alter table duty add column aside @json;
create index duty_post on duty (post) where post is not null;

alter table occurrence add column post @id;
create index occurrence_post on occurrence (post, window_to, id) where post is not null;
