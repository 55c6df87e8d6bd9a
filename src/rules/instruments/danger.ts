import { choice, choices, date, text, yesNo } from './build.ts'
import type { Condition, Instrument } from './instrument.ts'

/**
 * Danger in domestic violence: a list of signs in our own words, without any count. The grid of the police and gendarmerie is not reproduced (instruments.md 10);
 * the outcome is what the worker chooses.
 */
const yes = (...questions: string[]): Condition[] => questions.map((question) => ({ question, is: ['yes'] }))

export const danger: Instrument = {
  id: 'danger-conjugal',
  version: 1,
  title: 'Danger et violences dans le couple',
  summary:
    'Une liste de signes à regarder avec la personne, sans compte de points. La conclusion est la vôtre ; un second regard est demandé à votre encadrement.',
  compartment: 'violence',
  about: 'adult',
  frame: [
    {
      text: 'L’évaluation officielle des besoins de protection de la victime (EVVI) est faite par les enquêteurs et la justice : cette page la prépare, ne la remplace pas.',
      verified: false,
      source: 'CPP art. 10-5, D1-3 et suivants',
    },
    { text: 'Liste rédigée d’après les repères publics destinés aux professionnels (2020), dans nos mots.', verified: false },
  ],
  warnings: [
    'Aucun nombre de « oui » ne dit le danger : un seul signe peut suffire, et leur absence ne rassure pas.',
    '« Elle » est la personne qui subit, « il » celui ou celle qui fait subir, quel que soit leur sexe.',
    'À remplir seule à seule avec la personne, jamais devant l’auteur présumé ni un proche. En danger immédiat : 17 ou 112, 114 par SMS ; écoute : 3919.',
  ],
  sections: [
    {
      id: 'facts',
      title: 'Ce qui se passe',
      questions: [
        choices('kinds', 'Violences dites ou constatées', {
          physical: 'Physiques',
          psychological: 'Psychologiques',
          sexual: 'Sexuelles',
          economic: 'Économiques',
          administrative: 'Administratives (papiers confisqués)',
          digital: 'Numériques (surveillance du téléphone)',
        }),
        text('since', 'Depuis quand, et les dernières fois', { help: 'Ses mots entre guillemets, avec la date.' }),
        date('last', 'Date des derniers faits'),
        yesNo('livesTogether', 'Vivent-ils sous le même toit ?'),
      ],
    },
    {
      id: 'signs',
      title: 'Ce qui aggrave',
      questions: [
        yesNo('increase', 'Les violences sont-elles plus fréquentes ou plus graves qu’avant ?'),
        yesNo('strangled', 'L’a-t-il étranglée, étouffée, serrée au cou, même une fois ?', {
          help: 'Signe très grave, même sans trace : un examen médical est à proposer le jour même.',
        }),
        yesNo('deathThreats', 'A-t-il menacé de la tuer, de tuer quelqu’un, de se tuer ?'),
        yesNo('weapon', 'Y a-t-il une arme à portée (fusil, couteau montré, arme de service) ?'),
        yesNo('afraid', 'A-t-elle peur pour sa vie ou redoute-t-elle d’autres violences ?'),
        yesNo('sexual', 'Des actes sexuels lui sont-ils imposés ?'),
        yesNo('stalking', 'La suit-il, la surveille-t-il, la harcèle-t-il de messages ?'),
        yesNo('pregnant', 'Est-elle enceinte, ou a-t-elle un enfant de moins de deux ans ?', { known: 'smallChildren' }),
        yesNo('substances', 'Consomme-t-il alcool, drogues ou médicaments de façon dangereuse ?'),
        yesNo('unstable', 'Est-il très instable, en rupture de soins, ou a-t-il perdu récemment travail ou logement ?'),
        yesNo('policeCame', 'La police ou la gendarmerie est-elle déjà venue ?'),
        yesNo('convicted', 'A-t-il déjà été condamné ou tenu éloigné pour des violences ?'),
      ],
    },
    {
      id: 'coming',
      title: 'Ce qui vient',
      help: 'Les jours d’une séparation, d’une audience, d’une naissance sont les plus dangereux.',
      questions: [
        yesNo('separation', 'Veut-elle partir, ou est-elle partie depuis moins d’un an ?'),
        yesNo('aware', 'Sait-il ou devine-t-il qu’elle veut partir ?'),
        yesNo('address', 'Connaît-il ou cherche-t-il son adresse ?', {
          help: 'Pensez aux courriers, à la CAF, à l’école, au téléphone partagé.',
        }),
        choices('event', 'Moment proche', {
          hearing: 'Audience ou décision de justice',
          departure: 'Départ du logement',
          birth: 'Naissance',
          release: 'Sortie de prison ou fin d’éloignement',
          handover: 'Remise des enfants',
          other: 'Autre',
        }),
        date('eventOn', 'Date'),
      ],
    },
    {
      id: 'hold',
      title: 'L’emprise',
      questions: [
        yesNo('belittled', 'Est-elle rabaissée, humiliée, tenue pour folle ou incapable ?'),
        yesNo('isolated', 'Est-elle coupée de sa famille, de ses amis, empêchée de sortir ?'),
        yesNo('controlled', 'Contrôle-t-il l’argent, les papiers, les déplacements, le téléphone ?'),
        yesNo('doubts', 'Doute-t-elle de ce qu’elle vit, s’accuse-t-elle des violences ?'),
        yesNo('suicide', 'Pense-t-elle à mourir, ou l’y pousse-t-il ?', { help: '3114, jour et nuit.' }),
        yesNo('depends', 'Dépend-elle de lui pour le logement, l’argent, le séjour, les soins ?'),
      ],
    },
    {
      id: 'children',
      title: 'Les enfants',
      questions: [
        choice(
          'children',
          'Y a-t-il des enfants ?',
          {
            none: 'Non',
            present: 'Oui, au domicile',
            elsewhere: 'Oui, ailleurs',
            unknown: 'Ne sait pas',
          },
          { known: 'children' },
        ),
        yesNo('childrenHit', 'Les enfants subissent-ils des violences ?', { when: { question: 'children', is: ['present', 'elsewhere'] } }),
        yesNo('childrenWitness', 'Voient-ils, entendent-ils les violences ?', {
          help: 'Un enfant témoin est une victime.',
          when: { question: 'children', is: ['present', 'elsewhere'] },
        }),
        yesNo('childrenUsed', 'Sont-ils utilisés pour faire pression, menacés d’être emmenés ?', {
          when: { question: 'children', is: ['present', 'elsewhere'] },
        }),
      ],
    },
    {
      id: 'protection',
      title: 'Ce qui protège',
      questions: [
        choices('has', 'Elle a', {
          trusted: 'Une personne de confiance prévenue',
          place: 'Un endroit où aller cette nuit',
          phone: 'Un téléphone sûr',
          papers: 'Ses papiers à l’abri',
          money: 'De l’argent à elle',
          code: 'Un mot convenu avec un proche',
          doctor: 'Un médecin au courant',
        }),
        choices('done', 'C’est fait', {
          complaint: 'Plainte',
          certificate: 'Certificat médical',
          order: 'Ordonnance de protection',
          phoneDanger: 'Téléphone grave danger',
          association: 'Association spécialisée',
          lawyer: 'Avocate ou avocat',
        }),
        text('wants', 'Ce qu’elle veut, ce qu’elle ne veut pas, dans ses mots', { voice: true }),
      ],
    },
    {
      id: 'outcome',
      title: 'Votre conclusion',
      help: 'Elle est la vôtre. Elle se lit avec ce que la personne en dit.',
      questions: [
        choice('outcome', 'Danger', {
          immediate: 'Immédiat',
          high: 'Élevé',
          watch: 'À surveiller',
          none: 'Non repéré à ce jour',
        }),
        text('why', 'Pourquoi', { help: 'Les signes qui pèsent pour vous.' }),
        choices('agreed', 'Décidé avec elle', {
          emergency: 'Appel à la police ou à la gendarmerie',
          shelter: 'Mise à l’abri',
          order: 'Demande d’ordonnance de protection',
          medical: 'Examen médical',
          childReport: 'Information préoccupante pour les enfants',
          plan: 'Plan de sécurité préparé',
          nothing: 'Rien pour l’instant, à sa demande',
        }),
        date('again', 'Se revoir ou se rappeler le'),
      ],
    },
  ],
  result: { kind: 'choice', question: 'outcome' },
  proposals: [
    {
      id: 'call',
      leadsTo: { procedure: 'domesticViolence' },
      text: 'Appeler le 17 ou le 112 (114 par SMS) avec la personne, ne pas la laisser rentrer seule',
      verified: false,
      when: [{ question: 'outcome', is: ['immediate'] }],
    },
    {
      id: 'listen',
      text: 'Donner le 3919 (écoute, gratuit, anonyme, absent des factures) et convenir avec elle d’un numéro sûr',
      verified: false,
      when: [{ question: 'outcome', is: ['immediate', 'high', 'watch'] }],
    },
    {
      id: 'order',
      leadsTo: { procedure: 'domesticViolence' },
      text: 'Parler de l’ordonnance de protection (juge aux affaires familiales, six jours), et de l’ordonnance provisoire demandée par le procureur quand le danger est immédiat (24 heures)',
      source: 'Code civil, art. 515-9 à 515-13-1',
      verified: false,
      when: [...yes('deathThreats', 'strangled', 'afraid', 'address'), { question: 'outcome', is: ['immediate', 'high'] }],
    },
    {
      id: 'phoneDanger',
      leadsTo: { procedure: 'domesticViolence' },
      text: 'Parler du téléphone grave danger avec l’association d’aide aux victimes ou le procureur',
      source: 'CPP art. 41-3-1',
      verified: false,
      when: [...yes('deathThreats', 'convicted', 'stalking'), { question: 'outcome', is: ['immediate', 'high'] }],
    },
    {
      id: 'doctor',
      text: 'Proposer un examen médical aujourd’hui et un certificat (urgences, unité médico-judiciaire, médecin traitant)',
      verified: false,
      when: [...yes('strangled', 'sexual'), { question: 'kinds', is: ['physical', 'sexual'] }],
    },
    {
      id: 'shelter',
      leadsTo: { procedure: 'emergencyShelter' },
      text: 'Chercher une mise à l’abri : 115, SIAO, association spécialisée ; fixer une consigne de contact sûre dans le dossier',
      verified: false,
      when: [...yes('aware', 'separation'), { question: 'outcome', is: ['immediate', 'high'] }],
    },
    {
      id: 'emergencyAid',
      leadsTo: { page: 'rights' },
      text: 'Regarder l’aide universelle d’urgence aux victimes de violences conjugales',
      source: 'CASF L214-9 et suivants',
      verified: false,
      when: [...yes('controlled', 'depends', 'separation')],
    },
    {
      id: 'children',
      leadsTo: { procedure: 'concernReport' },
      text: 'Évaluer la situation des enfants et, si besoin, écrire une information préoccupante à la CRIP (119 pour un conseil, jour et nuit), en informant les parents sauf intérêt contraire de l’enfant',
      source: 'CASF L226-2-1',
      verified: false,
      when: yes('childrenHit', 'childrenWitness', 'childrenUsed'),
    },
    {
      id: 'vulnerable',
      leadsTo: { procedure: 'vulnerableAdult' },
      text: 'Si elle est âgée, malade ou en situation de handicap : le 3977, et la protection d’un adulte vulnérable',
      verified: false,
      when: yes('depends'),
    },
    {
      id: 'weapon',
      text: 'Demander conseil à votre encadrement sur l’information du préfet au sujet d’une arme',
      source: 'Code pénal, art. 226-14, 4°',
      verified: false,
      when: yes('weapon'),
    },
    {
      id: 'suicide',
      text: 'Appeler le 3114 avec elle, ou le 15 si le passage à l’acte semble proche',
      verified: false,
      when: yes('suicide'),
    },
    {
      id: 'again',
      text: 'Convenir d’un nouveau contact sous peu : le danger change vite',
      verified: true,
      source: 'Bonne pratique',
      when: [{ question: 'outcome', is: ['immediate', 'high', 'watch'] }],
    },
  ],
  secondLook: { days: { immediate: 0, high: 1, watch: 7, none: 7 } },
  verified: false,
}
