import { writeMonth } from '#core/french.ts'
import { expect, premierDuMois, test } from './people.ts'

/** The name of the month that many months ago: lines name months without their year. */
const moisPasse = (combien: number): string => writeMonth(Number(premierDuMois(-combien).slice(5, 7)))

test('ce que l’on sait : une ligne de douze mois, deux valeurs, un choix', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Irena et Stanislas Kowalski')
  const dossier = solene.adresse
  await solene.suit(/^Tout, et ce qui manque/)
  await solene.estA('Ce que l’on sait')
  await solene.voit(/Retraite, 719.€ par.mois/, 'Encore inconnu, et qui compte')
  await test.step('une ligne qui n’est pas comprise revient avec sa phrase', async () => {
    await solene.suit('Choisir ce que je note')
    await solene.suit(/^Retraite$/)
    await solene.remplit(/Combien la personne reçoit-elle de retraite/, 'beaucoup')
    await solene.presse('Garder')
    await solene.voit('Écrivez-le comme 986 ou 986,40.')
    await expect(solene.page.getByLabel(/Combien la personne reçoit-elle de retraite/)).toHaveValue('beaucoup')
  })
  await test.step('douze mois se lisent avant d’être gardés', async () => {
    await solene.remplit(/Combien la personne reçoit-elle de retraite/, `735 € depuis ${moisPasse(3)}, 700 en ${moisPasse(1)}`)
    await solene.presse('Voir les douze mois')
    await solene.voit('Rien n’est encore gardé.')
    await expect(solene.page.getByRole('row', { name: /735/ })).toHaveCount(3)
    await expect(solene.page.getByRole('row', { name: /700/ })).toHaveCount(1)
    await solene.presse('Garder')
    await solene.voit(/^Noté\./)
    await solene.estA('Ce que l’on sait')
  })
  await test.step('le papier et les mots diffèrent : les deux restent, un choix tranche', async () => {
    await solene.voit('Deux valeurs différentes', 'compte aujourd’hui', 'mise de côté')
    await solene.presse(/^Garder celle-ci.*719/)
    await solene.voit(/^Noté\. L’autre valeur reste/)
    await solene.neVoitPas('Deux valeurs différentes')
    await solene.voit(/Retraite, 719.€/)
  })
  await test.step('qui n’a rien du foyer ne trouve pas cette page', async () => {
    const bruno = await comme('Bruno Thévenet')
    const adresse = `${dossier}/faits`
    expect([(await bruno.demande(adresse)).statut, (await bruno.demande(`${adresse}/noter?fait=income.salary`)).statut]).toEqual([404, 404])
  })
})
