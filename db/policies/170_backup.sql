-- The backup reads everything and changes nothing: `aparte_backup` has a policy of its own on every table, and no right to skip any. What it
-- reads leaves the server inside an encrypted file only (docs/decisions/0015-backups.md). Run again with every migration: a new table gets its own.
grant usage on schema public, audit to aparte_backup;
do $$
declare t regclass;
begin
  for t in select c.oid from pg_class c where c.relnamespace in ('public'::regnamespace, 'audit'::regnamespace) and c.relkind in ('r', 'p') loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
    execute format('drop policy if exists backup on %s', t);
    execute format('create policy backup on %s for select to aparte_backup using (true)', t);
    execute format('grant select on %s to aparte_backup', t);
  end loop;
  for t in select c.oid from pg_class c where c.relnamespace in ('public'::regnamespace, 'audit'::regnamespace) and c.relkind = 'S' loop
    execute format('grant select on sequence %s to aparte_backup', t);
  end loop;
end $$;

-- What became of them: written by the jobs through functions, read on the page of the installation.
drop policy if exists definer on backup_run;
create policy definer on backup_run to aparte_definer using (true) with check (true);
grant select, insert, update on backup_run to aparte_definer;
drop policy if exists read on backup_run;
create policy read on backup_run for select to aparte_reader, aparte_writer
  using ('administrator' = any ((select app.my_roles())::text[]) or 'manager' = any ((select app.my_roles())::text[]));
grant select on backup_run to aparte_reader, aparte_writer;

set local check_function_bodies = off;
set local role aparte_definer;
-- Notes the beginning of a run, then its end, under the same id.
create or replace function app.note_backup(p_id uuid, p_kind text, p_started timestamptz, p_ended timestamptz, p_outcome text,
  p_bytes bigint, p_rows bigint, p_block bigint, p_problem text)
returns void language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into backup_run (id, kind, started_at, ended_at, outcome, bytes, row_count, block_no, problem)
  values (p_id, p_kind, p_started, p_ended, p_outcome, p_bytes, p_rows, p_block, p_problem)
  on conflict on constraint "pk$backup_run" do update set ended_at = excluded.ended_at, outcome = excluded.outcome, bytes = excluded.bytes,
    row_count = excluded.row_count, block_no = excluded.block_no, problem = excluded.problem;
end $$;
-- When the last good backup began; null when there was none. The plan of the day reads it. One dated in the future, by a clock that was wrong,
-- is not one: it would put off every other until its day comes.
create or replace function app.last_backup() returns timestamptz language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  return (select max(b.started_at) from backup_run b where b.kind = 'backup' and b.outcome = 'done' and b.started_at <= now() + interval '1 hour');
end $$;
revoke all on function app.note_backup(uuid, text, timestamptz, timestamptz, text, bigint, bigint, bigint, text), app.last_backup() from public;
grant execute on function app.note_backup(uuid, text, timestamptz, timestamptz, text, bigint, bigint, bigint, text), app.last_backup() to aparte_jobs;
set local role aparte_owner;
