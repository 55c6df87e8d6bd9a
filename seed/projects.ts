import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { tickSteps } from '#features/interview/commands.server.ts'
import { beginMeasure } from '#features/measure/commands.server.ts'
import { listStatements } from '#features/needs/queries.server.ts'
import { addProjectStep, agree, beginProject, seenOf, tellProject } from '#features/project/commands.server.ts'
import type { Said } from '#features/project/commands.server.ts'
import { getProject } from '#features/project/queries.server.ts'
import { lastDayAfter } from '#rules/measures/measures.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'

/** What is agreed with households of the town: a project under way with its agreement, a no that is a no, an accompaniment with its end. All of it invented. */
type Writing = {
  caseFileId: string
  today: IsoDate
  at: (daysAgo: number, body: (tx: Write, day: IsoDate) => Promise<unknown>) => Promise<void>
}

const option = (title: string, gives: string, asks: string, delay: string, risks: string): Said => ({
  kind: 'option',
  option: null,
  title,
  gives,
  asks,
  delay,
  risks,
})
const promise = (side: 'person' | 'service', words: string): Said => ({ kind: 'commitment', commitment: null, side, words })

/** Each thing said is an act of its own, a minute after the one before. */
const teller =
  ({ caseFileId, at }: Writing, projectId: string) =>
  async (daysAgo: number, ...all: (Said | ((options: ReadonlyMap<string, string>) => Said))[]): Promise<void> => {
    for (const one of all)
      await at(daysAgo, async (tx, day) => {
        const { options } = (await getProject(tx, caseFileId, projectId)).state
        const said = typeof one === 'function' ? one(new Map(options.map(({ id, title }) => [title, id]))) : one
        await tellProject(tx, { caseFileId, projectId, said, day, today: day })
      })
  }

const begin = async ({ caseFileId, at }: Writing, daysAgo: number, title: string): Promise<string> => {
  let projectId = ''
  await at(daysAgo, async (tx, day) => {
    projectId = await beginProject(tx, { caseFileId, title, lies: 'general', begunOn: day, today: day })
  })
  return projectId
}

/** To stay in the house: her choice among three, what both promised, agreed on paper; one step done. */
const stay = async (of: Writing): Promise<void> => {
  const { caseFileId, today, at } = of
  const projectId = await begin(of, 40, 'Rester dans la maison')
  const tell = teller(of, projectId)
  const plan = 'Un plan avec l’agence et le fonds logement'
  await tell(
    40,
    {
      kind: 'understood',
      herView: 'On a toujours payé. C’est l’arrêt de travail qui a tout pris.',
      strengths: 'Le travail a repris. Le loyer courant est payé. Elle apprend le français le soir.',
      obstacles: 'Deux mois de loyer dus depuis l’arrêt. Les lettres passent par le fils aîné.',
      hypotheses: 'Un plan accepté par l’agence suffirait peut-être : à vérifier avec elle.',
      priorities: 'Le loyer d’abord, puis les lettres.',
    },
    option(
      plan,
      'La dette s’étale, le fonds en paie une part',
      'Payer chaque mois, apporter les quittances',
      'Deux à trois mois',
      'Un mois manqué casse le plan',
    ),
    option(
      'Un logement moins cher',
      'Un loyer plus bas',
      'Quitter la maison, changer d’école',
      'Un an ou plus',
      'Perdre les voisins et le quartier',
    ),
    option('Ne rien changer', 'Rien à faire', 'Attendre la suite du commandement', 'Six semaines', 'Le bail peut être rompu'),
    (options) => ({ kind: 'proposed', option: options.get(plan) ?? '', words: 'Le loyer courant est payé : le plan peut tenir.' }),
  )
  let wanted: string[] = []
  await at(33, async (tx) => {
    wanted = (await listStatements(tx, caseFileId, 'objective'))
      .toSorted((a, b) => b.words.localeCompare(a.words, 'fr'))
      .map(({ id }) => id)
  })
  await tell(
    33,
    (options) => ({
      kind: 'chosen',
      answer: 'accepted',
      option: options.get(plan) ?? null,
      words: 'Ici, c’est notre maison. On paiera.',
      comeBackOn: null,
    }),
    ...wanted.map((statement): Said => ({ kind: 'objective', objective: null, words: '', statement })),
    promise('person', 'Payer le loyer le 5 et garder chaque quittance'),
    promise('service', 'Un interprète à chaque rendez-vous, jamais le fils'),
    promise('service', 'Répondre à un message sous deux jours'),
  )
  const step = (what: string, doer: 'worker' | 'both', dueOn: IsoDate) =>
    at(33, async (tx, day) => {
      const [house] = (await getProject(tx, caseFileId, projectId)).state.objectives
      await addProjectStep(tx, { caseFileId, projectId, what, doer, dueOn, objective: house?.id ?? null, today: day })
    })
  await step('Envoyer la demande au fonds logement', 'worker', addDays(today, -20))
  await step('Relire le plan de l’agence avant de le signer', 'both', addDays(today, 62))
  await at(33, async (tx, day) => {
    const project = await getProject(tx, caseFileId, projectId)
    await agree(tx, {
      caseFileId,
      projectId,
      how: 'paper',
      who: 'Mme et M. Demirel',
      strokes: [],
      agreedOn: day,
      reviewOn: addDays(today, 63),
      seen: seenOf(project),
      today: day,
    })
    await tickSteps(
      tx,
      caseFileId,
      project.steps.slice(0, 1).map(({ id }) => id),
      true,
    )
  })
  await at(30, async (tx, day) => {
    await beginMeasure(tx, {
      caseFileId,
      kind: 'aesf',
      persons: [],
      by: 'Bruno Thévenet, CESF',
      aim: 'Poser ensemble le budget du mois et garder de quoi payer le loyer.',
      herView: 'Si c’est à la maison, d’accord.',
      lies: 'budget',
      begunOn: day,
      endsOn: lastDayAfter(day, 6),
      today: day,
    })
  })
}

/** She said no to a MASP, in her words; nothing of it is held against her. */
const no = async (of: Writing): Promise<void> => {
  const projectId = await begin(of, 20, 'L’argent du mois')
  await teller(of, projectId)(
    20,
    option(
      'Une MASP',
      'Quelqu’un pour tenir le budget pendant un an',
      'Un contrat avec le département',
      'Deux mois',
      'Se sentir surveillée',
    ),
    option(
      'Continuer seule, un point chaque mois ici',
      'Garder la main',
      'Venir une fois par mois',
      'Tout de suite',
      'Un mois difficile peut déborder',
    ),
    (options) => ({ kind: 'proposed', option: options.get('Une MASP') ?? '', words: '' }),
    {
      kind: 'chosen',
      answer: 'refused',
      option: null,
      words: 'On m’a déjà prise pour une menteuse. Personne ne regardera mes comptes.',
      comeBackOn: null,
    },
  )
}

const written: Readonly<Record<string, (of: Writing) => Promise<void>>> = { demirel: stay, diarra: no }

/** Writes projects and measures, each act at its time, by the referent. */
export const loadProjects = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<void> => {
  for (const [key, tell] of Object.entries(written)) {
    const household = loaded.get(key)
    if (!household) throw new Error(`no household « ${key} »`)
    let minutes = 0
    await tell({
      caseFileId: household.id,
      today,
      at: async (daysAgo, body) => {
        const day = addDays(today, -daysAgo)
        setNow(new Date(instantOf(day, '17:10', ZONE).getTime() + 60_000 * (minutes += 1)))
        await house.writing(town.agents.solene, seeding, {}, (tx) => body(tx, day))
      },
    })
  }
}
