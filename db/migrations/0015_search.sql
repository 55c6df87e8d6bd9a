-- Finding a person by a name heard at a counter or typed in haste. The keys are computed by the database from the names themselves, so that
-- no writer can forget them. They are found by a definer function only (db/policies/100_search.sql).
set local check_function_bodies = off;

-- Lower case, no accents, no signs, single spaces; letters of every script are kept. A final Breton « c’h » is one sound.
create function app.fold(p text) returns text language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select btrim(regexp_replace(
    replace(replace(replace(regexp_replace(lower(regexp_replace(normalize(p, NFD), '[\u0300-\u036f]+', '', 'g')), 'c[''’]h', 'ch', 'g'),
      'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
    '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u2000-\u206f]+', ' ', 'g'))
$$;

-- What is heard of one folded word, in French and in the names that are borne in France: « kerbrat » and « querbra » give KERBRA, « diarra »
-- and « djara » JARA, « nguyen » and « gouyenne » NGIEN. Vowels stay, as coarse classes. A word of figures or of another script is itself.
create function app.heard(p text) returns text language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare w text := left(p, 40);
begin
  if w !~ '^[a-z]+$' then return w; end if;
  if w ~ '^(e|a)?n?g(ou|u)?[yi]+(e|ai)n+e?s?$' then return 'NGIEN'; end if;
  w := replace(replace(replace(replace(replace(replace(w, 'sch', 'C'), 'tch', 'C'), 'sh', 'C'), 'cz', 'C'), 'ph', 'f'), 'bv', 'v');
  w := regexp_replace(w, '^ch(?=[rl])|ch$', 'k');
  w := replace(w, 'ch', 'C');
  w := regexp_replace(w, '^d[iy](?=[ao])|dj|dg(?=[eiy])|ge(?=[ao])', 'j', 'g');
  w := replace(replace(replace(replace(w, 'qu', 'k'), 'q', 'k'), 'ck', 'k'), 'gn', 'n');
  w := regexp_replace(w, 'c(?=[eiy])', 's', 'g');
  w := regexp_replace(w, 'gu(?=[eiy])', 'G', 'g');
  w := regexp_replace(w, 'g(?=[eiy])', 'j', 'g');
  w := replace(replace(w, 'h', ''), 'w', 'v');
  w := regexp_replace(w, 'x$', '');
  w := replace(replace(w, 'x', 'ks'), 'c', 'k');
  w := regexp_replace(w, 'ou(?=[aeiy])', 'v', 'g');
  w := regexp_replace(w, 'ill(?=[aeiouy])', 'i', 'g');
  -- endings that are written and not said
  w := regexp_replace(w, '(?:au|o)l?[tdsp]+$', 'O');
  w := regexp_replace(w, '(?<=..)e[rzt]s?$', 'E');
  w := regexp_replace(w, '(?<=..)[tdspz]+$', '');
  w := regexp_replace(w, '(?<=..)e+$', '');
  w := replace(replace(replace(w, 'ault', 'Ot'), 'eau', 'O'), 'au', 'O');
  w := replace(replace(replace(w, 'oeu', 'E'), 'eu', 'E'), 'oe', 'E');
  w := replace(replace(replace(replace(w, 'ou', 'U'), 'oo', 'U'), 'oi', 'VA'), 'oy', 'VAI');
  -- vowels said through the nose
  w := regexp_replace(w, 'm(?=[bp])', 'n', 'g');
  w := regexp_replace(w, 'ien(?![aeiouynOEU])', 'IEN', 'g');
  w := regexp_replace(w, '(?:ain|ein|yn|un|in)(?![aeiouynOEU])', 'IN', 'g');
  w := regexp_replace(w, 'en(?![aeiouynOEU])', 'AN', 'g');
  w := regexp_replace(w, '[ae][iy]', 'E', 'g');
  w := upper(translate(w, 'yz', 'is'));
  return regexp_replace(w, '(.)\1+', '\1', 'g');
end $$;

-- The words of a name and what is heard of each, as `word~CODE`; two words that follow each other are also one (« Le Floc’h », « Lefloch »).
create function app.heard_words(p text) returns text[] language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare words text[] := (string_to_array(nullif(app.fold(left(p, 200)), ''), ' '))[1:10]; found text[] := '{}'; w text;
begin
  for i in 1 .. coalesce(cardinality(words), 0) loop
    w := left(words[i], 40);
    found := found || (w || '~' || app.heard(w));
    if i > 1 then
      w := left(words[i - 1] || words[i], 40);
      found := found || (w || '~' || app.heard(w));
    end if;
  end loop;
  return found;
end $$;

-- A code and what is left of it when one letter is lost: two codes that differ by one letter lost, added, changed or swapped share one of them.
create function app.one_less(p_code text) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select array_agg(distinct v) from (
    select p_code as v union all
    select overlay(p_code placing '' from i for 1) from generate_series(1, case when length(p_code) >= 4 then length(p_code) else 0 end) i) t
$$;

-- Search keys of names: `w` a word with its code, `c` a code, `d` a code with one letter lost.
create function app.search_keys(p_names text[]) returns tsvector language plpgsql immutable strict parallel safe set search_path = pg_catalog as $$
declare keys text[] := '{}'; pair text; code text; v text;
begin
  for i in 1 .. cardinality(p_names) loop
    foreach pair in array coalesce(app.heard_words(p_names[i]), '{}') loop
      code := split_part(pair, '~', 2);
      keys := keys || ('w' || pair);
      if length(code) > 1 then
        keys := keys || ('c' || code);
        foreach v in array app.one_less(code) loop keys := keys || ('d' || v); end loop;
      end if;
    end loop;
  end loop;
  return array_to_tsvector(keys);
end $$;

alter table person add column search_keys tsvector not null
  generated always as (app.search_keys(array[first_name, last_name, usual_name])) stored;
alter table case_file add column search_keys tsvector not null generated always as (app.search_keys(array[name])) stored;

-- Reception looks among all unprotected names of its site; a worker among the few hundred of her own, read by compartment. A protected
-- household is not in this index: it weighs nothing on what reception finds, not even time.
create index "ix$person_search_keys" on person using gin (search_keys) where reception_site_id is not null;
