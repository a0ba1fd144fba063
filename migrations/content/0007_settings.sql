-- Whoever saves the settings says which version was read, as with articles: a stale one aborts the whole batch.
create trigger settings_version before update of version on settings
when new.version <> old.version + 1
begin
  select raise(abort, 'stale version');
end;
