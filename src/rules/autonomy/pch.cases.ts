import { PCH_ACTIVITIES, PCH_DIFFICULTY } from './pch-activities.ts'

/** Ratings by activity, the others 0. */
export const rated = (by: Readonly<Record<string, keyof typeof PCH_DIFFICULTY>>): Uint8Array =>
  Uint8Array.from(PCH_ACTIVITIES, ({ id }) => PCH_DIFFICULTY[by[id] ?? 'none'])

/** Source: CASF annexe 2-5, chapitre 1er, 1 a): one absolute difficulty, or two grave ones. */
export const PCH_CASES: readonly (readonly [title: string, ratings: Uint8Array, eligible: boolean])[] = [
  ['no difficulty', rated({}), false],
  ['one absolute', rated({ voir: 'absolute' }), true],
  ['one grave', rated({ marcher: 'grave' }), false],
  ['two grave, in two domains', rated({ marcher: 'grave', gererSaSecurite: 'grave' }), true],
  ['three grave', rated({ marcher: 'grave', seLaver: 'grave', parler: 'grave' }), true],
  ['one grave, the others moderate', new Uint8Array(20).fill(2).fill(3, 0, 1), false],
  ['all moderate', new Uint8Array(20).fill(2), false],
  ['all light', new Uint8Array(20).fill(1), false],
  ['one grave and one absolute', rated({ seLaver: 'grave', tachesMultiples: 'absolute' }), true],
]
