import { choice, choices, text, yesNo } from './build.ts'
import { firstChildProtection as first } from './child-1.ts'
import type { Instrument, Section } from './instrument.ts'

/** A part of the first version that did not change. */
const kept = (id: string): Section[] => first.sections.filter((section) => section.id === id)
const without = (id: string, ...left: string[]): Section['questions'] =>
  kept(id).flatMap(({ questions }) => questions.filter((question) => !left.includes(question.id)))

/**
 * A child in danger or at risk of it, by the ten domains of the national frame (HAS 2021, décret 2022-1728), in our own words, each a part. No count: the outcome is chosen by who
 * evaluates, with whom she evaluated, and disagreements are part of it.
 */
export const childProtection: Instrument = {
  ...first,
  version: 2,
  frame: [
    ...first.frame,
    {
      text: 'Elle est faite par plusieurs professionnels, à deux au moins, et se nourrit de leurs regards croisés.',
      verified: false,
      source: 'CASF D226-2-5',
    },
  ],
  sections: [
    ...['needs', 'health', 'school', 'ties', 'parents', 'context', 'voice'].flatMap(kept),
    { id: 'resources', title: 'Ce qui protège', questions: without('resources', 'measures', 'measuresWords') },
    {
      id: 'dangers',
      title: 'Les dangers, chacun qualifié',
      help: 'Ce qui est vu, dit ou supposé, sans établir la vérité des faits.',
      questions: [
        choices('dangerKinds', 'Nature', {
          physical: 'Violences physiques',
          psychological: 'Violences psychologiques',
          sexual: 'Violences sexuelles',
          neglect: 'Négligences',
          exposure: 'Exposition aux violences dans le couple',
          health: 'Santé ou soins compromis',
          upbringing: 'Éducation, scolarité ou développement compromis',
          own: 'L’enfant se met en danger',
        }),
        choice('gravity', 'Gravité', { limited: 'Limitée', serious: 'Grave', vital: 'Sa vie ou son intégrité', unknown: 'Ne sait pas' }),
        choice('since', 'Depuis quand', { recent: 'Depuis peu', months: 'Des mois', years: 'Des années', unknown: 'Ne sait pas' }),
        choice('repeated', 'Se répète', { once: 'Une fois', sometimes: 'Parfois', often: 'Souvent', unknown: 'Ne sait pas' }),
        yesNo('imminent', 'Est-il immédiat ?'),
        text('dangers', 'Chacun, en mots', { help: 'Faits datés, avec leur source : vu, entendu, rapporté.' }),
      ],
    },
    {
      id: 'measures',
      title: 'Aides et mesures déjà connues',
      questions: without('resources', 'resources'),
    },
    {
      id: 'outcome',
      title: 'À plusieurs : conclusion, proposition',
      questions: [
        yesNo('two', 'Évaluée à deux professionnels au moins ?'),
        text('evaluators', 'Avec qui : nom, métier, service', {
          when: { question: 'two', is: ['yes'] },
          needed: 'Écrivez qui a évalué avec vous : nom, métier, service.',
        }),
        ...without('outcome', 'dangers'),
      ],
    },
  ],
  proposals: [
    ...first.proposals,
    {
      id: 'two',
      text: 'Évaluer avec un second professionnel avant de conclure',
      source: 'CASF D226-2-5',
      verified: false,
      when: [{ question: 'two', is: ['no'] }],
    },
  ],
}
