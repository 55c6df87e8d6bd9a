import { expect, secondes, test } from './people.ts'
import { arrive, laPermanence } from './permanence-et-visite.ts'
import type { Personne } from './people.ts'

/**
 * A morning at the permanence: seven people come in, one of them in danger. Reception writes them down with the keyboard alone; a worker receives, the one in danger first; what
 * became of each is counted, and the list on the table bears no name.
 */
const venues: readonly { nom: string; sujet?: string; danger?: true }[] = [
  { nom: 'Mme Guillou' },
  { nom: '' },
  { nom: 'Le jeune au vélo', sujet: 'Logement' },
  { nom: 'M. Baptiste Noël' },
  { nom: 'Camille', sujet: 'Violences', danger: true },
  { nom: 'Mme Yildirim', sujet: 'Énergie, eau' },
  { nom: 'Sans papiers sur lui' },
]

const note = async (qui: Personne, { nom, sujet, danger }: (typeof venues)[number]): Promise<number> => {
  qui.compte()
  // the cursor is in the field already
  await expect(qui.champ('Comment l’appeler ?')).toBeFocused()
  if (nom) await qui.tape(nom)
  if (sujet) {
    await qui.atteint(qui.page.getByRole('radio').first())
    const choix = qui.page.getByRole('radio', { name: sujet })
    for (let n = 0; n < 12 && !(await choix.isChecked()); n++) await qui.touche(n === 0 ? 'Space' : 'ArrowRight')
    await expect(choix).toBeChecked()
  }
  if (danger) {
    await qui.touche('Tab', 'Space')
    await expect(qui.page.getByRole('radio', { name: 'Tout de suite' })).toBeChecked()
  }
  await qui.touche('Enter')
  await qui.voit('Arrivée notée.')
  return secondes(qui.compte())
}

test('une matinée de permanence : sept personnes, une en danger', async ({ comme }) => {
  const jocelyne = await comme('Jocelyne Tual')
  const bruno = await comme('Bruno Thévenet')
  const permanence = await laPermanence(jocelyne)
  const attente = (qui: Personne) => qui.region('En attente').getByRole('listitem')
  /** Where somebody stands in the queue; others come in meanwhile. */
  const place = async (qui: Personne, nom: string): Promise<number> =>
    (await attente(qui).allTextContents()).findIndex((ligne) => ligne.replaceAll(/\s+/g, ' ').includes(nom))

  await test.step('l’accueil note chaque arrivée au clavier, en moins de vingt secondes', async () => {
    const durees: number[] = []
    for (const une of venues) {
      // leaving the page by its address forgets the message of the one before
      await jocelyne.va(`/permanences/${permanence}`)
      durees.push(await note(jocelyne, une))
    }
    console.log(`Permanence : ${durees.length} arrivées au clavier, ${Math.max(...durees).toFixed(1)} s au plus pour une main exercée`)
    expect(Math.max(...durees)).toBeLessThan(20)
    for (const { nom } of venues) expect(await place(jocelyne, nom || 'Sans nom'), nom).toBeGreaterThanOrEqual(0)
  })

  await test.step('la page de qui reçoit suit d’elle-même, et n’efface pas ce qui est commencé', async () => {
    await bruno.va(`/permanences/${permanence}`)
    await bruno.remplit('Comment l’appeler ?', 'à moitié écr')
    await arrive(jocelyne, permanence, 'Mme Tardive')
    await expect(attente(bruno).filter({ hasText: 'Mme Tardive' })).toBeVisible({ timeout: 45_000 })
    await expect(bruno.champ('Comment l’appeler ?')).toHaveValue('à moitié écr')
    await expect(bruno.champ('Comment l’appeler ?')).toBeFocused()
    await bruno.voit(/personnes? attende?n?t?\./)
    // under the pointer nothing moves: it is said, and brought on demand
    await bruno.page.getByRole('heading', { name: 'En attente' }).hover()
    await arrive(jocelyne, permanence, 'M. Dernier')
    await expect(bruno.bouton('Mettre à jour')).toBeVisible({ timeout: 45_000 })
    await expect(attente(bruno).filter({ hasText: 'M. Dernier' })).toHaveCount(0)
    await bruno.presse('Mettre à jour')
    await expect(attente(bruno).filter({ hasText: 'M. Dernier' })).toBeVisible()
    // the way without JavaScript
    await bruno.suit('Mettre à jour')
    await bruno.voit(/Liste lue à/, 'Mme Tardive')
  })

  await test.step('qui est en danger est au-dessus de tout, pour l’accueil et pour qui reçoit', async () => {
    await expect(jocelyne.region('À recevoir tout de suite').filter({ hasText: 'Camille' })).toContainText('Appelez un travailleur social')
    expect(await place(jocelyne, 'Camille')).toBeLessThan(await place(jocelyne, 'Mme Guillou'))
    await expect(attente(jocelyne).filter({ hasText: 'Camille' }).first()).toContainText('tout de suite')
    await bruno.va(`/permanences/${permanence}`)
    await expect(bruno.region('À recevoir tout de suite').filter({ hasText: 'Camille' })).toBeVisible()
  })

  await test.step('Bruno reçoit qui est en danger d’abord : Camille est avec lui', async () => {
    const avecLui = bruno.region('En train d’être reçues')
    // others in danger may have come in meanwhile, and before her
    for (let n = 0; n < 5 && !(await avecLui.filter({ hasText: 'Camille' }).isVisible()); n++) {
      await bruno.presse('Recevoir maintenant')
      await bruno.voit('Vous recevez cette personne.')
      await bruno.va(`/permanences/${permanence}`)
    }
    await expect(avecLui).toContainText('Camille')
    await expect(bruno.page.getByRole('region', { name: 'À recevoir tout de suite' }).filter({ hasText: 'Camille' })).toHaveCount(0)
  })

  await test.step('un passage devient une première demande en un geste', async () => {
    await bruno.region('En train d’être reçues').getByRole('button', { name: 'En faire une demande : Camille' }).click()
    await bruno.estA('Camille')
    await bruno.voit('Violences')
  })

  await test.step('ce que chacun est devenu se dit, et se compte', async () => {
    await bruno.va(`/permanences/${permanence}`)
    await bruno
      .region('En attente')
      .getByRole('button', { name: /Je la reçois : Mme Guillou/ })
      .click()
    await bruno
      .region('En train d’être reçues')
      .getByRole('button', { name: /Renseignée : Mme Guillou/ })
      .click()
    await bruno.voit('Passage terminé.')
    await jocelyne.va(`/permanences/${permanence}`)
    await jocelyne
      .region('En attente')
      .getByRole('button', { name: /Repartie : Le jeune au vélo/ })
      .click()
    const chiffres = jocelyne.region('La permanence en chiffres')
    await expect(chiffres).toContainText('Première demande')
    await expect(chiffres).toContainText('Repartie')
    await expect(jocelyne.region('Terminées')).toContainText('première demande')
  })

  await test.step('la liste de la table n’a pas de nom', async () => {
    await jocelyne.suit('Liste sans noms')
    await jocelyne.estA('Liste sans noms')
    await jocelyne.voit('Violences')
    await jocelyne.neTrouvePas(...venues.flatMap(({ nom }) => nom || []))
  })

  await test.step('une équipe d’un autre lieu ne l’ouvre pas', async () => {
    const marc = await comme('Marc Delaunay')
    const absente = await marc.demande('/permanences/01a00000-0000-7000-8000-000000000000')
    const cachee = await marc.demande(`/permanences/${permanence}`)
    expect([absente.statut, cachee.statut]).toEqual([404, 404])
  })
})
