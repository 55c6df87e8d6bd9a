import { input, mayBe, type Input } from './input.ts'

/** What the tax notice says. */
export const NOTICE_INPUTS: readonly Input[] = [
  input({
    id: 'rfr', of: 'notice', path: 'taxNotices.<id>.rfr.<year>', unit: 'cents/year', period: 'year', back: 0,
    meaning: 'Revenu fiscal de référence of the incomes of a year. Asked of the last year but one where its incomes are not; else computed from them.',
    question: 'Quel est le revenu fiscal de référence de cette année-là ?', where: 'Avis d’impôt, page 1',
    plausible: ({ notice }) => ({ low: 0, high: 30000_00 * (notice?.declarants.length ?? 1), step: 1000_00 }),
  }),
  input({
    id: 'bracket', of: 'notice', path: 'taxNotices.<id>.bracket.<year>', unit: 'code', period: 'year', back: 0,
    meaning: 'Marginal income tax bracket, 0 = not taxed (contrat d’engagement jeune).',
    question: 'Quel est le taux marginal d’imposition ?', where: 'Avis d’impôt, dernière page',
    applies: (subject) => subject.situation.persons.some((person) => mayBe({ ...subject, person }, 16, 29)),
    plausible: () => ({ answers: ['non imposable', '11 %', '30 %', '41 %', '45 %'].map((label, value) => ({ label, value })) }),
  }),
] // prettier-ignore
