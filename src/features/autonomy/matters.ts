/** What is followed beside a help plan: adapting the home, asking a service for home help, what a carer needs. Words and pure functions. */
import type { IsoDate } from '#core/dates.ts'
import { HELP_FUNDERS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpFunder } from '#rules/autonomy/help-plan-tables.ts'

/** The three kinds, by the word of their address. */
export const matterKinds = {
  adaptation: { slug: 'logement', title: 'Adapter le logement', add: 'Un besoin, une pièce' },
  homeHelp: { slug: 'aide-a-domicile', title: 'Demander une aide à domicile', add: 'Une demande à un service' },
  carer: { slug: 'aidants', title: 'Les besoins des aidants', add: 'Une personne qui aide' },
} as const
export type MatterKind = keyof typeof matterKinds
export const kindOfSlug = (slug: string | undefined): MatterKind | undefined =>
  (Object.keys(matterKinds) as MatterKind[]).find((kind) => matterKinds[kind].slug === slug)

export const rooms = {
  entrance: 'Entrée, accès',
  bathroom: 'Salle de bain',
  toilet: 'Toilettes',
  stairs: 'Escalier',
  bedroom: 'Chambre',
  kitchen: 'Cuisine',
  living: 'Séjour, circulation',
  outside: 'Extérieur',
  whole: 'Tout le logement',
} as const
export type Room = keyof typeof rooms

/** From the need to the end of the works. */
export const works = {
  need: 'Besoin repéré',
  advice: 'Avis demandé (ergothérapeute)',
  quotes: 'Devis demandés',
  asked: 'Financement demandé',
  granted: 'Financement accordé',
  underway: 'Travaux en cours',
  done: 'Travaux faits',
  dropped: 'Abandonné',
} as const
export type Works = keyof typeof works

export const moneyStates = { asked: 'demandé', granted: 'accordé', refused: 'refusé' } as const
export type MoneyState = keyof typeof moneyStates

export const serviceAnswers = { waiting: 'Attend une réponse', yes: 'Accepte', waitingList: 'Liste d’attente', no: 'Refuse' } as const
export type ServiceAnswer = keyof typeof serviceAnswers

export const carerNeeds = {
  respite: 'Du répit',
  night: 'Dormir la nuit',
  health: 'Sa propre santé',
  training: 'Apprendre les gestes',
  information: 'Ses droits d’aidant',
  money: 'Argent, travail',
  talk: 'Parler à d’autres aidants',
} as const
export type CarerNeed = keyof typeof carerNeeds

export type Quote = { readonly company: string; readonly cents: number; readonly on: IsoDate | null }
export type Funding = { readonly funder: HelpFunder; readonly cents: number; readonly state: MoneyState }

export type Adaptation = {
  readonly kind: 'adaptation'
  readonly room: Room
  readonly need: string
  readonly works: Works
  readonly quotes: readonly Quote[]
  readonly funding: readonly Funding[]
  /** What she wants, in her words. */
  readonly words: string
}
export type HomeHelp = {
  readonly kind: 'homeHelp'
  readonly service: string
  readonly askedOn: IsoDate
  readonly answer: ServiceAnswer
  readonly answeredOn: IsoDate | null
  readonly startsOn: IsoDate | null
  readonly words: string
}
export type Carer = {
  readonly kind: 'carer'
  /** Who helps; a carer who lives in the household is named by `personId` of the row, and this stays empty. */
  readonly name: string
  readonly helps: string
  readonly needs: readonly CarerNeed[]
  /** Her own words: a carer is a person too. */
  readonly words: string
  /** Whether she was heard without the person whom she helps; null: nobody asked. */
  readonly alone: boolean | null
  readonly next: string
}
export type MatterBody = Adaptation | HomeHelp | Carer
export type Matter = {
  readonly id: string
  readonly seriesId: string
  readonly personId: string | null
  readonly body: MatterBody
  readonly author: string
  readonly writtenAt: Date
}

/** How an adaptation is paid: the lowest quote, what is granted and asked, what is left to find, and how much more than that quote was granted. Whole cents; 0 without a quote. */
export const moneyOf = ({
  quotes,
  funding,
}: Pick<Adaptation, 'quotes' | 'funding'>): { cost: number; granted: number; asked: number; left: number; over: number } => {
  // the lowest quote is the one that is usually taken; which one is chosen stays hers
  const cost = quotes.length === 0 ? 0 : Math.min(...quotes.map(({ cents }) => cents))
  const sum = (state: MoneyState): number => funding.filter((one) => one.state === state).reduce((all, { cents }) => all + cents, 0)
  const [granted, asked] = [sum('granted'), sum('asked')]
  return { cost, granted, asked, left: Math.max(cost - granted, 0), over: cost === 0 ? 0 : Math.max(granted - cost, 0) }
}

export const funderLabel = (funder: HelpFunder): string => HELP_FUNDERS[funder]
