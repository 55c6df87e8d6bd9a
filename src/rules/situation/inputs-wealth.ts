import { isParent, ofPerson, type Input } from './input.ts'

/** Savings and property of a person. */
export const WEALTH_INPUTS: readonly Input[] = [
  ofPerson({
    id: 'savings.livretA',
    unit: 'cents',
    meaning: 'Balance of the Livret A.',
    question: 'Combien la personne a-t-elle sur un Livret A ?',
    where: 'Relevé du livret',
    applies: isParent,
    plausible: () => ({ low: 0, high: 22950_00, step: 1000_00 }),
  }),
  ofPerson({
    id: 'savings.untaxed',
    unit: 'cents',
    meaning: 'Balance of other untaxed savings (LEP, LDDS, PEL…).',
    question: 'Combien la personne a-t-elle sur d’autres livrets (LEP, LDDS, PEL…) ?',
    where: 'Relevés d’épargne',
    applies: isParent,
    plausible: () => ({ low: 0, high: 22000_00, step: 1000_00 }),
  }),
  ofPerson({
    id: 'property.unletRentalValue',
    unit: 'cents/year',
    meaning: 'Yearly rental value of unlet buildings other than the home.',
    question: 'La personne possède-t-elle un autre logement, qui n’est pas loué ?',
    where: 'Avis de taxe foncière (deux fois le revenu cadastral)',
    applies: isParent,
    plausible: () => ({ low: 0, high: 6000_00, step: 500_00 }),
  }),
]
