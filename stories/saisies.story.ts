// Longer than a file should be: it is one list, every form of the house with what ill will sends to it.
/* oxlint-disable max-lines */
import { expect, test } from './people.ts'
import { arrive, confieLaVisite, laPermanence, poseUneVisite } from './permanence-et-visite.ts'
import type { Envoi, Personne } from './people.ts'

/**
 * What hands, dictation, copies and ill will send. Every form found on the pages is sent by the session itself, past the browser's own checks:
 * never an error page, a French sentence beside the field where it is refused, and what was typed is still there.
 */
type Champ = { nom: string; genre: 'texte' | 'secret' | 'date' | 'heure' | 'choix' | 'coche' | 'cache' | 'fichier'; valeur: string }
type Formulaire = { action: string; champs: Champ[]; bouton: [nom: string, valeur: string] | null }

/** The forms of the page on screen, as the page gives them. */
const formulaires = (qui: Personne): Promise<Formulaire[]> =>
  qui.page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>('form[method="post"]')].map((form) => {
      const champs = [...form.elements].flatMap((element): Champ[] => {
        if (element instanceof HTMLTextAreaElement) return [{ nom: element.name, genre: 'texte', valeur: element.value }]
        if (element instanceof HTMLSelectElement)
          return [
            { nom: element.name, genre: 'choix', valeur: element.value || ([...element.options].find((one) => one.value)?.value ?? '') },
          ]
        if (!(element instanceof HTMLInputElement) || !element.name) return []
        const genres: Record<string, Champ['genre']> = {
          hidden: 'cache',
          password: 'secret',
          date: 'date',
          time: 'heure',
          file: 'fichier',
          radio: 'coche',
          checkbox: 'coche',
        }
        return [{ nom: element.name, genre: genres[element.type] ?? 'texte', valeur: element.value }]
      })
      const bouton = form.querySelector<HTMLButtonElement>('button[type="submit"]')
      return { action: form.getAttribute('action') || location.pathname, champs, bouton: bouton?.name ? [bouton.name, bouton.value] : null }
    }),
  )

const emoji = '👩🏽‍🦱 🏳️‍🌈'
const script = '<script>alert(1)</script><img src=x onerror=alert(1)>'

type Malice = {
  nom: string
  texte?: string
  date?: string
  heure?: string
  choix?: string
  vide?: boolean
  fichier?: boolean
  brut?: [type: string, corps: string]
}
const malices: readonly Malice[] = [
  { nom: 'rien du tout', brut: ['application/x-www-form-urlencoded', ''] },
  { nom: 'tout vide', vide: true },
  { nom: 'cent mille caractères', texte: 'é'.repeat(100_000) },
  { nom: 'un de trop', texte: 'x'.repeat(100_001) },
  { nom: 'des émoticônes', texte: emoji },
  { nom: 'de droite à gauche', texte: '\u202Eمرحبا abc\u202C' },
  { nom: 'un script', texte: script },
  { nom: 'l’an 1850', texte: 'Essai', date: '1850-01-01', heure: '00:00' },
  { nom: 'l’an 2150', texte: 'Essai', date: '2150-12-31', heure: '23:59' },
  { nom: 'un jour qui n’existe pas', texte: 'Essai', date: '2026-02-30', heure: '25:61' },
  { nom: 'un choix inventé', texte: 'Essai', choix: 'inventé' },
  { nom: 'un identifiant d’ailleurs', texte: 'Essai', choix: '01a00000-0000-7000-8000-000000000000' },
  { nom: 'le caractère nul', texte: 'a\u0000b' },
  { nom: 'un fichier', fichier: true },
  { nom: 'du JSON', brut: ['application/json', '{"text":["a"]}'] },
  { nom: 'des octets qui ne sont pas du texte', brut: ['application/x-www-form-urlencoded', 'text=%ff%fe%00&name=%c3%28'] },
]

const valeurs = (formulaire: Formulaire, malice: Malice): [string, string][] => {
  const vus = new Set<string>()
  const paires = formulaire.champs.flatMap(({ nom, genre, valeur }): [string, string][] => {
    if (malice.vide) return genre === 'coche' ? [] : [[nom, genre === 'cache' ? valeur : '']]
    switch (genre) {
      case 'texte':
        return [[nom, malice.texte ?? valeur]]
      case 'secret':
        return [[nom, malice.texte ?? 'essai']]
      // a browser gives no file back, and sends an empty one when none was chosen
      case 'fichier':
        return [[nom, '']]
      case 'date':
        return [[nom, malice.date ?? '2026-06-01']]
      case 'heure':
        return [[nom, malice.heure ?? '10:00']]
      case 'choix':
        return [[nom, malice.choix ?? valeur]]
      case 'cache':
        // what says which act it is stays, so that the act itself is tried
        return [[nom, malice.choix && nom !== 'intent' && nom !== 'act' ? malice.choix : valeur]]
      case 'coche': {
        if (vus.has(nom)) return []
        vus.add(nom)
        return [[nom, malice.choix ?? valeur]]
      }
    }
  })
  return formulaire.bouton ? [...paires, formulaire.bouton] : paires
}

const envoi = (formulaire: Formulaire, malice: Malice): Envoi => {
  if (malice.brut) return { type: malice.brut[0], corps: malice.brut[1] }
  const paires = valeurs(formulaire, malice)
  if (!malice.fichier) return { paires }
  const ecrits = new Set(formulaire.champs.filter(({ genre }) => genre === 'texte' || genre === 'fichier').map(({ nom }) => nom))
  return { textes: Object.fromEntries(paires.filter(([nom]) => !ecrits.has(nom))), fichiers: [...ecrits] }
}

const nus = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll(/\s+/g, ' ')

/** What is wrong with the answer to a form; nothing when it is as it should be. */
const reproches = (statut: number, page: string, formulaire: Formulaire, malice: Malice): string[] => {
  if (statut >= 500) return [`erreur ${statut}`]
  const trouve: string[] = []
  if (page.includes('<script>alert(1)') || page.includes('<img src=x')) trouve.push('le script est dans la page')
  // an answer that is no page of that form: the household is no longer hers, or the act has no page
  if (statut !== 422 || !page.includes('<html') || page.includes('Cette page n’est pas là')) return trouve
  const resume = /<div class="recapitulatif".*?<\/div>/s.exec(page)?.[0]
  const erreurs = [...page.matchAll(/<p class="erreur"[^>]*>(.*?)<\/p>/gs)].map(([, texte = '']) => nus(texte))
  if (!resume && erreurs.length === 0) return [...trouve, 'refusé sans une phrase']
  const phrases = `${nus(resume ?? '')} ${erreurs.join(' ')}`
  const anglais = /\b(?:invalid|expected|required|received|too (?:big|small|long)|must|undefined|null|NaN|string|input)\b/i.exec(phrases)
  if (anglais) trouve.push(`phrase qui n’est pas du français : ${phrases.trim().slice(0, 160)}`)
  // a browser never sends another choice than those of the page: there the summary is enough
  const lisibles = new Set(
    formulaire.champs.filter(({ genre }) => genre !== 'cache' && genre !== 'coche').map(({ nom }) => `champ-${nom.replace('[]', '')}`),
  )
  for (const [, ancre = ''] of (resume ?? '').matchAll(/href="#([^"]+)"/g)) {
    if (!lisibles.has(ancre)) continue
    if (!page.includes(`id="${ancre}"`)) trouve.push(`le récapitulatif mène à ${ancre}, qui n’est pas là`)
    else if (!page.includes(`id="${ancre}-erreur"`)) trouve.push(`pas de phrase à côté de ${ancre}`)
  }
  if (malice.texte === emoji) {
    const attendus = formulaire.champs.filter(({ genre }) => genre === 'texte').length
    const gardes = page.split(emoji).length - 1
    if (gardes < attendus) trouve.push(`${attendus - gardes} texte(s) tapé(s) sur ${attendus} ne sont plus là`)
  }
  return trouve
}

const essaie = async (
  qui: Personne,
  adresses: readonly string[],
  bilan: { envois: number; formulaires: number; reproches: string[]; refus: number },
) => {
  const faits = new Set<string>()
  for (const adresse of adresses)
    await test.step(adresse, async () => {
      await qui.va(adresse)
      for (const formulaire of await formulaires(qui)) {
        const ouvre = /^\/(?:rideau|deconnexion|connexion\/demo)$/.test(formulaire.action) || formulaire.action === '/mon-compte/sessions'
        const cle = `${formulaire.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${formulaire.champs.map(({ nom, genre, valeur }) => (nom === 'intent' || nom === 'act' ? valeur : `${nom}:${genre}`)).join()}`
        const court = cle.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
        if (ouvre || faits.has(court)) continue
        faits.add(court)
        bilan.formulaires++
        for (const malice of malices) {
          const reponse = await qui.envoie(formulaire.action, envoi(formulaire, malice))
          bilan.envois++
          if (reponse.statut === 422) bilan.refus++
          for (const reproche of reproches(reponse.statut, reponse.texte, formulaire, malice))
            bilan.reproches.push(
              `${formulaire.action.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} [${formulaire.champs.map(({ nom }) => nom).slice(0, 4)}], ${malice.nom} : ${reproche}`,
            )
        }
      }
    })
}
const nouveau = () => ({ envois: 0, formulaires: 0, refus: 0, reproches: [] as string[] })
const conclut = (nom: string, bilan: ReturnType<typeof nouveau>): void => {
  console.log(
    `Saisies, ${nom} : ${bilan.formulaires} formulaires, ${bilan.envois} envois, ${bilan.refus} refus expliqués, ${bilan.reproches.length} reproche(s)`,
  )
  expect([...new Set(bilan.reproches)]).toEqual([])
}

test.describe.configure({ mode: 'parallel' })

/** What was chosen, wanted and promised, then agreed to on paper: only such an agreement takes the pages of its paper. */
const accordeSurPapier = async (qui: Personne, projet: string): Promise<void> => {
  await qui.va(`${projet}?faire=possibilite`)
  await qui.remplit('Laquelle', 'Trier ensemble')
  await qui.remplit('Ce que cela donne', 'Respirer un peu')
  await qui.presse(/^Garder/)
  await qui.va(`${projet}?faire=choix`)
  await qui.coche(/^Oui$/)
  await qui.coche('Trier ensemble')
  await qui.presse(/^Garder/)
  await qui.va(`${projet}?faire=objectif`)
  await qui.remplit('Ce qu’elle veut, avec ses mots', 'Retrouver mes papiers')
  await qui.presse(/^Garder/)
  await qui.va(`${projet}?faire=engagement`)
  await qui.coche('Le service')
  await qui.remplit('À quoi', 'Rappeler sous deux jours')
  await qui.presse(/^Garder/)
  await qui.voit('Rappeler sous deux jours')
  await qui.va(`${projet}/accord`)
  await qui.remplit('Qui donne son accord', 'Elle')
  await qui.coche('Signé sur papier')
  await qui.presse(/^Garder l’accord/)
  await qui.voit('Accord gardé, tel que vous l’avez lu ensemble.')
}

test('mauvaises saisies : les formulaires d’un foyer', async ({ comme }) => {
  const bilan = nouveau()
  const marc = await comme('Marc Delaunay')
  await marc.va('/dossiers/ouvrir')
  await marc.remplit('Comment l’appeler', 'Foyer d’essai')
  await marc.presse('Ouvrir le dossier')
  await marc.estA('Foyer d’essai')
  const dossier = marc.adresse
  await marc.va(`${dossier}/noter`)
  await marc.remplit('Ce qui s’est dit, ce qui s’est fait', 'Une note, avec ((un mot à part)).')
  await marc.touche('Control+Enter')
  // wait for the answer: leaving at once would cut the sending short
  await marc.estA('Foyer d’essai')
  await marc.va(dossier)
  const note = await marc.idDUnLien(/\/fil\/([0-9a-f-]{36})/)
  await marc.va(`${dossier}/budget/saisir`)
  await marc.remplit('Dette 1, à qui', 'Un créancier')
  await marc.touche('Control+Enter')
  await marc.voit('Budget gardé.')
  const dette = await marc.idDUnLien(/\/dettes\/([0-9a-f-]{36})\/delai$/)
  await essaie(
    marc,
    [
      '/dossiers/ouvrir',
      '/accueil',
      '/acces-exceptionnel',
      '/mon-compte',
      '/mon-compte/liens',
      '/mon-compte/agenda',
      '/mon-compte/agenda/importer',
      '/mon-compte/agenda/rdv-service-public',
    ],
    bilan,
  )
  const pages = [
    '',
    '/noter',
    `/fil/${note}`,
    '/foyer',
    '/contact',
    '/prevenir',
    '/adresse',
    '/appuis',
    '/besoins',
    '/paroles',
    '/budget/saisir',
    '/budget/avant-apres',
    `/budget/dettes/${dette}/delai`,
    '/faits',
    ...['income.salary', 'housing.rent', 'employment.status', 'health.pregnancy', 'tax.rfr', 'identity.birthDate', 'disability.rate'].map(
      (fait) => `/faits/noter?fait=${fait}`,
    ),
    '/droits/fiche/prime-d-activite',
    '/rendez-vous',
    '/suite',
    '/demarches/commencer',
    '/courriers/noter?type=familyDecision',
    '/evaluations/commencer?grille=logement',
    '/procedures/commencer?procedure=impaye-de-loyer-et-expulsion',
    '/autonomie',
    '/projet/commencer',
    '/mesures/commencer?mesure=aesf',
    ...['logement', 'aide-a-domicile', 'aidants'].map((suivi) => `/autonomie/suivi/${suivi}`),
    // after « suite »: they write deadlines, which its forms would end
    ...['ouvert', 'refuse', 'conteste', 'non-souhaite', 'demande'].map((vers) => `/droits/suivi/rsa?vers=${vers}`),
    '/droits/information',
    '/droits/evenement/separation',
    '/je-connais',
    '/proteger',
    '/partager',
    '/entretien',
  ]
  await essaie(
    marc,
    pages.map((page) => `${dossier}${page}`),
    bilan,
  )
  // what those forms began
  await marc.va(`${dossier}/demarches`)
  const [demarche, procedure, courrier] = [
    await marc.idDUnLien(/\/demarches\/([0-9a-f-]{36})$/),
    await marc.idDUnLien(/\/procedures\/([0-9a-f-]{36})$/),
    await marc.idDUnLien(/\/courriers\/([0-9a-f-]{36})$/),
  ]
  await essaie(
    marc,
    [
      ...['asked', 'given', 'chased', 'opinion', 'sent', 'acknowledged', 'decided', 'note'].map(
        (evenement) => `${dossier}/demarches/${demarche}?noter=${evenement}`,
      ),
      `${dossier}/procedures/${procedure}`,
      `${dossier}/procedures/${procedure}?etape=order`,
      `${dossier}/courriers/${courrier}`,
      `${dossier}/courriers/${courrier}/pages`,
    ],
    bilan,
  )
  // an evaluation that they began: its parts, then its end
  await marc.va(`${dossier}/evaluations/commencer?grille=logement`)
  await marc.presse('Commencer')
  const evaluation = marc.adresse.split('/remplir')[0] ?? ''
  await essaie(marc, [`${evaluation}/remplir`, `${dossier}/evaluations/commencer?grille=enfant-en-danger`, `${evaluation}/terminer`], bilan)
  await marc.va(`${dossier}/autonomie`)
  const grille = await marc.idDUnLien(/\/autonomie\/grille\/([0-9a-f-]{36})$/)
  await marc.page.getByRole('radio').first().check()
  await marc.presse('Plan d’aide')
  await marc.voit('Plan commencé.')
  const plan = marc.adresse.split('/').at(-1) ?? ''
  await marc.va(`${dossier}/autonomie`)
  await marc.page.getByRole('radio').first().check()
  await marc.presse('Évaluation PCH')
  await marc.voit('Commencée.')
  const pch = marc.adresse.split('?')[0] ?? ''
  await essaie(
    marc,
    [
      `${dossier}/autonomie/grille/${grille}?geste=toilette`,
      ...['mobilite', 'aide-humaine'].map((partie) => `${pch}?partie=${partie}`),
      `${dossier}/autonomie/plan/${plan}`,
    ],
    bilan,
  )
  await marc.va(`${dossier}/projet`)
  const [projet, mesure] = [await marc.idDUnLien(/\/projet\/([0-9a-f-]{36})$/), await marc.idDUnLien(/\/mesures\/([0-9a-f-]{36})$/)]
  await accordeSurPapier(marc, `${dossier}/projet/${projet}`)
  await marc.va(`${dossier}/projet/${projet}/accord?version=1`)
  const accord = await marc.idDUnLien(/\/accord\/([0-9a-f-]{36})\/pages$/)
  await essaie(
    marc,
    [
      ...['comprendre', 'possibilite', 'proposer', 'choix', 'objectif', 'etape', 'engagement', 'date', 'point'].map(
        (acte) => `${dossier}/projet/${projet}?faire=${acte}`,
      ),
      `${dossier}/projet/${projet}`,
      `${dossier}/projet/${projet}/accord`,
      `${dossier}/projet/${projet}/accord/${accord}/pages`,
      `${dossier}/projet/${projet}?faire=fin`,
      ...['fait', 'renouvelee', 'note', 'finie'].map((acte) => `${dossier}/mesures/${mesure}?faire=${acte}`),
    ],
    bilan,
  )
  await marc.va('/ce-qui-court')
  const echeance = await marc.idDUnLien(new RegExp(`^${dossier}/echeances/([0-9a-f-]{36})$`))
  await essaie(marc, [`${dossier}/echeances/${echeance}`, '/ce-qui-court'], bilan)
  await marc.va(`${dossier}/foyer`)
  await essaie(marc, [`${dossier}/foyer/${await marc.idDUnLien(/\/foyer\/([0-9a-f-]{36})/)}`], bilan)
  await marc.ouvreLEntretien('Simone Lagadec')
  const page = marc.adresse
  await marc.ecrit('Elle reçoit 318 €. On se revoit jeudi prochain. ')
  await expect.poll(async () => (await marc.demande(page)).texte).toContain('318')
  await essaie(marc, [`${page}/ranger`, page], bilan)
  await marc.va('/demandes')
  const demande = await marc.idDUnLien(/\/demandes\/([0-9a-f-]{36})$/)
  await essaie(
    marc,
    ['rattacher', 'proposer', 'repondre', ''].map((suite) => `/demandes/${demande}/${suite}`),
    bilan,
  )
  await essaie(marc, [`${dossier}/transmettre`, `${dossier}/clore`], bilan)
  conclut('un foyer', bilan)
})

test('mauvaises saisies : l’agenda', async ({ comme }) => {
  const bilan = nouveau()
  const awa = await comme('Awa Sarr')
  await awa.va('/agenda?vue=liste')
  const rendezVous = await awa.idDUnLien(/\/agenda\/rendez-vous\/([0-9a-f-]{36})$/)
  await essaie(
    awa,
    ['/agenda', '/agenda/rendez-vous', `/agenda/rendez-vous/${rendezVous}`, '/agenda/temps', '/agenda/absences', '/prevenir'],
    bilan,
  )
  const yann = await comme('Yann Le Goff')
  await essaie(yann, ['/agenda/lieux'], bilan)
  for (const adresse of [
    '/agenda?vue=é&jour=2026-02-30&avec=%00',
    '/agenda/rendez-vous?minutes=-1&trajet=1e9&foyer=%3Cscript%3E',
    '/agenda?jour=9999-99-99',
  ]) {
    bilan.envois++
    const { statut } = await awa.demande(adresse)
    if (statut !== 200) bilan.reproches.push(`${adresse} : ${statut}`)
  }
  conclut('l’agenda', bilan)
})

test('mauvaises saisies : la porte, l’équipe, les lieux', async ({ comme, quelquun }) => {
  const bilan = nouveau()
  const dehors = await quelquun()
  await essaie(dehors, ['/connexion'], bilan)
  const jocelyne = await comme('Jocelyne Tual')
  const permanence = await laPermanence(jocelyne)
  await arrive(jocelyne, permanence, 'Une dame')
  await essaie(jocelyne, ['/accueil', `/permanences/${permanence}`], bilan)
  const bruno = await comme('Bruno Thévenet')
  await arrive(bruno, permanence, 'Un monsieur')
  await essaie(bruno, [`/permanences/${permanence}`], bilan)
  const helene = await comme('Hélène Prigent')
  await essaie(helene, ['/equipe/budget', '/journee', '/equipe/relais', '/acces-exceptionnel', '/acces-exceptionnel/revues'], bilan)
  const claire = await comme('Claire Meunier')
  await essaie(claire, ['/journal'], bilan)
  const yann = await comme('Yann Le Goff')
  await yann.va('/equipe')
  const theo = await yann.idDUnLien(/\/equipe\/([0-9a-f-]{36})/, 'Théo Lucas')
  await essaie(
    yann,
    [
      '/equipe/ajouter',
      '/equipe/lieux',
      '/equipe/secteurs',
      '/equipe/recuperations',
      '/equipe/cles',
      '/avis/seuil',
      `/equipe/${theo}`,
      '/mon-compte',
    ],
    bilan,
  )
  conclut('la porte et l’équipe', bilan)
})

test('mauvaises saisies : les énoncés vérifiés, les aides locales', async ({ comme }) => {
  const bilan = nouveau()
  const helene = await comme('Hélène Prigent')
  await helene.va('/droits/locaux')
  const aide = await helene.idDUnLien(/\/droits\/locaux\/([0-9a-f-]{36})$/, 'Carte de transport')
  const cantine = await helene.idDUnLien(/\/droits\/locaux\/([0-9a-f-]{36})$/, 'Cantine')
  await essaie(
    helene,
    [
      '/droits/apa-a-domicile/verifier?enonce=delay',
      '/droits/locaux/ajouter',
      `/droits/locaux/${aide}/modifier`,
      `/droits/locaux/${cantine}/modifier`,
      `/droits/locaux/${aide}/arreter`,
      '/veille/notes/ajouter',
      '/veille',
    ],
    bilan,
  )
  // what stands in an address is typed by nobody, and may be anything
  for (const [nom, texte] of [
    ['é', 'é'.repeat(2_000)],
    ['script', script],
    ['nul', '\u0000'],
    ['emoji', emoji],
  ] as const) {
    const adresses = [`/droits?q=${encodeURIComponent(texte)}`, `/droits/prime-d-activite?c-age=${encodeURIComponent(texte)}`]
    for (const adresse of [...adresses, `/droits/locaux/${cantine}?chiffre=${encodeURIComponent(texte)}`]) {
      const { statut, texte: page } = await helene.demande(adresse)
      bilan.envois++
      if (statut !== 200) bilan.reproches.push(`${nom} dans l’adresse : ${statut}`)
      if (page.includes('<script>alert(1)')) bilan.reproches.push(`${nom} dans l’adresse : le script est dans la page`)
    }
  }
  conclut('les droits', bilan)
})

test('mauvaises saisies : une grille du service', async ({ comme }) => {
  const bilan = nouveau()
  const helene = await comme('Hélène Prigent')
  await essaie(helene, ['/grilles/ajouter', '/tarifs-des-aides'], bilan)
  await helene.va('/grilles')
  const grille = `/grilles/${await helene.idDUnLien(/\/grilles\/([0-9a-f-]{36})$/)}`
  const genres = ['yesNo', 'choice', 'scale', 'number', 'text'].map((genre) => `${grille}/modifier?partie=s1&genre=${genre}`)
  await essaie(helene, [...genres, `${grille}/modifier?question=q1`, `${grille}/modifier`, grille], bilan)
  conclut('une grille', bilan)
})

test('mauvaises saisies : une visite à domicile', async ({ comme }) => {
  const bilan = nouveau()
  const solene = await comme('Solène Kerbrat')
  const visite = await poseUneVisite(solene, 'Mehmet et Elif Demirel', 2)
  const page = `/dossiers/${visite.id}/visites/${visite.appointmentId}`
  await solene.va(page)
  const suivie = await confieLaVisite(solene, 'Bruno Thévenet')
  const autre = await poseUneVisite(solene, 'Mehmet et Elif Demirel', 2)
  const horsLigne = [`/dossiers/${visite.id}/visite-hors-ligne`, '/visites-hors-ligne']
  await essaie(solene, [`/dossiers/${autre.id}/visites/${autre.appointmentId}`, `/visites/${suivie}`, `${page}/avis`, ...horsLigne], bilan)
  conclut('une visite', bilan)
})
