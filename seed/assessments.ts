import { addDays } from '#core/dates.ts'
import { finishAssessment, saveAnswers, startAssessment } from '#features/assessment/commands.server.ts'
import { changeGrid, createGrid, publishGrid } from '#features/assessment/grid-commands.server.ts'
import { putQuestion, putSection } from '#features/assessment/grid-edit.ts'
import { resultOf } from '#features/assessment/outcome.ts'
import type { Answers, Place } from '#features/assessment/model.ts'
import type { Instrument } from '#rules/instruments/instrument.ts'
import { instrumentOf } from '#rules/instruments/instruments.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'
import type { AgentKey } from './world.ts'

/** Two evaluations of one household of the town, made with its people: a diagnosis, and what was seen of the flat. All of it invented. */
type Filled = {
  household: string
  person: string | null
  author: AgentKey
  instrument: string
  daysAgo: number
  place: Place
  present: string
  view: string
  answers: Answers
}

const filled: readonly Filled[] = [
  {
    household: 'demirel',
    person: 'mehmet-demirel',
    author: 'solene',
    instrument: 'diagnostic-psychosocial',
    daysAgo: 34,
    place: 'office',
    present: 'Mehmet et Elif',
    view: 'C’est bien ça. Il manque que je veux retravailler, même à mi-temps.',
    answers: {
      asked: '« Qu’on m’aide à y voir clair dans les courriers, et à garder l’appartement. »',
      heard: 'La peur de tout perdre depuis l’arrêt de son travail.',
      family: 'holds',
      network: 'holds',
      housing: 'watch',
      money: 'hinders',
      rights: 'watch',
      work: 'hinders',
      school: 'holds',
      morale: 'watch',
      resources: ['knowsWhat', 'relatives', 'skills'],
      strengthsWords: 'Le couple décide ensemble. Elif tient les papiers de l’école, Mehmet connaît son métier.',
      axes: ['economic', 'social'],
      obstaclesWords: 'Un loyer lourd pour les ressources du moment ; des courriers ouverts trop tard.',
      links: 'Les courriers non ouverts font perdre des droits, ce qui creuse le loyer.',
      hypotheses: 'Des droits ne sont pas demandés : à vérifier avec l’examen des droits.',
      missing: 'La date de fin de ses indemnités.',
      hers: 'Le loyer, puis le travail.',
      next: 'support',
    },
  },
  {
    household: 'demirel',
    person: null,
    author: 'solene',
    instrument: 'logement',
    daysAgo: 20,
    place: 'home',
    present: 'Elif et les enfants',
    view: 'La chambre des enfants, c’est le plus urgent.',
    answers: {
      entrance: 'good',
      stairs: 'care',
      passages: 'good',
      bathroom: 'good',
      damp: 'risk',
      heating: 'care',
      electricity: 'good',
      smoke: 'care',
      healthWords: 'Moisissures au plafond de la chambre des enfants, côté nord.',
      rooms: 4,
      sleepers: 5,
      title: 'tenantSocial',
      landlordTold: 'no',
      around: ['transport', 'shops', 'school'],
      stay: 'adapt',
    },
  },
]

const named = (id: string): Instrument => {
  const instrument = instrumentOf(id)
  if (!instrument) throw new Error(`no instrument « ${id} »`)
  return instrument
}

/** Fills them, each on its day, by the referent; gives how many. */
export const loadAssessments = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<number> => {
  for (const one of filled) {
    const household = loaded.get(one.household)
    const personId = one.person === null ? null : household?.people.get(one.person)
    if (!household || personId === undefined) throw new Error(`no household « ${one.household} », or nobody « ${one.person} »`)
    const instrument = named(one.instrument)
    const day = addDays(today, -one.daysAgo)
    setNow(instantOf(day, '17:40', ZONE))
    await house.writing(town.agents[one.author], seeding, {}, async (tx) => {
      const at = { caseFileId: household.id, today: day, assessedOn: day }
      const { id, version, title, compartment } = instrument
      const assessmentId = await startAssessment(tx, { ...at, lies: compartment, instrument: id, version, title, personId })
      const { place, present, view } = one
      await saveAnswers(tx, { ...at, assessmentId, answers: one.answers, place, present, view })
      await finishAssessment(tx, { ...at, assessmentId }, (draft) => resultOf(instrument, draft.body.answers))
    })
  }
  return filled.length
}

/** A grid of the service itself, published by its manager: what keeps people from coming. Invented. */
export const loadGrid = async ({ house, setNow, today, town }: SeedHouse): Promise<void> => {
  setNow(instantOf(addDays(today, -60), '16:00', ZONE))
  await house.writing(town.agents.helene, seeding, {}, async (tx) => {
    const id = await createGrid(tx, {
      title: 'Venir jusqu’à nous',
      summary: 'Ce qui empêche de venir aux rendez-vous, et ce qui aiderait.',
      compartment: 'general',
      about: 'household',
      warnings: ['À poser sans reproche : un rendez-vous manqué a presque toujours une raison.'],
      source: 'Atelier de l’équipe, au printemps.',
    })
    await changeGrid(tx, id, (grid) => putSection(grid, '', 'Les trajets', ''))
    const bare = { section: 's1', id: '', help: '', options: [], scale: null, unit: '', when: null, points: null }
    await changeGrid(tx, id, (grid) =>
      putQuestion(grid, {
        ...bare,
        ask: 'Comment vient le foyer',
        kind: 'choices',
        options: ['À pied', 'En bus', 'En voiture', 'On l’emmène'],
      }),
    )
    await changeGrid(tx, id, (grid) => putQuestion(grid, { ...bare, ask: 'Le trajet coûte-t-il trop cher ?', kind: 'yesNo' }))
    await changeGrid(tx, id, (grid) => putQuestion(grid, { ...bare, ask: 'Ce qui aiderait', kind: 'text' }))
    await publishGrid(tx, id)
  })
}
