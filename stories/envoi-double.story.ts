import { dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'

/** The form around a button as a browser sends it: its address, and every field with what it holds now. */
const formulaire = (qui: Personne, bouton: string | RegExp): Promise<{ adresse: string; champs: [string, string][] }> =>
  qui.bouton(bouton).evaluate((element) => {
    const form = (element as HTMLButtonElement).form
    if (!form) throw new Error('Ce bouton n’a pas de formulaire')
    const champs = [...new FormData(form, element as HTMLButtonElement)].map(([nom, valeur]): [string, string] => [nom, String(valeur)])
    return { adresse: new URL(form.action).pathname + new URL(form.action).search, champs }
  })

/** What is written is told from what the same story wrote in this house before. */
const signe = Date.now().toString(36)

test.describe('un formulaire envoyé deux fois n’écrit qu’une fois, sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('l’accueil presse deux fois « Enregistrer » : une seule demande', async ({ comme }) => {
    const jocelyne = await comme('Jocelyne Tual')
    const dame = `Mme Deuxfois ${signe}`
    await jocelyne.remplit('Comment l’appeler ?', dame)
    await jocelyne.remplit('Que demande-t-elle, avec ses mots ?', 'Une domiciliation')
    await jocelyne.remplit('Où vit-elle ?', '20 rue des Tanneurs')
    await jocelyne.coche(/^Sous une semaine/)
    await jocelyne.presse('Enregistrer et prévenir le secteur')
    await jocelyne.voit('D’après l’adresse')
    const envois: (string | null)[] = []
    await jocelyne.page.route('**/*', async (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      envois.push(route.request().postData())
      if (envois.length > 1) return route.continue()
      // the request is kept, and its answer takes its time: she does not wait
      const reponse = await route.fetch({ maxRedirects: 0 })
      expect(reponse.status(), 'la demande est gardée').toBe(302)
    })
    const bouton = jocelyne.bouton('Enregistrer et prévenir le secteur')
    await bouton.scrollIntoViewIfNeeded()
    const place = await bouton.boundingBox()
    if (!place) throw new Error('Le bouton ne se voit pas')
    const clique = () => jocelyne.page.mouse.click(place.x + place.width / 2, place.y + place.height / 2)
    await clique()
    await expect.poll(() => envois.length).toBe(1)
    await clique()
    await jocelyne.voit('Demande enregistrée')
    expect(envois).toHaveLength(2)
    expect(envois[1]).toBe(envois[0])
    await expect(jocelyne.region('En salle d’attente').getByText(dame)).toHaveCount(1)
  })

  test('une note : la réponse se perd, deux envois partent ensemble, on revient en arrière', async ({ comme }) => {
    const solene = await comme('Solène Kerbrat')
    await solene.ouvre('Kévin Lantier')
    const foyer = solene.adresse
    const ecrit = async (texte: string): Promise<void> => {
      await solene.va(`${foyer}/noter`)
      await solene.remplit('Ce qui s’est dit, ce qui s’est fait', texte)
    }
    const fois = async (texte: string): Promise<number> => {
      await solene.va(foyer)
      return solene.page.getByText(texte).filter({ visible: true }).count()
    }

    await test.step('la réponse se perd en chemin, elle presse encore', async () => {
      await ecrit(`La réponse à cette note se perd. ${signe}`)
      let perdues = 0
      await solene.page.route('**/noter', async (route) => {
        if (route.request().method() !== 'POST' || perdues > 0) return route.continue()
        perdues += 1
        const reponse = await route.fetch({ maxRedirects: 0 })
        expect(reponse.status(), 'la note est gardée').toBe(302)
        // nothing comes back: the browser stays on the form
        return route.fulfill({ status: 204 })
      })
      await solene.presse(/^Garder$/)
      await expect.poll(() => perdues).toBe(1)
      await solene.presse(/^Garder$/)
      await solene.voit('Note gardée')
      expect(await fois(`La réponse à cette note se perd. ${signe}`)).toBe(1)
      await solene.page.unroute('**/noter')
    })

    await test.step('deux envois du même formulaire partent ensemble', async () => {
      await ecrit(`Cette note part deux fois ensemble. ${signe}`)
      const { adresse, champs } = await formulaire(solene, /^Garder$/)
      const statuts = await Promise.all([1, 2, 3].map(async () => (await solene.envoie(adresse, { paires: champs })).statut))
      expect(statuts).toEqual([302, 302, 302])
      expect(await fois(`Cette note part deux fois ensemble. ${signe}`)).toBe(1)
    })

    await test.step('le même formulaire, un mot changé, est une autre note', async () => {
      await ecrit(`Un mot sera changé ici. ${signe}`)
      const { adresse, champs } = await formulaire(solene, /^Garder$/)
      await solene.envoie(adresse, { paires: champs })
      await solene.envoie(adresse, { paires: champs.map(([nom, valeur]) => [nom, nom === 'text' ? `Un autre mot ici. ${signe}` : valeur]) })
      expect([await fois(`Un mot sera changé ici. ${signe}`), await fois(`Un autre mot ici. ${signe}`)]).toEqual([1, 1])
    })

    await test.step('refusée, puis corrigée : elle est gardée', async () => {
      await solene.va(`${foyer}/noter`)
      await solene.remplit('Jour', dansNJours(3))
      await solene.remplit('Ce qui s’est dit, ce qui s’est fait', `Cette note est corrigée. ${signe}`)
      await solene.presse(/^Garder$/)
      await solene.voit('Cette date est à venir')
      await solene.remplit('Jour', dansNJours(0))
      await solene.presse(/^Garder$/)
      await solene.voit('Note gardée')
      expect(await fois(`Cette note est corrigée. ${signe}`)).toBe(1)
    })

    await test.step('retour en arrière', async () => {
      await ecrit(`Retour en arrière depuis cette note. ${signe}`)
      const cle = async () => (await formulaire(solene, /^Garder$/)).champs.find(([nom]) => nom === 'envoi')?.[1]
      const premiere = await cle()
      await solene.presse(/^Garder$/)
      await solene.voit('Note gardée')
      // the browser keeps no page of ours: what it shows is a new form, and empty
      await solene.page.goBack()
      await solene.estA('Écrire dans le fil')
      expect(await cle()).not.toBe(premiere)
      await expect(solene.champ('Ce qui s’est dit, ce qui s’est fait')).toHaveValue('')
      await solene.presse(/^Garder$/)
      expect(await fois(`Retour en arrière depuis cette note. ${signe}`)).toBe(1)
    })
  })
})
