import type { CatalogueEntry } from '../entry.ts'
import { excludes, form, needs, unread } from '../say.ts'

/** R74, R78 and R83: a lawyer, compensation of victims, family mediation. */
export const PROTECTION_JUSTICE: readonly CatalogueEntry[] = [
  {
    id: 'R74',
    slug: 'aide-juridictionnelle',
    name: 'Aide juridictionnelle',
    acronym: 'AJ',
    otherNames: [
      'assistance judiciaire',
      'aide judiciaire',
      'avocat gratuit',
      'avocat commis d’office',
      'bureau d’aide juridictionnelle',
      'BAJ',
    ],
    domain: 'protection',
    nature: 'financial',
    what: 'L’État paie tout ou partie de l’avocat et des frais de justice de qui a de petites ressources, pour agir devant un juge ou pour se défendre.',
    computed: ['aideJuridictionnelle'],
    check: [
      needs(
        'case',
        'Y a-t-il un procès en cours ou à venir, une audition ou une procédure amiable ?',
        'Pour un simple conseil : point-justice, permanences gratuites d’avocats',
      ),
      needs(
        'waived',
        'Est-elle victime d’une des infractions graves de la liste (viol, violences habituelles sur mineur…) ?',
        'Sinon, les ressources et le patrimoine comptent',
        { anyOf: 'means' },
      ),
      needs('rsa', 'Reçoit-elle le RSA ?', 'Sinon, les ressources et le patrimoine comptent', {
        anyOf: 'means',
        test: { fact: 'receivesRsa', is: 'true' },
      }),
      needs('aspa', 'Reçoit-elle l’ASPA ?', 'Sinon, les ressources et le patrimoine comptent', {
        anyOf: 'means',
        test: { fact: 'receivesAspa', is: 'true' },
      }),
      needs(
        'means',
        'Ses revenus et son patrimoine sont-ils sous les plafonds (pour une personne seule, en 2025 : 19 290 € de revenu fiscal par an au plus) ?',
        'Les revenus ou le patrimoine dépassent les plafonds',
        { anyOf: 'means' },
      ),
      excludes(
        'insurance',
        'Une assurance (habitation, carte bancaire, protection juridique) paie-t-elle déjà l’avocat ?',
        'L’assurance passe d’abord : lui demander une réponse écrite',
        { unread: 'Loi 91-647, art. 2' },
      ),
    ],
    gives: [
      unread(
        'Personne seule, revenu fiscal de l’année, en 2025 : aide totale jusqu’à 12 862 €, 55 % jusqu’à 15 203 €, 25 % jusqu’à 19 290 €.',
      ),
      unread(
        'À deux dans le foyer, 2 315 € de plus ; davantage ensuite. Épargne au plus 12 862 €, immeubles au plus 38 580 € (sans compter le logement), en 2025.',
      ),
      unread('Les plafonds de 2026 sont à vérifier.'),
    ],
    decider: unread('Le bureau d’aide juridictionnelle (BAJ) du tribunal.'),
    payer: unread('L’État, directement à l’avocat et aux autres professionnels.'),
    channels: [
      { by: 'online', label: 'justice.fr, demande d’aide juridictionnelle' },
      { by: 'counter', label: 'Bureau d’aide juridictionnelle ou accueil du tribunal, point-justice' },
      { by: 'post', label: 'Bureau d’aide juridictionnelle du tribunal' },
    ],
    forms: [form('16146', 'Demande d’aide juridictionnelle (avant : 15626)')],
    documents: ['D1', 'D2', 'D3', 'D6', 'D7', 'D13'],
    askBefore: unread('Le plus tôt possible : avant de saisir le juge, ou dès que l’on reçoit une convocation.'),
    appeals: ['AP10'],
    basis: [unread('Loi 91-647 du 10/07/1991 ; décret 2020-1717 du 28/12/2020')],
    notes: [
      unread('La demande suspend le délai pour agir en justice : garder la preuve du dépôt et de sa date.'),
      unread('Un refus se conteste dans les 15 jours.'),
      unread(
        'Elle dispense aussi de la contribution de 50 € demandée en 2026 pour saisir un tribunal judiciaire ou un conseil de prud’hommes.',
        'Loi de finances pour 2026, article 128 ; CGI 1635 bis Q, à relire',
      ),
      unread(
        'Pas de condition de ressources pour les victimes des infractions de la liste ; le RSA et l’ASPA dispensent de prouver ses ressources, pas son patrimoine.',
      ),
      unread('Quand l’adversaire est une personne du même foyer (divorce, violences), ses revenus ne comptent pas.'),
      unread('En urgence (ordonnance de protection, expulsion), demander l’admission provisoire.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R78',
    slug: 'indemnisation-des-victimes',
    name: 'Indemnisation des victimes d’infractions (CIVI et Sarvi)',
    acronym: 'CIVI',
    otherNames: [
      'victime d’agression',
      'victime de violences',
      'fonds de garantie des victimes',
      'FGTI',
      'Sarvi',
      'dommages-intérêts impayés',
      'indemnisation après une agression',
    ],
    domain: 'protection',
    nature: 'financial',
    what: 'La solidarité nationale peut payer une victime d’infraction. La CIVI indemnise surtout les atteintes graves à la personne ; le Sarvi avance les dommages-intérêts qu’un condamné ne paie pas.',
    computed: [],
    check: [
      needs(
        'grave',
        'A-t-elle subi une atteinte grave (blessures durables, viol, agression sexuelle, traite, décès d’un proche…) ?',
        'La CIVI vise d’abord les atteintes graves ; pour d’autres faits, sous conditions de ressources',
        { anyOf: 'way' },
      ),
      needs(
        'judged',
        'Un jugement lui a-t-il donné des dommages-intérêts qui ne sont pas payés ?',
        'Le Sarvi suppose un jugement définitif et des sommes impayées',
        { anyOf: 'way' },
      ),
      needs(
        'inTime',
        'Est-on à moins de 3 ans des faits, ou à moins d’un an du jugement pénal définitif ?',
        'Passé ces délais, il faut demander à la CIVI d’accepter une demande tardive',
      ),
      needs(
        'stay',
        'Est-elle française, ou les faits ont-ils eu lieu en France ?',
        'Il faut être français, ou avoir subi les faits en France',
      ),
    ],
    gives: [
      unread(
        'Une indemnité pour les blessures, les soins, le travail perdu, la souffrance ; le Sarvi paie tout ou partie des sommes du jugement.',
      ),
    ],
    decider: unread('La commission d’indemnisation des victimes d’infractions (CIVI), au tribunal judiciaire.'),
    payer: unread('Le Fonds de garantie des victimes (FGTI).'),
    channels: [
      { by: 'counter', label: 'Greffe de la CIVI, tribunal judiciaire' },
      { by: 'online', label: 'fondsdegarantie.fr, pour le Sarvi' },
      { by: 'phone', label: 'France Victimes, 116 006' },
      { by: 'worker', label: 'Avec un avocat (aide juridictionnelle) ou une association d’aide aux victimes' },
    ],
    forms: [],
    documents: ['D1', 'D4', 'D13'],
    askBefore: unread('Dans les 3 ans des faits, ou dans l’année du jugement pénal définitif.', 'Code de procédure pénale, art. 706-5'),
    appeals: ['AP10'],
    basis: [unread('Code de procédure pénale, art. 706-3 et suivants, 706-15-1 et suivants')],
    notes: [
      unread('Pas besoin que l’auteur soit connu ou condamné pour saisir la CIVI.'),
      unread('Le Sarvi a ses propres délais, comptés du jugement : les vérifier dès qu’il est définitif.'),
    ],
    verified: false,
    reviewedOn: '2026-11-22',
  },
  {
    id: 'R83',
    slug: 'mediation-familiale',
    name: 'Médiation familiale',
    otherNames: ['médiateur familial', 'conciliation familiale', 'séparation des parents', 'conflit familial'],
    domain: 'protection',
    nature: 'human',
    what: 'Des rencontres avec une personne neutre et formée, pour reparler et trouver soi-même des accords : séparation, enfants, pension, aide à un parent âgé.',
    computed: [],
    check: [
      excludes(
        'violence',
        'Y a-t-il, ou y a-t-il eu, des violences ou une emprise ?',
        'Jamais de médiation quand il y a des violences ou une emprise',
        { unread: 'Code civil, art. 373-2-10' },
      ),
      needs(
        'conflict',
        'Y a-t-il un désaccord ou une rupture entre des membres de la famille ?',
        'La médiation sert à régler un désaccord familial',
      ),
      needs(
        'agree',
        'Chacun est-il d’accord pour essayer ?',
        'Elle est volontaire ; le juge peut seulement imposer un premier rendez-vous d’information',
      ),
    ],
    gives: [
      unread(
        'Un premier entretien d’information gratuit, puis des séances payées selon les ressources de chacun, d’après le barème des CAF.',
      ),
      unread('Un accord que le juge peut rendre obligatoire.'),
    ],
    decider: unread('Les personnes elles-mêmes ; le juge aux affaires familiales peut la proposer.'),
    payer: unread('La CAF ou la MSA paie une partie du service.'),
    channels: [
      { by: 'phone', label: 'Service de médiation familiale proche (liste sur caf.fr et monenfant.fr)' },
      { by: 'worker', label: 'Avec un travailleur social de la CAF ou du département' },
    ],
    forms: [],
    documents: ['D1', 'D6', 'D13'],
    appeals: [],
    basis: [unread('Code civil, art. 373-2-10')],
    notes: [unread('L’aide juridictionnelle peut payer les séances demandées par le juge (à vérifier).')],
    verified: false,
    reviewedOn: '2026-11-22',
  },
]
