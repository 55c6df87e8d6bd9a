-- Acts on private passages and shared case files that need to know what their actor may not see.
set local check_function_bodies = off;
set local role aparte_definer;

-- Who reads a private passage, chosen again by its author: those who are no longer named lose it at once, new ones must already read
-- something of the household or manage its site (as in app.create_aparte). False when the actor is not its author, or no longer holds it.
create or replace function app.set_aparte_readers(p_compartment uuid, p_readers uuid[], p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
declare me uuid := app.actor(); org uuid := app.my_organisation(); v_case uuid; v_site uuid;
begin
  select c.case_file_id, f.site_id into v_case, v_site from compartment c join case_file f on f.organisation_id = c.organisation_id and f.id = c.case_file_id
  where c.organisation_id = org and c.id = p_compartment and c.kind = 'aparte' and c.created_by = me and c.id = any ((select app.my_compartments())::uuid[]);
  if v_case is null then return false; end if;
  update compartment_access set until_at = greatest(from_at, now())
  where organisation_id = org and compartment_id = p_compartment and agent_id is not null and agent_id <> me and not (agent_id = any (p_readers))
    and (until_at is null or until_at > now());
  insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
  select org, gen_random_uuid(), p_compartment, v_case, r, 'granted', me, least(p_at, now()) from (select distinct unnest(p_readers) as r) wanted
  where r <> me
    and not exists (select from compartment_access a where a.organisation_id = org and a.compartment_id = p_compartment and a.agent_id = r
                    and (a.until_at is null or a.until_at > now()))
    and (exists (select from compartment_access a join compartment c on c.organisation_id = a.organisation_id and c.id = a.compartment_id
                 where a.agent_id = r and a.case_file_id = v_case and c.kind not in ('identity', 'aparte') and (a.until_at is null or a.until_at > now()))
      or exists (select from agent_role ar join team_member m on m.agent_id = ar.agent_id join team t on t.organisation_id = m.organisation_id and t.id = m.team_id
                 where ar.organisation_id = org and ar.agent_id = r and ar.role = 'manager' and t.site_id = v_site and (m.until_date is null or m.until_date >= current_date)))
    and not exists (select from exclusion x where x.agent_id = r and x.case_file_id = v_case and x.lifted_at is null);
  return true;
end $$;

-- Tells a colleague, inside the application, that the referent opened a household to her. Nothing when she holds nothing of it.
create or replace function app.tell_access_granted(p_case uuid, p_to uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public as $$
declare org uuid := app.my_organisation();
begin
  insert into notice (organisation_id, id, agent_id, kind, case_file_id, compartment_id, created_at)
  select org, gen_random_uuid(), p_to, 'accessGranted', f.id, f.identity_compartment_id, p_at from case_file f
  where f.organisation_id = org and f.id = p_case and f.id = any ((select app.my_referred_cases())::uuid[])
    and exists (select from compartment_access a where a.organisation_id = org and a.compartment_id = f.identity_compartment_id and a.agent_id = p_to
                and (a.until_at is null or a.until_at > now()));
end $$;

revoke all on function app.set_aparte_readers(uuid, uuid[], timestamptz), app.tell_access_granted(uuid, uuid, timestamptz) from public;
grant execute on function app.set_aparte_readers(uuid, uuid[], timestamptz), app.tell_access_granted(uuid, uuid, timestamptz) to aparte_writer;
set local role aparte_owner;
