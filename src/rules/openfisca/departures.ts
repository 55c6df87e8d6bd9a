/** A point where OpenFisca and the law part, so that its own requests are answered otherwise than a worker's household (`Household.asOpenFisca`, `Output.byLaw`). */
export interface Departure {
  /** OpenFisca's variables that it moves by itself. */
  readonly variables: readonly string[]
  readonly openFisca: string
  readonly law: string
  readonly article: string
}

export const DEPARTURES: readonly Departure[] = [
  {
    variables: ['af', 'cf', 'asf', 'paje_base', 'aeeh'],
    openFisca: 'an age that ends a right (3, 20, 21) is looked at on the first of the month: the month of the birthday is still paid',
    law: 'the right ceases from the first of the month in which the age is reached; what opens a right begins the month after',
    article: 'CSS R552-2, R552-3',
  },
  {
    variables: ['af', 'af_majoration'],
    openFisca: 'two siblings of one age are both « the elder »: neither has the age supplement',
    law: 'only the eldest of two children is left out',
    article: 'CSS L521-3, R521-1',
  },
  {
    variables: ['af'],
    openFisca:
      'Guadeloupe, Guyane, Martinique, La Réunion: the bands of income hold for a single child; nothing softens the passing of a ceiling',
    law: 'a single child opens the whole allowance whatever the income; the passing of a ceiling is softened as elsewhere',
    article: 'CSS L755-12, L521-1, D521-1',
  },
  {
    variables: ['asf'],
    openFisca: 'a child in shared custody opens it',
    law: 'each parent then takes part in the maintenance: nothing is open',
    article: 'CSS L523-1',
  },
  {
    variables: ['aeeh'],
    openFisca: 'from the second to the fifth category, the complement of the category below is paid',
    law: 'the complement of the category granted',
    article: 'CSS D541-2',
  },
  {
    variables: ['ars', 'ars_nette_crds'],
    openFisca: 'completed years on 1 December',
    law: 'the age reached by 31 December, by 31 January for the first school year',
    article: 'CSS R543-2, D543-1',
  },
  {
    variables: ['aide_logement', 'apl', 'alf', 'als', 'reduction_loyer_solidarite'],
    openFisca: 'the turnover of a micro-business of the year N-2 is not counted',
    law: 'it is, after the flat deduction of its kind of trade',
    article: 'CCH R822-4 ; CGI 50-0, 102 ter',
  },
  {
    variables: ['aide_logement', 'apl', 'alf', 'als', 'reduction_loyer_solidarite'],
    openFisca: 'the relief of couples who both work asks for a wage of twelve BMAF in the month',
    law: 'in the twelve months that count',
    article: 'CCH R822-7',
  },
  {
    variables: ['aide_logement', 'apl', 'alf', 'als'],
    openFisca: 'overseas: APL to tenants of social housing, the zones of the mainland',
    law: 'no APL for a tenant (ALF or ALS instead), one zone',
    article: 'Arrêté du 27/09/2019, art. 46',
  },
  {
    variables: ['rsa', 'ppa', 'aah', 'caah', 'mva', 'asi', 'aspa', 'cmu_c', 'css_participation_forfaitaire'],
    openFisca: 'the share of the yearly rental value of unlet property counts whole in each month',
    law: 'a twelfth of it',
    article: 'CASF R132-1',
  },
  {
    variables: ['af', 'cf', 'asf', 'ars', 'aeeh', 'paje_base', 'paje_naissance'],
    openFisca: 'nothing is asked of the residence of the parents',
    law: 'one parent at least has a permit: a pending claim of asylum is none',
    article: 'CSS L512-2, D512-1',
  },
  {
    variables: ['aide_logement', 'apl', 'alf', 'als'],
    openFisca: 'nothing is asked of the residence of the parents',
    law: 'as for family benefits',
    article: 'CCH L822-2',
  },
  {
    variables: ['rsa', 'ppa', 'ppa_nette_crds'],
    openFisca: 'the majoration of lone parents asks for no permit',
    law: 'it asks for the permit of family benefits',
    article: 'CASF L262-4 2° b ; CSS L842-7',
  },
  {
    variables: ['ass', 'contrat_engagement_jeune'],
    openFisca: 'nothing is asked of the residence of the person',
    law: 'a permit that allows work is asked for',
    article: 'Code du travail R5221-48, L5221-5',
  },
  {
    variables: ['aah'],
    openFisca: 'nothing is asked of the residence of the person',
    law: 'a permit is asked for: a pending claim of asylum is none',
    article: 'CSS L821-1',
  },
  {
    variables: ['rsa'],
    openFisca: 'one of a couple may have the age and the other the residence; both count in the scale',
    law: 'one person has both; a partner without the residence counts for the resources alone',
    article: 'CASF L262-4, L262-5',
  },
  {
    variables: ['rsa'],
    openFisca: 'the allocation de base of a newborn always counts',
    law: 'with the majoration of lone parents it is left out up to the month of the three months',
    article: 'CASF R262-11 2°',
  },
  {
    variables: ['aah', 'caah', 'mva'],
    openFisca: 'a retirement pension counts among the resources of the year N-2 alone',
    law: 'with the pension of the month the AAH never passes its own amount',
    article: 'CSS L821-1',
  },
  {
    variables: ['ppa', 'ppa_nette_crds'],
    openFisca: 'who studies or learns must have worked in M-3 to M-1',
    law: 'in the three months of the quarter, M-4 to M-2 since March 2025',
    article: 'CSS L842-2 2°, L843-4',
  },
  {
    variables: ['cmu_c', 'css_participation_forfaitaire', 'css_cmu_acs_eligibilite'],
    openFisca: 'a child of 25 still belongs to the foyer of the parents',
    law: 'only under 25',
    article: 'CSS R861-2',
  },
  {
    variables: ['cheque_energie'],
    openFisca: 'ceiling of 2021: 10 800 € a consumption unit',
    law: '11 000 € since the campaign of 2023 (marked as not verified in our figures)',
    article: 'Code de l’énergie R124-1',
  },
  {
    variables: ['bourse_college', 'bourse_lycee'],
    openFisca: 'notice of two calendar years before the month, BMAF of its year, the claimant’s notice alone',
    law: 'notice of the year before the start of the school year, BMAF of the January of that start, both parents',
    article: 'Code de l’éducation D531-4, D531-5, D531-7, D531-21, D531-22, D531-29',
  },
  {
    variables: ['contrat_engagement_jeune'],
    openFisca: 'pupils have it; income of self-employment is not taken off; RSA or prime d’activité of the parents shuts out the child',
    law: 'not open during studies or an apprenticeship; that income is counted; the child in the charge of a household with RSA has it',
    article: 'Code du travail L5131-6, R5131-22, R5131-24',
  },
  {
    variables: ['aefa'],
    openFisca: 'RSA or ASS of any month of the year, children of January, no increase for a lone parent',
    law: 'RSA or ASS of November, else of December, children of that month, 35 % more for a lone parent since 2023',
    article: 'Yearly decree of the aide exceptionnelle de fin d’année',
  },
]

/** The articles by which a variable may move; none where it only follows another (« knock-on »). */
export const articlesOf = (variable: string): string[] =>
  DEPARTURES.filter(({ variables }) => variables.includes(variable)).map(({ article }) => article)
