-- Logs changes. Triggers of every table (audit-log-*.sql) insert the old and the new row into the view `logged`. They
-- insert whole rows, since the page of the log finds the differences.
--
-- A JSON object has at most 16 pairs, since D1 accepts 32 arguments of a function. A longer one consists of two, joined
-- with json_patch (which omits nulls: the log shows no difference).
-- Long texts are in the revisions: `text_changed` says that they differ.

create view logged (action, subject, subject_id, title, before, after) as
select action, subject, subject_id, title, before, after from audit_log;

-- An update that changes no logged column logs nothing. What is added by a transaction that restores something from
-- the bin has `restored`.
create trigger logged_insert instead of insert on logged
when new.before is not new.after
begin
  insert into audit_log (actor, name, ip, action, subject, subject_id, title, before, after)
  select actor, name, ip, new.action, new.subject, new.subject_id, new.title, new.before,
    iif(
      new.action = 'add' and exists (select 1 from bin where restoring = 1),
      json_insert(new.after, '$.restored', 1),
      new.after
    )
  from audit_actor;
end;
