import type { CatalogueEntry } from '../entry.ts'
import { excludes, needs, read, unread } from '../say.ts'
import { CAF, CAF_PAYS, OPEN_FISCA, RESIDENCE } from './common.ts'

/** R28 and R29: paying the rent, and the département's fund for what cannot be paid. */
export const housingBenefits: readonly CatalogueEntry[] = [
  {
    id: 'R28',
    slug: 'aide-au-logement',
    name: 'Aide au logement : APL, ALF ou ALS',
    acronym: 'APL, ALF, ALS',
    otherNames: [
      'APL',
      'ALF',
      'ALS',
      'aide personnalisée au logement',
      'allocation de logement familiale',
      'allocation de logement sociale',
      'allocation logement',
      'AL',
      'aide au loyer',
    ],
    domain: 'housing',
    nature: 'financial',
    what: 'Paie une part du loyer, du foyer ou de certains prêts. APL, ALF ou ALS : une seule est versée, selon le logement et la famille.',
    computed: ['apl', 'alf', 'als'],
    check: [
      needs(
        'payingHome',
        'Paie-t-elle un loyer, une redevance de foyer ou un prêt ouvert à l’aide ?',
        'Elle aide à payer un loyer, une redevance ou, sous conditions, un prêt',
        {
          test: { fact: 'tenure', is: 'oneOf', value: ['socialTenant', 'tenant', 'furnishedTenant', 'hostel', 'buyer'] },
        },
      ),
      needs('mainHome', 'Est-ce sa résidence principale, huit mois par an au moins ?', 'Le logement doit être la résidence principale'),
      excludes(
        'rentsFromFamily',
        'Le logement est-il loué par un parent, un grand-parent, un enfant ou un petit-enfant ?',
        'Un logement loué par la famille proche n’ouvre pas droit',
      ),
      needs(
        'decent',
        'Le logement est-il décent (surface, sécurité, équipement) ?',
        'Un logement qui ne l’est pas peut suspendre l’aide : le signaler, elle n’est pas perdue pour autant',
      ),
      needs(
        'lowResources',
        'Les ressources des douze derniers mois laissent-elles une aide au-dessus du minimum versé ?',
        'Au-dessous d’un petit montant, l’aide n’est pas versée',
        {
          read: OPEN_FISCA,
        },
      ),
      ...RESIDENCE,
    ],
    gives: [
      read('Montant calculé : selon le loyer, la zone, le foyer et les ressources.', OPEN_FISCA),
      read('Le loyer compté est plafonné ; un loyer très élevé réduit l’aide, jusqu’à la fermer.', OPEN_FISCA),
      read('Un patrimoine de plus de 30 000 € entre dans le calcul.', OPEN_FISCA),
      read('Un montant trop petit n’est pas versé.', OPEN_FISCA),
    ],
    decider: CAF_PAYS,
    channels: CAF,
    forms: [],
    documents: ['D1', 'D3', 'D4', 'D9'],
    opensFrom: unread('Du mois qui suit l’entrée dans le logement ; payée le mois d’après.'),
    askBefore: unread('Dans le premier mois : les mois d’avant la demande ne sont pas payés.'),
    declarations: unread('Les ressources des douze derniers mois sont reprises tous les trois mois ; vérifier celles que la Caf connaît.'),
    appeals: ['AP4'],
    basis: [unread('CCH L821-1 et suivants')],
    notes: [
      unread('Loyer impayé : le bailleur doit prévenir la Caf ou la MSA. L’aide continue si un plan d’apurement est suivi.'),
      unread(
        'Seuil de l’impayé dans le parc privé : deux fois le loyer avec charges, ou trois mois (à vérifier).',
        'Loi 89-462, article 24',
      ),
      unread('Surendettement : après la recevabilité, l’aide peut être rétablie et versée au bailleur.'),
      unread('Les ressources de référence de 2026 et les règles des étudiants restent à vérifier.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R29',
    slug: 'fsl',
    name: 'Fonds de solidarité pour le logement',
    acronym: 'FSL',
    otherNames: [
      'FSL accès',
      'FSL maintien',
      'FSL énergie',
      'fonds de solidarité énergie',
      'FSE',
      'aide impayé de loyer',
      'aide à la caution',
      'ASLL',
    ],
    domain: 'housing',
    nature: 'financial',
    what: 'Aide à entrer dans un logement, à y rester ou à payer l’énergie, l’eau et le téléphone. Chaque département a son règlement.',
    computed: [],
    check: [
      needs(
        'access',
        'Doit-elle payer un dépôt de garantie, un premier loyer, un déménagement ou une assurance ?',
        'Il faut une dépense pour entrer dans le logement, y rester, ou une facture d’énergie, d’eau ou de téléphone',
        {
          anyOf: 'need',
        },
      ),
      needs(
        'arrears',
        'A-t-elle du retard de loyer ?',
        'Il faut une dépense pour entrer dans le logement, y rester, ou une facture d’énergie, d’eau ou de téléphone',
        {
          anyOf: 'need',
        },
      ),
      needs(
        'energy',
        'A-t-elle une facture d’énergie, d’eau ou de téléphone qu’elle ne peut pas payer ?',
        'Il faut une dépense pour entrer dans le logement, y rester, ou une facture d’énergie, d’eau ou de téléphone',
        {
          anyOf: 'need',
        },
      ),
      needs(
        'localRules',
        'Ses ressources et son loyer entrent-ils dans le règlement du département ?',
        'Le règlement local fixe les plafonds ; une dérogation motivée est parfois possible',
      ),
      excludes(
        'alreadyHelped',
        'A-t-elle déjà reçu, cette année, la même aide du fonds ?',
        'Le règlement local limite souvent à une aide par an',
      ),
    ],
    gives: [
      unread('Accès : dépôt de garantie, premier loyer, déménagement, assurance, garantie du loyer ; en don ou en prêt.'),
      unread('Maintien : dette de loyer. Énergie, eau, téléphone : factures.'),
      unread('Un accompagnement social lié au logement (ASLL).'),
    ],
    decider: unread('Le département, ou la métropole ou l’intercommunalité à qui il a confié le fonds.'),
    channels: [
      { by: 'worker', label: 'Par un travailleur social' },
      { by: 'counter', label: 'CCAS, bailleur' },
      { by: 'post', label: 'Directement par la personne, sur le formulaire du département' },
    ],
    forms: [],
    documents: ['D1', 'D4', 'D6', 'D7', 'D9', 'D10', 'D17'],
    delay: unread('Deux mois au plus dans beaucoup de règlements.', 'Règlement intérieur du fonds'),
    appeals: ['AP9'],
    basis: [unread('Loi 90-449, articles 6 à 6-4')],
    notes: [
      unread('Un refus doit donner ses raisons.'),
      unread(
        'Énergie : pendant l’examen de la demande, le fournisseur doit maintenir la fourniture (deux mois, à vérifier). Eau : pas de coupure dans une résidence principale.',
        'CASF L115-3',
      ),
      unread('Les critères (quotient, taux d’effort, indice local) sont ceux du département : voir les aides locales.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
