import { expect, test } from './people.ts'
import type { Personne } from './people.ts'

/** What is answered in an evaluation is never lost: each way in which a page can disappear, and the whole of it without JavaScript. */
const question = (qui: Personne, texte: string) => qui.page.getByRole('group', { name: texte })

const commence = async (qui: Personne, foyer: string, grille: string, personne?: string): Promise<string> => {
  await qui.ouvre(foyer)
  await qui.suit('Évaluations')
  await qui.suit(`Remplir : ${grille}`)
  if (personne) await qui.coche(personne)
  await qui.presse('Commencer')
  await qui.voit('partie 1 sur')
  return qui.adresse
}
const leServeurA = (qui: Personne, adresse: string, mots: string): Promise<void> =>
  expect.poll(async () => (await qui.demande(adresse)).texte, { message: `le serveur doit avoir « ${mots} »` }).toContain(mots)
const demande = 'Ce que la personne demande'

test('un onglet tué, le réseau coupé, deux onglets : rien de ce qui est répondu ne se perd', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const page = await commence(solene, 'Inaya Ramdani', 'Diagnostic psychosocial', 'Inaya')

  await test.step('les réponses se gardent à mesure, et les parties comptent les leurs', async () => {
    await solene.remplit(demande, '« Je veux un logement à moi. »')
    await leServeurA(solene, page, 'un logement à moi')
    await solene.voit(/Gardé à \d/)
    await expect(solene.bouton(/^La demande/)).toContainText('1 sur 3')
  })

  await test.step('le réseau coupé : il est dit que rien n’est perdu, changer de partie attend', async () => {
    await solene.perdLeReseau()
    await solene.remplit('Ce que vous entendez', 'Un besoin de sécurité.')
    await solene.presse(/^Domaine par domaine/)
    await solene.voit('Le réseau est coupé. Vos réponses sont gardées ici, chiffrées.')
    await expect(solene.champ('Ce que vous entendez')).toHaveValue('Un besoin de sécurité.')
    await solene.retrouveLeReseau()
    await solene.voit('Tout est de nouveau gardé sur le serveur')
    await leServeurA(solene, page, 'Un besoin de sécurité.')
    await solene.va(page)
  })

  await test.step('l’onglet est tué avant la pause : ce poste rend ce qu’il a gardé, chiffré', async () => {
    await solene.remplit('Depuis quand', 'Depuis le printemps, elle dort chez une amie.')
    // shorter than the pause after which the server is asked, longer than the one after which this computer keeps
    await solene.page.waitForTimeout(1_500)
    expect((await solene.demande(page)).texte).not.toContain('elle dort chez une amie')
    const cdp = await solene.contexte.newCDPSession(solene.page)
    await Promise.race([cdp.send('Page.crash').catch(() => undefined), solene.page.waitForEvent('crash')])
  })
  const apres = await solene.rouvreUnOnglet()
  await test.step('elle revient : tout est là, et le serveur l’a bientôt', async () => {
    await apres.va(page)
    await apres.voit('Repris de ce poste')
    await expect(apres.champ('Depuis quand')).toHaveValue(/chez une amie/)
    await expect(apres.champ(demande)).toHaveValue(/un logement à moi/)
    await leServeurA(apres, page, 'elle dort chez une amie')
  })

  await test.step('deux onglets sur la même partie : la seconde réponse ne remplace pas la première sans un mot', async () => {
    await apres.va(page)
    const autre = await apres.rouvreUnOnglet()
    await autre.va(page)
    await apres.remplit(demande, 'Écrit dans le premier onglet.')
    await leServeurA(apres, page, 'Écrit dans le premier onglet.')
    await autre.remplit(demande, 'Écrit dans le second onglet.')
    await autre.remplit('Ce que vous entendez', 'Autre chose, que personne d’autre n’a touchée.')
    await autre.voit('Répondu aussi dans un autre onglet : « Écrit dans le premier onglet. »')
    await leServeurA(autre, page, 'que personne d’autre n’a touchée')
    expect((await autre.demande(page)).texte).not.toContain('Écrit dans le second onglet.')
    await autre.remplit(demande, 'Les deux ensemble : le premier, le second.')
    await leServeurA(autre, page, 'Les deux ensemble')
    await autre.page.close()
  })
})

test('le journal ne compte pas chaque touche', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  let envois = 0
  await commence(solene, 'Cyril Haumont', 'Diagnostic psychosocial', 'Cyril')
  solene.page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/garder')) envois += 1
  })
  await solene.champ(demande).focus()
  for (const mot of 'Elle veut rester chez elle, avec son chat, et qu’on lui explique le courrier du bailleur'.split(' ')) {
    await solene.page.keyboard.type(`${mot} `, { delay: 10 })
    await solene.page.waitForTimeout(250)
  }
  await solene.voit(/Gardé à \d/)
  expect(envois, 'seize mots, un seul envoi').toBe(1)
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('une évaluation du logement se remplit, se corrige et se termine', async ({ comme }) => {
    const solene = await comme('Solène Kerbrat')
    await commence(solene, 'Cyril Haumont', 'Le logement, pièce par pièce')
    await question(solene, 'Salle de bain').getByRole('radio', { name: 'Risque' }).check()
    await solene.remplit('À noter', 'La baignoire est haute, elle se lave au lavabo.')
    await solene.presse(/^Y vivre/)

    await test.step('un nombre illisible revient à côté de sa question, le reste est encore là', async () => {
      await solene.remplit('Pièces', 'deux ou trois')
      await solene.remplit('Surface', '48,5')
      await solene.presse(/^Garder, et passer à/)
      await solene.voit('Ce nombre n’est pas lisible. Écrivez-le comme 12 ou 12,5.')
      await expect(solene.champ('Pièces')).toHaveValue('deux ou trois')
      await expect(solene.champ('Surface')).toHaveValue('48,5')
      await solene.remplit('Pièces', '3')
      await solene.presse(/^Garder, et passer à/)
    })

    await test.step('écrit entre-temps dans un autre onglet : les deux se voient', async () => {
      const autre = await solene.rouvreUnOnglet()
      await autre.va(`${solene.adresse}?partie=wish`)
      await autre.remplit('Dans ses mots', '« Je reste ici. »')
      await autre.presse(/^Garder, et reprendre plus tard/)
      await solene.remplit('Dans ses mots', '« Je ne pars pas. »')
      await solene.presse(/^Garder, et relire/)
      await solene.voit('Répondu aussi dans un autre onglet : « « Je reste ici. » »')
      await expect(solene.champ('Dans ses mots')).toHaveValue('« Je ne pars pas. »')
      await solene.presse(/^Garder, et relire/)
    })

    await test.step('elle relit, dit qui était là, et termine', async () => {
      await solene.voit('Salle de bain', 'Risque', '48,5 m²', 'projet d’adaptation', '« Je ne pars pas. »')
      await solene.presse(/^Terminer$/)
      await solene.voit('Dites qui était présent')
      await solene.remplit('Qui était présent', 'M. Haumont, et sa voisine')
      await solene.remplit('Ce que la personne en pense, dans ses mots', 'La douche, oui.')
      await solene.presse(/^Terminer$/)
      await solene.voit(
        'Évaluation terminée.',
        'M. Haumont, et sa voisine',
        '« La douche, oui. »',
        'Aide à l’évaluation, ne vaut pas décision.',
      )
    })
  })
})
