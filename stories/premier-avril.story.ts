import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { maisonAPart } from './own-house.ts'
import { aujourdhui, expect, test } from './people.ts'

/**
 * What changed on 1 April 2026, and for whom. The AAH changes on that very day. The prime d’activité counts a quarter that ended a month before (CSS
 * L843-4): its new bonification (CSS D843-2) is first felt in June, for a third.
 */
// nights are played here day after day: the house itself computes none of its own between two of them
const maison = maisonAPart(async () => ({ APARTE_NIGHT: 'elsewhere' }))
const ALLOCATAIRE = 'Foyer importé 1'
const TRAVAILLEUR = 'Foyer importé 2'
const PROPRIETAIRE = 'Foyer importé 3'

const chaqueMois = <T>(valeur: T): Record<string, T> =>
  Object.fromEntries(
    [2024, 2025, 2026].flatMap((an) => Array.from({ length: 12 }, (_, at) => [`${an}-${String(at + 1).padStart(2, '0')}`, valeur])),
  )
const chaqueAnnee = <T>(valeur: T): Record<string, T> => ({ 2024: valeur, 2025: valeur, 2026: valeur })
/** An invented household of one adult, in OpenFisca’s form. */
const seul = (naissance: string, logement: string, personne: object, rfr: number): string =>
  JSON.stringify({
    period: '2026-03',
    situation: {
      individus: { lui: { date_naissance: { ETERNITY: naissance }, ...personne } },
      familles: { famille: { parents: ['lui'] } },
      foyers_fiscaux: { foyer: { declarants: ['lui'], rfr: chaqueAnnee(rfr) } },
      menages: { menage: { personne_de_reference: ['lui'], statut_occupation_logement: chaqueAnnee(logement) } },
    },
  })
const salarie = (net: number): object => ({
  salaire_net: chaqueMois(net),
  salaire_imposable: chaqueMois(Math.round(net * 1.035)),
  activite: chaqueMois('actif'),
})
const allocataire = seul('1981-09-20', 'loge_gratuitement', { taux_incapacite: chaqueMois(0.82), activite: chaqueMois('inactif') }, 0)
const travailleur = seul('1988-05-14', 'locataire_vide', salarie(1700), 18_360)
const proprietaire = seul('1979-02-03', 'proprietaire', salarie(3400), 36_720)

const dossier = mkdtempSync(join(tmpdir(), 'aparte-foyers-'))
test.afterAll(() => rmSync(dossier, { recursive: true, force: true }))
const reprend = async (nom: string, lignes: readonly string[], ...plus: string[]): Promise<string> => {
  const fichier = join(dossier, nom)
  writeFileSync(fichier, `${lignes.join('\n')}\n`)
  return maison.commande('import-openfisca', fichier, '--as', 'Solène Kerbrat', ...plus)
}
const laNuitDu = async (jour: string): Promise<{ files: number; noticed: number; failed: number }> =>
  JSON.parse(await maison.commande('night', jour))

test('le 1er avril : les bons foyers ont leur avis, les autres rien', async ({ comme }) => {
  await test.step('l’administration veut être prévenue à partir de cinq euros', async () => {
    const yann = await comme('Yann Le Goff')
    await yann.va('/equipe/lieux')
    await yann.suit(/^Avis de la nuit/)
    await yann.remplit(/Prévenir quand un montant/, '5')
    await yann.presse('Garder')
    await yann.voit(/^Gardé\./)
  })
  expect(await reprend('mars.jsonl', [allocataire, travailleur, proprietaire], '--on', '2026-03-10')).toMatch(
    /: 3 \(\d+ faits\)\. Refusés : 0\./,
  )
  const solene = await comme('Solène Kerbrat')
  const awa = await comme('Awa Sarr')
  const bouge = solene.page.getByRole('region', { name: 'Les droits bougent' }).getByRole('listitem')
  await test.step('la nuit du 31 mars commence à compter', async () => {
    expect(await laNuitDu('2026-03-31')).toMatchObject({ files: 3, noticed: 0, failed: 0 })
    await solene.va('/journee')
    await solene.neVoitPas('Les droits bougent')
  })
  await test.step('la nuit du 1er avril : l’AAH, avant et après, et rien d’autre', async () => {
    expect(await laNuitDu('2026-04-01')).toMatchObject({ files: 3, noticed: 1, failed: 0 })
    expect(await laNuitDu('2026-04-01')).toMatchObject({ noticed: 0, failed: 0 })
    await solene.va('/journee')
    const avis = bouge.filter({ hasText: 'Montant changé' })
    await expect(avis).toHaveCount(1)
    await expect(avis).toContainText(ALLOCATAIRE)
    await expect(avis).toContainText(/Allocation aux adultes handicapés/)
    await expect(avis).toContainText(/passerait\sde\s1\s033,32\s€\sà\s1\s041,59\s€\sau\s1er\savril\s2026/)
    await solene.voit('Estimation, ne vaut pas décision.')
    for (const autre of [TRAVAILLEUR, PROPRIETAIRE]) await expect(bouge.filter({ hasText: autre })).toHaveCount(0)
  })
  await test.step('la prime d’activité regarde un trimestre d’avant : son avis vient le 1er juin', async () => {
    expect(await laNuitDu('2026-05-01')).toMatchObject({ noticed: 0, failed: 0 })
    expect(await laNuitDu('2026-06-01')).toMatchObject({ noticed: 1, failed: 0 })
    await solene.va('/journee')
    await expect(bouge.filter({ hasText: 'Montant changé' })).toHaveCount(2)
    const avis = bouge.filter({ hasText: TRAVAILLEUR })
    await expect(avis).toContainText(/Prime d’activité/)
    // the bonus of April in one month of three: more than twenty euros
    await expect(avis).toContainText(/passerait\sde\s134,93\s€\sà\s155,41\s€\sau\s1er\sjuin\s2026/)
    await expect(bouge.filter({ hasText: PROPRIETAIRE })).toHaveCount(0)
  })
  await test.step('une collègue ne voit rien, et aucun nombre', async () => {
    for (const adresse of ['/journee', '/dossiers', '/veille/2026-04-01']) {
      await awa.va(adresse)
      await awa.neVoitPas('Les droits bougent', /Foyer importé/)
      await awa.neTrouvePas('Foyer importé')
    }
    const ecarter =
      (await bouge
        .getByRole('link', { name: /^Écarter/ })
        .first()
        .getAttribute('href')) ?? ''
    expect(ecarter).toMatch(/^\/avis\//)
    expect((await solene.demande(ecarter)).statut).toBe(200)
    expect((await awa.demande(ecarter)).statut).toBe(404)
  })
  await test.step('la veille du 1er avril nomme le foyer, avec ses montants d’avant et d’après', async () => {
    // what was noted in March is too old to be believed today: it is asked again, as for any household
    const dit = await reprend('aujourdhui.jsonl', ['', '', '', allocataire, proprietaire, '{"period":"2026-03","situation":{}}', 'rien'])
    expect(dit).toMatch(
      /^ligne 6 refusée : individus : \{\} ; attendu : au moins une personne\nligne 7 refusée : ligne : .*un objet JSON\nFoyers repris pour Solène Kerbrat : 2 \(\d+ faits\)\. Refusés : 2\.\n$/,
    )
    await laNuitDu(aujourdhui())
    await solene.va('/veille/2026-04-01')
    const foyers = solene.region('Vos foyers')
    const ligne = (foyer: string) => foyers.getByRole('row').filter({ hasText: foyer })
    await expect(ligne('Foyer importé 4')).toContainText(
      /Allocation aux adultes handicapés.*1\s033,32\s€.*1\s041,59\s€ par mois.*\+ 8,27\s€ de plus/,
    )
    await expect(ligne('Foyer importé 5')).toContainText('aucun montant ne bouge ce mois-là')
    await solene.voit('Estimation, ne vaut pas décision.')
  })
  console.log('3 foyers, 4 nuits (31 mars, 1er avril, 1er mai, 1er juin), 2 avis pour leur référente, 0 pour une collègue')
})
