import type { Action } from '#core/actor.ts'
import { addDays } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeFullDate } from '#core/french.ts'
import { addLocalAid, changeLocalAid } from '#features/catalogue/commands.server.ts'
import type { LocalAidInput } from '#features/catalogue/commands.server.ts'
import { getLocalAid } from '#features/catalogue/queries.server.ts'
import type { Condition } from '#rules/catalogue/entry.ts'
import type { FactTest } from '#rules/catalogue/fact-test.ts'
import { instantOf } from '#web/clock.ts'
import { ZONE } from './household.ts'
import type { SeedHouse } from './household.ts'
import { clairvalCode } from './sectors.ts'

/** The local aids of Clairval and its département. All invented: rules, amounts, deliberations. */
export const localAidsOf = (today: IsoDate): LocalAidInput[] => {
  const basisOf = (rules: string, daysAgo: number): string => `${rules}, délibération du ${writeFullDate(addDays(today, -daysAgo))}`
  const conditions = (basis: string, ...list: [ask: string, expects: 'yes' | 'no', otherwise: string, test?: FactTest][]): Condition[] =>
    list.map(([ask, expects, otherwise, test], at) => ({
      id: `c${at}`,
      ask,
      expects,
      otherwise,
      ...(test && { test }),
      verified: true,
      source: basis,
    }))
  const clairval: [string, 'yes', string, FactTest] = [
    'Habite-t-elle Clairval ?',
    'yes',
    'Réservée aux habitants de Clairval',
    { fact: 'commune', is: 'oneOf', value: [clairvalCode] },
  ]
  const housing = basisOf('Règlement intérieur du fonds de solidarité logement', 430)
  const relief = basisOf('Règlement des aides facultatives du CCAS', 300)
  const canteen = basisOf('Tarifs de la restauration scolaire', 170)
  const bus = basisOf('Règlement de la carte solidaire', 500)
  const youth = basisOf('Règlement du fonds d’aide aux jeunes', 380)
  const energy = basisOf('Règlement de l’aide énergie', 90)
  return [
    {
      name: 'FSL, dette de loyer',
      provider: 'Département',
      domain: 'housing',
      nature: 'financial',
      what: 'Une aide pour garder son logement quand du loyer est dû. Elle peut être donnée, ou prêtée sans intérêts.',
      conditions: conditions(
        housing,
        [
          'Est-elle locataire ?',
          'yes',
          'Réservée aux locataires',
          { fact: 'tenure', is: 'oneOf', value: ['socialTenant', 'tenant', 'furnishedTenant'] },
        ],
        [
          'Ses ressources sont-elles d’au plus 1 050 € par unité de consommation ?',
          'yes',
          'Les ressources dépassent 1 050 € par unité de consommation',
          { fact: 'resourcesPerUnit', is: 'atMost', value: 1_050_00 },
        ],
        ['A-t-elle repris le paiement du loyer, même en partie ?', 'yes', 'Il faut avoir repris un paiement, même partiel'],
        ['A-t-elle eu cette aide depuis moins d’un an ?', 'no', 'Une seule aide par période de douze mois'],
      ),
      gives: { kind: 'words', text: 'Jusqu’à 1 500 €, en aide ou en prêt sans intérêts, selon la commission.' },
      documents: ['D1', 'D4', 'D9', 'D15', 'D17'],
      otherDocuments: ['Décompte du bailleur', 'Plan d’apurement signé, s’il existe'],
      apply: 'Dossier unique rempli avec un travailleur social, envoyé au secrétariat du FSL. La commission se réunit deux fois par mois.',
      basis: housing,
      validFrom: addDays(today, -420),
      validUntil: null,
    },
    {
      name: 'Secours d’urgence',
      provider: 'CCAS de Clairval',
      domain: 'childWelfare',
      nature: 'financial',
      what: 'Une aide en bons d’achat, pour manger et se laver, quand il n’y a plus rien.',
      conditions: conditions(
        relief,
        clairval,
        [
          'Reste-t-il au plus 300 € de ressources par personne ce mois-ci ?',
          'yes',
          'Les ressources dépassent 300 € par personne',
          { fact: 'resourcesPerPerson', is: 'atMost', value: 300_00 },
        ],
        ['A-t-elle déjà eu trois secours cette année ?', 'no', 'Trois secours par an au plus'],
      ),
      gives: { kind: 'perPerson', cents: 35_00, per: 'once' },
      documents: ['D1', 'D5', 'D15'],
      otherDocuments: [],
      apply: 'Au CCAS, sans rendez-vous le matin. Le bon est remis le jour même, sur un mot du travailleur social.',
      basis: relief,
      validFrom: addDays(today, -290),
      validUntil: null,
    },
    {
      name: 'Cantine solidaire',
      provider: 'Ville de Clairval',
      domain: 'family',
      nature: 'financial',
      what: 'La Ville paie une partie du repas de midi à l’école, selon le quotient familial.',
      conditions: conditions(canteen, clairval, [
        'Un enfant est-il à l’école maternelle ou élémentaire ?',
        'yes',
        'Réservée aux enfants des écoles maternelles et élémentaires',
        { fact: 'school', is: 'oneOf', value: ['nursery', 'primary'] },
      ]),
      gives: {
        kind: 'bands',
        by: 'familyQuotient',
        per: 'meal',
        bands: [
          { upTo: 400_00, cents: 3_60 },
          { upTo: 700_00, cents: 2_75 },
          { upTo: 1_000_00, cents: 1_20 },
        ],
      },
      documents: ['D12'],
      otherDocuments: ['Attestation de quotient familial de la CAF ou de la MSA'],
      apply: 'Au guichet famille de la mairie, ou sur le portail de la Ville. Le tarif part du mois de la demande.',
      basis: canteen,
      validFrom: addDays(today, -160),
      validUntil: addDays(today, 220),
    },
    {
      name: 'Carte de transport solidaire',
      provider: 'Clairval Mobilités',
      domain: 'employment',
      nature: 'material',
      what: 'Le bus et le car à volonté, pour 5 € par mois au lieu de 32 €.',
      conditions: conditions(
        bus,
        clairval,
        [
          'Ses ressources sont-elles d’au plus 1 050 € par unité de consommation ?',
          'yes',
          'Les ressources dépassent 1 050 € par unité de consommation',
          { fact: 'resourcesPerUnit', is: 'atMost', value: 1_050_00 },
        ],
        ['Son employeur rembourse-t-il déjà la moitié de l’abonnement ?', 'no', 'Ne se cumule pas avec le remboursement de l’employeur'],
      ),
      gives: { kind: 'amount', cents: 27_00, per: 'month' },
      documents: ['D1', 'D5', 'D6'],
      otherDocuments: ['Une photo d’identité'],
      apply: 'À l’agence de la place de la République. La carte est faite tout de suite, pour un an.',
      basis: bus,
      validFrom: addDays(today, -480),
      validUntil: null,
    },
    {
      name: 'Fonds d’aide aux jeunes (FAJ)',
      provider: 'Département',
      domain: 'employment',
      nature: 'financial',
      what: 'Une aide pour un projet, ou en urgence, quand on a entre 18 et 25 ans et peu de soutien.',
      conditions: conditions(
        youth,
        [
          'A-t-elle entre 18 et 25 ans ?',
          'yes',
          'Réservée aux jeunes de 18 à 25 ans',
          { fact: 'adultAge', is: 'between', from: 18, to: 25 },
        ],
        ['Est-elle suivie par la mission locale ou un travailleur social ?', 'yes', 'Il faut être accompagné pour la demander'],
      ),
      gives: { kind: 'words', text: 'Jusqu’à 400 € en urgence, 800 € par an pour un projet (permis, logement, formation).' },
      documents: ['D1', 'D4', 'D7', 'D17'],
      otherDocuments: ['Devis du projet'],
      apply: 'Avec la mission locale ou vous ; réponse en deux semaines, en 48 heures pour une urgence.',
      basis: youth,
      validFrom: addDays(today, -370),
      validUntil: null,
    },
    {
      name: 'Aide énergie de la Ville',
      provider: 'CCAS de Clairval',
      domain: 'housing',
      nature: 'financial',
      what: 'Une aide pour une facture d’électricité, de gaz, de bois ou de fioul, en plus du chèque énergie.',
      conditions: conditions(energy, clairval, ['A-t-elle déjà eu cette aide cet hiver ?', 'no', 'Une seule aide par hiver']),
      gives: {
        kind: 'bands',
        by: 'taxIncome',
        per: 'once',
        bands: [
          { upTo: 12_000_00, cents: 200_00 },
          { upTo: 18_000_00, cents: 120_00 },
          { upTo: 24_000_00, cents: 60_00 },
        ],
      },
      documents: ['D5', 'D6', 'D10'],
      otherDocuments: [],
      apply: 'Au CCAS, avec la facture. L’aide est versée au fournisseur.',
      basis: energy,
      validFrom: addDays(today, -80),
      validUntil: addDays(today, 150),
    },
    {
      name: 'Aide à la rentrée du collège',
      provider: 'CCAS de Clairval',
      domain: 'family',
      nature: 'financial',
      what: 'Un bon d’achat pour les fournitures d’un enfant qui entre au collège.',
      conditions: conditions(relief, clairval, [
        'Un enfant entre-t-il au collège ?',
        'yes',
        'Réservée aux enfants qui entrent au collège',
        { fact: 'school', is: 'oneOf', value: ['college'] },
      ]),
      gives: { kind: 'amount', cents: 60_00, per: 'once' },
      documents: ['D12'],
      otherDocuments: [],
      apply: 'Au CCAS, avec le certificat de scolarité.',
      basis: relief,
      validFrom: addDays(today, -200),
      validUntil: addDays(today, -20),
    },
  ]
}

const seeding: Action = { id: 'seed', roles: ['manager'], audit: 'a préparé la ville de démonstration' }

/** Writes them as the manager did: each on its first day, and the secours once more since, at another amount. */
export const loadLocalAids = async ({ house, setNow, today, town }: SeedHouse): Promise<number> => {
  const aids = localAidsOf(today)
  for (const aid of aids) {
    setNow(instantOf(aid.validFrom, '10:00', ZONE))
    const former = aid.gives.kind === 'perPerson'
    const first: LocalAidInput = former ? { ...aid, gives: { kind: 'perPerson', cents: 30_00, per: 'once' } } : aid
    const id = await house.writing(town.agents.helene, seeding, {}, (tx) => addLocalAid(tx, first))
    if (!former) continue
    setNow(instantOf(addDays(today, -40), '16:30', ZONE))
    await house.writing(town.agents.helene, seeding, {}, async (tx) =>
      changeLocalAid(tx, id, (await getLocalAid(tx, id)).aid.versionId, aid),
    )
  }
  return aids.length
}
