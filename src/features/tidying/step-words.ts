/** The verbs of what will be done, by tense, on folded text. */

export type StepVerb = {
  key: string
  /** Present tense of the first and third persons: `rappelle`. */
  present: string
  /** Stem of the future: `rappeler`, to which `ai`, `a`, `ons`, `ont` are added. */
  future: string
  infinitive: string
  /** What must follow the verb; and what must not. */
  object?: RegExp
  never?: RegExp
  /** « Elle apporte », in the present, is what she will do even when no day is said. */
  loosePresent?: true
  /** Only with a day or in the future: « elle va à la banque » is also what she usually does. */
  strict?: true
}

const reminding =
  /^ (?:(?:aussi |bien )?(?:a [^,;]{1,20} )?qu(?:e |')|l'(?:importance|obligation|existence|interet)|la (?:regle|loi|necessite|procedure|possibilite|consigne|date|limite)|les (?:regles|droits|delais|conditions|consignes)|le (?:cadre|secret|delai|principe|fonctionnement|role|reglement|rdv|rendez)|ses (?:droits|obligations)|s(?:on|a) (?!bailleur|proprietaire|employeur|avocate?|mari|conseillere?|banque|assurance|mutuelle|ecole|fournisseur))/

export const stepVerbs: readonly StepVerb[] = [
  {
    key: 'step.call',
    present: 'rappelle(?:nt)?|appelle(?:nt)?|telephone(?:nt)?',
    future: '(?:r?appeller|r?appeler|telephoner)',
    infinitive: 'rappeler|appeler|telephoner',
    never: reminding,
  },
  {
    key: 'step.bring',
    present: 'apporte(?:nt)?|amene(?:nt)?|rapporte(?:nt)?|ramene(?:nt)?',
    future: '(?:apporter|amener|rapporter|ramener)',
    infinitive: 'apporter|amener|rapporter|ramener',
    object: /^(?: (?:vous|me|nous))? (?:le|la|les|l'|un|une|des|ses|son|sa|tous|toutes|ttes|ces)/,
    loosePresent: true,
  },
  {
    key: 'step.send',
    present: 'envoie(?:nt)?|renvoie(?:nt)?|transmets?|adresse(?:nt)?|ecri[st]|fai[st] (?:un |le )(?:courrier|mail|message)',
    future: '(?:r?enverr|transmettr|adresser|ecrir)',
    infinitive: 'r?envoyer|transmettre|adresser|ecrire|faire (?:un|le) (?:courrier|mail)',
    object: /^(?: (?:un|une|le|la|l'|les|des|ses|son|sa|au|aux|a|ce|mes|mon)\b| ?a la| )/,
  },
  {
    key: 'step.fillForm',
    present: 'rempli(?:t|s|ssons|ssent)|complete(?:nt)?|constitue(?:nt)?',
    future: '(?:remplir|completer|constituer)',
    infinitive: 'remplir|completer|constituer',
    object:
      /^ (?:ensemble )?(?:\w+ )?(?:le |la |l'|les |un |une |son |sa |ce |cette )?(?:dossier|demande|formulaire|cerfa|imprime|declaration|papiers)/,
    never: /^ \d/,
  },
  {
    key: 'step.apply',
    present:
      "depose(?:nt)?(?= (?:la|une|le|un|sa|son) (?:demande|dossier))|demande(?= (?:une?|l'|le|la) (?:attestation|duplicata|dossier|rendez-vous|remise|echeancier|delai))|fai[st] (?:la|une|sa) demande|sollicite",
    future: '(?:deposer|demander|solliciter|fer(?=(?:ai|a|ons|ont) (?:la|une|sa) demande))',
    infinitive: 'deposer|demander|solliciter|faire (?:la |une |sa )?(?:demande|dossier)',
    never: /^ (?:plainte|si |a (?:mme|elle|m\.)|pourquoi|comment|main)|^ (?:une )?plainte/,
  },
  {
    key: 'step.accompany',
    present: 'accompagne(?:nt)?',
    future: 'accompagner',
    infinitive: 'accompagner',
    strict: true,
  },
  {
    key: 'step.register',
    present: "s'inscrit|s'inscrivent|m'inscris",
    future: 'inscrir',
    infinitive: "s'inscrire|inscrire",
  },
  {
    key: 'step.contact',
    present: 'contacte(?:nt)?|(?:re)?prend(?:s|nent)? contact|se rapproche(?:nt)?|me rapproche|me mets en (?:lien|contact)',
    future: '(?:contacter|reprendr(?=(?:ai|a|ons|ont) contact)|prendr(?=(?:ai|a|ons|ont) contact)|rapprocher)',
    infinitive: '(?:re)?prendre contact|contacter|se rapprocher',
  },
  {
    key: 'step.check',
    present: 'verifie(?:nt)?|me renseigne|se renseigne(?:nt)?',
    future: '(?:verifier|renseigner)',
    infinitive: 'verifier|se renseigner|me renseigner',
  },
  {
    key: 'step.refer',
    present: 'oriente(?:nt)?',
    future: 'orienter',
    infinitive: 'orienter',
    object: /^ (?:[^,;]{0,30} )?(?:vers|sur|a la|au)\b/,
  },
  {
    key: 'step.homeVisit',
    present: 'passe (?:la |le |les )?voir(?=.{0,20} (?:a domicile|chez))|passe (?=a (?:son |leur )?domicile)',
    future: '(?:passer(?=(?:ai|ons) (?:(?:la|le|les) voir )?(?:.{0,14} )?(?:a (?:son |leur )?domicile|chez (?:elle|lui|eux))))',
    infinitive: 'passer (?:la |le |les )?voir a domicile',
  },
  {
    key: 'step.goTo',
    present: "va (?=(?:a |au |aux |chez ))|se rend (?=(?:a |au |aux |chez ))|passe (?=(?:a la|au|a l'))",
    future: '(?:ir(?=(?:a|ont|ons|ai) (?:a |au |aux |chez ))|se rendr|passer(?=(?:a|ont) (?:a |au |chez )))',
    infinitive: 'aller (?:a|au|aux|chez)|se rendre',
    strict: true,
  },
  {
    key: 'step.pay',
    present: 'verse(?= \\d)|regle(?= \\d)|paie(?= \\d)|paye(?= \\d)',
    future: '(?:verser|reglera?|regler|payer|paier|rembourser)',
    infinitive: 'verser|regler|payer|rembourser',
    strict: true,
  },
]
