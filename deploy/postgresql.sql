-- Prépare un PostgreSQL (15 ou plus récent) à vous pour Aparté, une seule fois, avec le compte d'administration de PostgreSQL :
--
--   psql -v base=aparte -v proprietaire="$SECRET_1" -v pages="$SECRET_2" -v travaux="$SECRET_3" \
--        -v sceau="$SECRET_4" -v sauvegarde="$SECRET_5" -f deploy/postgresql.sql
--
-- Les cinq secrets sont longs et tirés au hasard (openssl rand -hex 24). Ensuite Aparté n'a plus besoin d'un compte d'administration.
-- TLS='?sslmode=verify-full&sslrootcert=/etc/aparte/autorite.crt' : sans lui, les noms passeraient en clair, et Aparté refuse de démarrer.
--   DATABASE_OWNER_URL=postgresql://aparte_install:<proprietaire>@serveur/aparte$TLS   prépare la base (npm run migrate), ne sert jamais
--   DATABASE_URL=postgresql://aparte_web:<pages>@serveur/aparte$TLS   les pages ; par PgBouncer si vous en avez un
--   DATABASE_JOBS_URL=postgresql://aparte_jobs:<travaux>@serveur/aparte$TLS   les travaux, en direct
--   DATABASE_SEALER_URL=postgresql://aparte_sealer:<sceau>@serveur/aparte$TLS   le scellement du journal, en direct
--   DATABASE_BACKUP_URL=postgresql://aparte_backup:<sauvegarde>@serveur/aparte$TLS   les sauvegardes, en direct, sur la seule machine qui les fait
--
-- No role here is SUPERUSER, BYPASSRLS, CREATEROLE or CREATEDB: row-level security binds all of them.
\set ON_ERROR_STOP on

-- The same roles as db/roles.sql, which then finds them; the ones that serve may log in, each by a secret of its own.
-- aparte_install inherits, because it owns the database and the schema public by it (pg_database_owner).
create role aparte_install login inherit nosuperuser nocreatedb nocreaterole nobypassrls password :'proprietaire';
create role aparte_owner nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role aparte_definer nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role aparte_reader nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role aparte_writer nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role aparte_web login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'pages';
create role aparte_jobs login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'travaux';
create role aparte_sealer login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'sceau';
create role aparte_stats nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;
create role aparte_backup login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password :'sauvegarde';
create role aparte_keys nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls;

-- What the pages may become, for one transaction.
grant aparte_reader, aparte_writer to aparte_web;
-- What who prepares the database becomes: the owners, and the jobs whose queue it lays; the backup and the keys run from its machine.
grant aparte_owner, aparte_definer, aparte_jobs, aparte_sealer, aparte_backup, aparte_keys to aparte_install;
-- `npm run keys -- destroy` has the server write its pages at once; without it, the server does so some minutes later.
grant pg_checkpoint to aparte_install;

-- A connection of these that stands in an open transaction is cut: a change of data keys waits for every transaction that runs.
alter role aparte_web set idle_in_transaction_session_timeout = '30s';
alter role aparte_jobs set idle_in_transaction_session_timeout = '30s';
alter role aparte_sealer set idle_in_transaction_session_timeout = '30s';

create database :"base" owner aparte_install encoding 'UTF8' template template0;
revoke all on database :"base" from public;
grant connect on database :"base" to aparte_web, aparte_jobs, aparte_sealer, aparte_backup;
