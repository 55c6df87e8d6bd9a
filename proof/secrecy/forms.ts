// Longer than a file should be: it is one list, a form that holds for each act of the table.
/* oxlint-disable max-lines */
import { statementsOf } from '#features/catalogue/model.ts'
import { CATALOGUE } from '#rules/catalogue/catalogue.ts'
import { deskForms } from './forms-desk.ts'
import { agendaForms } from './forms-agenda.ts'
import { calendarForms } from './forms-calendar.ts'
import { runningForms } from './forms-running.ts'
import { generalRight, TODAY } from './household.ts'
import type { Household } from './household.ts'
import type { State } from './table.ts'
import type { World } from './world.ts'

/** What an act is asked about: a household of the world, and its request. */
export type Target = { readonly household: Household; readonly requestId: string; readonly exceptionalId: string; readonly aidId: string }
export type Fields = readonly (readonly [string, string])[]
export type Form = (target: Target, world: World) => Fields | Promise<Fields>

const entry = CATALOGUE.find((one) => statementsOf(one).some(({ verified }) => !verified)) ?? generalRight
const place = statementsOf(entry).find(({ verified }) => !verified)?.place ?? 'decider'
export const slugs = { right: generalRight.slug, toVerify: entry.slug, place, event: 'separation', day: '2026-04-01', matter: 'aidants' }

const note =
  (compartment: string): Form =>
  () => [
    ['text', 'Une parole.'],
    ['compartment', compartment],
  ]
const fact =
  (compartment: string): Form =>
  () => [
    ['amount', '512'],
    ['line', '512 €'],
    ['observedOn', TODAY()],
    ['compartment', compartment],
  ]
const agentOf = (world: World, who: 'teammate' | 'nurse' | 'administrator'): string => world.people[who]?.agentId ?? ''
const one = async (world: World, text: string, id: string | undefined): Promise<string> => {
  const found = await world.own.admin.query<{ one: string | number }>(text, [id])
  return String(found.rows[0]?.one ?? '')
}
const revision = (world: World, { household }: Target) =>
  one(world, 'select revision as one from draft where id = $1', household.ids['draftId'])
const aidVersion = (world: World, { aidId }: Target) =>
  one(world, 'select id as one from local_aid where series_id = $1 and superseded_at is null', aidId)
const aid: Fields = [
  ['name', 'Carte'],
  ['provider', 'CCAS'],
  ['domain', 'housing'],
  ['nature', 'material'],
  ['what', 'Une carte.'],
  ['gives', 'words'],
  ['givesWords', 'Une carte.'],
  ['apply', 'À l’accueil.'],
  ['basis', 'Délibération.'],
  ['validFrom', '2026-01-01'],
]
const agent: Fields = [
  ['firstName', 'Nouvelle'],
  ['lastName', 'Venue'],
  ['jobTitle', 'travail social'],
  ['profession', 'educateurSpecialise'],
  ['secrecyBasis', 'mission'],
  ['secrecyProof', 'Lettre de mission.'],
]
/** A name that nobody else takes, where a form asks for one of its own. */
let fresh = 0
const name = (): string => `Nom ${(fresh += 1)}`

/** A form that holds, for each act of the table: what is refused is then refused for secrecy and for nothing else. */
export const forms: Readonly<Record<string, Form>> = {
  settings: () => [['plainFonts', 'oui']],
  link: () => [
    ['lastName', name()],
    ['firstName', 'Dominique'],
  ],
  add: (_, { ids }) => [
    ...agent,
    ['siteId', ids.siteId],
    ['login', `nouvelle-${(fresh += 1)}`],
    ['teamId', ids.teamId],
    ['roles[]', 'worker'],
  ],
  site: () => [
    ['intent', 'site'],
    ['siteName', name()],
    ['timeZone', 'Europe/Paris'],
  ],
  sector: (_, { ids }) => [
    ['intent', 'add'],
    ['number', String(100 + (fresh += 1))],
    ['name', name()],
    ['teamId', ids.teamId],
  ],
  relieve: (_, world) => [
    ['absentId', world.people.referent?.agentId ?? ''],
    ['toId', world.spareId],
    ['reason', 'Congé de la référente.'],
    ['until', new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)],
  ],
  create: () => [
    ['intent', 'create'],
    ['name', name()],
  ],
  edit: (_, { ids }) => [['intent', 'edit'], ...agent, ['firstName', name()], ['siteId', ids.siteId], ['login', `changee-${(fresh += 1)}`]],
  roles: () => [
    ['intent', 'roles'],
    ['roles[]', 'worker'],
    ['roles[]', fresh++ % 2 ? 'manager' : 'reception'],
  ],
  recovery: () => [['intent', 'recovery']],
  open: () => [['name', name()]],
  deadlineDone: ({ household }) => [
    ['intent', 'fait'],
    ['id', household.ids['deadlineId'] ?? ''],
    ['caseFileId', household.id],
  ],

  note: note('general'),
  noteBudget: note('budget'),
  noteHealth: note('health'),
  noteChildProtection: note('childProtection'),
  noteViolence: note('violence'),
  noteJustice: note('justice'),
  correct: async ({ household }, world) => {
    const found = await world.own.admin.query<{ one: string }>('select version as one from entry where id = $1', [
      household.ids['entryId.note'],
    ])
    return [
      ['text', `Parole corrigée ${found.rows[0]?.one}.`],
      ['token', await tokenOf(household, world)],
    ]
  },
  readers: ({ household }, world) => [
    ['compartmentId', household.ids['ownPassageId'] ?? ''],
    ['readers[]', world.people.author?.agentId ?? ''],
  ],
  share: (_, world) => [
    ['agentId', agentOf(world, 'teammate')],
    ['kinds[]', 'general'],
    ['reason', 'Travail commun.'],
  ],
  takeBack: (_, world) => [['agentId', agentOf(world, 'nurse')]],
  transfer: (_, world) => [
    ['toAgentId', agentOf(world, 'teammate')],
    ['note', 'Le relais.'],
  ],
  close: () => [
    ['reason', 'goalReached'],
    ['note', 'Fini.'],
    ['fate', 'person'],
    ['told', 'Elle a les dates.'],
  ],
  reopen: () => [['note', 'De nouveau.']],
  protect: ({ household }) => [['protected', household.state === 'protected' ? 'non' : 'oui']],
  conflict: () => [['sure', 'oui']],
  addPerson: () => [
    ['intent', 'add'],
    ['firstName', 'Camille'],
    ['role', 'other'],
    ['fromDate', TODAY()],
  ],
  relate: ({ household: { ids } }) => [
    ['intent', 'relate'],
    ['fromPerson', ids['personId'] ?? ''],
    ['to', `person:${ids['otherPersonId']}`],
    ['kind', 'partner'],
    ['quality', 'ordinary'],
  ],
  correctPerson: () => [
    ['intent', 'correct'],
    ['firstName', 'Camille'],
    ['lastName', 'Corrigé'],
  ],
  contact: () => [
    ['mayCall', 'non'],
    ['how', 'Ne pas appeler.'],
  ],
  setAddress: () => [
    ['intent', 'set'],
    ['line', '2 rue Neuve'],
    ['tenure', 'socialTenant'],
    ['fromDate', TODAY()],
  ],
  askAddress: () => [
    ['intent', 'show'],
    ['reason', 'Une visite.'],
  ],
  addHelper: () => [
    ['name', 'Une amie'],
    ['kind', 'friend'],
    ['telling', 'yes'],
  ],
  addNeed: () => [
    ['intent', 'add'],
    ['domain', 'housing'],
    ['topic', 'Un toit'],
    ['axes[]', 'social'],
    ['status', 'identified'],
  ],
  tag: () => [
    ['intent', 'tag'],
    ['tag', 'elderly'],
    ['fromDate', TODAY()],
  ],
  demand: () => [
    ['intent', 'demand'],
    ['words', 'Un logement.'],
    ['saidOn', TODAY()],
  ],
  objective: () => [
    ['intent', 'objective'],
    ['words', 'Un logement.'],
    ['saidOn', TODAY()],
  ],
  summary: () => [
    ['intent', 'summary'],
    ['words', 'Tout va.'],
    ['saidOn', TODAY()],
  ],
  settle: ({ household }) => [['keep', household.ids['factId'] ?? '']],
  noteFact: fact('general'),
  noteFactBudget: fact('budget'),
  noteFactViolence: fact('violence'),
  trySheet: () => [],
  tryAid: () => [],
  followRight: ({ household }) => [
    ['intent', 'status'],
    ['readId', household.ids['statusId'] ?? ''],
    ['status', 'open'],
    ['saidOn', TODAY()],
  ],
  inform: () => [
    ['rights[]', slugs.right],
    ['givenOn', TODAY()],
    ['medium', 'spoken'],
  ],
  event: () => [
    ['day', TODAY()],
    ['steps[]', '0'],
    ['rights[]', slugs.right],
  ],
  plan: () => {
    const at = new Date(Date.UTC(2027, 0, 4) + (fresh += 1) * 86_400_000)
    return [
      ['intent', 'poser'],
      ['date', at.toISOString().slice(0, 10)],
      ['time', '10:00'],
      ['minutes', '30'],
      ['kind', 'interview'],
    ]
  },
  addDeadline: () => [
    ['intent', 'echeance'],
    ['title', 'Un délai'],
    ['dueOn', '2027-01-01'],
  ],
  addStep: () => [
    ['intent', 'etape'],
    ['what', 'Un pas'],
    ['doer', 'worker'],
  ],
  stepDone: ({ household }) => [
    ['intent', 'etape-faite'],
    ['stepId', household.ids['stepId'] ?? ''],
  ],
  dropDeadline: ({ household: { ids } }) => [
    ['intent', 'echeance-abandonnee'],
    ['deadlineId', ids['deadlineId'] ?? ''],
    [`reason-${ids['deadlineId']}`, 'Sans objet.'],
  ],
  ...runningForms,
  ...agendaForms,
  ...calendarForms,
  ...deskForms,
  startInterview: ({ household }) => [['appointmentId', household.ids['appointmentId'] ?? '']],
  saveDraft: async (target, world) => [
    ['text', `Une parole ${(fresh += 1)}.`],
    ['revision', await revision(world, target)],
  ],
  saveDraftAlone: async (target, world) => [
    ['text', `Une parole ${(fresh += 1)}.`],
    ['revision', await revision(world, target)],
  ],
  tidy: async (target, world) => [
    ['revision', await revision(world, target)],
    ['kind', 'interview'],
    ['date', TODAY()],
    ['time', '00:01'],
    ['compartment', 'general'],
  ],
  handSheet: () => [],
  editSheet: () => [
    ['place', 'chez vous'],
    ['said[]', 'Une parole.'],
  ],
  dismiss: () => [['reason', 'known']],
  threshold: () => [['euros', String((fresh += 1))]],
  addAid: () => aid,
  editAid: async (target, world) => [...aid, ['versionId', await aidVersion(world, target)]],
  endAid: async (target, world) => [
    ['versionId', await aidVersion(world, target)],
    ['validUntil', '2027-01-01'],
  ],
  tick: () => [
    ['intent', 'tick'],
    ['place', slugs.place],
    ['source', name()],
    ['checkedOn', TODAY()],
  ],
  read: () => [
    ['intent', 'read'],
    ['item', 'figures:2026-04-01'],
  ],
  addNote: () => [
    ['title', 'Une note'],
    ['words', 'Des mots.'],
    ['effectiveOn', '2026-01-01'],
    ['source', 'Un texte.'],
  ],
  record: (_, { ids }) => [
    ['sector', ids.sectorId],
    ['act', 'record'],
    ['calledName', name()],
    ['words', 'Une demande.'],
    ['channel', 'phone'],
    ['urgency', 'week'],
    ['agreed', 'oui'],
  ],
  findSector: () => [['addressLine', '1 rue Neuve']],
  take: () => [],
  propose: (_, world) => [['to', world.spareId]],
  answer: () => [['answer', 'Voici.']],
  attach: ({ household }) => [['caseFileId', household.id]],
  match: () => [['answer', 'other']],
  ask: () => [
    ['lastName', name()],
    ['firstName', 'Camille'],
    ['ground', 'dangerChild'],
    ['reason', 'Un enfant est en danger ce soir.'],
  ],
  // the one that waits for a second person may be reviewed at any time; each reviewer finds it not reviewed yet
  review: async (_, world) => {
    const id = world.exceptionalIds.protected
    await world.own.admin.query('update exceptional_access set reviewed_at = null, reviewed_by = null, verdict = null where id = $1', [id])
    return [
      ['intent', 'review'],
      ['accessId', id],
      ['verdict', 'justified'],
    ]
  },
  confirm: async (_, world) => {
    // asked by the manager, whoever asked last here: who asks cannot confirm
    await world.own.admin.query(
      "update account_link set asked_by = $2 where agent_id = $1 and kind = 'recovery' and confirmed_by is null",
      [world.spareId, world.people.manager?.agentId],
    )
    // the last one that waits: the act that asks for one was sent before
    const waiting =
      "select id as one from account_link where agent_id = $1 and kind = 'recovery' and confirmed_by is null order by created_at desc limit 1"
    return [['id', await one(world, waiting, world.spareId)]]
  },
  widen: () => [['intent', 'widen']],
}

/** The token of what stands, as the page of the note gives it to the referent. */
const tokenOf = async ({ id, ids }: Household, world: World): Promise<string> => {
  const page = await fetch(`${world.own.origin}/dossiers/${id}/fil/${ids['entryId.note']}`, {
    headers: { cookie: `sid=${world.people.referent?.token}` },
    redirect: 'manual',
  })
  const text = await page.text()
  return (
    (/name="token"[^>]*value="([^"]*)"/.exec(text) ?? /value="([^"]*)"[^>]*name="token"/.exec(text))?.[1]?.replaceAll('&quot;', '"') ?? ''
  )
}

/** The address of a line for a target: every parameter replaced by the id of what stands there. `row`: which of several. */
export const addressOf = (address: string, { household, requestId, exceptionalId, aidId }: Target, world: World, row?: string): string => {
  const { ids } = household
  const own = (name: string): string => ids[name] ?? ''
  const filled = address
    .replace(/^\/agenda\/rendez-vous\/:id/, `/agenda/rendez-vous/${own('appointmentId')}`)
    .replace(/^\/entretiens\/:id/, `/entretiens/${own('draftId')}`)
    .replace(/^\/resumes\/:id/, `/resumes/${own('sheetId')}`)
    .replace(/^\/avis\/:id/, `/avis/${own('noticeId')}`)
    .replace(/^\/accueil\/contacts\/:id/, `/accueil/contacts/${own('personId')}`)
    .replace(/^\/demandes\/rapprochements\/:id/, `/demandes/rapprochements/${own('matchId')}`)
    .replace(/^\/demandes\/:id/, `/demandes/${requestId}`)
    .replace(/^\/permanences\/:id/, `/permanences/${world.permanence.id}`)
    .replace(':contactId', world.permanence.passageId)
    .replace(/^\/visites\/:id/, `/visites/${world.watchedVisitId}`)
    .replace(/^\/prevenir\/lettres\/:id/, `/prevenir/lettres/${own('postId')}`)
    .replace(':appointmentId', own('visitId'))
    .replace(/^\/acces-exceptionnel\/:id/, `/acces-exceptionnel/${exceptionalId}`)
    .replace(/^\/equipe\/:id/, `/equipe/${world.spareId}`)
    .replace(/^\/droits\/locaux\/:id/, `/droits/locaux/${aidId}`)
    .replace(/^\/grilles\/:id/, `/grilles/${world.gridId}`)
    .replace(/^\/dossiers\/:id/, `/dossiers/${household.id}`)
    .replace(':entryId', own(`entryId.${row ?? 'note'}`))
    .replace('/autonomie/grille/:assessmentId', `/autonomie/grille/${own('gridId')}`)
    .replace('/autonomie/pch/:assessmentId', `/autonomie/pch/${own('pchId')}`)
    .replace(/:assessmentId(?=\/(?:remplir|garder|terminer|jeter)$)/, own('assessmentDraftId'))
    .replace(':assessmentId', own(`assessmentId.${row ?? 'general'}`))
    .replace(':aidId', aidId)
    .replaceAll(/:(\w+Id)\b/g, (_, name: string) => own(address.endsWith('/bilan') ? 'endedProjectId' : name))
    .replace(/:(event|day|matter)\b/, (_, name: 'event' | 'day' | 'matter') => slugs[name])
    .replace(/^\/droits\/:slug\/verifier$/, `/droits/${slugs.toVerify}/verifier?enonce=${encodeURIComponent(slugs.place)}`)
    .replace(':slug', slugs.right)
    .replace(/^\/dossiers$/, household.state === 'closed' ? '/dossiers?etat=clos' : '/dossiers')
    .replace(/^(\/chercher(?:\.json)?)$/, `$1?q=${household.words.person}`)
  return filled.endsWith('/faits/noter') ? `${filled}?fait=housing.rent` : filled
}

export const targetOf = (world: World, state: State): Target => ({
  household: world.households[state],
  requestId: world.request.id,
  exceptionalId: world.exceptionalIds[state],
  aidId: world.aidId,
})
