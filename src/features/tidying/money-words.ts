/** The words that name an income, a rent or a debt; each gets the amount that stands with it. On folded text. */

export type MoneyKey = keyof typeof moneyNames

/** French names, as a worker reads them on a proposal. */
export const moneyNames = {
  'income.salary': 'Salaire',
  'income.selfEmployed': 'Revenu d’indépendant',
  'income.rsa': 'RSA',
  'income.aah': 'AAH',
  'income.unemployment': 'Allocation chômage (ARE)',
  'income.ass': 'Allocation de solidarité spécifique',
  'income.activityBonus': 'Prime d’activité',
  'income.housingBenefit': 'Aide au logement',
  'income.pension': 'Retraite',
  'income.survivorPension': 'Pension de réversion',
  'income.disabilityPension': 'Pension d’invalidité',
  'income.dailyAllowance': 'Indemnités journalières',
  'income.familyBenefits': 'Allocations familiales',
  'income.asf': 'Allocation de soutien familial',
  'income.aeeh': 'AEEH',
  'income.aspa': 'ASPA',
  'income.scholarship': 'Bourse',
  'alimony.received': 'Pension alimentaire reçue',
  'alimony.paid': 'Pension alimentaire versée',
  'housing.rent': 'Loyer',
  'debt.rentArrears': 'Dette de loyer',
  'debt.energy': 'Dette d’énergie',
  'debt.water': 'Dette d’eau',
  'debt.phone': 'Dette de téléphone',
  'debt.canteen': 'Dette de cantine',
  'debt.tax': 'Dette fiscale',
  'debt.cafOverpayment': 'Indu de la CAF',
  'debt.franceTravailOverpayment': 'Indu de France Travail',
  'debt.consumerCredit': 'Crédit à la consommation',
  'debt.overdraft': 'Découvert bancaire',
  'debt.family': 'Dette envers un proche',
  'debt.fine': 'Amende',
  'debt.plan': 'Plan de remboursement',
} as const

/** Benefits and incomes by name; a salary is told by its own words below. */
export const incomeWords: readonly (readonly [MoneyKey, string])[] = [
  ['income.survivorPension', '(?:pension de )?reversion'],
  ['income.disabilityPension', "pension d'invalidite|invalidite"],
  ['income.rsa', '(?:rsa|revenu de solidarite active)(?: majore| couple| socle)?'],
  ['income.aah', 'aah|allocation adultes? handicapee?s?|allocation aux adultes handicapes'],
  ['income.aeeh', 'aeeh'],
  ['income.asf', 'asf|allocation de soutien familial'],
  ['income.aspa', 'aspa|minimum vieillesse'],
  ['income.ass', 'ass|allocation de solidarite specifique'],
  [
    'income.unemployment',
    "are|allocations? (?:de )?chomage|indemnites? (?:de )?chomage|chomage|allocation (?:d'aide au )?retour a l'emploi",
  ],
  ['income.activityBonus', "primes? d'activite|ppa"],
  ['income.housingBenefit', 'apl|alf|als|aides? au logement|allocations? logement'],
  ['income.dailyAllowance', 'indemnites? journalieres?|ij|ijss'],
  ['income.familyBenefits', 'allocations? familiales?|allocs?|af|prestations familiales|complement familial'],
  ['income.pension', 'retraites?|pensions? de retraite'],
  ['income.scholarship', 'bourses?'],
]

const creditors: readonly (readonly [MoneyKey, string])[] = [
  ['debt.energy', 'edf|engie|total ?energies?|electricite|gaz|energies?|chauffage|ekwateur'],
  ['debt.water', 'eau|veolia|suez|saur'],
  ['debt.canteen', 'cantine|restauration scolaire|periscolaire'],
  ['debt.tax', 'impots?|tresor public|taxe fonciere|fiscales?|fisc'],
  ['debt.phone', 'telephone|telephonie|internet|orange|sfr|bouygues|free|box'],
  ['debt.rentArrears', 'loyers?|locatives?|bailleur|proprietaire'],
  ['debt.consumerCredit', 'cofidis|cetelem|sofinco|oney|credits?'],
]
const owed: readonly (readonly [MoneyKey, string])[] = [
  ...creditors,
  ['debt.cafOverpayment', 'caf|msa'],
  ['debt.franceTravailOverpayment', 'france travail|ft|pole emploi'],
  [
    'debt.family',
    '(?:son |sa |ses |un |une |des )?(?:freres?|sours?|soeurs?|mere|pere|parents|amie?s?|oncle|tante|cousine?|famille|proches?)',
  ],
]

const count = '(?:\\d{1,2}|un|deux|trois|quatre|cinq|six|plusieurs)'
const link = "(?:de |d'|du |des |en |chez |aupres d(?:e |u )|a |au |aux |envers |pour )?(?:la |l'|le |les |son |sa )?"

export type MoneyAnchor = {
  key: MoneyKey
  pattern: RegExp
  rule: string
  /** Proposed without an amount too. */
  alone?: true
}

const word = (source: string): RegExp => new RegExp(`(?<![a-z])(?:${source})(?![a-z])`, 'g')

/** In order: the words that an anchor takes are not read by the next ones. */
export const moneyAnchors: readonly MoneyAnchor[] = [
  { key: 'debt.plan', rule: 'debt.plan', pattern: word("plans? d'apurement|plans? de remboursement|echeanciers?") },
  {
    key: 'debt.cafOverpayment',
    rule: 'debt.overpayment',
    pattern: word("(?:indus?|trop[- ]percus?)(?: (?:de la |de |d'|du )?(?:caf|rsa|apl|aah|prime d'activite))?"),
  },
  {
    key: 'debt.rentArrears',
    rule: 'debt.rentArrears',
    alone: true,
    pattern: word(
      `${count} (?:mois de )?loyers? (?:impayes?|de retard|en retard)|(?:doit|doivent) ${count} (?:mois de )?loyers?|loyers? (?:\\S+ ){0,3}(?:reste(?:nt)? dus?|reste(?:nt)? a payer|impayes?)`,
    ),
  },
  ...creditors.flatMap(([key, names]): MoneyAnchor[] => [
    { key, rule: 'debt.named', pattern: word(`(?:dettes?|impayes?|arrieres?|retards? de paiement) ${link}(?:${names})`) },
    { key, rule: 'debt.bill', pattern: word(`(?:factures? ${link})?(?:${names})(?: \\w+)? (?:impayee?s?|non payee?s?|en souffrance)`) },
  ]),
  { key: 'debt.overdraft', rule: 'debt.overdraft', pattern: word('(?:a )?decouverts?(?: bancaire)?(?! autorise)') },
  {
    key: 'debt.consumerCredit',
    rule: 'debt.credit',
    pattern: word(
      'credits? (?:conso(?:mmation)?|a la consommation|renouvelables?|revolving|auto|voiture|cofidis|cetelem|sofinco)(?: cofidis| cetelem| sofinco| oney)?|prets? (?:personnels?|auto|conso)',
    ),
  },
  { key: 'debt.fine', rule: 'debt.fine', pattern: word('amendes?') },
  {
    key: 'housing.rent',
    rule: 'housing.rent',
    pattern: word('loyers?(?: residuel| actuel| mensuel| net| cc| hc)*(?: charges comprises| hors charges)?(?: a sa charge)?'),
  },
  { key: 'alimony.received', rule: 'alimony.pension', pattern: word('pensions? alimentaires?|pa(?=(?: de)?(?: ?:)? \\d)') },
  {
    key: 'alimony.received',
    rule: 'alimony.father',
    pattern: word("(?:le (?:pere|papa)|(?:l'|son )ex[- ]?\\w*)(?: des enfants| des enfts)? (?:lui )?(?:verse|donne|paie|paye)"),
  },
  ...incomeWords.map(([key, names]): MoneyAnchor => ({ key, rule: 'income.named', pattern: word(names) })),
  {
    key: 'income.selfEmployed',
    rule: 'income.selfEmployed',
    pattern: word('(?:micro|auto)[- ]?entreprise|(?:micro|auto)[- ]?entrepreneu(?:r|se)'),
  },
  {
    key: 'income.salary',
    rule: 'income.salary',
    pattern: word(
      'salaires?(?: nets?| mensuels?)*|(?:fiches?|bulletins?) de (?:paie|paye|salaire)|gagne(?:nt)?|(?:est|sont) payee?s?|remuneration',
    ),
  },
]

/** « doit 412 € à Engie »: the creditor that stands after the amount. */
export const owedTo: readonly (readonly [MoneyKey, RegExp])[] = owed.map(([key, names]) => [
  key,
  new RegExp(`^ ?(?:de [a-z]+ )?(?:a la |a l'|aux? |a |chez |envers )(?:son |sa |ses |la |le )?(?:${names})(?![a-z])`),
])

/** « Dettes : EDF 320 €, cantine 96 € »: the creditor that stands before the amount. */
export const listedCreditors: readonly (readonly [MoneyKey, RegExp])[] = creditors.map(([key, names]) => [key, word(names)])
