import { addMonths } from '../src/core/dates.ts'
import { aujourdhui, dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

/** A project with a person, from what is understood to a signed agreement, a review and its end; a no that is hers; a measure with its end. */

const nouveauFoyer = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse
}

const commence = async (qui: Personne, dossier: string, nom: string): Promise<string> => {
  await qui.va(`${dossier}/projet`)
  await qui.suit('Commencer un projet')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Commencer')
  await qui.voit('Projet commencé.')
  return qui.adresse
}

const possibilite = async (qui: Personne, projet: string, nom: string, risque: string): Promise<void> => {
  await qui.va(`${projet}?faire=possibilite`)
  await qui.remplit('Laquelle', nom)
  await qui.remplit('Ce que cela donne', 'Respirer un peu')
  await qui.remplit('Ce qui peut mal se passer', risque)
  await qui.presse(/^Garder/)
  await qui.voit('Noté. Ce qui était écrit avant reste lisible.')
}

const engage = async (qui: Personne, projet: string, cote: string, quoi: string): Promise<void> => {
  await qui.va(`${projet}?faire=engagement`)
  await qui.coche(cote)
  await qui.remplit('À quoi', quoi)
  await qui.presse(/^Garder/)
  await qui.voit(quoi)
}

/** A signature as a hand draws it. */
const signe = async (qui: Personne): Promise<void> => {
  const cadre = qui.page.locator('svg.signature-cadre')
  await cadre.scrollIntoViewIfNeeded()
  const boite = await cadre.boundingBox()
  if (!boite) throw new Error('Le cadre de la signature n’est pas là')
  await qui.page.mouse.move(boite.x + 40, boite.y + boite.height / 2)
  await qui.page.mouse.down()
  for (let pas = 0; pas < 30; pas++) await qui.page.mouse.move(boite.x + 40 + 8 * pas, boite.y + boite.height / 2 + 30 * Math.sin(pas / 3))
  await qui.page.mouse.up()
}

/** What is weeks away stands folded on « Ce qui court », until somebody wants to see it. */
const voitCourir = async (qui: Personne, ...titres: string[]): Promise<void> => {
  await qui.va('/ce-qui-court')
  for (const plie of (await qui.page.locator('#contenu section details:not([open]) > summary').all()).toReversed()) await plie.click()
  await qui.voit(...titres)
}

test('du diagnostic à l’accord signé, un point d’étape, une nouvelle version, une fin', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Un projet')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer de l’allée des Saules')
  const projet = await commence(marc, dossier, 'Le courrier')

  await test.step('comprendre ensemble, puis comparer ce qui est possible', async () => {
    await marc.suit('Écrire ce que nous avons compris')
    await marc.remplit('Ce qu’elle en dit', 'J’ai peur d’ouvrir les enveloppes')
    await marc.remplit('Ce qui va, ce sur quoi s’appuyer', 'Elle vient à chaque rendez-vous')
    await marc.presse(/^Garder/)
    await marc.voit('« J’ai peur d’ouvrir les enveloppes »')
    await possibilite(marc, projet, 'Trier le courrier ensemble', 'Se lasser')
    await possibilite(marc, projet, 'Ne rien changer', 'Un délai passé')
    await expect(marc.page.getByRole('columnheader', { name: 'Ne rien changer' })).toBeVisible()
    await ronde.examine(marc, 'des possibilités côte à côte')
  })

  await test.step('proposer n’est pas décider : elle choisit, avec ses mots', async () => {
    await marc.va(`${projet}?faire=proposer`)
    await marc.coche('Trier le courrier ensemble')
    await marc.presse(/^Garder/)
    await marc.voit('Proposé. Elle choisit, à son heure.')
    await marc.suit('Noter son choix')
    await marc.coche(/^Oui$/)
    await marc.coche('Trier le courrier ensemble')
    await marc.remplit('Pourquoi, avec ses mots', 'À deux, ce sera moins lourd')
    await marc.presse(/^Garder/)
    await marc.voit('« À deux, ce sera moins lourd »', 'Elle a choisi.')
  })

  await test.step('ce qu’elle veut, qui fait quoi, ce que chacun promet', async () => {
    await marc.suit('Écrire ce qu’elle veut')
    await marc.remplit('Ce qu’elle veut, avec ses mots', 'Ne plus avoir peur de la boîte aux lettres')
    await marc.presse(/^Garder/)
    await marc.voit('« Ne plus avoir peur de la boîte aux lettres »')
    // written once: it stands among what she wants
    await marc.va(`${dossier}/paroles`)
    await marc.voit('Ne plus avoir peur de la boîte aux lettres')
    await marc.va(`${projet}?faire=engagement`)
    await marc.coche('La personne')
    await marc.remplit('À quoi', 'Garder les enveloppes')
    await marc.presse('Garder et en écrire un autre')
    await expect(marc.page.getByLabel('À quoi')).toHaveValue('')
    // words are changed where they stand, not typed again
    await marc.suit('Changer les mots : Garder les enveloppes')
    await expect(marc.page.getByRole('radio', { name: 'La personne' })).toBeChecked()
    await expect(marc.page.getByLabel('À quoi')).toHaveValue('Garder les enveloppes')
    await marc.remplit('À quoi', 'Garder les enveloppes dans une boîte')
    await marc.presse(/^Garder/)
    await marc.voit('Garder les enveloppes dans une boîte')
    await marc.va(`${projet}/accord`)
    await marc.voit('Un accord engage les deux côtés')
    await marc.va(`${projet}?faire=etape`)
    await marc.remplit('Ce qui est à faire', 'Ouvrir les enveloppes ensemble')
    await marc.coche('Ensemble')
    await marc.remplit('Pour le', dansNJours(14))
    await marc.presse(/^Garder/)
    await engage(marc, projet, 'Le service', 'Rappeler sous deux jours')
  })

  await test.step('l’accord se lit, puis se signe à l’écran ; le point d’étape court', async () => {
    await marc.suit('Relire et donner l’accord')
    await marc.voit('Notre accord', 'Vous pouvez changer d’avis')
    await marc.page.evaluate(() => Object.assign(window, { print: () => document.body.setAttribute('data-imprime', 'oui') }))
    await marc.presse('Imprimer')
    await expect(marc.page.locator('body[data-imprime]')).toHaveCount(1)
    await ronde.examine(marc, 'un accord à signer')
    await marc.remplit('Qui donne son accord', 'Mme Saule')
    await marc.page.locator('input[name="how"][value="screen"]').focus()
    await marc.page.keyboard.press('Space')
    await marc.remplit('Point d’étape le', dansNJours(60))
    await marc.presse(/^Garder l’accord/)
    await marc.voit('Rien n’est signé dans le cadre')
    await signe(marc)
    await marc.presse(/^Garder l’accord/)
    await marc.voit('Accord gardé, tel que vous l’avez lu ensemble.', 'Mme Saule, signé à l’écran')
    await expect(marc.page.getByRole('img', { name: 'Signature de Mme Saule' }).locator('path')).toHaveAttribute('d', /^M\d+ \d+L/)
    await ronde.examine(marc, 'un accord signé')
    await voitCourir(marc, 'Point d’étape : Le courrier')
  })

  await test.step('le point : ce qui est atteint, ce qu’elle en dit ; ce qui change est une autre version', async () => {
    await marc.va(`${projet}?faire=point`)
    await marc.choisit('Où cela en est', 'Atteint en partie')
    await marc.remplit('Ce qu’elle en dit, avec ses mots', 'Je dors mieux')
    await marc.coche('On continue ainsi')
    await marc.remplit('Prochain point le', dansNJours(120))
    await marc.presse(/^Garder/)
    await marc.voit('atteint en partie', '« Je dors mieux »')
    await engage(marc, projet, 'Le service', 'Écrire en gros caractères')
    await marc.voit('Le projet a changé depuis l’accord')
    await marc.suit('Relire la nouvelle version')
    await marc.voit('Écrire en gros caractères')
    await marc.coche('Accord donné de vive voix')
    await marc.presse(/^Garder l’accord/)
    await marc.voit('Version 2', 'de vive voix')
    await marc.va(`${projet}/accord?version=1`)
    await marc.voit('Version 1', 'Garder les enveloppes dans une boîte')
    expect(await marc.page.getByText('Écrire en gros caractères').count()).toBe(0)
  })

  await test.step('la fin : un bilan qu’elle garde, et plus rien ne court', async () => {
    await marc.va(`${projet}?faire=fin`)
    await marc.coche('Ce qu’elle voulait est là')
    await marc.choisit('Où cela en est', 'Atteint')
    await marc.remplit('Ce qu’elle en dit, avec ses mots', 'J’ouvre seule maintenant')
    await marc.presse(/^Garder/)
    await marc.voit('Projet terminé.', 'Ce que vous vouliez est là', '« J’ouvre seule maintenant »')
    await ronde.examine(marc, 'un bilan de fin')
    await marc.va('/ce-qui-court')
    expect(await marc.page.getByText('Point d’étape : Le courrier').count()).toBe(0)
    await marc.va(`${dossier}/paroles`)
    await marc.voit(/Atteint/)
  })
  ronde.conclut()
})

test('un non est un non : rien ne court, rien n’est retenu contre elle, et l’on peut en reparler', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const dossier = await nouveauFoyer(marc, 'Foyer de la place aux Grains')
  const projet = await commence(marc, dossier, 'L’argent du mois')
  await possibilite(marc, projet, 'Une MASP', 'Se sentir surveillée')
  await marc.va(`${projet}?faire=choix`)
  await marc.coche('Plus tard')
  await marc.remplit('Si c’est plus tard, en reparler le', dansNJours(30))
  await marc.presse(/^Garder/)
  await voitCourir(marc, 'En reparler : L’argent du mois')

  await marc.va(`${projet}?faire=choix`)
  await marc.coche(/^Non$/)
  await marc.remplit('Pourquoi, avec ses mots', 'Personne ne regardera mes comptes')
  await marc.presse(/^Garder/)
  await marc.voit('Elle a dit non, et c’est son droit.', '« Personne ne regardera mes comptes »')
  await marc.va('/ce-qui-court')
  expect(await marc.page.getByText('L’argent du mois').count()).toBe(0)
  await marc.va(`${projet}/accord`)
  await marc.voit('Notez d’abord ce qu’elle a choisi.')

  await possibilite(marc, projet, 'Un point chaque mois ici', 'Un mois difficile')
  await marc.va(`${projet}?faire=proposer`)
  await marc.coche('Un point chaque mois ici')
  await marc.presse(/^Garder/)
  await marc.voit('Proposé. Elle choisit, à son heure.')
})

test('une aide éducative à domicile : son cadre, ce qui précède sa fin, un renouvellement', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une mesure')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer du chemin de ronde')
  await marc.va(`${dossier}/projet`)
  await marc.suit('Noter une mesure')
  await marc.suit('Aide éducative à domicile')
  await marc.voit('Protection de l’enfance', 'CASF L223-5')
  await marc.remplit('Depuis le', aujourdhui())
  await marc.remplit('Jusqu’au', addMonths(aujourdhui(), 6))
  await marc.presse(/^Garder/)
  await marc.voit('Mesure notée.', 'Faire le bilan, le lire avec la famille')
  const mesure = marc.adresse
  await ronde.examine(marc, 'une mesure')
  await voitCourir(marc, 'Fin de la mesure : AED', 'Demander la suite ou la fin, avec son accord écrit (AED)')
  await marc.va(`${mesure}?faire=fait`)
  await marc.presse(/^Garder/)
  await marc.voit('Noté. Les dates de la mesure suivent.')
  await marc.va(`${mesure}?faire=renouvelee`)
  await marc.remplit('Jusqu’au', addMonths(aujourdhui(), 30))
  await marc.presse(/^Garder/)
  await marc.voit('Cette décision dure plus que ce que dit le texte')
  await marc.va(`${mesure}?faire=finie`)
  await marc.coche('La personne ou la famille a retiré son accord')
  await marc.presse(/^Garder/)
  await marc.voit('Terminée')
  await marc.va('/ce-qui-court')
  expect(await marc.page.getByText('Fin de la mesure : AED').count()).toBe(0)
  ronde.conclut()
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('un accord se lit, s’imprime, se signe sur papier ; le papier signé se joint, se regarde, s’efface', async ({ comme }) => {
    const marc = await comme('Marc Delaunay')
    const dossier = await nouveauFoyer(marc, 'Foyer du vieux moulin')
    const projet = await commence(marc, dossier, 'Les papiers')
    await possibilite(marc, projet, 'Trier ensemble', 'Se lasser')
    await marc.va(`${projet}?faire=choix`)
    await marc.coche(/^Oui$/)
    await marc.coche('Trier ensemble')
    await marc.presse(/^Garder/)
    await marc.va(`${projet}?faire=objectif`)
    await marc.remplit('Ce qu’elle veut, avec ses mots', 'Retrouver mes papiers')
    await marc.presse(/^Garder/)
    await engage(marc, projet, 'Le service', 'Rappeler sous deux jours')
    await marc.suit('Relire et donner l’accord')
    await expect(marc.page.locator('svg.signature-cadre')).toBeHidden()
    await expect(marc.page.getByRole('button', { name: 'Imprimer' })).toHaveCount(0)
    await marc.voit('Pour signer sur papier, imprimez-la d’abord')
    const papier = marc.page.getByLabel('Le papier signé, numérisé ou en photo')
    const photo = await marc.page.screenshot({ type: 'jpeg', quality: 60 })
    const fichier = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo }

    await marc.remplit('Qui donne son accord', 'Mme Moulin')
    await marc.coche('Accord donné de vive voix')
    await papier.setInputFiles(fichier)
    await marc.presse(/^Garder l’accord/)
    await marc.voit('Une page se joint à un accord signé sur papier')
    await expect(marc.page.getByLabel('Qui donne son accord')).toHaveValue('Mme Moulin')
    await marc.coche('Signé sur papier')
    await papier.setInputFiles(fichier)
    await marc.presse(/^Garder l’accord/)
    await marc.voit('Accord gardé, tel que vous l’avez lu ensemble.', 'Page 1 (photo')

    await marc.suit('Joindre ou retirer des pages')
    await papier.setInputFiles({ name: 'suite.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') })
    await marc.presse('Joindre')
    await marc.voit('Le papier signé est joint à l’accord.', 'Page 2 (PDF')
    await marc.page.getByText('Voir ici').click()
    const image = marc.page.getByAltText('Page 1 de l’accord signé')
    await expect.poll(() => image.evaluate((une) => (une as HTMLImageElement).naturalWidth)).toBeGreaterThan(100)
    await marc.suit('Joindre ou retirer des pages')
    await marc.page.getByText('Page 1 (photo').click()
    await marc.page.getByRole('button', { name: 'Effacer cette page' }).first().click()
    await marc.voit('Page retirée : elle est effacée.')
    await expect(marc.page.getByText('Page 2')).toHaveCount(0)
  })
})
