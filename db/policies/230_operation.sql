-- What a process must know of the database before it serves, and says of it while it serves (`/pret`). Without a session: nothing of a
-- household, of an agent or of an organisation is told, only whether there is any at all.
set local check_function_bodies = off;

drop policy if exists definer_reads on schema_script;
create policy definer_reads on schema_script for select to aparte_definer using (true);
grant select on schema_script to aparte_definer;

set local role aparte_definer;

-- Which scripts stand in this database, with their checksums: a process compares them with its own.
create or replace function app.schema_scripts() returns table (name text, kind text, checksum text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.name, s.kind, s.checksum from schema_script s
$$;

-- In which mode it was born, whether an organisation is there, and whether anything was ever sealed: then its key must be there too.
create or replace function app.house_state() returns table (mode text, peopled boolean, sealed boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
  select (select i.mode from installation i limit 1), exists (select from organisation), exists (select from compartment)
$$;

-- Since when the log is no longer sealed: the moment of the oldest line that has waited for five minutes, for who looks after the installation.
-- Null: it is sealed as it should be, or it is not for the actor to know. No line is told, nor how many.
create or replace function app.log_unsealed_since() returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not ((app.my_roles())::text[] && array['administrator', 'manager']) then return null; end if;
  return (select min(e.at) from audit.entry e where e.block_no is null and e.at < now() - interval '5 minutes');
end $$;

revoke all on function app.log_unsealed_since() from public;
grant execute on function app.log_unsealed_since() to aparte_reader, aparte_writer;
revoke all on function app.schema_scripts() from public;
revoke all on function app.house_state() from public;
grant execute on function app.schema_scripts() to aparte_web, aparte_jobs;
grant execute on function app.house_state() to aparte_web;
set local role aparte_owner;
