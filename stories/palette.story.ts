import { expect, test } from './people.ts'

test('Ctrl K : un nom mal tapé, une action, au clavier seul', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const liste = solene.page.getByRole('listbox', { name: 'Résultats' })
  const choisie = liste.getByRole('option', { selected: true })

  await solene.touche('Control+k')
  await expect(solene.page.getByRole('combobox', { name: 'Chercher un foyer ou une action' })).toBeFocused()
  for (const [tape, trouve] of [
    ['kevin lantier', 'Kévin Lantier'],
    ['LANTIÉ', 'Kévin Lantier'],
    ['ponslet', 'Hervé Poncelet'],
    ['kovalsky', 'Irena'],
    ['nguyenn', 'Nguyen'],
  ] as const)
    await test.step(`« ${tape} » trouve ${trouve}`, async () => {
      await solene.touche('Control+a')
      await solene.tape(tape)
      await expect(liste.getByRole('option', { name: new RegExp(trouve) }).first()).toBeVisible()
    })
  await solene.touche('Escape')
  await expect(liste).toHaveCount(0)

  await test.step('les flèches choisissent, Entrée ouvre', async () => {
    await solene.touche('Control+k')
    await solene.tape('lantier')
    await expect(choisie).toContainText('Kévin Lantier')
    await solene.touche('ArrowDown')
    await expect(choisie).not.toContainText(/^Kévin Lantier$/)
    await solene.touche('ArrowUp', 'Enter')
    await solene.estA('Kévin Lantier')
  })
  await test.step('une action se cherche par ses mots', async () => {
    await solene.touche('Control+k')
    await solene.tape('nouv dem')
    await expect(choisie).toContainText('Nouvelle demande')
    await solene.touche('Enter')
    await solene.estA('Première demande')
  })
  await test.step('elle ne connaît pas les foyers des autres', async () => {
    await solene.touche('Control+k')
    await solene.tape('rahimi')
    await solene.voit('Rien de ce nom.')
    await solene.neTrouvePas('Famille Rahimi')
  })
})
