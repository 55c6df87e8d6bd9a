/**
 * Abbreviations of the field and what they stand for, in French (glossary, part 11). Two meanings: never explained alone,
 * the author has to choose. Used on hover inside Aparté, and in brackets on what is handed over.
 */
export const abbreviations: Readonly<Record<string, readonly [string] | readonly [string, string]>> = {
  AAH: ['allocation aux adultes handicapés'],
  ADA: ['allocation pour demandeur d’asile'],
  AED: ['aide éducative à domicile'],
  AEEH: ['allocation d’éducation de l’enfant handicapé'],
  AEMO: ['action éducative en milieu ouvert'],
  AESF: ['accompagnement en économie sociale et familiale'],
  AGGIR: ['autonomie, gérontologie, groupes iso-ressources'],
  AJ: ['aide juridictionnelle'],
  AJPA: ['allocation journalière du proche aidant'],
  AJPP: ['allocation journalière de présence parentale'],
  ALF: ['allocation de logement familiale'],
  ALS: ['allocation de logement sociale'],
  AME: ['aide médicale de l’État'],
  ANAH: ['agence nationale de l’habitat'],
  APA: ['allocation personnalisée d’autonomie'],
  APL: ['aide personnalisée au logement'],
  ARE: ['allocation d’aide au retour à l’emploi'],
  ARIPA: ['agence de recouvrement des pensions alimentaires'],
  ARS: ['allocation de rentrée scolaire', 'agence régionale de santé'],
  ASE: ['aide sociale à l’enfance', 'assistant socio-éducatif'],
  ASF: ['allocation de soutien familial'],
  ASH: ['aide sociale à l’hébergement'],
  ASI: ['allocation supplémentaire d’invalidité'],
  ASPA: ['allocation de solidarité aux personnes âgées'],
  ASS: ['allocation de solidarité spécifique', 'assistant de service social'],
  AVPF: ['assurance vieillesse des parents au foyer'],
  BdF: ['Banque de France'],
  CADA: ['centre d’accueil pour demandeurs d’asile'],
  CAF: ['caisse d’allocations familiales'],
  CARSAT: ['caisse d’assurance retraite et de la santé au travail'],
  CCAPEX: ['commission qui aide à éviter les expulsions'],
  CCAS: ['centre communal d’action sociale'],
  CDAPH: ['commission des droits et de l’autonomie des personnes handicapées'],
  CEJ: ['contrat d’engagement jeune'],
  CESF: ['conseillère ou conseiller en économie sociale et familiale'],
  CF: ['complément familial'],
  CHRS: ['centre d’hébergement et de réinsertion sociale'],
  CLIC: ['centre local d’information et de coordination'],
  CMG: ['complément de libre choix du mode de garde'],
  CMI: ['carte mobilité inclusion'],
  CMP: ['centre médico-psychologique'],
  CPAM: ['caisse primaire d’assurance maladie'],
  CRA: ['commission de recours amiable'],
  CRIP: ['cellule de recueil des informations préoccupantes'],
  CSAPA: ['centre de soins, d’accompagnement et de prévention en addictologie'],
  CSS: ['complémentaire santé solidaire', 'code de la sécurité sociale'],
  DAC: ['dispositif d’appui à la coordination'],
  DAHO: ['droit à l’hébergement opposable'],
  DALO: ['droit au logement opposable'],
  DSF: ['diagnostic social et financier'],
  EHPAD: ['établissement d’hébergement pour personnes âgées dépendantes'],
  EMS: ['équipe médico-sociale'],
  ESAT: ['établissement et service d’accompagnement par le travail'],
  FAJ: ['fonds d’aide aux jeunes'],
  FICP: ['fichier des incidents de remboursement des crédits'],
  FSL: ['fonds de solidarité pour le logement'],
  GEVA: ['guide d’évaluation des besoins de compensation'],
  GIR: ['groupe iso-ressources'],
  HAS: ['Haute Autorité de santé'],
  IML: ['intermédiation locative'],
  IP: ['information préoccupante'],
  ISCG: ['intervenante ou intervenant social en commissariat et gendarmerie'],
  ISIC: ['intervention sociale d’intérêt collectif'],
  JAF: ['juge aux affaires familiales'],
  JCP: ['juge des contentieux de la protection'],
  JE: ['juge des enfants'],
  MAJ: ['mesure d’accompagnement judiciaire'],
  MASP: ['mesure d’accompagnement social personnalisé'],
  MDPH: ['maison départementale des personnes handicapées'],
  MDS: ['maison des solidarités'],
  MJIE: ['mesure judiciaire d’investigation éducative'],
  MJPM: ['mandataire judiciaire à la protection des majeurs'],
  MNA: ['mineur non accompagné'],
  MSA: ['mutualité sociale agricole'],
  MTP: ['majoration pour tierce personne'],
  MVA: ['majoration pour la vie autonome'],
  OPP: ['ordonnance de placement provisoire'],
  PAJE: ['prestation d’accueil du jeune enfant'],
  PASS: ['permanence d’accès aux soins de santé'],
  PCB: ['point conseil budget'],
  PCH: ['prestation de compensation du handicap'],
  PMI: ['protection maternelle et infantile'],
  PPE: ['projet pour l’enfant'],
  PUMa: ['protection universelle maladie'],
  QPV: ['quartier prioritaire de la politique de la ville'],
  RAPO: ['recours administratif préalable obligatoire'],
  RDAS: ['règlement départemental d’aide sociale'],
  RQTH: ['reconnaissance de la qualité de travailleur handicapé'],
  RSA: ['revenu de solidarité active'],
  SAVS: ['service d’accompagnement à la vie sociale'],
  SIAO: ['service intégré d’accueil et d’orientation'],
  SNE: ['système national d’enregistrement'],
  SPADA: ['structure du premier accueil des demandeurs d’asile'],
  SPDA: ['service public départemental de l’autonomie'],
  SPIP: ['service pénitentiaire d’insertion et de probation'],
  TGD: ['téléphone grave danger'],
  TISF: ['technicienne ou technicien de l’intervention sociale et familiale'],
  UDAF: ['union départementale des associations familiales'],
  VAD: ['visite à domicile'],
}

/** Everyday short forms that need no explanation to the reader of a sheet. */
const everyday = new Set([
  'SMS',
  'RDV',
  'RIB',
  'CDI',
  'CDD',
  'CV',
  'TV',
  'EDF',
  'SNCF',
  'OK',
  'PDF',
  'HT',
  'TTC',
  'ADN',
  'DVD',
  'GPS',
  'USB',
])

/** Capital letters are read as an abbreviation from two on; `BdF` and `PUMa` are the two that carry small letters. */
const shortForm = /(?<![\p{L}\p{N}])(?:BdF|PUMa|\p{Lu}{2,7})(?![\p{L}\p{N}])/gu
const romanNumeral = /^[IVXLC]+$/
const known = (short: string): readonly string[] | undefined => (Object.hasOwn(abbreviations, short) ? abbreviations[short] : undefined)

const folded = (text: string): string => text.toLowerCase().replaceAll('’', "'")

/** Explains abbreviations along one document: the first time each is met, and not where the text already explains it. */
export function abbreviationReader(): (text: string) => string {
  const explained = new Set<string>()
  return (text) => {
    const here = folded(text)
    return text.replace(shortForm, (short) => {
      const meanings = known(short)
      if (meanings?.length !== 1 || explained.has(short)) return short
      explained.add(short)
      return here.includes(folded(meanings[0] ?? '')) ? short : `${short} (${meanings[0]})`
    })
  }
}

/**
 * Abbreviations the sheet cannot explain by itself, each once, in the order met: those with two meanings, and those
 * nobody listed. A word written in capitals from end to end counts too: it is hard to read as well.
 */
export function unexplained(texts: readonly string[]): { short: string; meanings: readonly string[] }[] {
  const found = new Map<string, readonly string[]>()
  for (const text of texts)
    for (const [short] of text.matchAll(shortForm)) {
      const meanings = known(short) ?? []
      const clear = meanings.length === 1 || everyday.has(short) || romanNumeral.test(short)
      if (clear || found.has(short) || meanings.some((meaning) => folded(text).includes(folded(meaning)))) continue
      found.set(short, meanings)
    }
  return [...found].map(([short, meanings]) => ({ short, meanings }))
}
