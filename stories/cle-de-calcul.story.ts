import { expect, origine, test } from './people.ts'
import type { Personne } from './people.ts'

/**
 * Another program of the organisation asks for the calculation: the administrator makes its key, copies it once, sees that it served, and
 * revokes it. What the program sends and gets is said in docs/api.md.
 */
const situation = {
  individus: {
    marie: { date_naissance: { ETERNITY: '1990-03-02' }, salaire_net: { '2026-03': 620, '2026-04': 620, '2026-05': 620 } },
    jules: { date_naissance: { ETERNITY: '2019-09-10' } },
  },
  familles: { foyer: { parents: ['marie'], enfants: ['jules'], rsa: { '2026-05': null }, inconnue: { '2026-05': null } } },
  menages: { toit: { personne_de_reference: ['marie'], enfants: ['jules'] } },
}

const demande = async (qui: Personne, cle: string | null, corps: unknown = situation) => {
  const reponse = await qui.contexte.request.post(`${origine()}/api/calculate`, {
    headers: cle ? { authorization: `Bearer ${cle}` } : {},
    data: corps,
  })
  return {
    statut: reponse.status(),
    type: reponse.headers()['content-type'] ?? '',
    corps: (await reponse.json()) as Record<string, unknown>,
  }
}

const ligne = (qui: Personne, nom: string) =>
  qui.page.getByRole('row').filter({ has: qui.page.getByRole('rowheader', { name: nom, exact: true }) })

test('la clé d’un autre logiciel : la créer, la copier une fois, la retirer', async ({ comme, quelquun }) => {
  // told again in the same house, it is another program
  const nom = `Simulateur du CCAS, poste ${Date.now() % 1_000_000}`
  const yann = await comme('Yann Le Goff')
  await yann.suit('Équipe')
  await yann.suit('Clés d’accès au calcul')
  await yann.estA('Clés d’accès au calcul')
  await yann.confirme()

  await test.step('sans nom, une phrase à côté du champ', async () => {
    await yann.presse('Créer la clé')
    await yann.voit('Donnez un nom à la clé', 'Rien n’est effacé')
    await expect(yann.champ('Nom de la clé')).toHaveAttribute('aria-invalid', 'true')
  })

  await test.step('la clé se montre une fois', async () => {
    await yann.remplit('Nom de la clé', nom)
    await yann.presse('Créer la clé')
    await yann.voit('elle ne sera plus montrée')
  })
  const cle = (await yann.region('La clé, montrée une seule fois').locator('code').textContent()) ?? ''
  expect(cle).toMatch(/^aparte_[\w-]{43}$/)
  await expect(ligne(yann, nom)).toContainText('jamais')
  await yann.presse('C’est fait')
  await expect(yann.region('La clé, montrée une seule fois')).toHaveCount(0)
  await yann.neTrouvePas(cle, 'elle ne sera plus montrée')

  await test.step('deux clés en service n’ont pas le même nom', async () => {
    await yann.remplit('Nom de la clé', nom)
    await yann.presse('Créer la clé')
    await yann.voit('Une clé en service porte déjà ce nom')
    await expect(yann.champ('Nom de la clé')).toHaveValue(nom)
  })

  const logiciel = await quelquun()
  await test.step('le logiciel demande un calcul', async () => {
    expect(await demande(logiciel, null)).toMatchObject({ statut: 401, corps: { error: expect.any(String) } })
    const rendu = await demande(logiciel, cle)
    expect(rendu.statut).toBe(200)
    expect(rendu.type).toContain('application/json')
    expect(rendu.corps).toMatchObject({
      individus: situation.individus,
      familles: { foyer: { parents: ['marie'], rsa: { '2026-05': expect.any(Number) }, inconnue: { '2026-05': null } } },
      unsupported: ['familles.foyer.inconnue.2026-05'],
    })
    const refus = await demande(logiciel, cle, { ...situation, familles: { foyer: { parents: ['marie', 'jules', 'paul'] } } })
    expect(refus.statut).toBe(400)
    expect(JSON.stringify(refus.corps)).toContain('attendu')
  })

  await test.step('toute réponse est en JSON', async () => {
    const { request } = logiciel.contexte
    const attendus: [methode: string, adresse: string, options: object, statut: number][] = [
      ['GET', '/api/calculate', {}, 405],
      ['PUT', '/api/calculate', { data: {} }, 405],
      ['POST', '/api/calculate', { headers: { authorization: `Bearer ${cle}`, 'content-type': 'text/plain' }, data: 'x' }, 415],
      ['POST', '/api/calculate', { headers: { authorization: `Bearer ${cle}`, 'content-type': 'application/json' }, data: '{"a' }, 400],
      ['POST', '/api/calculate', { headers: { authorization: `Bearer ${cle}` }, data: { a: 'x'.repeat(2_000_000) } }, 413],
      ['GET', '/api/ailleurs', {}, 404],
      ['POST', '/api/ailleurs', { data: {} }, 404],
      ['GET', '/api/variable/ailleurs', {}, 404],
      ['GET', '/api/variable/rsa', {}, 200],
      ['GET', '/api/variables', {}, 200],
      ['GET', '/api/entities', {}, 200],
      ['GET', '/api/spec', {}, 200],
    ]
    for (const [method, adresse, options, statut] of attendus) {
      const reponse = await request.fetch(`${origine()}${adresse}`, { method, ...options })
      expect(`${method} ${adresse} ${reponse.status()}`).toBe(`${method} ${adresse} ${statut}`)
      expect(reponse.headers()['content-type']).toContain('application/json')
      expect(reponse.headers()['set-cookie']).toBeUndefined()
      await reponse.json()
    }
    const spec = (await (await request.get(`${origine()}/api/spec`)).json()) as { openapi: string; servers: { url: string }[] }
    expect(spec).toMatchObject({ openapi: '3.1.0', servers: [{ url: `${origine()}/api` }] })
  })

  await test.step('la page dit qu’elle a servi, et la retire', async () => {
    await yann.va('/equipe/cles')
    await expect(ligne(yann, nom)).not.toContainText('jamais')
    await yann.presse(`Retirer la clé ${nom}`)
    await yann.voit('Clé retirée')
    await expect(ligne(yann, nom)).toContainText('retirée')
    expect(await demande(logiciel, cle)).toMatchObject({ statut: 401 })
  })

  await test.step('le journal le dit, sans rien de la situation', async () => {
    const claire = await comme('Claire Meunier')
    await claire.va('/journal')
    for (const quoi of ['a demandé un calcul des droits par une clé d’accès', 'a créé une clé d’accès au calcul']) {
      await claire.voitEnRemontant(quoi, 'une clé d’accès')
      await claire.neTrouvePas('marie', 'jules')
    }
  })

  await test.step('personne d’autre n’a cette page', async () => {
    const solene = await comme('Solène Kerbrat')
    expect((await solene.demande('/equipe/cles')).statut).toBe(403)
  })
})
