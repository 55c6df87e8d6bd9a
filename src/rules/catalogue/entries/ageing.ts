import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, read, unread } from '../say.ts'

/** R59 and R60: the APA, at home and in an establishment. */
export const AGEING: readonly CatalogueEntry[] = [
  {
    id: 'R59',
    slug: 'apa-a-domicile',
    name: 'Allocation personnalisée d’autonomie à domicile',
    acronym: 'APA',
    otherNames: [
      'APA domicile',
      'prestation spécifique dépendance',
      'PSD',
      'grille Aggir',
      'GIR',
      'plan d’aide',
      'aide à domicile',
      'aide à la dépendance',
    ],
    domain: 'ageing',
    nature: 'financial',
    what: 'Une aide du département pour continuer à vivre chez soi quand les gestes de tous les jours deviennent difficiles. Elle paie une partie d’un plan d’aide : heures d’aide à domicile, téléassistance, repas livrés, petit matériel, relais d’un proche.',
    computed: ['apaDomicile'],
    check: [
      needs('age', 'A-t-elle 60 ans ou plus ?', 'Réservée aux personnes de 60 ans ou plus ; avant 60 ans, voir la PCH', {
        test: { fact: 'adultAge', is: 'atLeast', value: 60 },
        unread: 'CASF L232-1',
      }),
      needs(
        'gir',
        'Son GIR est-il de 1, 2, 3 ou 4, ou pas encore évalué ?',
        'En GIR 5 ou 6, l’APA n’est pas ouverte : voir les aides de la caisse de retraite (« Bien vieillir chez soi »)',
        { test: { fact: 'gir', is: 'atMost', value: 4 }, unread: 'CASF L232-2' },
      ),
      needs(
        'home',
        'Vit-elle chez elle, chez un proche, chez un accueillant familial ou en résidence autonomie ?',
        'En maison de retraite ou en EHPAD, c’est l’APA en établissement qui peut être due',
      ),
      needs('residence', 'Habite-t-elle en France de façon stable et régulière ?', 'Il faut une résidence stable et régulière en France', {
        unread: 'CASF L232-1 et suivants',
      }),
      excludes(
        'otherAid',
        'Reçoit-elle déjà la PCH, l’ACTP, l’aide-ménagère de l’aide sociale ou la majoration pour tierce personne ?',
        'Ces aides ne se cumulent pas avec l’APA : il faut comparer, puis choisir',
      ),
    ],
    gives: [
      unread(
        'Un plan d’aide de 2 080,33 € par mois au plus en GIR 1, 1 682,30 € en GIR 2, 1 215,99 € en GIR 3 et 811,52 € en GIR 4, au 01/01/2026.',
        'CASF R232-10',
      ),
      unread(
        'Rien à payer jusqu’à 933,89 € de ressources par mois ; la part de la personne monte ensuite peu à peu, jusqu’à 90 % du plan au-dessus de 3 439,31 €, au 01/01/2026.',
        'CASF R232-11',
      ),
      read('Rien n’est versé quand la somme due est plus petite que trois heures de SMIC brut.', 'OpenFisca-France'),
      read(
        'Le plan peut être augmenté pour laisser souffler un proche aidant (0,453 fois la majoration pour tierce personne) ou quand il est hospitalisé (0,9 fois).',
        'OpenFisca-France',
      ),
    ],
    decider: unread(
      'Le président du conseil départemental, après l’évaluation d’une équipe médico-sociale (une visite à domicile).',
      'CASF L232-1 et suivants',
    ),
    payer: unread('Le département, à la personne ou directement au service d’aide à domicile.'),
    channels: [
      { by: 'counter', label: 'Services du département, CCAS ou point d’information local pour personnes âgées' },
      { by: 'online', label: 'Site du département, quand il propose la demande en ligne' },
      { by: 'post', label: 'Dossier envoyé au président du conseil départemental' },
      { by: 'worker', label: 'Avec un travailleur social, notamment à la sortie de l’hôpital' },
    ],
    forms: [form('16301', 'Demande d’aides à l’autonomie, commune au département et aux caisses de retraite')],
    documents: ['D1', 'D3', 'D4', 'D6', 'D22'],
    opensFrom: unread('À domicile, du jour où la décision est notifiée.', 'CASF L232-14'),
    delay: unread(
      'Accusé de réception sous 10 jours, proposition de plan d’aide sous 30 jours, 10 jours pour y répondre, décision 2 mois au plus après le dossier complet.',
      'CASF R232-23, L232-14, version ancienne',
    ),
    silence: {
      ...unread(
        'Sans réponse deux mois après le dossier complet, l’APA est réputée accordée, pour une somme forfaitaire, à partir de ce jour.',
        'CASF L232-14, version ancienne',
      ),
      means: 'accept',
      months: 2,
    },
    renewal: unread('Révisée de façon régulière, et à tout moment si la situation change.'),
    declarations: unread(
      'Dire au département, dans le mois de la décision, quel salarié ou quel service intervient ; garder les justificatifs.',
      'CASF L232-7',
    ),
    recovery: unread('Jamais reprise sur la succession, ni sur les dons ou les legs.'),
    appeals: ['AP6'],
    basis: [unread('CASF L232-1 et suivants, R232-1 et suivants'), unread('Grille Aggir : CASF R232-3, annexes 2-1 et 2-2')],
    notes: [
      read('Accord par silence : la somme forfaitaire est la moitié du plafond du GIR 1.', 'OpenFisca-France'),
      unread(
        'Un GIR qui n’a pas encore été évalué n’empêche pas de demander : c’est l’équipe du département qui le fixe, lors de sa visite.',
      ),
      unread(
        'Plan refusé ou à changer : le dire par écrit dans les 10 jours ; le département propose alors un nouveau plan (sous 8 jours, à vérifier).',
        'CASF R232-7',
      ),
      unread(
        'En urgence, médicale ou sociale, l’APA peut être accordée tout de suite, à titre provisoire, avant l’évaluation.',
        'CASF L232-12',
      ),
      unread(
        'L’aide au logement, la retraite du combattant et l’aide versée par les enfants ne comptent pas dans les ressources ; pour un couple qui vit ensemble, le total est divisé par 1,7.',
        'CASF R232-5, R232-11',
      ),
      unread('Ce n’est pas un revenu : elle paie le plan d’aide et ne se compte pas dans le reste à vivre.'),
      unread('Le numéro 16301 est à confirmer : beaucoup de départements ont leur propre dossier.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R60',
    slug: 'apa-en-etablissement',
    name: 'Allocation personnalisée d’autonomie en établissement',
    acronym: 'APA',
    otherNames: [
      'APA en EHPAD',
      'tarif dépendance',
      'ticket modérateur dépendance',
      'PSD',
      'prestation spécifique dépendance',
      'grille Aggir',
    ],
    domain: 'ageing',
    nature: 'financial',
    what: 'En EHPAD ou en maison de retraite, le département paie une partie du tarif « dépendance » qui s’ajoute au prix de l’hébergement.',
    computed: ['apaEtablissement'],
    check: [
      needs('age', 'A-t-elle 60 ans ou plus ?', 'Réservée aux personnes de 60 ans ou plus', {
        test: { fact: 'adultAge', is: 'atLeast', value: 60 },
        unread: 'CASF L232-1',
      }),
      needs('gir', 'Son GIR est-il de 1, 2, 3 ou 4 ?', 'En GIR 5 ou 6, le tarif reste à la charge de la personne', {
        test: { fact: 'gir', is: 'atMost', value: 4 },
        unread: 'CASF L232-2',
      }),
      needs(
        'establishment',
        'Vit-elle (ou va-t-elle entrer) dans un établissement qui facture un tarif dépendance ?',
        'Chez elle, c’est l’APA à domicile qui peut être due',
        { unread: 'CASF L232-8' },
      ),
      excludes(
        'merged',
        'L’établissement est-il dans un département qui essaie le forfait unique soins et dépendance ?',
        'Dans ces départements, une participation fixe par jour remplace l’APA en établissement',
      ),
    ],
    gives: [
      unread('Le tarif dépendance du GIR de la personne, moins ce qui reste à sa charge.'),
      read(
        'Ressources jusqu’à 2,21 fois la majoration pour tierce personne : seul le tarif GIR 5-6 reste à payer. Entre 2,21 et 3,40 fois, une part croissante s’y ajoute ; au-dessus, 80 % de la différence.',
        'OpenFisca-France ; CASF R232-19, version ancienne',
      ),
      read('Il reste toujours à la personne au moins 10 % de ses revenus.', 'OpenFisca-France'),
    ],
    decider: unread('Le président du conseil départemental.', 'CASF L232-1 et suivants'),
    payer: unread('Le département, le plus souvent directement à l’établissement.'),
    channels: [
      { by: 'worker', label: 'Avec l’établissement ou son service social' },
      { by: 'counter', label: 'Services du département, CCAS' },
      { by: 'online', label: 'Site du département, quand il propose la demande en ligne' },
    ],
    forms: [{ cerfa: null, name: 'Dossier de demande d’APA du département', versionCheckedOn: null }],
    documents: ['D1', 'D3', 'D4', 'D6', 'D22'],
    opensFrom: unread('De la date du dépôt du dossier complet.', 'CASF L232-14'),
    delay: unread('Décision 2 mois au plus après le dossier complet.', 'CASF L232-14, version ancienne'),
    silence: {
      ...unread(
        'Sans réponse deux mois après le dossier complet, l’APA est réputée accordée, pour une somme forfaitaire.',
        'CASF L232-14, version ancienne',
      ),
      means: 'accept',
      months: 2,
    },
    recovery: unread('Jamais reprise sur la succession, ni sur les dons ou les legs.'),
    appeals: ['AP6'],
    basis: [unread('CASF L232-1 et suivants, L232-8, R232-19')],
    notes: [
      unread(
        'Depuis le 1er juillet 2025, des départements volontaires essaient un forfait unique soins et dépendance, avec une participation fixe par jour : vérifier si l’établissement est concerné.',
      ),
      unread('L’APA ne paie pas l’hébergement : voir l’aide au logement et l’aide sociale à l’hébergement.'),
      unread(
        'L’APA est souvent versée à l’établissement selon le GIR moyen : la personne n’a alors pas toujours de dossier à faire, le demander au bureau de l’établissement.',
      ),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
