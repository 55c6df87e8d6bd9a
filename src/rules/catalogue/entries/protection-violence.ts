import type { CatalogueEntry } from '../entry.ts'
import { excludes, needs, unread } from '../say.ts'

/** R75 to R77: urgent money and safety of persons who suffer violence. Each text may be read by her. */
export const PROTECTION_VIOLENCE: readonly CatalogueEntry[] = [
  {
    id: 'R75',
    slug: 'aide-universelle-d-urgence',
    name: 'Aide universelle d’urgence pour les victimes de violences conjugales',
    acronym: 'AUVVC',
    otherNames: [
      'violences conjugales',
      'aide d’urgence violences',
      'aide d’urgence de la CAF',
      'aide pour quitter le domicile',
      'prêt violences conjugales',
    ],
    domain: 'protection',
    nature: 'financial',
    what: 'Une somme versée en quelques jours pour aider une personne à quitter un conjoint violent. Elle est donnée ou, quand les ressources sont plus élevées, prêtée sans intérêt.',
    computed: ['auvvc'],
    check: [
      needs(
        'proof',
        'A-t-elle un écrit de moins de 12 mois : ordonnance de protection, plainte, ou signalement au procureur ?',
        'Il faut l’un de ces trois écrits, de moins de 12 mois',
        { test: { fact: 'violenceEvidence', is: 'true' }, unread: 'Loi 2023-140, décret 2023-1088' },
      ),
      needs(
        'partner',
        'Les violences viennent-elles du conjoint, du partenaire de pacs ou du compagnon, actuel ou ancien ?',
        'L’aide vise les violences dans le couple, présent ou passé',
      ),
      needs('stay', 'Habite-t-elle en France de façon régulière ?', 'Il faut une résidence régulière en France', {
        unread: 'Décret 2023-1088',
      }),
      excludes('once', 'A-t-elle déjà reçu cette aide il y a moins de 12 mois ?', 'L’aide ne peut être donnée qu’une fois par an', {
        unread: 'Loi 2023-140',
      }),
    ],
    gives: [
      unread(
        'Une somme calculée à partir du RSA, selon les ressources et les enfants, versée une fois ; autour de 254 € au moins.',
        'Décret 2023-1088',
      ),
      unread(
        'Donnée si les ressources ne dépassent pas 1,5 SMIC net (sans enfant), 2,25 (un enfant), 2,7 (deux) ou 3,3 (trois et plus) ; prêtée à 0 % au-dessus.',
        'Décret 2023-1088',
      ),
      unread(
        'Elle ouvre aussi, pendant 6 mois à partir du premier versement, les droits liés au RSA et un accompagnement social et professionnel.',
        'Loi 2023-140',
      ),
    ],
    decider: unread('La CAF ou la MSA.'),
    channels: [
      { by: 'online', label: 'caf.fr ou msa.fr, depuis un appareil sûr' },
      { by: 'counter', label: 'Police ou gendarmerie, au moment de la plainte : la demande peut partir de là' },
      { by: 'worker', label: 'Avec un travailleur social' },
    ],
    forms: [],
    documents: ['D1', 'D3', 'D4', 'D13'],
    askBefore: unread('Tant que l’écrit a moins de 12 mois.', 'Décret 2023-1088'),
    delay: unread('3 jours ouvrés pour une personne déjà allocataire, 5 jours ouvrés sinon.', 'Décret 2023-1088'),
    appeals: ['AP1'],
    basis: [unread('CASF L214-8 à L214-10, D214-11 à D214-16 (loi 2023-140 du 28/02/2023, décret 2023-1088 du 24/11/2023)')],
    notes: [
      unread('Penser à un compte bancaire que l’autre personne ne peut pas voir.'),
      unread('La voie de recours est à vérifier.'),
      unread('Avant tout appel, message ou courrier, suivre le contact sûr convenu avec elle.'),
      unread(
        'Signaler la séparation à la CAF avec elle : RSA, aide au logement, ASF se calculent alors sur elle seule ; vérifier d’abord que l’adresse reste cachée.',
      ),
      unread('Si un prêt est accordé, l’auteur des violences peut être condamné à le rembourser : en parler à l’avocat.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R76',
    slug: 'ordonnance-de-protection',
    name: 'Ordonnance de protection',
    acronym: 'OP',
    otherNames: [
      'violences conjugales',
      'conjoint violent',
      'violences dans le couple',
      'éloignement du conjoint violent',
      'éviction du conjoint violent',
      'interdiction de contact',
      'ordonnance provisoire de protection immédiate',
      'OPPI',
      'mesure de protection',
    ],
    domain: 'protection',
    nature: 'administrative',
    what: 'Une décision rapide du juge pour protéger une personne menacée dans son couple, et ses enfants : interdiction d’approcher ou de contacter, logement laissé à la victime, adresse cachée, décisions pour les enfants.',
    computed: [],
    check: [
      needs(
        'couple',
        'Les violences viennent-elles du conjoint, du partenaire ou du compagnon, actuel ou ancien, même sans vivre ensemble ?',
        'Hors du couple : porter plainte et demander conseil (France Victimes, 116 006)',
        { unread: 'Code civil, art. 515-9' },
      ),
      needs(
        'plausible',
        'Des faits peuvent-ils être racontés ou montrés (récit daté, certificat, messages, témoins) ?',
        'Rassembler ce qui rend les violences vraisemblables ; aucune plainte n’est exigée',
        { unread: 'Code civil, art. 515-11' },
      ),
      needs(
        'danger',
        'Elle ou un enfant est-il en danger aujourd’hui ?',
        'Le juge doit trouver vraisemblables les violences et le danger',
        { unread: 'Code civil, art. 515-11' },
      ),
      needs(
        'will',
        'Est-elle d’accord pour saisir le juge ?',
        'C’est sa décision ; le procureur peut aussi saisir le juge, avec son accord',
      ),
    ],
    gives: [
      unread(
        'Interdictions de contact et d’approche, logement, adresse cachée, arme à remettre, autorité parentale, pension : le juge choisit.',
        'Code civil, art. 515-11',
      ),
      unread(
        'Ordonnance provisoire de protection immédiate : les premières mesures en 24 heures, à la demande du procureur et avec l’accord de la victime, en attendant l’audience.',
        'Loi 2024-536, décret du 15/01/2025',
      ),
    ],
    decider: unread('Le juge aux affaires familiales du tribunal judiciaire.', 'Code civil, art. 515-9 et suivants'),
    channels: [
      { by: 'counter', label: 'Greffe du tribunal judiciaire : la requête est déposée sur place' },
      { by: 'worker', label: 'Avec un avocat, le CIDFF, France Victimes ou une association spécialisée' },
      { by: 'phone', label: '17 ou 114 (SMS) en cas de danger ; 3919 pour parler et être orientée' },
    ],
    forms: [{ cerfa: '15458', name: 'Requête en vue d’une ordonnance de protection', versionCheckedOn: null }],
    documents: ['D1', 'D2', 'D5'],
    delay: unread(
      'Décision dans les 6 jours qui suivent la fixation de la date de l’audience ; 24 heures pour l’ordonnance provisoire.',
      'Code civil, art. 515-11',
    ),
    duration: unread(
      '12 mois (loi 2024-536) ; davantage si une demande de divorce, de séparation ou sur l’autorité parentale est faite avant la fin.',
      'Code civil, art. 515-12',
    ),
    renewal: unread('Demander la suite (divorce, autorité parentale, prolongation) avant la fin des 12 mois.'),
    appeals: ['AP10'],
    basis: [unread('Code civil, art. 515-9 à 515-13-1')],
    notes: [
      unread('L’autre personne est convoquée à l’audience : prévoir avant où elle et les enfants seront en sécurité ce jour-là.'),
      unread('L’aide juridictionnelle peut être accordée tout de suite, à titre provisoire.'),
      unread('Pas de médiation familiale ni de rendez-vous commun quand il y a des violences.', 'Code civil, art. 373-2-10'),
      unread('Les enfants qui vivent les violences en sont aussi victimes : évaluer leur danger.'),
      unread(
        'Elle ouvre d’autres droits : aide universelle d’urgence, préavis d’un mois pour quitter un logement, fin de la solidarité du bail, titre de séjour, priorité DALO (chacun à vérifier).',
      ),
      unread(
        'Secret : le 3° de l’article 226-14 du Code pénal vise les soignants, pas les travailleurs sociaux. Un travailleur social signale avec l’accord de la personne ; sans lui, si elle est mineure ou hors d’état de se protéger (1°).',
        'Code pénal, art. 226-14',
      ),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R77',
    slug: 'telephone-grave-danger',
    name: 'Téléphone grave danger et bracelet anti-rapprochement',
    acronym: 'TGD',
    otherNames: [
      'violences conjugales',
      'conjoint violent',
      'téléphone d’urgence',
      'téléphone femmes en danger',
      'bracelet anti-rapprochement',
      'BAR',
      'bracelet électronique du conjoint',
    ],
    domain: 'protection',
    nature: 'material',
    what: 'Un téléphone qui, d’un geste, appelle les secours et donne sa position. Le bracelet, porté par l’auteur des violences, alerte quand il s’approche.',
    computed: [],
    check: [
      needs(
        'danger',
        'Est-elle en grave danger de la part d’un conjoint ou d’un ancien conjoint (ou d’un auteur de viol) ?',
        'Ces moyens sont gardés pour les dangers graves',
        { unread: 'Code de procédure pénale, art. 41-3-1' },
      ),
      needs('apart', 'Vit-elle séparée de cette personne ?', 'Il ne doit plus y avoir de vie commune : préparer d’abord la mise à l’abri', {
        unread: 'Code de procédure pénale, art. 41-3-1',
      }),
      needs(
        'forbidden',
        'Une interdiction de contact existe-t-elle, ou le danger est-il avéré et pressant ?',
        'Il faut une interdiction de contact, ou un danger avéré et imminent',
        { unread: 'Code de procédure pénale, art. 41-3-1' },
      ),
      needs('consent', 'Est-elle d’accord ?', 'Son accord est nécessaire', { unread: 'Code de procédure pénale, art. 41-3-1' }),
    ],
    gives: [
      unread('Le téléphone, gratuit, relié jour et nuit à une plateforme qui envoie les forces de l’ordre.'),
      unread('Le bracelet est décidé par le juge, qui fixe la distance à ne pas franchir.'),
    ],
    decider: unread('Le procureur de la République pour le téléphone ; un juge pour le bracelet.', 'Code de procédure pénale, art. 41-3-1'),
    channels: [
      { by: 'worker', label: 'Association d’aide aux victimes, avocat ou travailleur social, qui saisit le parquet' },
      { by: 'counter', label: 'Police ou gendarmerie, intervenant social en commissariat et gendarmerie' },
    ],
    forms: [],
    documents: [],
    duration: unread('Téléphone : 6 mois.', 'Code de procédure pénale, art. 41-3-1'),
    renewal: unread('Renouvelable ; en parler au moins un mois avant la fin.', 'Code de procédure pénale, art. 41-3-1'),
    appeals: [],
    basis: [unread('Code de procédure pénale, art. 41-3-1')],
    notes: [
      unread('En danger tout de suite : 17, 112, ou 114 par SMS, sans attendre le téléphone.'),
      unread('Le bracelet peut aussi être demandé avec l’ordonnance de protection, si les deux personnes l’acceptent (à vérifier).'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
