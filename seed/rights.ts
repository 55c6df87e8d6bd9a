import { addDays } from '#core/dates.ts'
import { compartmentOf } from '#db/compartment-of.server.ts'
import type { Write } from '#db/door.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import { setStatus } from '#features/review/commands.server.ts'
import { compartmentOfRight } from '#features/review/model.ts'
import type { Status, StatusInput } from '#features/review/model.ts'
import { planOf } from '#features/review/plan.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import type { CatalogueEntry } from '#rules/catalogue/entry.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'
import type { AgentKey } from './world.ts'

/** What became of a right; `subject` is the key of a person, absent for the household. All of it invented. */
type FollowedRight = {
  slug: string
  subject?: string
  status: Status
  /** When it was noted. */
  daysAgo: number
  cents?: number
  sinceDaysAgo?: number
  untilInDays?: number
  notifiedDaysAgo?: number
  reason?: NonNullable<StatusInput['reason']>
  note?: string
  /** The last day to contest, or what silence means, noted beside it with its step. */
  withDeadline?: boolean
}
/** An answer that the rights read often; of the thread. */
type Frequent = { key: string; subject?: string; label: string; value: FactValue; daysAgo: number }

const rented = (daysAgo: number): Frequent[] => [
  { key: 'housing.zone', label: 'Zone du logement', value: { number: 2 }, daysAgo },
  { key: 'housing.flatShare', label: 'Colocation : non', value: { boolean: false }, daysAgo },
  { key: 'housing.landlordRelative', label: 'Propriétaire de la famille : non', value: { boolean: false }, daysAgo },
]
const word = (key: string, subject: string, label: string, code: string, daysAgo: number): Frequent => ({
  key,
  subject,
  label,
  value: { code },
  daysAgo,
})

/** By household of the town: what is followed of its rights, and what its page of rights would otherwise ask first. */
export const followed: Readonly<Record<string, { referent: AgentKey; rights: readonly FollowedRight[]; facts?: readonly Frequent[] }>> = {
  aubertin: {
    referent: 'solene',
    rights: [
      { slug: 'allocations-familiales', status: 'open', daysAgo: 19, cents: 152_25, sinceDaysAgo: 90 },
      { slug: 'aide-au-logement', status: 'open', daysAgo: 19, cents: 452_00, sinceDaysAgo: 90, note: 'Versée à la propriétaire.' },
      { slug: 'complementaire-sante-solidaire', status: 'requested', daysAgo: 25 },
    ],
  },
  demirel: {
    referent: 'solene',
    rights: [
      { slug: 'aide-au-logement', status: 'open', daysAgo: 20, cents: 300_00, sinceDaysAgo: 700 },
      { slug: 'fsl', status: 'requested', daysAgo: 18, note: 'Une quittance manque au dossier.' },
    ],
    facts: [
      ...rented(20),
      word('school.level', 'emre-demirel', 'Scolarité', 'lycee', 20),
      word('school.level', 'zeynep-demirel', 'Scolarité', 'college', 20),
      word('school.level', 'ali-demirel', 'Scolarité', 'primary', 20),
    ],
  },
  poncelet: {
    referent: 'solene',
    rights: [
      { slug: 'aah', subject: 'herve-poncelet', status: 'open', daysAgo: 78, cents: 1041_59, untilInDays: 198 },
      { slug: 'aide-au-logement', status: 'open', daysAgo: 78, cents: 268_00, note: 'Versée au bailleur.' },
    ],
    facts: [
      ...rented(50),
      word('identity.citizenship', 'herve-poncelet', 'Nationalité', 'french', 50),
      word('employment.status', 'herve-poncelet', 'Emploi', 'inactive', 50),
      word('family.status', 'herve-poncelet', 'Situation de famille', 'single', 50),
    ],
  },
  haumont: {
    referent: 'solene',
    rights: [
      {
        slug: 'prime-d-activite',
        status: 'refused',
        daysAgo: 19,
        notifiedDaysAgo: 20,
        note: '« Vos ressources du trimestre dépassent le montant auquel vous auriez droit. » La garde alternée de Lou n’est pas comptée.',
        withDeadline: true,
      },
    ],
  },
  bianchi: {
    referent: 'solene',
    rights: [{ slug: 'aide-au-logement', status: 'proposed', daysAgo: 30 }],
    facts: [...rented(30), word('employment.status', 'marco-bianchi', 'Emploi', 'working', 30)],
  },
  sacko: { referent: 'solene', rights: [{ slug: 'aspa', status: 'toVerify', daysAgo: 12 }] },
  diarra: {
    referent: 'solene',
    rights: [],
    facts: [
      ...rented(33),
      word('employment.status', 'fatoumata-diarra', 'Emploi', 'unemployed', 33),
      word('school.level', 'aminata-diarra', 'Scolarité', 'college', 33),
      word('school.level', 'issa-diarra', 'Scolarité', 'primary', 33),
    ],
  },
  'le-floch': {
    referent: 'ines',
    rights: [
      { slug: 'rsa', status: 'open', daysAgo: 52, cents: 573_49, sinceDaysAgo: 60 },
      { slug: 'aide-au-logement', status: 'open', daysAgo: 31, cents: 271_00, note: 'Versée au bailleur.' },
    ],
    facts: [
      ...rented(31),
      word('identity.citizenship', 'gerard-le-floch', 'Nationalité', 'french', 31),
      word('family.status', 'gerard-le-floch', 'Situation de famille', 'single', 31),
    ],
  },
  guillaumin: {
    referent: 'ines',
    rights: [
      { slug: 'pension-de-reversion', status: 'requested', daysAgo: 39 },
      { slug: 'rsa', status: 'notWanted', daysAgo: 39, reason: 'stigma', note: 'Elle veut d’abord la réponse pour la réversion.' },
    ],
  },
  lemoigne: {
    referent: 'marc',
    rights: [{ slug: 'aah', subject: 'lemoigne-sandrine', status: 'refused', daysAgo: 48, notifiedDaysAgo: 50 }],
  },
}

const entryOf = (slug: string): CatalogueEntry => {
  const entry = findEntry(slug)
  if (!entry) throw new Error(`no right « ${slug} »`)
  return entry
}

/** Writes what is followed and the frequent facts, each at its time, by the referent. Gives how many statuses were written. */
export const loadFollowed = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<number> => {
  let written = 0
  for (const [key, { referent, rights, facts = [] }] of Object.entries(followed)) {
    const household = loaded.get(key)
    if (!household) throw new Error(`no household « ${key} »`)
    const idOf = (subject: string | undefined): string | null => {
      if (subject === undefined) return null
      const id = household.people.get(subject)
      if (id === undefined) throw new Error(`${key}: nobody « ${subject} »`)
      return id
    }
    const writing = async (daysAgo: number, body: (tx: Write) => Promise<unknown>): Promise<void> => {
      setNow(instantOf(addDays(today, -daysAgo), '17:20', ZONE))
      await house.writing(town.agents[referent], seeding, {}, body)
    }
    for (const { daysAgo, subject, ...fact } of facts)
      await writing(daysAgo, (tx) =>
        observeFact(tx, {
          caseFileId: household.id,
          ...fact,
          subjectId: idOf(subject),
          compartment: 'general',
          observedAt: instantOf(addDays(today, -daysAgo), '12:00', ZONE),
          source: 'said',
        }),
      )
    for (const { slug, subject, daysAgo, ...said } of rights) {
      const entry = entryOf(slug)
      const input: StatusInput = {
        status: said.status,
        saidOn: addDays(today, -daysAgo),
        amountCents: said.cents ?? null,
        per: said.cents === undefined ? null : 'month',
        since: said.sinceDaysAgo === undefined ? null : addDays(today, -said.sinceDaysAgo),
        until: said.untilInDays === undefined ? null : addDays(today, said.untilInDays),
        notifiedOn: said.notifiedDaysAgo === undefined ? null : addDays(today, -said.notifiedDaysAgo),
        reason: said.reason ?? null,
        note: said.note ?? '',
      }
      const plan = said.withDeadline === true ? planOf(entry, { ...input, renewOn: null }) : { deadlines: [], steps: [] }
      await writing(daysAgo, async (tx) => {
        await compartmentOf(tx, household.id, compartmentOfRight(entry))
        await setStatus(tx, { caseFileId: household.id, right: entry, subjectId: idOf(subject), readId: null, input, ...plan })
      })
      written += 1
    }
  }
  return written
}
