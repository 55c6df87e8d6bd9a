/** The words that a fact may be, with what the person reads, for the form and for the sentences. */
import {
  ACTIVITY_LABELS,
  AEEH_LABELS,
  CITIZENSHIP_LABELS,
  LOAN_WORK_LABELS,
  MARITAL_LABELS,
  PERMIT_LABELS,
  SCHOOL_LABELS,
  TENURE_LABELS,
} from '#rules/situation/words.ts'

const CARE_LABELS = {
  none: 'pas de garde payée',
  childminder: 'assistante maternelle',
  home: 'garde au domicile',
  serviceChildminder: 'assistante maternelle par un service',
  service: 'garde au domicile par un service, ou micro-crèche',
}
const PREPARE_LABELS = {
  none: 'non',
  full: 'arrêt complet',
  halfOrLess: 'mi-temps ou moins',
  upTo80: 'entre la moitié et 80 %',
  raised: 'arrêt complet, version courte majorée',
}
const TERRITORY_LABELS = {
  mainland: 'en métropole',
  '971': 'Guadeloupe',
  '972': 'Martinique',
  '973': 'Guyane',
  '974': 'La Réunion',
  '976': 'Mayotte',
}

const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  activity: ACTIVITY_LABELS,
  aeeh: AEEH_LABELS,
  citizenship: CITIZENSHIP_LABELS,
  loanWork: LOAN_WORK_LABELS,
  marital: MARITAL_LABELS,
  permit: PERMIT_LABELS,
  school: SCHOOL_LABELS,
  tenure: TENURE_LABELS,
  careMode: CARE_LABELS,
  prepareRate: PREPARE_LABELS,
  territory: TERRITORY_LABELS,
}

/** The words of an input and their labels; null when it takes none, or any (the code of a commune). */
export const wordsOf = (inputId: string): Readonly<Record<string, string>> | null => TABLES[inputId] ?? null

/** Figures that are answers of a list rather than quantities. */
const FIGURES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  zone: { '1': 'zone 1 (agglomération parisienne)', '2': 'zone 2 (grandes villes, Corse)', '3': 'zone 3 (autres communes)' },
  gir: { '0': 'non évalué', '1': 'GIR 1', '2': 'GIR 2', '3': 'GIR 3', '4': 'GIR 4', '5': 'GIR 5', '6': 'GIR 6' },
  bracket: { '0': 'non imposable', '1': '11 %', '2': '30 %', '3': '41 %', '4': '45 %' },
  grantLevel: {
    '-1': 'pas de bourse',
    ...Object.fromEntries(Array.from({ length: 9 }, (_, level) => [String(level), level === 0 ? 'échelon 0 bis' : `échelon ${level}`])),
  },
}

/** The figures of an input that is answered by choosing one, with their labels; null when it is a quantity. */
export const figuresOf = (inputId: string): Readonly<Record<string, string>> | null => FIGURES[inputId] ?? null
