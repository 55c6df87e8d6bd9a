import { expect, test } from './people.ts'

/** The same budget in two tabs: the later save writes what was changed in it, and nothing else; where both changed one amount, both are seen before one is kept. */
test('deux onglets sur un budget : le second n’efface pas ce que le premier a gardé', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  await marc.va('/dossiers/ouvrir')
  await marc.remplit('Comment l’appeler', 'Foyer des deux onglets')
  await marc.presse('Ouvrir le dossier')
  await marc.estA('Foyer des deux onglets')
  const dossier = marc.adresse
  const saisir = `${dossier}/budget/saisir`
  await marc.va(saisir)
  await marc.remplit('Mutuelle, montant', '61')
  await marc.remplit('Cantine et périscolaire, montant', '40')
  await marc.presse('Garder le budget')
  await marc.voit('Budget gardé.')

  await test.step('ce qui n’a pas été touché reste comme l’autre onglet l’a écrit', async () => {
    await marc.va(saisir)
    const autre = await marc.rouvreUnOnglet()
    await autre.va(saisir)
    await autre.remplit('Mutuelle, montant', '99')
    await autre.remplit('Salaire, montant', '1100')
    await autre.presse('Garder le budget')
    await autre.voit('Budget gardé.')
    await marc.remplit('Cantine et périscolaire, montant', '45')
    await marc.presse('Garder le budget')
    await marc.voit('Budget gardé.')
    await expect(marc.page.getByRole('row', { name: /^Mutuelle/ })).toContainText('99,00')
    await expect(marc.page.getByRole('row', { name: /^Salaire/ })).toContainText(/1.100,00/)
    await expect(marc.page.getByRole('row', { name: /^Cantine/ })).toContainText('45,00')
  })

  await test.step('changé des deux côtés : les deux montants se voient, ce qui est tapé reste, puis l’on choisit', async () => {
    await marc.va(saisir)
    const autre = await marc.rouvreUnOnglet()
    await autre.va(saisir)
    await autre.remplit('Mutuelle, montant', '110')
    await autre.remplit('Cantine et périscolaire, montant', '50')
    await autre.presse('Garder le budget')
    await marc.remplit('Mutuelle, montant', '120')
    await marc.presse('Garder le budget')
    await marc.voit('Changé entre-temps : « 110 » au lieu de « 99 ».')
    await expect(marc.champ('Mutuelle, montant')).toHaveValue('120')
    await marc.presse('Garder le budget')
    await marc.voit('Budget gardé.')
    await expect(marc.page.getByRole('row', { name: /^Mutuelle/ })).toContainText('120,00')
    await expect(marc.page.getByRole('row', { name: /^Cantine/ })).toContainText('50,00')
  })
})
