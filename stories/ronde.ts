import AxeBuilder from '@axe-core/playwright'
import { expect, origine, test } from './people.ts'
import type { Personne } from './people.ts'

/** What the robot looks at on a page: accessibility, width, headers, weight of scripts. The page of a visit holds all of its screens: without network nobody gives it another one. */
const poids = { ordinaire: 15 * 1024, entretien: 150 * 1024, visite: 30 * 1024 }

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

const largeurs = [1440, 820, 360] as const

/** Looks at what is on screen, at each width; axe at the two first. */
const examine = async (qui: Personne, etat: string, bilan: Bilan): Promise<void> => {
  for (const largeur of largeurs) {
    await qui.page.setViewportSize({ width: largeur, height: largeur === 820 ? 1100 : 900 })
    const deborde = await qui.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (deborde > 0) bilan.debordements.push(`${etat} à ${largeur} px : ${deborde} px de trop`)
    if (largeur === 360) continue
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

/** The rules in the browser are a worker of their own, outside of the page (decision 28); `stories/droits.story.ts` weighs it. */
const horsDeLaPage = /\/rights-worker-/

/** The scripts that a page loads, with what they import, as they travel (compressed). */
const pese = async (qui: Personne, bilan: Bilan): Promise<number> => {
  const charges = await qui.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map((une) => new URL(une.name).pathname)
      .filter((chemin) => chemin.endsWith('.js')),
  )
  return [...new Set(charges.filter((chemin) => !horsDeLaPage.test(chemin)))].reduce(
    (total, chemin) => total + (bilan.javascript.get(chemin) ?? 0),
    0,
  )
}

/** A round of pages by one or several people, and what it found. */
export const tournee = (nom: string) => {
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
      const laVisite = (page: string): boolean => page === '/visite-hors-ligne'
      const permis = (page: string): number => (lEntretien(page) ? poids.entretien : laVisite(page) ? poids.visite : poids.ordinaire)
      const max = (liste: [string, number][]): string => {
        const [page, taille] = liste.toSorted((a, b) => b[1] - a[1])[0] ?? ['aucune', 0]
        return `${(taille / 1024).toFixed(1)} ko (${page})`
      }
      const deLEntretien = [...pages].filter(([page]) => lEntretien(page))
      const deLaVisite = [...pages].filter(([page]) => laVisite(page))
      console.log(
        `${nom} : ${pages.size} adresses, ${bilan.etats} états regardés par axe (à 1440 et 820 px), ${bilan.anomalies.length} anomalie(s), ` +
          `${bilan.debordements.length} débordement(s) à 1440, 820 et 360 px (1440 à 400 %) ; ${bilan.requetes} réponses, toutes de ce site, ` +
          `${bilan.entetes.length} en-tête(s) en défaut ; JavaScript compressé au plus ${max([...pages].filter(([page]) => !lEntretien(page) && !laVisite(page)))}` +
          (deLEntretien.length > 0 ? `, page d’entretien ${max(deLEntretien)}` : '') +
          (deLaVisite.length > 0 ? `, page de visite ${max(deLaVisite)}` : ''),
      )
      const lourdes = [...pages].filter(([page, taille]) => taille > permis(page))
      expect.soft([...new Set(bilan.anomalies)], 'accessibilité').toEqual([])
      expect.soft([...new Set(bilan.debordements)], 'débordements').toEqual([])
      expect.soft([...new Set(bilan.entetes)], 'en-têtes').toEqual([])
      expect.soft(lourdes, 'poids du JavaScript').toEqual([])
    },
  }
}
