import type { PchActivityId } from './pch-activities.ts'

/** A kind of human help, and the most that the PCH counts of it. */
export interface PchHelpAct {
  readonly id: string
  readonly label: string
  /** The activity of the reference list whose difficulty opens this help; null: a need that stands beside the activities. */
  readonly activity: PchActivityId | null
  /** Whether time given to it counts for the threshold of 45 minutes. */
  readonly essential: boolean
  /** Minutes, the most; null: the list gives none of its own. */
  readonly most: number | null
  readonly per: 'day' | 'month'
}

/**
 * What human help of the PCH is made of, and how access to it is opened. CASF annexe 2-5, chapitre 2, section 1.
 *
 * Known and not yet read again in the text (decision 0034): `verified` is false, and the page says it. Since 2023 other acts may open it (several tasks at once):
 * they are named on the page as not counted here.
 */
export const PCH_HELP: {
  readonly verified: boolean
  readonly source: string
  /** Minutes a day given by a carer of the family, from which human help opens where the acts do not open it. */
  readonly carerMinutes: number
  readonly acts: readonly PchHelpAct[]
} = {
  verified: false,
  source: 'CASF annexe 2-5, chapitre 2, section 1',
  carerMinutes: 45,
  acts: [
    { id: 'washing', label: 'Toilette', activity: 'seLaver', essential: true, most: 70, per: 'day' },
    { id: 'dressing', label: 'Habillage', activity: 'sHabiller', essential: true, most: 40, per: 'day' },
    {
      id: 'meals',
      label: 'Alimentation, préparation du repas comprise',
      activity: 'prendreSesRepas',
      essential: true,
      most: 105,
      per: 'day',
    },
    { id: 'toilets', label: 'Élimination', activity: 'elimination', essential: true, most: 50, per: 'day' },
    { id: 'moving', label: 'Déplacements dans le logement', activity: 'seDeplacer', essential: true, most: 35, per: 'day' },
    { id: 'behaviour', label: 'Relations, comportement', activity: 'maitriserSonComportement', essential: true, most: null, per: 'day' },
    { id: 'watching', label: 'Surveillance', activity: null, essential: true, most: 180, per: 'day' },
    { id: 'support', label: 'Soutien à l’autonomie', activity: null, essential: false, most: 180, per: 'day' },
    { id: 'social', label: 'Vie sociale', activity: null, essential: false, most: 1_800, per: 'month' },
  ],
}
