-- How changes are logged. Triggers of every table (audit-log-articles.sql and its likes) insert the row as it was and
-- as it is into the view `logged`: whole, since what has changed is found when the log is shown.
--
-- A JSON object has at most 16 pairs, as D1 takes 32 arguments a function. A longer one is two, joined with json_patch
-- (which leaves nulls out: the log shows no difference).
-- Long texts are in the revisions: `text_changed` says that they differ.

create view logged (action, subject, subject_id, title, before, after) as
select action, subject, subject_id, title, before, after from audit_log;

-- An update that changes nothing of what is logged logs nothing.
create trigger logged_insert instead of insert on logged
when new.before is not new.after
begin
  insert into audit_log (actor, name, ip, action, subject, subject_id, title, before, after)
  select actor, name, ip, new.action, new.subject, new.subject_id, new.title, new.before, new.after
  from audit_actor;
end;
