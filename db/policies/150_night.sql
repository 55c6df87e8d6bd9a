-- What the night computed, and what it tells: for who holds every compartment that was read, and nobody else (decision 8). Written by the
-- functions of the night alone; a notice is dismissed by who may write in all of them.
do $$
declare t text;
begin
  foreach t in array array['right_result', 'right_notice', 'right_due'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select, insert, update, delete on %I to aparte_definer', t);
  end loop;
  foreach t in array array['right_result', 'right_notice'] loop
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (compartment_ids <@ (select app.my_compartments())::uuid[])', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
  end loop;
end $$;
drop policy if exists dismiss on right_notice;
create policy dismiss on right_notice for update to aparte_writer using (compartment_ids <@ (select app.my_writable_compartments())::uuid[]);
grant update (dismissed_at, dismiss_reason) on right_notice to aparte_writer;
-- in one's own name, whatever the statement says
set local check_function_bodies = off;
set local role aparte_definer;
create or replace function app.fill_dismisser() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  new.dismissed_by := case when new.dismissed_at is null then null else coalesce(app.actor(), old.dismissed_by) end;
  return new;
end $$;
set local role aparte_owner;
drop trigger if exists fill_dismisser on right_notice;
create trigger fill_dismisser before update on right_notice for each row execute function app.fill_dismisser();
-- from which difference a change is told
grant update (notice_from_cents) on organisation to aparte_writer;
