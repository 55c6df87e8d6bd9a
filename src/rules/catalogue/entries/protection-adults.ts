import type { CatalogueEntry } from '../entry.ts'
import { form, needs, unread } from '../say.ts'

/** R79: help or representation of an adult who can no longer manage alone. */
export const PROTECTION_ADULTS: readonly CatalogueEntry[] = [
  {
    id: 'R79',
    slug: 'protection-des-adultes',
    name: 'Accompagnement et protection juridique des adultes (MASP, MAJ, curatelle, tutelle)',
    acronym: 'MASP',
    otherNames: [
      'tutelle aux prestations sociales',
      'TPSA',
      'MAJ',
      'mesure d’accompagnement judiciaire',
      'mesure d’accompagnement social personnalisé',
      'tutelle',
      'curatelle',
      'sauvegarde de justice',
      'habilitation familiale',
      'mandat de protection future',
      'mise sous tutelle',
    ],
    domain: 'protection',
    nature: 'administrative',
    what: 'Des aides graduées pour qui n’arrive plus à gérer ses prestations ou à défendre seul ses intérêts : d’abord un contrat avec le département (MASP), puis, si rien d’autre ne suffit, une mesure du juge.',
    computed: [],
    check: [
      needs(
        'risk',
        'Sa santé ou sa sécurité est-elle menacée par sa difficulté à gérer ses prestations ?',
        'MASP : pour qui reçoit des prestations sociales et se trouve menacé',
        { anyOf: 'measure', unread: 'CASF L271-1' },
      ),
      needs(
        'medical',
        'Une altération de ses facultés est-elle constatée, ou à faire constater, par un médecin ?',
        'Tutelle, curatelle, habilitation familiale : il faut un certificat d’un médecin de la liste du procureur',
        { anyOf: 'measure', unread: 'Code civil, art. 425' },
      ),
      needs(
        'lesser',
        'A-t-on essayé ou examiné ce qui contraint moins (procuration, proche, accompagnement budgétaire) ?',
        'Essayer d’abord ce qui contraint le moins : la mesure doit être nécessaire et mesurée',
      ),
    ],
    gives: [
      unread(
        'MASP 1 : un accompagnement ; MASP 2 : le département gère aussi les prestations, avec son accord ; MASP 3 : le loyer est versé au bailleur avec l’accord du juge, après un refus et deux mois d’impayé.',
        'CASF L271-1 à L271-5',
      ),
      unread('MAJ : un mandataire gère les prestations, après l’échec d’une MASP.', 'Code civil, art. 495 à 495-9'),
      unread(
        'Sauvegarde de justice, curatelle simple ou renforcée, tutelle, habilitation familiale, mandat de protection future.',
        'Code civil, art. 425 et suivants',
      ),
    ],
    decider: unread(
      'Le président du conseil départemental pour la MASP ; le juge des contentieux de la protection (juge des tutelles) pour le reste.',
    ),
    channels: [
      { by: 'worker', label: 'Service social du département pour la MASP' },
      { by: 'post', label: 'Requête de la personne, d’un proche ou du procureur au juge des tutelles' },
    ],
    forms: [form('15891', 'Requête au juge des tutelles pour protéger un majeur')],
    documents: ['D1', 'D2', 'D17', 'D22'],
    duration: unread(
      'MASP : contrat de 6 mois à 2 ans, 4 ans au total ; MASP 3 : 2 ans, 4 au total. MAJ : 2 ans, 4 au total. Sauvegarde : 1 an, renouvelable une fois. Curatelle et tutelle : 5 ans d’abord (10 possibles pour la tutelle), 20 au plus ensuite. Habilitation familiale : 10 ans.',
    ),
    renewal: unread(
      'MASP et MAJ : après une évaluation. Curatelle et tutelle : le juge doit être saisi avant la fin, sinon la mesure tombe.',
    ),
    appeals: ['AP10'],
    basis: [unread('CASF L271-1 à L271-8'), unread('Code civil, art. 425 et suivants, 477, 494-1 et suivants, 495 à 495-9')],
    notes: [
      unread('En parler d’abord avec elle, et noter ce qu’elle en veut.'),
      unread('Certificat médical : un médecin de la liste du procureur, 160 € et plus, le plus souvent à la charge de la personne.'),
      unread(
        'Le service social peut signaler la situation au procureur, avec une évaluation sociale et financière ; ce qui est médical part à part, sous pli fermé.',
        'CASF L271-6, L271-8',
      ),
      unread('La requête tombe si le juge n’a pas décidé dans l’année.'),
      unread('La personne peut être accompagnée d’un avocat et doit être entendue, sauf avis médical contraire.'),
      unread('Une mesure ne fait pas perdre le droit de vote, ni celui de choisir son logement et ses relations.'),
      unread('Recours contre une décision du département sur la MASP : à vérifier.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
