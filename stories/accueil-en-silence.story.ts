import { expect, origine, test } from './people.ts'
import type { Personne } from './people.ts'

/** What a page says, without what changes by itself: ids, hours, waiting times, the names that were just typed. */
const nue = (page: string, nom: string): string =>
  page
    .replaceAll(nom, 'NOM')
    // innerHTML writes a no-break space as an entity: an hour with it must be seen as an hour
    .replaceAll('&nbsp;', ' ')
    // the waiting room, where others arrive meanwhile, is compared line by line below
    .replace(/<section[^>]*"h-attente".*?<\/section>/s, 'ATTENTE')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/\b\d{1,2}\s?h(?:\s?\d\d)?\b/g, 'HEURE')
    .replaceAll(/\b\d+\s?min\b/g, 'ATTENTE')

/** Notes a request by its form, and gives back everything the server answered. */
const note = async (qui: Personne, nom: string): Promise<string[]> => {
  const reponses: string[] = []
  for (const suite of [{ sectorSeen: '' }, { sector: 'choisi' }]) {
    const envoi = {
      calledName: nom,
      words: 'Un papier à relire',
      addressLine: '12 rue du Four',
      channel: 'onSiteWalkIn',
      origin: 'self',
      urgency: 'next',
      act: 'record',
      ...suite,
    }
    if ('sector' in suite) Object.assign(envoi, { sector: await secteur(qui) })
    const reponse = await qui.contexte.request.post(`${origine()}/accueil`, {
      form: envoi,
      headers: { origin: origine() },
      maxRedirects: 0,
    })
    reponses.push(`${reponse.status()} ${reponse.headers()['location'] ?? ''} ${nue(await reponse.text(), nom)}`)
  }
  return reponses
}
const secteur = async (qui: Personne): Promise<string> => {
  await qui.va('/accueil')
  await qui.deplie('Choisir le secteur à la main')
  return qui.page
    .getByRole('combobox', { name: 'Secteur à prévenir' })
    .getByRole('option', { name: /^4/ })
    .getAttribute('value')
    .then((id) => id ?? '')
}

test('l’accueil n’apprend jamais qu’une personne est connue', async ({ comme }) => {
  const jocelyne = await comme('Jocelyne Tual')
  // one is followed by Inès, the other by nobody: the same length, the same address
  const connue = 'Yvonne Barbotin'
  const inconnue = 'Arlette Berthoux'
  const avant = await note(jocelyne, connue)
  const apres = await note(jocelyne, inconnue)
  expect(apres).toEqual(avant)
  expect(avant[0]).toMatch(/^422 /)
  expect(avant[1]).toMatch(/^302 /)

  await test.step('ni dans la salle d’attente, ni par l’adresse de la demande', async () => {
    await jocelyne.va('/accueil')
    const attente = jocelyne.region('En salle d’attente').getByRole('listitem')
    const ligne = async (nom: string): Promise<string> => nue(await attente.filter({ hasText: nom }).first().innerHTML(), nom)
    expect(await ligne(inconnue)).toBe(await ligne(connue))
    await jocelyne.neTrouvePas('Inès Caradec, référente', 'rapprochement', 'déjà suivi')
  })
  await test.step('aucun nom ne se complète', async () => {
    const demandes: string[] = []
    jocelyne.page.on('request', (request) => demandes.push(request.url()))
    await jocelyne.remplit('Comment l’appeler ?', '')
    await jocelyne.champ('Comment l’appeler ?').click()
    await jocelyne.tape('Barbot')
    await jocelyne.champ('Que demande-t-elle, avec ses mots ?').click()
    await expect(jocelyne.page.getByRole('listbox')).toHaveCount(0)
    expect(demandes).toEqual([])
    expect(await jocelyne.champ('Comment l’appeler ?').getAttribute('autocomplete')).toBe('off')
  })
  await test.step('seule Inès est prévenue de la ressemblance', async () => {
    const ines = await comme('Inès Caradec')
    // the comparison is made a moment later, beside the pages: she looks again until it is told
    await expect(async () => {
      await ines.va('/demandes')
      await expect(ines.region('Pour vous uniquement')).toContainText('Yvonne Barbotin', { timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await ines.neTrouvePas('ressemble à Arlette')
    const solene = await comme('Solène Kerbrat')
    await solene.va('/demandes')
    await expect(solene.region('Pour vous uniquement').filter({ hasText: 'Barbotin' })).toHaveCount(0)
  })
})
