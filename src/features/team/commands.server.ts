import { sql } from 'kysely'
import type { Role } from '#core/actor.ts'
import { Refused } from '#core/errors.ts'
import { found } from '#db/door.server.ts'
import type { Write } from '#db/door.server.ts'
import { agentProblems, proposedLogin } from './model.ts'
import type { AgentForm, TeamKind } from './model.ts'

const check = (form: AgentForm, today: string): void => {
  const problems = agentProblems(form, today)
  if (Object.keys(problems).length > 0) throw new Refused(problems)
}

const columnsOf = (form: AgentForm) => ({
  site_id: form.siteId,
  login: (form.login || proposedLogin(form.firstName, form.lastName)).toLowerCase(),
  first_name: form.firstName,
  last_name: form.lastName,
  job_title: form.jobTitle,
  profession: form.profession,
  secrecy_basis: form.secrecyBasis,
  secrecy_proof: form.secrecyProof || null,
  secrecy_until: form.secrecyUntil,
  trainee: form.trainee,
  tutor_id: form.trainee ? form.tutorId : null,
  diploma_kind: form.diplomaKind,
  diploma_on: form.diplomaOn,
  diploma_number: form.diplomaNumber || null,
})

/** A new account, with no way in yet: the link of first connection is made on its page. @throws Refused */
export const addAgent = async (
  tx: Write,
  form: AgentForm,
  options: { roles: readonly Role[]; teamId: string | null; today: string },
): Promise<{ id: string }> => {
  check(form, options.today)
  const id = tx.newId()
  await tx.q
    .insertInto('agent')
    .values({ organisation_id: tx.org, id, created_at: tx.now, ...columnsOf(form) })
    .execute()
  if (options.roles.length > 0)
    await tx.q
      .insertInto('agent_role')
      .values(options.roles.map((role) => ({ organisation_id: tx.org, agent_id: id, role, since: tx.now })))
      .execute()
  if (options.teamId) await joinTeam(tx, { agentId: id, teamId: options.teamId, fromDate: options.today })
  return { id }
}

/** @throws Refused, NotFound */
export const editAgent = async (tx: Write, id: string, form: AgentForm, today: string): Promise<void> => {
  check(form, today)
  if (form.tutorId === id) throw new Refused({ tutorId: 'Nul n’est sa propre tutrice. Choisissez quelqu’un d’autre.' })
  const row = await tx.q
    .updateTable('agent')
    .set(columnsOf(form))
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  found(row, 'agent')
}

/** Gives and takes functions so that the agent holds exactly these. Nobody changes her own (the database refuses it too). @throws Refused */
export const setRoles = async (tx: Write, agentId: string, roles: readonly Role[]): Promise<void> => {
  if (agentId === tx.actor.agentId)
    throw new Refused({ roles: 'Personne ne change ses propres fonctions. Demandez à une autre personne de l’administration.' })
  const held = (
    await tx.q.selectFrom('agent_role').select('role').where('organisation_id', '=', tx.org).where('agent_id', '=', agentId).execute()
  ).map(({ role }) => role)
  const taken = held.filter((role) => !roles.includes(role as Role))
  const given = roles.filter((role) => !held.includes(role))
  if (taken.length > 0)
    await tx.q
      .deleteFrom('agent_role')
      .where('organisation_id', '=', tx.org)
      .where('agent_id', '=', agentId)
      .where('role', 'in', taken)
      .execute()
  if (given.length > 0)
    await tx.q
      .insertInto('agent_role')
      .values(given.map((role) => ({ organisation_id: tx.org, agent_id: agentId, role, since: tx.now })))
      .execute()
}

/** The agent reads what the team receives, from that day on. @throws Refused when she is in it already */
export const joinTeam = async (tx: Write, input: { agentId: string; teamId: string; fromDate: string }): Promise<void> => {
  const already = await tx.q
    .selectFrom('team_member')
    .select('id')
    .where('organisation_id', '=', tx.org)
    .where('agent_id', '=', input.agentId)
    .where('team_id', '=', input.teamId)
    .where((eb) => eb.or([eb('until_date', 'is', null), eb('until_date', '>=', input.fromDate)]))
    .executeTakeFirst()
  if (already) throw new Refused({ teamId: 'Cette personne est déjà dans cette équipe.' })
  await tx.q
    .insertInto('team_member')
    .values({ organisation_id: tx.org, id: tx.newId(), team_id: input.teamId, agent_id: input.agentId, from_date: input.fromDate })
    .execute()
}

/** Takes the agent out of a team, at once. Nobody takes herself out. @throws Refused */
export const leaveTeam = async (tx: Write, membershipId: string, agentId: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.leave_team(${membershipId}, ${agentId}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Refused({ '': 'Personne ne change ses propres équipes. Demandez à une autre personne de l’administration.' })
}

/** Closes an account: its sessions and links end in the same statement. Her households keep their referent until relief or handover. @throws Refused */
export const closeAccount = async (tx: Write, id: string): Promise<void> => {
  if (id === tx.actor.agentId)
    throw new Refused({ '': 'Personne ne ferme son propre compte. Demandez à une autre personne de l’administration.' })
  const row = await tx.q
    .updateTable('agent')
    .set({ ended_at: tx.now })
    .where('organisation_id', '=', tx.org)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  found(row, 'open account')
}

/** A one-time link of 72 hours for an account without a passphrase, which nobody opened yet. `tokenHash` is what the database keeps. @throws Refused */
export const invite = async (tx: Write, agentId: string, tokenHash: Buffer): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.invite(${tx.newId()}, ${agentId}, ${tokenHash}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Refused({
      '': 'Ce compte a déjà servi, a déjà une phrase de passe, ou est fermé. Si cette personne ne peut plus entrer, demandez sa réouverture.',
    })
}

/** Whom the provider will vouch for, the first time that this agent comes through it. @throws Refused */
export const awaitIdentity = async (tx: Write, agentId: string, issuer: string, awaited: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.await_identity(${tx.newId()}, ${agentId}, ${issuer}, ${awaited}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Refused({
      awaited:
        'Ce compte est déjà relié, ou cette adresse est attendue pour un autre compte. Personne ne relie le sien. Un compte qui a servi sans second facteur d’Aparté passe d’abord par la réouverture, à deux.',
    })
}

/** Ends the link with the provider, and the sessions begun by it. @throws Refused */
export const endIdentity = async (tx: Write, agentId: string): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.end_identity(${agentId}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok) throw new Refused({ '': 'Ce compte n’est pas relié, ou c’est le vôtre. Personne ne délie le sien.' })
}

/** First person of a recovery: she holds the code. @throws Refused */
export const askRecovery = async (tx: Write, agentId: string, codeHash: Buffer): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.ask_recovery(${tx.newId()}, ${agentId}, ${codeHash}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Refused({ '': 'La réouverture se demande pour une personne de votre site qui a déjà ouvert son compte, et jamais pour soi.' })
}

/** Second person: she holds the link. @throws Refused */
export const confirmRecovery = async (tx: Write, recoveryId: string, tokenHash: Buffer): Promise<void> => {
  const done = await sql<{ ok: boolean }>`select app.confirm_recovery(${recoveryId}, ${tokenHash}) as ok`.execute(tx.q)
  if (!done.rows[0]?.ok)
    throw new Refused({
      '': 'Une autre personne que celle qui demande, et que celle qui revient, doit confirmer, après avoir prouvé qui elle est.',
    })
}

export const addSite = async (tx: Write, site: { name: string; address: string; phone: string; timeZone: string }): Promise<void> => {
  await tx.q
    .insertInto('site')
    .values({
      organisation_id: tx.org,
      id: tx.newId(),
      name: site.name,
      address: site.address || null,
      phone: site.phone || null,
      time_zone: site.timeZone,
    })
    .execute()
}

export const addTeam = async (tx: Write, team: { name: string; siteId: string; kind: TeamKind }): Promise<void> => {
  await tx.q
    .insertInto('team')
    .values({ organisation_id: tx.org, id: tx.newId(), site_id: team.siteId, name: team.name, kind: team.kind })
    .execute()
}

/**
 * A colleague takes over the open, unprotected households of an absent one, in the manager's sites, for a written reason and until the end
 * of a day. @returns how many. @throws Refused
 */
export const relieve = async (tx: Write, input: { absentId: string; toId: string; reason: string; until: Date }): Promise<number> => {
  if (input.toId === tx.actor.agentId) throw new Refused({ toId: 'Personne ne se donne un accès. Choisissez une autre personne.' })
  if (input.toId === input.absentId) throw new Refused({ toId: 'Choisissez une autre personne que celle qui est absente.' })
  if (input.until <= tx.now) throw new Refused({ until: 'La fin du relais est déjà passée.' })
  const done = await sql<{
    n: number
  }>`select app.relieve(${input.absentId}, ${input.toId}, ${input.reason}, ${tx.now}, ${input.until}) as n`.execute(tx.q)
  const n = done.rows[0]?.n ?? 0
  if (n === 0)
    throw new Refused({
      '': 'Aucun dossier à relayer : cette personne n’en a pas d’ouvert sur vos sites, ou sa collègue ne peut pas les recevoir.',
    })
  return n
}
