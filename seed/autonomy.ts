import { addDays } from '#core/dates.ts'
import type { Write } from '#db/door.server.ts'
import { seeVariable, startGrid } from '#features/autonomy/commands.server.ts'
import { setMatter } from '#features/autonomy/matters.server.ts'
import { rateDomain, sayHelp, startPch } from '#features/autonomy/pch-commands.server.ts'
import { addItem, setContext, startPlan } from '#features/autonomy/plan-commands.server.ts'
import { instantOf } from '#web/clock.ts'
import { seeding, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'

/**
 * M. Vasseur, 83, before the visit of today: what his wife told on the telephone seventeen days ago stands in a grid that is not finished, and a plan is in
 * preparation. M. Poncelet, for whom the PCH is being prepared with what his sister and he said; the rest is to be seen. All of it invented.
 */
export const loadAutonomy = async ({ house, setNow, today, town }: SeedHouse, loaded: ReadonlyMap<string, Loaded>): Promise<void> => {
  const household = loaded.get('vasseur')
  const personId = household?.people.get('roger-vasseur')
  if (household === undefined || personId === undefined) throw new Error('no M. Vasseur')
  const caseFileId = household.id
  const at = async (daysAgo: number, body: (tx: Write, day: string) => Promise<void>): Promise<void> => {
    const day = addDays(today, -daysAgo)
    setNow(instantOf(day, '11:40', ZONE))
    await house.writing(town.agents.solene, seeding, {}, (tx) => body(tx, day))
  }
  await at(17, async (tx, day) => {
    const assessmentId = await startGrid(tx, { caseFileId, personId, assessedOn: day, today: day })
    const seen = { caseFileId, assessmentId, letter: null, words: '', said: {}, today: day }
    await seeVariable(tx, { ...seen, variable: 'coherence', way: 'all' })
    await seeVariable(tx, { ...seen, variable: 'orientation', way: 'all' })
    const alone = ['spontaneously', 'habitually']
    const said = Object.fromEntries(
      ['spontaneously', 'totally', 'correctly', 'habitually'].flatMap((adverb) => [
        [`top.${adverb}`, true],
        [`bottom.${adverb}`, alone.includes(adverb)],
      ]),
    )
    const words = 'Les pieds, c’est Odette. Je ne peux plus me baisser depuis l’hiver.'
    await seeVariable(tx, { ...seen, variable: 'toilette', way: 'asTold', said, words })
    await seeVariable(tx, { ...seen, variable: 'alimentation', way: 'all' })
  })
  const odetteId = household.people.get('odette-vasseur') ?? null
  await at(16, async (tx) => {
    // what she said on the telephone lies in health too: her back she tells, her nights not in front of him
    await setMatter(tx, {
      caseFileId,
      seriesId: null,
      personId: odetteId,
      body: {
        kind: 'carer',
        name: '',
        helps: 'Les jambes et les pieds, les chaussures, chaque matin ; le relever quand il tombe.',
        needs: ['respite', 'health'],
        words: 'S’il m’arrête, qui le fait ?',
        alone: true,
        next: 'L’adresse de la maison des aidants.',
      },
    })
    await setMatter(tx, {
      caseFileId,
      seriesId: null,
      personId: null,
      body: {
        kind: 'adaptation',
        room: 'bathroom',
        need: 'Baignoire haute, tapis qui glisse : une douche de plain-pied et deux barres.',
        works: 'quotes',
        quotes: [{ company: 'Plomberie de Clairval', cents: 640_000, on: null }],
        funding: [{ funder: 'housing', cents: 320_000, state: 'asked' }],
        words: 'La baignoire, on l’enjambe encore.',
      },
    })
  })
  await at(3, async (tx, day) => {
    const seriesId = await startPlan(tx, { caseFileId, personId, today: day })
    const of = { caseFileId, seriesId, today: day }
    const item = { funder: 'apa', taken: null, note: '' } as const
    await setContext(tx, of, {
      gir: null,
      resources: 188_800,
      couple: true,
      words: 'Rester à la maison, et que Mme Vasseur ne se casse pas le dos.',
    })
    const morning = { ...item, kind: 'homeHelp', provider: 'service', quantity: 500, period: 'week', cents: null } as const
    await addItem(tx, of, { ...morning, note: 'toilette du matin' })
    await addItem(tx, of, { ...item, kind: 'alarm', provider: 'company', quantity: 100, period: 'month', cents: 27_00 })
  })
  const other = loaded.get('poncelet')
  const herveId = other?.people.get('herve-poncelet')
  if (other === undefined || herveId === undefined) throw new Error('no M. Poncelet')
  await at(12, async (tx, day) => {
    const assessmentId = await startPch(tx, { caseFileId: other.id, personId: herveId, assessedOn: day, today: day })
    const of = { caseFileId: other.id, assessmentId, today: day }
    await rateDomain(tx, of, {
      domain: 'selfCare',
      ratings: { seLaver: 'moderate', sHabiller: 'none', prendreSesRepas: 'grave', elimination: 'none' },
      restNone: false,
      words: 'Si personne ne vient, je ne mange pas.',
    })
    await rateDomain(tx, of, { domain: 'tasksAndRelations', ratings: { tachesMultiples: 'grave' }, restNone: false, words: '' })
    await sayHelp(tx, of, { minutes: { meals: 60 }, carer: 30 })
  })
}
