-- « Chercher ou agir ». A search cannot stand behind a policy (its operators are not leakproof, decision 9): these functions apply the same
-- visibility themselves, first. What the actor may not see weighs nothing: it is never compared, counted or ranked.
grant execute on function app.fold(text), app.heard(text), app.heard_words(text), app.one_less(text), app.search_keys(text[])
  to aparte_reader, aparte_writer, aparte_definer, aparte_jobs;

set local check_function_bodies = off;
set local role aparte_definer;

-- What was asked, word by word: titles and link words are left out when others remain, and so are years and dates (see search_people).
create or replace function app.asked_words(p_q text) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  with words as (
    select w, ord from unnest((string_to_array(nullif(app.fold(left(p_q, 200)), ''), ' '))[1:8]) with ordinality t(w, ord) where w !~ '^\d+$'
  ), bare as (
    select w, ord from words where w not in ('m', 'mr', 'mme', 'mlle', 'monsieur', 'madame', 'mademoiselle', 'famille', 'et', 'ne', 'nee')
  )
  select coalesce((select array_agg(w order by ord) from bare), (select array_agg(w order by ord) from words), '{}')
$$;

-- One word of a question, as a condition on search keys: heard alike up to one letter, or begun in the same way (« le » is a word, not the
-- beginning of Leroux, unless it is all that was typed).
create or replace function app.word_query(p_word text, p_alone boolean) returns text language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select '(' || string_agg(k, ' | ') || ')' from (
    select '''w' || p_word || case when length(p_word) = 2 and not p_alone then '~' else '' end || ''':*' as k
    union all select '''c' || app.heard(p_word) || ''':*' where length(app.heard(p_word)) >= 3
    union all select '''c' || app.heard(p_word) || '''' where length(app.heard(p_word)) = 2
    union all select '''d' || v || '''' from unnest(app.one_less(app.heard(p_word))) v where length(app.heard(p_word)) >= 3) t
$$;

-- Every word of the question, two neighbours being perhaps one; with `p_any`, one of its words is enough. Null without words.
create or replace function app.search_query(p_words text[], p_any boolean) returns tsquery language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare n int := cardinality(p_words); each text[] := '{}'; ways text[] := '{}';
begin
  if n = 0 then return null; end if;
  for i in 1 .. n loop each := each || app.word_query(p_words[i], n = 1); end loop;
  if p_any then
    ways := each;
    for i in 1 .. n - 1 loop ways := ways || app.word_query(p_words[i] || p_words[i + 1], false); end loop;
  else
    ways := array['(' || array_to_string(each, ' & ') || ')'];
    for i in 1 .. n - 1 loop
      ways := ways || ('(' || array_to_string(each[1 : i - 1] || app.word_query(p_words[i] || p_words[i + 1], false) || each[i + 2 :], ' & ') || ')');
    end loop;
  end if;
  return array_to_string(ways, ' | ')::tsquery;
end $$;

-- Persons and households that the actor may see and that answer the question: by any of their names, the name of the household, the year
-- or day of birth, the number of the case file. At most `p_limit` of each kind, to be ranked by the application; `asked`, `joined` (two
-- neighbours as one) and `heard` hold `word~CODE` of the question and of the names. A household that the actor does not hold has neither household name nor number.
create or replace function app.search_people(p_q text, p_limit int) returns table (person_id uuid, case_file_id uuid, first_name text, last_name text,
  usual_name text, civil_title text, birth_date date, died_on date, household text, number int, mine boolean, closed boolean, protected boolean, asked text[],
  joined text[], heard text[])
language plpgsql stable security definer set search_path = pg_catalog, public as $$
declare
  org uuid := app.my_organisation();
  me uuid := app.actor();
  held uuid[] := app.my_compartments();
  sites uuid[] := app.my_reception_sites();
  shut uuid[] := app.my_exclusions();
  -- typed as it is printed, « 4 817 203 », or in one piece
  v_number int := case when p_q ~ '^\s*(?:n°|no)?\s*\d(?:[\s\u00A0\u202F]?\d){0,7}\s*$' then regexp_replace(p_q, '\D', '', 'g')::int end;
  words text[] := case when v_number is null then app.asked_words(p_q) else '{}' end;
  strict_query tsquery := app.search_query(words, false);
  loose_query tsquery := app.search_query(words, true);
  v_asked text[] := (select coalesce(array_agg(w || '~' || app.heard(w) order by ord), '{}') from unnest(words) with ordinality t(w, ord));
  v_joined text[] := (select coalesce(array_agg(w || '~' || app.heard(w) order by i), '{}')
    from (select i, words[i] || words[i + 1] as w from generate_series(1, cardinality(words) - 1) i) t);
  v_year int := substring(p_q from '(?:^|\D)((?:19|20)\d\d)(?:$|\D)')::int;
  v_limit int := least(greatest(p_limit, 1), 200);
  v_text text := array_to_string(words, ' ');
  ids uuid[] := '{}';
  households uuid[] := '{}';
begin
  if me is null or org is null or (strict_query is null and v_year is null and v_number is null) then return; end if;

  -- 1. those whose compartment is held: few, all of them compared
  if cardinality(held) > 0 then
    with own as materialized (
      select p.id, p.search_keys, p.name_key, p.birth_date, p.case_file_id from person p
      where p.organisation_id = org and p.compartment_id = any (held) and p.case_file_id <> all (shut)
    ), exact as (
      select o.id from own o where (strict_query is null or o.search_keys @@ strict_query) and (v_year is null or extract(year from o.birth_date) = v_year)
        and (strict_query is not null or v_year is not null)
      order by similarity(o.name_key, v_text) desc, o.id limit v_limit
    ), loose as (
      select o.id from own o where strict_query is not null and (o.search_keys @@ loose_query or word_similarity(v_text, o.name_key) > 0.35)
        and (v_year is null or extract(year from o.birth_date) = v_year) and (select count(*) from exact) < 5
      order by similarity(o.name_key, v_text) desc, o.id limit v_limit
    )
    select coalesce(array_agg(distinct id), '{}') into ids from (select id from exact union all select id from loose) t;
    with own as materialized (
      select f.id, f.search_keys, f.name_key, f.number from case_file f
      where f.organisation_id = org and (f.identity_compartment_id = any (held) or f.general_compartment_id = any (held)) and f.id <> all (shut)
    )
    select array_agg(t.id) into households from (
      select o.id from own o
      where o.number = v_number or (strict_query is not null and v_year is null and (o.search_keys @@ strict_query or (cardinality(ids) < 5 and word_similarity(v_text, o.name_key) > 0.45)))
      order by o.number = v_number desc nulls last, similarity(o.name_key, v_text) desc, o.id limit v_limit) t;
  end if;

  -- 2. reception: unprotected names of its sites, born, by name only
  if cardinality(sites) > 0 and strict_query is not null then
    ids := ids || coalesce((select array_agg(t.id) from (
      select p.id from person p
      where p.search_keys @@ strict_query and p.reception_site_id is not null and p.reception_site_id = any (sites) and p.organisation_id = org
        and not p.unborn and p.case_file_id <> all (shut) and (v_year is null or extract(year from p.birth_date) = v_year)
      order by similarity(p.name_key, v_text) desc, p.id limit v_limit) t), '{}');
    if cardinality(ids) < 5 and cardinality(words) > 1 then
      ids := ids || coalesce((select array_agg(t.id) from (
        select p.id from person p
        where p.search_keys @@ loose_query and p.reception_site_id is not null and p.reception_site_id = any (sites) and p.organisation_id = org
          and not p.unborn and p.case_file_id <> all (shut) and (v_year is null or extract(year from p.birth_date) = v_year)
        order by similarity(p.name_key, v_text) desc, p.id limit v_limit) t), '{}');
    end if;
  end if;

  return query
    select p.id, p.case_file_id, p.first_name, p.last_name, p.usual_name, p.civil_title, p.birth_date, p.died_on, f.name, f.number,
      coalesce(f.referent_id = me, false), f.closed_at is not null, coalesce(f.protected, false), v_asked, v_joined,
      array(select substr(k, 2) from unnest(tsvector_to_array(p.search_keys)) k where k like 'w%')
    from person p left join case_file f on f.organisation_id = p.organisation_id and f.id = p.case_file_id
      and (f.identity_compartment_id = any (held) or f.general_compartment_id = any (held))
    where p.organisation_id = org and p.id = any (ids)
    union all
    select null, f.id, '', '', '', 'none', null, null, f.name, f.number, f.referent_id = me, f.closed_at is not null, f.protected, v_asked, v_joined,
      array(select substr(k, 2) from unnest(tsvector_to_array(f.search_keys)) k where k like 'w%')
    from case_file f where f.organisation_id = org and f.id = any (households);
end $$;

revoke all on function app.asked_words(text), app.word_query(text, boolean), app.search_query(text[], boolean), app.search_people(text, int) from public;
grant execute on function app.search_people(text, int) to aparte_reader;
set local role aparte_owner;
