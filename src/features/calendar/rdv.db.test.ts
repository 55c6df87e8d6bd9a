import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openTestHouse } from '#db/testing/house.ts'
import type { TestAgent, TestCase, TestHouse } from '#db/testing/house.ts'
import { listAgendaAppointments } from '#features/agenda/queries.server.ts'
import { addMember, addPerson } from '#features/household/commands.server.ts'
import { readRdv } from './rdv-file.ts'
import { bringRdv, judgeRdv } from './rdv.server.ts'

let t: TestHouse
let marie: TestAgent
let bruno: TestAgent
let file: TestCase
const now = new Date('2026-06-15T06:00:00Z')
const options = { minutes: 45, timeZone: 'Europe/Paris' }

const personIn = (
  agent: TestAgent,
  caseFileId: string,
  firstName: string,
  lastName: string,
  birthDate: string | null = null,
): Promise<string> =>
  t.asWriter(agent, async (tx) => {
    const personId = await addPerson(tx, {
      caseFileId,
      usualName: '',
      civilTitle: 'none',
      sex: 'unknown',
      detail: '',
      unborn: false,
      firstName,
      lastName,
      birthDate,
    })
    await addMember(tx, { personId, role: 'main', custody: null, fromDate: '2026-01-01' })
    return personId
  })
const csv = (...lines: string[]): string =>
  ['date rdv;heure rdv;usager(s);date naissance;professionnel.le(s);statut;motif;lieu', ...lines].join('\n')
const judge = (agent: TestAgent, ...lines: string[]) =>
  t.asWriter(agent, async (tx) =>
    (await judgeRdv(tx, readRdv(csv(...lines)), options)).map((one) => ('why' in one ? one.why : one.outcome)),
  )
const bring = (agent: TestAgent, ...lines: string[]) =>
  t.asWriter(agent, async (tx) =>
    (await bringRdv(tx, await judgeRdv(tx, readRdv(csv(...lines)), options), 45)).map((one) => ('why' in one ? one.why : one.outcome)),
  )

beforeAll(async () => {
  t = await openTestHouse()
  t.setClock(now)
  marie = await t.anAgent({ firstName: 'Marie', lastName: 'Essai' })
  bruno = await t.anAgent({ firstName: 'Bruno', lastName: 'Essai' })
  await t.admin.query(`update session set last_seen_at = now(), expires_at = now() + interval '12 hours'`)
})
afterAll(() => t.close())
beforeEach(async () => {
  await t.admin.query('delete from appointment')
  await t.admin.query('delete from household_member')
  await t.admin.query('delete from person')
  file = await t.aCaseFile(marie)
})

it('brings one’s own appointments into the households that one follows, once', async () => {
  const personId = await personIn(marie, file.id, 'Elif', 'Demirel', '1988-03-12')
  const lines = [
    '17/06/2026;10:00;DEMIREL Élif;12/03/1988;Marie ESSAI;Rendez-vous à venir;Suivi;MDS Nord',
    '10/06/2026;10:00;Elif Demirel;;Marie Essai;Rendez-vous honoré;Visite à domicile;1 rue du Port',
  ]
  expect(await judge(marie, ...lines)).toEqual(['new', 'new'])
  expect((await t.admin.query('select from appointment')).rowCount).toBe(0)
  expect(await bring(marie, ...lines)).toEqual(['new', 'new'])
  const found = await t.asAgent(marie, (tx) => listAgendaAppointments(tx, { caseFileId: file.id }))
  expect(found.map((one) => [one.startsAt.toISOString(), one.kind, one.status, one.place, one.note, one.personIds])).toEqual([
    ['2026-06-10T08:00:00.000Z', 'homeVisit', 'held', '', 'Visite à domicile', [personId]],
    ['2026-06-17T08:00:00.000Z', 'interview', 'planned', 'MDS Nord', 'Suivi', [personId]],
  ])
  expect(await bring(marie, ...lines)).toEqual(['known', 'known'])
})

it('refuses in one sentence a name that somebody else follows and one that nobody does', async () => {
  const his = await t.aCaseFile(bruno)
  await personIn(bruno, his.id, 'Elif', 'Demirel')
  const [hidden, absent] = await judge(marie, '17/06/2026;10:00;Elif Demirel;;;;;', '17/06/2026;10:00;Personne Inconnue;;;;;')
  expect(hidden).toBe('Aucun foyer que vous suivez ne porte ce nom.')
  expect(absent).toBe(hidden)
  expect(await bring(marie, '17/06/2026;10:00;Elif Demirel;;;;;')).toEqual([hidden])
  expect((await t.admin.query('select from appointment')).rowCount).toBe(0)
})

it('refuses what is another’s, another birth, two households, a taken hour, a line that is not readable', async () => {
  await personIn(marie, file.id, 'Elif', 'Demirel', '1988-03-12')
  const second = await t.aCaseFile(marie)
  await personIn(marie, second.id, 'Jean', 'Roux')
  const third = await t.aCaseFile(marie)
  await personIn(marie, third.id, 'Jean', 'Roux')
  expect(
    await judge(
      marie,
      '17/06/2026;10:00;Elif Demirel;;Bruno Essai;;;',
      '17/06/2026;10:00;Elif Demirel;01/01/1990;;;;',
      '17/06/2026;10:00;Jean Roux;;;;;',
      '17/06/2026;10:00;Elif Demirel;;;;;',
      '17/06/2026;10:15;Elif Demirel;;;;;',
      '17/06/2026;;Elif Demirel;;;;;',
      '17/06/2026;12:00;;;;;;',
      '17/06/2026;12:00;Elif Demirel;;;Annulé (excusé);;',
    ),
  ).toEqual([
    'Ce rendez-vous est celui de quelqu’un d’autre.',
    'Aucun foyer que vous suivez ne porte ce nom.',
    'Plusieurs foyers que vous suivez portent ce nom : posez ce rendez-vous à la main.',
    'new',
    'Cette heure est déjà prise dans votre agenda.',
    'La date ou l’heure n’est pas lisible.',
    'Aucun usager n’est écrit.',
    'calledOff',
  ])
})
