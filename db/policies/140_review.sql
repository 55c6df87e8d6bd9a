-- The review of rights: content like any other, under the compartment in which it was written.
do $$
declare t text;
begin
  foreach t in array array['right_status', 'right_information'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('drop policy if exists definer on %I', t);
    execute format('create policy definer on %I to aparte_definer using (true) with check (true)', t);
    execute format('grant select on %I to aparte_definer', t);
    execute format('drop policy if exists read on %I', t);
    execute format('create policy read on %I for select to aparte_reader, aparte_writer using (compartment_id = any ((select app.my_compartments())::uuid[]))', t);
    execute format('grant select on %I to aparte_reader, aparte_writer', t);
    execute format('drop policy if exists write on %I', t);
    execute format('create policy write on %I for insert to aparte_writer with check (compartment_id = any ((select app.my_writable_compartments())::uuid[]))', t);
    execute format('grant insert on %I to aparte_writer', t);
  end loop;
end $$;
-- a change is a new row: the former one is only marked as superseded
drop policy if exists change on right_status;
create policy change on right_status for update to aparte_writer using (compartment_id = any ((select app.my_writable_compartments())::uuid[]));
grant update (superseded_at) on right_status to aparte_writer;

-- Why rights are not wanted, for who manages a site: households counted by reason and by right, over a whole civil year. Only the thread and
-- the budget are looked at: what lies in a restricted compartment is in no count. A count under five never leaves the database, nor its line, and no
-- other period than a civil year is answered, so that two answers cannot be subtracted from one another. Never a household.
set local check_function_bodies = off;
set local role aparte_definer;
create or replace function app.non_take_up(p_from date, p_to date) returns table (dimension text, code text, households int)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  org uuid := app.my_organisation();
  sites uuid[] := app.my_managed_sites();
begin
  if cardinality(sites) = 0 or extract(doy from p_from) <> 1 or p_to <> (p_from + interval '1 year')::date then return; end if;
  return query
  with said as (
    -- what was last said of each right in the year: a slip that was mended counts for nothing
    select distinct on (s.series_id) s.case_file_id, s.right_slug, s.status, s.reason
    from right_status s
    join compartment c on c.organisation_id = s.organisation_id and c.id = s.compartment_id and c.kind in ('general', 'budget')
    join case_file f on f.organisation_id = s.organisation_id and f.id = s.case_file_id and f.site_id = any (sites)
    where s.organisation_id = org and s.said_on >= p_from and s.said_on < p_to
    order by s.series_id, s.created_at desc, s.id desc
  ), counted as (
    select 'reason'::text as d, n.reason as k, count(distinct n.case_file_id)::int as many from said n where n.status = 'notWanted' group by n.reason
    union all
    select 'right', n.right_slug, count(distinct n.case_file_id)::int from said n where n.status = 'notWanted' group by n.right_slug
  )
  -- what counts fewer than five is not there at all: a masked line would tell that there is one
  select counted.d, counted.k, counted.many from counted where counted.many >= 5 order by 1, 3 desc, 2;
end $$;
revoke all on function app.non_take_up(date, date) from public;
grant execute on function app.non_take_up(date, date) to aparte_reader;
set local role aparte_owner;
