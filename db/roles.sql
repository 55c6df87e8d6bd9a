-- Roles of Aparté. They belong to the whole PostgreSQL server, hence their prefix. Run by a role that may create roles;
-- safe to run again. Passwords and LOGIN are set by whoever starts the house, never here.
-- Nobody is SUPERUSER, BYPASSRLS or CREATEDB. `aparte_owner` migrates and never serves.
do $$
declare name text;
begin
  foreach name in array array['aparte_owner', 'aparte_definer', 'aparte_reader', 'aparte_writer',
                              'aparte_web', 'aparte_jobs', 'aparte_stats', 'aparte_backup', 'aparte_sealer', 'aparte_keys'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
end $$;
-- What a login may become, for one transaction: `set local role`. Asked first: an installer's login that may not grant (deploy/postgresql.sql
-- did it once) must not fail on what stands already.
do $$
begin
  if not (pg_has_role('aparte_web', 'aparte_reader', 'member') and pg_has_role('aparte_web', 'aparte_writer', 'member')) then
    grant aparte_reader, aparte_writer to aparte_web;
  end if;
end $$;
