-- Roles of Aparté. They belong to the whole PostgreSQL server, hence their prefix. Run by a role that may create roles;
-- safe to run again. Passwords and LOGIN are set by whoever starts the house, never here.
-- Nobody is SUPERUSER, BYPASSRLS or CREATEDB. `aparte_owner` migrates and never serves.
do $$
declare name text;
begin
  foreach name in array array['aparte_owner', 'aparte_definer', 'aparte_reader', 'aparte_writer',
                              'aparte_web', 'aparte_jobs', 'aparte_stats', 'aparte_backup', 'aparte_sealer'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
end $$;
-- What a login may become, for one transaction: `set local role`.
grant aparte_reader, aparte_writer to aparte_web;
