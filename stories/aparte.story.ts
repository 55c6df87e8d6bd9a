import { expect, test } from './people.ts'

test('le passage à part de Solène : Théo lit la note sans trou, sans compteur, sans parenthèse', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.ouvreLEntretien('Bakary Sacko')
  await solene.ecrit(
    'L’attestation est arrivée ce matin. ((Il a honte de sa toux, il ne veut pas que la maraude le sache.)) Il reviendra vendredi.',
  )
  await solene.range()
  await solene.voit('Qui pourra lire', 'Passage à part')
  await solene.presse('Garder et fermer')
  await solene.estA('Bakary Sacko')
  await solene.voit('honte de sa toux', 'À part : vous.')

  const theo = await comme('Théo Lucas')
  await theo.ouvre('Bakary Sacko')
  await theo.voit('L’attestation est arrivée ce matin.', 'Il reviendra vendredi.')
  const note = theo.page.getByRole('listitem').filter({ hasText: 'L’attestation est arrivée ce matin.' }).first()
  const lu = (await note.innerText()).replaceAll(/\s+/g, ' ')
  expect(lu).toContain('L’attestation est arrivée ce matin. Il reviendra vendredi.')
  expect(lu).not.toMatch(/part|\(|\)|…|masqué|caché|\[/i)
  await expect(note.getByRole('paragraph').filter({ hasText: /^\s*$/ })).toHaveCount(0)
  await theo.neTrouvePas('honte', 'toux')

  await test.step('sur la page de la note non plus, ni par la recherche, ni sur la page à part', async () => {
    await note.getByRole('link').first().click()
    await theo.voit('L’attestation est arrivée ce matin.')
    await theo.neTrouvePas('honte', 'toux', 'passage à part.')
    const { texte } = await theo.demande('/chercher.json?q=toux')
    expect(texte).not.toContain('toux')
    await theo.ouvre('Bakary Sacko')
    await expect(theo.lien('À part')).toHaveCount(0)
  })

  await test.step('Solène le lui montre, puis le reprend', async () => {
    await solene.page.getByRole('listitem').filter({ hasText: 'honte de sa toux' }).getByRole('link').first().click()
    const lecteurs = solene.region('Qui lit les passages à part')
    await lecteurs.getByRole('checkbox', { name: /Théo Lucas/ }).focus()
    await solene.touche('Space')
    await solene.presse('Changer les lecteurs')
    await solene.voit('Les lecteurs du passage à part sont changés')
    await theo.ouvre('Bakary Sacko')
    await theo.voit('honte de sa toux')
    await lecteurs.getByRole('checkbox', { name: /Théo Lucas/ }).focus()
    await solene.touche('Space')
    await solene.presse('Changer les lecteurs')
    await solene.voit('Les lecteurs du passage à part sont changés')
    await theo.ouvre('Bakary Sacko')
    await theo.neTrouvePas('honte')
  })
})
