import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { calculate } from '#rules/openfisca/calculate.ts'
import { compareShown, every } from '../src/features/facts/testing/shown.ts'
import type { Line, Shown } from '../src/features/facts/testing/shown.ts'
import { maisonAPart } from './own-house.ts'
import { expect, test } from './people.ts'

const CORPUS = join(process.env['CONFORMANCE'] ?? join('..', 'shared', 'conformance'), 'generated.open.jsonl')
const FOYERS = 60
const UN_SUR = 20
/** Pages opened in the browser, among those that are asked for. */
const A_L_ECRAN = 6
const CONVENTIONS = /Foyer repris d’OpenFisca\s: calculé selon ses conventions\./
const maison = maisonAPart()

type Reponse = ReturnType<typeof calculate> & { id: string }

/** What `npm run calculate` prints for these lines. */
const calcule = (lignes: readonly Line[]): Reponse[] =>
  execFileSync(process.execPath, ['scripts/launch.mjs', 'calculate'], {
    input: lignes.map(({ id, period, situation }) => `${JSON.stringify({ id, period, situation })}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .trim()
    .split('\n')
    .map((ligne) => JSON.parse(ligne) as Reponse)

/** « Adulte 1 », « Enfant 2 »: how the page names who the request names; of a household with one adult, « Adulte ». */
const nomsVisibles = ({ situation }: Line): Record<string, string[]> =>
  Object.fromEntries(
    Object.values(situation['familles'] ?? {}).flatMap((famille) =>
      Object.entries({ parents: 'Adulte', enfants: 'Enfant' }).flatMap(([role, mot]) =>
        ((famille as Record<string, string[]>)[role] ?? []).map((nom, at) => [nom, [mot, `${mot} ${at + 1}`]]),
      ),
    ),
  )

const lisible = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&#x27;', '’')
    .replaceAll('&amp;', '&')
    .trim()
const separe = (nom: string): Pick<Shown, 'title' | 'who'> => {
  const [, titre = nom, qui] = /^(.*), ((?:Adulte|Enfant)(?: \d+)?)$/.exec(nom) ?? []
  return { title: titre, who: qui ?? null }
}
/** Right, person and amount of each line of the table; of the rights that do not concern the household, their name and nothing to pay. */
const lit = (page: string): Shown[] => [
  ...[...page.matchAll(/<tr[^>]*data-droit=.*?<a class="nom"[^>]*>(.*?)<\/a>.*?<span data-montant=""[^>]*>(.*?)<\/span>/gs)].map(
    ([, nom = '', montant = '']) => ({ ...separe(lisible(nom)), amount: lisible(montant) }),
  ),
  ...[
    ...(/<details class="haut-2 lointains">(.*?)<\/details>/s.exec(page)?.[1] ?? '').matchAll(/<li>(.*?)<span class="petit doux">/gs),
  ].map(([, nom = '']) => ({ ...separe(lisible(nom)), amount: 'non' })),
]

test('soixante foyers d’OpenFisca repris : l’écran montre ce que calcule « npm run calculate », au centime', async ({ comme }) => {
  if (!existsSync(CORPUS)) console.log(`les foyers d’OpenFisca ne sont pas là (${CORPUS}) : rien n’est comparé`)
  test.skip(!existsSync(CORPUS), `les foyers d’OpenFisca ne sont pas là (${CORPUS})`)
  const lignes = every(readFileSync(CORPUS, 'utf8'), UN_SUR, FOYERS)
  await test.step('la commande les reprend', async () => {
    const dit = await maison.commande('import-openfisca', CORPUS, '--every', `${UN_SUR}`, '--limit', `${FOYERS}`, '--as', 'Solène Kerbrat')
    expect(dit).toMatch(/^Foyers repris pour Solène Kerbrat : 60 \(\d+ faits\)\. Refusés : 0\.\n$/)
  })
  const solene = await comme('Solène Kerbrat')
  const dossiers = new Map<string, string>()
  await test.step('ils sont dans sa liste', async () => {
    const { texte } = await solene.demande('/dossiers')
    for (const [, adresse = '', nom = ''] of texte.matchAll(/href="(\/dossiers\/[0-9a-f-]{36})"[^>]*>(?:<[^>]*>)*(Foyer importé \d+)</g))
      dossiers.set(nom, adresse)
    expect(dossiers.size).toBe(FOYERS)
  })
  const reponses = calcule(lignes)
  const compte = { montants: 0, montres: 0, nonNuls: 0 }
  const differences: string[] = []
  await test.step('chaque page, droit par droit', async () => {
    for (const [at, ligne] of lignes.entries()) {
      const adresse = `${dossiers.get(`Foyer importé ${at * UN_SUR + 1}`)}/droits?au=${ligne.period}`
      const { statut, texte } = await solene.demande(adresse)
      expect(statut, adresse).toBe(200)
      expect(CONVENTIONS.test(texte), `${adresse} dit selon quelles conventions`).toBe(true)
      const vu = compareShown(ligne, reponses[at] as Reponse, lit(texte), nomsVisibles(ligne))
      compte.montants += vu.compared
      compte.montres += vu.shown
      compte.nonNuls += vu.positive
      differences.push(...vu.differ)
      if (at % (FOYERS / A_L_ECRAN) > 0) continue
      await solene.va(adresse)
      await solene.voit(CONVENTIONS)
      const aLEcran = await solene.page
        .locator('tr[data-droit]')
        .filter({ visible: true })
        .evaluateAll((tous) => tous.map((un) => [un.querySelector('a.nom')?.textContent, un.querySelector('[data-montant]')?.textContent]))
      const envoyes = lit(texte).slice(0, aLEcran.length)
      expect(aLEcran.length).toBeGreaterThan(3)
      expect(aLEcran.map(([nom, montant]) => ({ ...separe(lisible(nom ?? '')), amount: lisible(montant ?? '') }))).toEqual(envoyes)
    }
  })
  console.log(`${lignes.length} foyers, ${compte.montants} montants comparés, ${differences.length} différence${differences.length > 1 ? 's' : ''} (${compte.montres} montrés, ${compte.nonNuls} non nuls, ${A_L_ECRAN} pages à l’écran)`) // prettier-ignore
  expect(differences).toEqual([])
  expect(compte.nonNuls).toBeGreaterThan(150)
})
