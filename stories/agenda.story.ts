import { wallClock } from '#web/clock.ts'
import { dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'

/** An ordinary week of the agenda: two actions to make an appointment, one key to say what became of it, and no name for who looks over a shoulder. */
const ouvreUnDossier = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse.split('/')[2] ?? ''
}
/** The moment of the first free hour that is offered, as the wall says it. */
const premiereHeure = async (qui: Personne, dans: string) => {
  const bouton = qui.page.locator(dans).locator('button[name="slot"]').first()
  const { date, time } = wallClock(new Date((await bouton.getAttribute('value')) ?? ''), 'Europe/Paris')
  return { bouton, date, time }
}
/** An appointment of yesterday, of which nobody said yet what became. */
const poseHier = async (qui: Personne, id: string, heure: string, lieu = ''): Promise<void> => {
  await qui.va(`/dossiers/${id}/rendez-vous`)
  await qui.remplit('Jour', dansNJours(-1))
  await qui.remplit('Heure', heure)
  await qui.remplit('Minutes', '15')
  if (lieu) await qui.remplit('Où', lieu)
  await qui.presse(/^Poser/)
  await qui.voit('Rendez-vous posé.')
}
/** Walks with J until the line of that hour is chosen. */
const vaALaLigne = async (qui: Personne, heure: RegExp): Promise<void> => {
  const choisie = qui.page.locator('.choisi')
  for (let n = 0; n < 40; n++) {
    await qui.touche('j')
    if (heure.test((await choisie.first().textContent()) ?? '')) return
  }
  throw new Error(`Aucune ligne ne dit ${heure}`)
}

test('l’agenda : deux actions, une touche, aucun nom pour qui passe', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const foyer = 'Foyer Agenda'
  const id = await ouvreUnDossier(solene, foyer)

  await test.step('un rendez-vous en deux actions depuis le dossier', async () => {
    await solene.va(`/dossiers/${id}`)
    await solene.suit('En poser un')
    await solene.page.locator('button[name="slot"]').first().click()
    await solene.voit('Rendez-vous posé.')
    console.log('Rendez-vous depuis le dossier : 2 actions (En poser un, puis une heure libre)')
  })

  let pris = { date: '', time: '' }
  await test.step('et en deux actions depuis l’agenda', async () => {
    await solene.va('/agenda')
    const { bouton, date, time } = await premiereHeure(solene, 'form')
    pris = { date, time }
    await solene.choisit('Pour quel foyer', foyer)
    await bouton.click()
    await solene.voit('Rendez-vous posé.')
    console.log('Rendez-vous depuis l’agenda : 2 actions (le foyer, puis une heure libre)')
    await expect(solene.page.getByRole('link', { name: foyer }).first()).toBeVisible()
  })

  await test.step('la même heure est refusée, une autre est proposée, rien ne s’efface', async () => {
    const autre = await ouvreUnDossier(solene, 'Foyer de la même heure')
    await solene.va(`/agenda/rendez-vous?foyer=${autre}`)
    await solene.remplit('Ou un autre jour', pris.date)
    await solene.remplit('Heure', pris.time)
    await solene.remplit('À savoir avant', 'Elle viendra avec sa sœur.')
    await solene.presse('Poser à cette heure')
    await solene.voit(/Cette heure est déjà prise dans l’agenda\. Libre/, 'Rien n’est effacé')
    await expect(solene.champ('Heure')).toHaveValue(pris.time)
    await expect(solene.champ('À savoir avant')).toHaveValue('Elle viendra avec sa sœur.')
    await expect(solene.page.getByText('Foyer de la même heure').first()).toBeVisible()
  })

  await test.step('il se déplace en un geste, et l’ancien mène au nouveau', async () => {
    await solene.va(`/agenda?vue=jour&jour=${pris.date}`)
    await solene.suit(foyer)
    const ancien = solene.adresse
    await solene.presse(/^Déplacer à/)
    await solene.voit('Rendez-vous déplacé.')
    expect(solene.adresse).not.toBe(ancien)
    await solene.va(ancien)
    await solene.voit('déplacé par la personne')
    await solene.suit('Voir le rendez-vous qui le remplace')
    await solene.voit('prévu')
  })

  await test.step('ce qu’il en a été : une touche sur la ligne choisie', async () => {
    await poseHier(solene, id, '06:10')
    await poseHier(solene, id, '06:40')
    await solene.va(`/agenda?vue=jour&jour=${dansNJours(-1)}`)
    await vaALaLigne(solene, /6.h.10/)
    await solene.touche('h')
    await solene.voit('Noté.')
    await vaALaLigne(solene, /6.h.40/)
    await solene.touche('a')
    await solene.voit('Noté.', 'A eu lieu', 'Personne n’est venu')
  })

  await test.step('annulé, par qui, et l’heure redevient libre', async () => {
    await solene.va(`/dossiers/${id}/rendez-vous`)
    await solene.page.getByRole('region', { name: 'À venir' }).getByRole('link').first().click()
    await solene.deplie('Annuler ce rendez-vous')
    await solene.page.locator('details').getByRole('radio', { name: 'par le service' }).check()
    await solene.page.locator('details').getByRole('button', { name: 'Annuler ce rendez-vous' }).click()
    await solene.voit('Rendez-vous annulé.', /annulé par le service/)
    await solene.presse('De nouveau prévu')
    await solene.voit('Noté.')
  })

  await test.step('les noms masqués le sont partout, et la liste des foyers avec eux', async () => {
    await solene.va(`/agenda?jour=${pris.date}`)
    await expect(solene.page.getByRole('combobox', { name: 'Pour quel foyer' })).toBeVisible()
    await solene.touche('m')
    await solene.voit('Les noms sont masqués')
    await expect(solene.page.getByRole('combobox', { name: 'Pour quel foyer' })).toBeHidden()
    const largeurs = await solene.page
      .locator('.calendrier .nom-personne > .nom')
      .evaluateAll((noms) => noms.map((nom) => nom.getBoundingClientRect().width))
    expect(largeurs.length).toBeGreaterThan(0)
    expect(Math.max(...largeurs)).toBeLessThanOrEqual(1)
    await solene.touche('m')
    // ce qui est écrit librement à côté d’un nom s’en va avec lui : un lieu peut dire où elle se cache
    await poseHier(solene, id, '06:10', '12 rue Cachée, chez sa sœur')
    await solene.va(`/agenda?vue=jour&jour=${dansNJours(-1)}`)
    const lieu = solene.page.getByText('12 rue Cachée, chez sa sœur').first()
    await expect(lieu).toBeVisible()
    await solene.touche('m')
    await expect(lieu).toBeHidden()
    await solene.voit('mots masqués')
    await solene.touche('m')
  })

  await test.step('la semaine s’imprime sans un nom, même quand ils sont à l’écran', async () => {
    await solene.page.emulateMedia({ media: 'print' })
    const noms = solene.page.locator('.page-agenda .nom-personne')
    for (const nom of await noms.all()) await expect(nom).toBeHidden()
    await expect(solene.page.getByText('imprimé sans aucun nom de foyer')).toBeVisible()
    await solene.page.emulateMedia({ media: 'screen' })
  })

  await test.step('d’un collègue on voit quand, jamais avec qui', async () => {
    await solene.va(`/agenda?jour=${pris.date}`)
    await solene.coche('Bruno Thévenet')
    await solene.presse('Montrer')
    await expect(solene.page.getByText('Bruno Thévenet').first()).toBeVisible()
    const heures = await solene.page.locator('.cal-rdv.occupe').allTextContents()
    for (const heure of heures)
      expect(heure.replaceAll(/\s/g, ' ')).toMatch(
        / (?:Occupé|Permanence|Commission|Réunion d’équipe|Écrits|Pause|Formation|Trajet|Autre)$/,
      )
    console.log(`Agenda d’un collègue : ${heures.length} heures, aucun foyer`)
  })
})
