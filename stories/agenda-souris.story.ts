import { addDays, weekday } from '#core/dates.ts'
import { aujourdhui, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { maisonAPart } from './own-house.ts'

/**
 * An hour is dragged with the mouse to another day of the week, and the same with keys; where it would be taken twice, it is refused and nothing is lost.
 * Then who of a household comes, and an appointment for somebody who has no case file yet.
 */
maisonAPart()
test.describe.configure({ mode: 'serial' })

/** A week after the next one, so that nothing of it is past, whatever day this is told on. */
const lundi = addDays(aujourdhui(), 15 - weekday(aujourdhui()))
const semaine = `/agenda?vue=semaine&jour=${lundi}`

const ouvre = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse.split('/')[2] ?? ''
}
const carte = (qui: Personne, foyer: string) => qui.page.locator('[data-rdv]').filter({ hasText: foyer })
/** The days of the week on which an hour is free, in order. */
const libres = (qui: Personne) =>
  qui.page
    .locator('[data-libre]')
    .evaluateAll((tous) =>
      tous.map((un) => ({ jour: (un as HTMLElement).dataset['jour'] ?? '', de: (un as HTMLElement).dataset['de'] ?? '' })),
    )
/** Drags a card onto the top of a free time. */
const glisse = async (qui: Personne, foyer: string, jour: string, de: string): Promise<void> => {
  await carte(qui, foyer).dragTo(qui.page.locator(`[data-libre][data-jour="${jour}"][data-de="${de}"]`), {
    targetPosition: { x: 12, y: 3 },
  })
}

test('l’agenda à la souris et au clavier : une heure se glisse, et ne se prend pas deux fois', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const foyer = 'Foyer Glissé'
  const id = await ouvre(solene, foyer)

  await test.step('elle glisse le rendez-vous sur un autre jour de la semaine', async () => {
    await solene.va(semaine)
    const [premier, ...autres] = await libres(solene)
    const second = autres.find(({ jour }) => jour !== premier?.jour)
    expect(premier && second, 'deux jours avec une heure libre').toBeTruthy()
    await solene.envoie('/agenda/rendez-vous', { paires: [['caseFileId', id], ['date', premier!.jour], ['time', premier!.de], ['minutes', '60'], ['kind', 'interview']] }) // prettier-ignore
    await solene.va(semaine)
    const avant = await carte(solene, foyer).getAttribute('data-rdv')
    await glisse(solene, foyer, second!.jour, second!.de)
    await solene.voit('Rendez-vous déplacé.')
    expect(solene.adresse).not.toBe(avant)
    await solene.va(`/agenda?vue=jour&jour=${second!.jour}`)
    await expect(carte(solene, foyer)).toContainText(new RegExp(`^${Number(second!.de.slice(0, 2))}\\sh\\s${second!.de.slice(3)}`, 'u'))
    await solene.va(`/agenda?vue=jour&jour=${premier!.jour}`)
    await expect(carte(solene, foyer)).toHaveCount(0)
    await solene.va(avant ?? '')
    await solene.voit('déplacé par le service')
    console.log('Agenda à la souris : un rendez-vous glissé d’un jour à l’autre')
  })

  await test.step('l’heure vient d’être prise par quelqu’un d’autre : c’est refusé, une autre est proposée, rien ne bouge', async () => {
    const autre = await ouvre(solene, 'Foyer Arrivé avant')
    await solene.va(semaine)
    const [, , libre] = (await libres(solene)).filter((un, n, tous) => tous.findIndex(({ jour }) => jour === un.jour) === n)
    expect(libre).toBeTruthy()
    const ici = await carte(solene, foyer).getAttribute('data-rdv')
    // meanwhile, in another window
    const { statut } = await solene.envoie('/agenda/rendez-vous', { paires: [['caseFileId', autre], ['date', libre!.jour], ['time', libre!.de], ['minutes', '60'], ['kind', 'interview']] }) // prettier-ignore
    expect(statut).toBe(302)
    await glisse(solene, foyer, libre!.jour, libre!.de)
    await solene.voit(/Cette heure est déjà prise dans l’agenda\. Libre/, 'Rien n’est effacé')
    await expect(solene.page.locator('form:has([name="intent"][value="deplacer"])').getByLabel('Heure')).toHaveValue(libre!.de)
    await solene.va(ici ?? '')
    await solene.voit('prévu')
    console.log('Agenda à la souris : une heure prise deux fois, refusée 1 fois sur 1')
  })

  await test.step('le même geste au clavier : la ligne, le rendez-vous, D', async () => {
    await solene.va(`/agenda?vue=liste&jour=${lundi}`)
    await solene.atteint(solene.lien(foyer))
    await solene.touche('Enter')
    await expect(solene.page).toHaveURL(/\/agenda\/rendez-vous\//)
    const ici = solene.adresse
    await solene.atteint(solene.bouton(/^Déplacer à/))
    await solene.touche('Enter')
    await solene.voit('Rendez-vous déplacé.')
    expect(solene.adresse).not.toBe(ici)
    console.log('Agenda au clavier : le même déplacement, sans souris')
  })

  await test.step('qui vient du foyer se choisit, et se change', async () => {
    for (const prenom of ['Maïwenn', 'Titouan']) {
      const { statut } = await solene.envoie(`/dossiers/${id}/foyer`, { paires: [['intent', 'add'], ['firstName', prenom], ['role', 'child'], ['fromDate', aujourdhui()]] }) // prettier-ignore
      expect(statut, prenom).toBe(302)
    }
    await solene.va(`/agenda/rendez-vous?foyer=${id}&jour=${addDays(lundi, 7)}`)
    await solene.coche('Maïwenn')
    await solene.page.locator('button[name="slot"]').first().click()
    await solene.voit('Rendez-vous posé.')
    await solene.page.getByRole('region', { name: 'À venir' }).getByRole('link').last().click()
    await expect(solene.page.getByText('Qui vient', { exact: true }).first()).toBeVisible()
    await expect(solene.page.locator('dl').first()).toContainText('Maïwenn')
    await expect(solene.page.locator('dl').first()).not.toContainText('Titouan')
    await solene.page.getByText('Changer qui vient').click()
    await solene.coche('Titouan')
    await solene.page.getByLabel('À savoir avant').fill('Apporter le bulletin.')
    await solene.presse('Garder ces changements')
    await solene.voit('Rendez-vous changé.', 'Apporter le bulletin.')
    await expect(solene.page.locator('dl').first()).toContainText(/Maïwenn.*Titouan|Titouan.*Maïwenn/)
  })

  await test.step('elle lui dit l’heure au téléphone : aucun rappel ne partira, et la page dit qui l’a prévenue', async () => {
    await solene.page.getByRole('button', { name: /^Au téléphone : je lui ai dit/ }).click()
    await solene.voit('Noté : vous le lui avez dit.', 'Dit au téléphone par Solène Kerbrat')
    await solene.va(`/dossiers/${id}/prevenir`)
    await expect(solene.region('Messages')).toContainText('Dit au téléphone par Solène Kerbrat')
  })

  await test.step('un rendez-vous pour qui n’a pas encore de dossier, depuis sa demande et depuis l’agenda', async () => {
    await solene.va('/accueil')
    await solene.remplit(/Comment l’appeler/, 'Mme Sans Dossier')
    await solene.remplit('Que demande-t-elle, avec ses mots ?', 'Un papier')
    await solene.coche(/^Sous une semaine/)
    await solene.page.locator('details:has([name="sector"]) > summary').click()
    const secteurs = solene.page.locator('[name="sector"]')
    await secteurs.selectOption((await secteurs.locator('option', { hasText: 'Tanneries' }).first().getAttribute('value')) ?? '')
    await solene.presse('Enregistrer et prévenir le secteur')
    await solene.voit('Demande enregistrée')
    await solene.va('/demandes')
    await solene.suit(/Sans Dossier/)
    const demande = solene.adresse
    await solene.suit('Donner un rendez-vous')
    await solene.voit('Pour la première demande de')
    await solene.page.locator('button[name="slot"]').first().click()
    await solene.voit('Rendez-vous posé.')
    expect(solene.adresse).toBe(demande)
    await solene.suit('Ouvrir le rendez-vous')
    await solene.voit('Première demande', 'prévu')
    await solene.va('/agenda')
    await solene.page.getByLabel('Ou pour quelle première demande').selectOption({ index: 1 })
    await solene.page.locator('form button[name="slot"]').first().click()
    await solene.voit('Rendez-vous posé.')
    await solene.va(demande)
    await expect(solene.page.getByRole('link', { name: 'Ouvrir le rendez-vous' })).toHaveCount(2)
    // neither, or both: said beside the field
    await solene.va('/agenda/rendez-vous')
    await solene.presse('Poser à cette heure')
    await solene.voit('Choisissez un foyer, ou une première demande.', 'Rien n’est effacé')
  })
})
