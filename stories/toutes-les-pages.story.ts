import AxeBuilder from '@axe-core/playwright'
import { expect, origine, test } from './people.ts'
import type { Personne } from './people.ts'
import { adresses } from './routes.ts'

/**
 * Every page and state, by the robot: accessibility (WCAG A and AA, 2.2, good practices), width, headers, weight, and that nothing is asked
 * of anybody else. An address of src/routes.ts that nobody visits here makes the story fail.
 */
/** Addresses that serve no page of their own: acts, JSON, PDF, and pages that are visited elsewhere in a state that only exists once. */
const sansPage: Readonly<Record<string, string>> = {
  '/': 'mène à la page de la fonction',
  '/connexion/demo': 'acte',
  '/connexion/premier-code': 'histoire de la connexion',
  '/premiere-connexion/:token': 'histoire de la connexion',
  '/installation/:token': 'n’existe pas dans une démonstration : page 404',
  '/connexion/code': 'histoire de la connexion',
  '/deconnexion': 'acte',
  '/mon-compte/sessions': 'acte',
  '/mon-compte/second-facteur/retirer': 'acte',
  '/dossiers/:id/retirer-acces': 'acte',
  '/dossiers/:id/fil/:entryId/lecteurs': 'acte',
  '/entretiens/cle': 'JSON',
  '/entretiens/:id/garder': 'acte, JSON',
  '/resumes/:id/pdf': 'PDF',
  '/chercher.json': 'JSON',
  '/accueil/secteur': 'acte, JSON',
  '/demandes/:id/prendre': 'acte',
  '/presence': 'acte',
}

const duFoyer = adresses.filter((une) => une.startsWith('/dossiers') && !(une in sansPage) && une !== '/dossiers/:id/rouvrir')
const deLaDemande = adresses.filter((une) => une.startsWith('/demandes/:id') && !(une in sansPage))
/** Who visits what. */
const parcours = {
  foyer: [...duFoyer, '/dossiers?etat=clos', '/dossiers/:id?fil=entretiens', '/dossiers/:id/partager?collegue='],
  journee: [
    '/journee',
    '/entretien',
    '/demandes',
    '/a-part',
    '/chercher',
    '/chercher?q=kerb',
    '/chercher?q=lantier',
    '/mon-compte',
    '/mon-compte/liens',
    '/mon-compte/second-facteur',
    '/mon-compte/phrase',
    '/confirmer',
    '/acces-exceptionnel',
  ],
  demande: deLaDemande,
  entretien: ['/entretiens/:id', '/entretiens/:id/ranger'],
  resume: ['/resumes/:id/relire', '/resumes/:id'],
  rideau: ['/rideau'],
  porte: ['/connexion', '/page-qui-n-existe-pas'],
  accueil: ['/accueil', '/chercher?q=lantier', '/dossiers'],
  contact: ['/accueil/contacts/:id'],
  encadrement: ['/journee', '/demandes', '/equipe', '/equipe/relais', '/acces-exceptionnel', '/acces-exceptionnel/revues', '/mon-compte'],
  administration: ['/equipe', '/equipe/ajouter', '/equipe/lieux', '/equipe/secteurs', '/equipe/recuperations', '/sante', '/mon-compte'],
  agent: ['/equipe/:id'],
  donnees: ['/journal', '/atelier'],
  exceptionnel: ['/acces-exceptionnel/:id'],
  rapprochement: ['/demandes/rapprochements/:id', '/dossiers?etat=clos'],
  clos: ['/dossiers/:id', '/dossiers/:id/rouvrir'],
} as const

const poids = { ordinaire: 15 * 1024, entretien: 150 * 1024 }

type Bilan = {
  etats: number
  anomalies: string[]
  debordements: string[]
  entetes: string[]
  requetes: number
  javascript: Map<string, number>
}

/** The rules of every answer. */
const verifieLEntete = (adresse: string, entetes: Record<string, string>, type: string): string[] => {
  const csp = entetes['content-security-policy'] ?? ''
  const manque: string[] = []
  if (!csp.includes("default-src 'none'")) manque.push('CSP absente')
  if (/unsafe|\*|https?:/.test(csp)) manque.push(`CSP trop large : ${csp}`)
  if (entetes['x-content-type-options'] !== 'nosniff') manque.push('nosniff')
  if (entetes['x-frame-options'] !== 'DENY') manque.push('x-frame-options')
  if (!/same-origin|no-referrer/.test(entetes['referrer-policy'] ?? '')) manque.push('referrer-policy')
  if (entetes['cross-origin-opener-policy'] !== 'same-origin') manque.push('cross-origin-opener-policy')
  if (!entetes['permissions-policy']) manque.push('permissions-policy')
  if (/html|json|pdf/.test(type) && entetes['cache-control'] !== 'no-store') manque.push(`cache-control: ${entetes['cache-control']}`)
  if (entetes['server'] ?? entetes['x-powered-by']) manque.push('dit son logiciel')
  return manque.map((quoi) => `${adresse} : ${quoi}`)
}

const largeurs = [1440, 820, 400] as const

/** Looks at what is on screen, at each width; axe at the two first. */
const examine = async (qui: Personne, etat: string, bilan: Bilan): Promise<void> => {
  for (const largeur of largeurs) {
    await qui.page.setViewportSize({ width: largeur, height: largeur === 820 ? 1100 : 900 })
    const deborde = await qui.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (deborde > 0) bilan.debordements.push(`${etat} à ${largeur} px : ${deborde} px de trop`)
    if (largeur === 400) continue
    const { violations } = await new AxeBuilder({ page: qui.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .setLegacyMode()
      .analyze()
    bilan.etats++
    for (const { id, nodes } of violations)
      bilan.anomalies.push(
        `${etat} à ${largeur} px : ${id} (${nodes.length}) ${nodes[0]?.target.join(' ')} — ${nodes[0]?.html.slice(0, 160)}`,
      )
  }
  await qui.page.setViewportSize({ width: 1440, height: 900 })
}

const ecoute = (qui: Personne, bilan: Bilan): void => {
  qui.page.on('response', async (reponse) => {
    bilan.requetes++
    const url = new URL(reponse.url())
    if (url.origin !== origine()) return
    const entetes = await reponse.allHeaders().catch(() => ({}) as Record<string, string>)
    const type = entetes['content-type'] ?? ''
    bilan.entetes.push(...verifieLEntete(url.pathname, entetes, type))
    if (type.includes('javascript') && reponse.status() === 200) bilan.javascript.set(url.pathname, Number(entetes['content-length'] ?? 0))
  })
}

/** The scripts that a page loads, with what they import, as they travel (compressed). */
const pese = async (qui: Personne, bilan: Bilan): Promise<number> => {
  const charges = await qui.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((une) => new URL(une.name).pathname)
      .filter((chemin) => chemin.endsWith('.js')),
  )
  return [...new Set(charges)].reduce((total, chemin) => total + (bilan.javascript.get(chemin) ?? 0), 0)
}

/** A round of pages by one or several people, and what it found. */
const tournee = (nom: string) => {
  const bilan: Bilan = { etats: 0, anomalies: [], debordements: [], entetes: [], requetes: 0, javascript: new Map() }
  const pages = new Map<string, number>()
  return {
    ecoute: (qui: Personne) => ecoute(qui, bilan),
    /** What is on screen now. */
    examine: (qui: Personne, etat: string) => test.step(etat, () => examine(qui, etat, bilan)),
    /** Goes to each address, `:id` replaced by what is at hand. */
    visite: async (qui: Personne, modeles: readonly string[], ids: Readonly<Record<string, string>> = {}): Promise<void> => {
      for (const modele of modeles)
        await test.step(modele, async () => {
          await qui.va(modele.replaceAll(/:(\w+)/g, (_, cle: string) => ids[cle] ?? ''))
          await expect(qui.page.getByRole('heading', { level: 1 }).first(), `${modele} a un titre`).toBeAttached()
          await examine(qui, modele, bilan)
          pages.set(modele, await pese(qui, bilan))
        })
    },
    conclut: (): void => {
      const lEntretien = (page: string): boolean => page === '/entretiens/:id'
      const max = (liste: [string, number][]): string => {
        const [page, taille] = liste.toSorted((a, b) => b[1] - a[1])[0] ?? ['aucune', 0]
        return `${(taille / 1024).toFixed(1)} ko (${page})`
      }
      const deLEntretien = [...pages].filter(([page]) => lEntretien(page))
      console.log(
        `${nom} : ${pages.size} adresses, ${bilan.etats} états regardés par axe (à 1440 et 820 px), ${bilan.anomalies.length} anomalie(s), ` +
          `${bilan.debordements.length} débordement(s) à 1440, 820 et 400 px ; ${bilan.requetes} réponses, toutes de ce site, ` +
          `${bilan.entetes.length} en-tête(s) en défaut ; JavaScript compressé au plus ${max([...pages].filter(([page]) => !lEntretien(page)))}` +
          (deLEntretien.length > 0 ? `, page d’entretien ${max(deLEntretien)}` : ''),
      )
      const lourdes = [...pages].filter(([page, taille]) => taille > (lEntretien(page) ? poids.entretien : poids.ordinaire))
      expect.soft([...new Set(bilan.anomalies)], 'accessibilité').toEqual([])
      expect.soft([...new Set(bilan.debordements)], 'débordements').toEqual([])
      expect.soft([...new Set(bilan.entetes)], 'en-têtes').toEqual([])
      expect.soft(lourdes, 'poids du JavaScript').toEqual([])
    },
  }
}

test.describe.configure({ mode: 'parallel', timeout: 180_000 })

test('toutes les pages : un foyer', async ({ comme }) => {
  const ronde = tournee('Un foyer')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''
  const entryId = await solene.idDUnLien(/\/fil\/([0-9a-f-]{36})/)
  await solene.va(`/dossiers/${id}/foyer`)
  const personId = await solene.idDUnLien(/\/foyer\/([0-9a-f-]{36})/)
  await ronde.visite(solene, parcours.foyer, { id, entryId, personId })
  ronde.conclut()
})

test('toutes les pages : une journée, une demande, un entretien, un résumé', async ({ comme }) => {
  const ronde = tournee('Une journée')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await ronde.visite(solene, parcours.journee)
  await solene.va('/demandes')
  await ronde.visite(solene, parcours.demande, { id: await solene.idDUnLien(/\/demandes\/([0-9a-f-]{36})$/) })
  await solene.ouvreLEntretien('Inaya Ramdani')
  const page = solene.adresse.split('/')[2] ?? ''
  await solene.ecrit('Elle a reçu 412 € de la CAF. ((Elle a peur du courrier.)) On se revoit jeudi prochain à 10 h. ')
  await expect.poll(async () => (await solene.demande(`/entretiens/${page}`)).texte).toContain('412')
  await ronde.examine(solene, 'la page d’entretien, en écrivant')
  await ronde.visite(solene, parcours.entretien, { id: page })
  await solene.presse('Garder, et préparer un résumé à remettre')
  await solene.estA('Relire le résumé')
  await ronde.visite(solene, parcours.resume, { id: solene.adresse.split('/')[2] ?? '' })
  await solene.va(`/entretiens/${page}`)
  await ronde.examine(solene, 'la page d’entretien, déjà rangée')
  ronde.conclut()
})

test('toutes les pages : la porte, la palette, le rideau, les refus', async ({ comme, quelquun }) => {
  const ronde = tournee('Les états')
  const dehors = await quelquun()
  ronde.ecoute(dehors)
  await ronde.visite(dehors, parcours.porte)
  await dehors.va('/connexion')
  await dehors.presse(/^Continuer/)
  await dehors.voit('Rien n’est effacé')
  await ronde.examine(dehors, 'la connexion, refusée')
  const solene = await comme('Solène Kerbrat')
  ronde.ecoute(solene)
  await solene.va('/dossiers/01a00000-0000-7000-8000-000000000000')
  await ronde.examine(solene, 'un foyer qui n’est pas là')
  await solene.va('/equipe/ajouter')
  await ronde.examine(solene, 'une page d’une autre fonction')
  await solene.va('/acces-exceptionnel')
  await solene.presse('Demander l’ouverture')
  await solene.voit('Rien n’est effacé')
  await ronde.examine(solene, 'l’accès exceptionnel, refusé')
  await solene.va('/journee')
  await solene.touche('Control+k')
  await solene.tape('note')
  await expect(solene.page.getByRole('option').first()).toBeVisible()
  await ronde.examine(solene, 'la palette')
  await solene.va('/journee')
  await solene.touche('?')
  await solene.voit('Toutes les touches')
  await ronde.examine(solene, 'toutes les touches')
  await solene.va('/dossiers')
  await solene.touche('m')
  await ronde.examine(solene, 'les noms masqués')
  await solene.va('/dossiers')
  await solene.baisseLeRideau()
  await expect(solene.bouton(/^Revenir/)).toBeVisible()
  await ronde.visite(solene, parcours.rideau)
  ronde.conclut()
})

test('toutes les pages : les autres fonctions', async ({ comme }) => {
  const ronde = tournee('Les autres fonctions')
  const jocelyne = await comme('Jocelyne Tual')
  ronde.ecoute(jocelyne)
  await ronde.visite(jocelyne, parcours.accueil)
  await jocelyne.va('/chercher?q=poncelet')
  await ronde.visite(jocelyne, parcours.contact, { id: await jocelyne.idDUnLien(/\/contacts\/([0-9a-f-]{36})/) })
  await jocelyne.va('/accueil')
  await jocelyne.remplit('Comment l’appeler ?', 'Une dame')
  await jocelyne.presse('Enregistrer et prévenir le secteur')
  await jocelyne.voit('Rien n’est effacé')
  await ronde.examine(jocelyne, 'une demande à compléter')
  const helene = await comme('Hélène Prigent')
  ronde.ecoute(helene)
  await ronde.visite(helene, parcours.encadrement)
  const yann = await comme('Yann Le Goff')
  ronde.ecoute(yann)
  await ronde.visite(yann, parcours.administration)
  await yann.va('/equipe')
  await ronde.visite(yann, parcours.agent, { id: await yann.idDUnLien(/\/equipe\/([0-9a-f-]{36})/, 'Théo Lucas') })
  const claire = await comme('Claire Meunier')
  ronde.ecoute(claire)
  await ronde.visite(claire, parcours.donnees)
  ronde.conclut()
})

test('toutes les pages : un accès exceptionnel, un rapprochement, un dossier clos', async ({ comme }) => {
  const ronde = tournee('Accès exceptionnel, rapprochement, dossier clos')
  const awa = await comme('Awa Sarr')
  ronde.ecoute(awa)
  await awa.demandeLOuverture('Inconnue', 'Personne')
  await awa.estA('Rien n’est ouvert')
  await ronde.visite(awa, parcours.exceptionnel, { id: awa.adresse.split('/')[2] ?? '' })
  await awa.demandeLOuverture('Lantier', 'Kévin')
  await awa.voit('Accès exceptionnel jusqu’à')
  await ronde.visite(awa, parcours.exceptionnel, { id: awa.adresse.split('/')[2] ?? '' })
  const ines = await comme('Inès Caradec')
  ronde.ecoute(ines)
  await ines.va('/demandes')
  await ronde.visite(ines, parcours.rapprochement, { id: await ines.idDUnLien(/\/rapprochements\/([0-9a-f-]{36})/) })
  await ines.suit('Colette Cadiou')
  await ronde.visite(ines, parcours.clos, { id: ines.adresse.split('/')[2] ?? '' })
  ronde.conclut()
})

test('toutes les pages : aucune adresse n’est oubliée', () => {
  const prevues: string[] = [...Object.values(parcours).flat(), ...Object.keys(sansPage)].map((une) => une.split('?')[0] ?? '')
  const regardees = adresses.filter((une) => prevues.includes(une) && !(une in sansPage))
  console.log(
    `Adresses de src/routes.ts : ${adresses.length}, dont ${regardees.length} regardées et ${Object.keys(sansPage).length} sans page à elles`,
  )
  expect(
    adresses.filter((une) => une !== '*' && !prevues.includes(une)),
    'adresses que personne ne regarde',
  ).toEqual([])
  expect(
    Object.keys(sansPage).filter((une) => !adresses.includes(une)),
    'adresses qui n’existent plus',
  ).toEqual([])
})
