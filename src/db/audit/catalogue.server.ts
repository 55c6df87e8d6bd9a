import type { ClientBase } from 'pg'
import { sha256 } from './block.server.ts'

/** What stands around the log: who may do what with it, and the triggers that hold it. Anything more or less is a finding. */
const grants = [
  ...['anchor', 'block', 'entry', 'public_key'].map((table) => `audit.${table} SELECT aparte_backup`),
  'audit.anchor INSERT aparte_sealer',
  'audit.anchor SELECT aparte_sealer',
  'audit.block INSERT aparte_sealer',
  'audit.block SELECT aparte_sealer',
  'audit.public_key INSERT aparte_sealer',
  'audit.public_key SELECT aparte_sealer',
  'audit.entry SELECT aparte_definer',
  'audit.entry SELECT aparte_reader',
  'audit.entry SELECT aparte_sealer',
  'audit.entry SELECT aparte_writer',
  'audit.entry(block_no) UPDATE aparte_sealer',
  ...['aparte_definer', 'aparte_reader', 'aparte_writer'].flatMap((role) =>
    [
      'organisation_id',
      'agent_id',
      'session_id',
      'action',
      'outcome',
      'case_file_id',
      'subject_id',
      'compartments',
      'shown',
      'detail',
      'row_hash',
    ].map((column) => `audit.entry(${column}) INSERT ${role}`),
  ),
  // a change of keys leaves its lines too
  ...['organisation_id', 'agent_id', 'action', 'outcome', 'case_file_id', 'compartments', 'detail', 'row_hash'].map(
    (column) => `audit.entry(${column}) INSERT aparte_keys`,
  ),
]

const triggers = [
  'audit.entry hash_row audit.hash_row before insert row',
  ...['anchor', 'block', 'entry', 'public_key'].flatMap((table) => [
    `audit.${table} refuse_change audit.refuse_change before delete update row`,
    `audit.${table} refuse_truncate audit.refuse_change before truncate statement`,
  ]),
]

const policies = [
  ...['anchor', 'block', 'entry', 'public_key'].flatMap((table) => [
    `audit.${table} backup SELECT {aparte_backup}`,
    `audit.${table} definer ALL {aparte_definer}`,
    `audit.${table} sealer ALL {aparte_sealer}`,
  ]),
  'audit.entry keys INSERT {aparte_keys}',
  'audit.entry read SELECT {aparte_reader,aparte_writer}',
  'audit.entry write INSERT {aparte_reader,aparte_writer}',
]

/** SHA-256 of the bodies of the functions that hash and refuse, as the migrations wrote them. */
const bodies: Readonly<Record<string, string>> = {
  'audit.canonical': 'aa029132fc15020ec8c6ad45d3cdcb9ebb4088aca98632736ef0b9bfd3d20745',
  'audit.hash_row': 'f4bac231f3f88d4f51c0a0028d1788b04ae4be3df7408609b7abc7cc38b0706e',
  'audit.refuse_change': '3e2a3f4af99cb4822359940bf20073a6761b6246667533db9bcc04abcaa8a9ae',
}

const missingOrMore = (what: string, expected: readonly string[], found: readonly string[]): string[] => [
  ...expected.filter((one) => !found.includes(one)).map((one) => `${what} absent : ${one}`),
  ...found.filter((one) => !expected.includes(one)).map((one) => `${what} en trop : ${one}`),
]

const lines = async (client: ClientBase, sql: string): Promise<string[]> =>
  (await client.query<{ line: string }>(sql)).rows.map((row) => row.line)

/** Everything that is not as it should be around the log, in French; empty when all is. Reads the catalogue only. */
export const inspectCatalogue = async (client: ClientBase): Promise<string[]> => {
  const found: string[] = []
  const tables = await lines(
    client,
    `select format('audit.%s %s', c.relname, case
        when pg_get_userbyid(c.relowner) <> 'aparte_owner' then 'appartient à ' || pg_get_userbyid(c.relowner)
        when not (c.relrowsecurity and c.relforcerowsecurity) then 'n’a plus sa sécurité de lignes forcée'
        when exists (select from pg_rewrite r where r.ev_class = c.oid) then 'a une règle de réécriture' end) as line
     from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relkind = 'r'
       and (pg_get_userbyid(c.relowner) <> 'aparte_owner' or not (c.relrowsecurity and c.relforcerowsecurity)
            or exists (select from pg_rewrite r where r.ev_class = c.oid))`,
  )
  found.push(...tables)
  found.push(
    ...missingOrMore(
      'Droit',
      grants,
      await lines(
        client,
        `select format('audit.%s %s %s', c.relname, a.privilege_type, coalesce(nullif(a.grantee, 0)::regrole::text, 'public')) as line
         from pg_class c, aclexplode(c.relacl) a
         where c.relnamespace = 'audit'::regnamespace and c.relkind = 'r' and a.grantee <> c.relowner
         union all
         select format('audit.%s(%s) %s %s', c.relname, t.attname, a.privilege_type, coalesce(nullif(a.grantee, 0)::regrole::text, 'public'))
         from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
         where c.relnamespace = 'audit'::regnamespace and c.relkind = 'r' and a.grantee <> c.relowner`,
      ),
    ),
    ...missingOrMore(
      'Déclencheur',
      triggers,
      await lines(
        client,
        `select format('audit.%s %s %s %s %s %s%s', c.relname, t.tgname, t.tgfoid::regproc, case when t.tgtype & 2 > 0 then 'before' else 'after' end,
           concat_ws(' ', case when t.tgtype & 4 > 0 then 'insert' end, case when t.tgtype & 8 > 0 then 'delete' end,
             case when t.tgtype & 16 > 0 then 'update' end, case when t.tgtype & 32 > 0 then 'truncate' end),
           case when t.tgtype & 1 > 0 then 'row' else 'statement' end, case when t.tgenabled in ('O', 'A') then '' else ' (débranché)' end) as line
         from pg_trigger t join pg_class c on c.oid = t.tgrelid
         where c.relnamespace = 'audit'::regnamespace and not t.tgisinternal`,
      ),
    ),
    ...missingOrMore(
      'Règle d’accès',
      policies,
      await lines(
        client,
        `select format('audit.%s %s %s %s', tablename, policyname, cmd, (select array_agg(r order by r) from unnest(roles) r)) as line
         from pg_policies where schemaname = 'audit'`,
      ),
    ),
  )
  const functions = await client.query<{ name: string; body: string; owner: string }>(
    `select p.oid::regproc::text as name, p.prosrc as body, pg_get_userbyid(p.proowner) as owner from pg_proc p where p.pronamespace = 'audit'::regnamespace`,
  )
  for (const name of Object.keys(bodies)) {
    const here = functions.rows.filter((row) => row.name === name)
    if (here.length !== 1 || sha256(here[0]?.body ?? '').toString('hex') !== bodies[name] || here[0]?.owner !== 'aparte_owner')
      found.push(`Fonction changée : ${name}`)
  }
  for (const row of functions.rows) if (!(row.name in bodies)) found.push(`Fonction en trop : ${row.name}`)
  // a login that skips triggers or policies for all its sessions
  found.push(
    ...(await lines(
      client,
      `select format('Réglage permanent : %s', s) as line from pg_db_role_setting, unnest(setconfig) s
       where s ~ '^(session_replication_role|row_security)=' and s !~ '=(origin|on)$'`,
    )),
  )
  return found
}
