import { addDays, weekday } from '#core/dates.ts'
import { aujourdhui, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { maisonAPart } from './own-house.ts'

/**
 * Inès is ill for four weeks. What was hers is handed over, the rest is moved in one press, each person is told by the way that she chose, and the
 * protected household is told nothing.
 */
maisonAPart()
test.describe.configure({ mode: 'serial' })

/** The first Monday after this week: far enough that nothing of it is past. */
const lundi = addDays(aujourdhui(), 8 - weekday(aujourdhui()))
const jour = (semaine: number, n: number): string => addDays(lundi, semaine * 7 + n)
const fin = jour(3, 4)

const ouvre = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse.split('/')[2] ?? ''
}
const veutUneLettre = async (qui: Personne, id: string): Promise<void> => {
  await qui.va(`/dossiers/${id}/prevenir`)
  await qui.coche('Lettre')
  await qui.presse('Garder son choix')
  await qui.voit('Son choix est gardé.')
}
const pose = async (qui: Personne, id: string, date: string, heure: string): Promise<void> => {
  const { statut } = await qui.envoie('/agenda/rendez-vous', {
    paires: [
      ['caseFileId', id],
      ['date', date],
      ['time', heure],
      ['minutes', '60'],
      ['kind', 'interview'],
    ],
  })
  expect(statut, `${date} ${heure}`).toBe(302)
}
/** Messages are looked for every half minute, beside the pages. */
const voitBientot = (qui: Personne, id: string, texte: string | RegExp) =>
  expect(async () => {
    await qui.va(`/dossiers/${id}/prevenir`)
    await expect(qui.region('Messages')).toContainText(texte, { timeout: 1_000 })
  }).toPass({ timeout: 100_000 })

test('quatre semaines d’arrêt : remplacée, déplacés, prévenues ; un foyer protégé ne reçoit rien', async ({ comme }) => {
  test.setTimeout(300_000)
  const ines = await comme('Inès Caradec')
  const lettre = await ouvre(ines, 'Foyer Abeille')
  const muet = await ouvre(ines, 'Foyer Bourdon')
  const protege = await ouvre(ines, 'Foyer Cigale')
  await veutUneLettre(ines, lettre)
  await veutUneLettre(ines, protege)
  await ines.va(`/dossiers/${protege}/proteger`)
  await ines.presse(/^Protéger/)
  for (const semaine of [0, 1, 2, 3]) {
    await pose(ines, lettre, jour(semaine, 0), '10:00')
    await pose(ines, muet, jour(semaine, 1), '10:00')
    await pose(ines, protege, jour(semaine, 2), '14:00')
  }

  const helene = await comme('Hélène Prigent')
  await test.step('la cheffe de service note l’absence, sans motif : elle voit des heures, aucun foyer', async () => {
    await helene.va('/agenda/absences')
    await helene.choisit('Qui', 'Inès Caradec')
    await helene.remplit('Du', lundi)
    await helene.remplit('Au, compris', fin)
    await helene.presse('Noter l’absence')
    await helene.voit('Absence notée.', '12 rendez-vous attendent')
    await helene.neTrouvePas('Foyer Abeille', 'Foyer Bourdon', 'Foyer Cigale')
  })

  await test.step('elle confie les deux premières semaines à Bruno ; les foyers protégés ne se confient pas', async () => {
    const remplacer = helene.region('Confier son agenda')
    await remplacer.getByLabel('Qui est absent').selectOption({ label: 'Inès Caradec' })
    await remplacer.getByLabel('Qui remplace').selectOption({ label: 'Bruno Thévenet' })
    await remplacer.getByLabel('Du', { exact: true }).fill(lundi)
    await remplacer.getByLabel('Au, compris').fill(jour(1, 4))
    await remplacer.getByLabel('Pourquoi').fill('Remplacement pendant son absence')
    await helene.presse('Confier son agenda')
    await helene.voit('Agenda confié.', '8 rendez-vous attendent')
  })

  const bruno = await comme('Bruno Thévenet')
  await test.step('Bruno voit ce qui lui est confié, et qui prévenir', async () => {
    await bruno.va('/agenda/absences')
    const confies = bruno.region('Confiés à vous pendant un remplacement')
    await expect(confies.getByText('Foyer Abeille')).toHaveCount(2)
    await expect(confies.getByText('Foyer Bourdon')).toHaveCount(2)
    await bruno.neTrouvePas('Foyer Cigale')
    await expect(confies).toContainText('Une lettre sera à imprimer, si rien ne s’y oppose.')
    await expect(confies).toContainText('on ne lui a pas encore demandé comment la prévenir')
    await bruno.presse('Prévenir les personnes cochées')
    await bruno.voit('Demandé.')
    await bruno.va(`/agenda?jour=${lundi}`)
    await bruno.voit('Foyer Abeille')
  })

  await test.step('Inès, de retour plus tôt devant son écran, déplace tout le reste en un geste', async () => {
    await ines.va('/agenda')
    await ines.suit('8 rendez-vous sont à déplacer')
    const reste = ines.region('À déplacer')
    await expect(reste.getByRole('combobox')).toHaveCount(8)
    // the protected household is proposed unticked; she ticks it all the same, once
    const protegee = reste.locator('li').filter({ hasText: 'Foyer Cigale' }).first()
    await expect(protegee).toContainText('Rien ne part, par prudence.')
    await expect(protegee.getByRole('checkbox')).not.toBeChecked()
    await protegee.getByRole('checkbox').check()
    await ines.presse('Déplacer aux heures choisies')
    await ines.voit('Rendez-vous déplacés.')
    await expect(ines.region('À déplacer')).toHaveCount(0)
    console.log('Absence de quatre semaines : 12 rendez-vous, 4 confiés, 8 déplacés en un geste')
  })

  await test.step('chacune par sa voie : une lettre à imprimer, rien pour qui n’a rien dit, rien pour le foyer protégé', async () => {
    await voitBientot(ines, lettre, 'À imprimer et à poster')
    await voitBientot(ines, protege, 'Retenu par prudence')
    await ines.va(`/dossiers/${muet}/prevenir`)
    await expect(ines.region('Messages')).not.toContainText('À imprimer')
    await ines.va('/prevenir')
    await expect(ines.region('Lettres à imprimer')).toContainText('Foyer Abeille')
    await expect(ines.region('Lettres à imprimer')).not.toContainText(/Foyer Cigale|Foyer Bourdon/)
  })
})
