import { addDays, addMonths } from '../src/core/dates.ts'
import { aujourdhui, dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

/** What runs: a letter starts a clock, a procedure is followed to its hearing, a clock stops and goes on, a refusal is contested on its last day. */

/** A household of her own, opened for the story. @returns its address. */
const nouveauFoyer = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse
}

const commence = async (qui: Personne, dossier: string, procedure: string, le: string): Promise<string> => {
  await qui.va(`${dossier}/procedures/commencer?procedure=${procedure}`)
  await qui.remplit('Commencé le', le)
  await qui.presse('Commencer')
  await qui.voit('Procédure commencée.')
  return qui.adresse.split('?')[0] ?? ''
}

const ouvrePli = async (qui: Personne, nom: string): Promise<void> => {
  const pli = qui.page
    .locator('details')
    .filter({ has: qui.page.locator('summary', { hasText: nom }) })
    .first()
  if (!(await pli.evaluate((element) => (element as HTMLDetailsElement).open))) await pli.locator('summary').click()
}

/** Answers yes to all that a step asks, then ends it. */
const finit = async (qui: Personne, suivi: string, etape: string, comment: string, le: string): Promise<void> => {
  await qui.va(`${suivi}?etape=${etape}`)
  const questions = qui.page.getByRole('radio', { name: 'Oui' })
  if ((await questions.count()) > 0) {
    await ouvrePli(qui, 'À noter avant de finir')
    for (const question of await questions.all()) {
      await question.focus()
      await qui.page.keyboard.press('Space')
    }
    await qui.presse('Garder les réponses')
    await qui.voit('Les délais de la procédure suivent')
  }
  await ouvrePli(qui, 'Finir l’étape')
  await qui.coche(comment)
  await qui.page.locator('#champ-endedOn').fill(le)
  await qui.presse('Finir l’étape')
  await qui.voit('Les délais de la procédure suivent')
}

test('une expulsion, du commandement à l’audience', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une expulsion')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer du quai Vert')
  const suivi = await commence(marc, dossier, 'impaye-de-loyer-et-expulsion', dansNJours(-60))

  await test.step('le commandement reçu se note une fois : la procédure prend sa date et son délai', async () => {
    await marc.va(`${dossier}/courriers/noter?type=paymentOrder`)
    await marc.remplit('Reçu le', dansNJours(-30))
    await marc.presse(/^Garder/)
    await marc.voit('Courrier noté')
    await marc.va(suivi)
    await marc.voit('Commandement de payer', 'D’où vient cette date')
    await ronde.examine(marc, 'une procédure en cours')
    await marc.va('/ce-qui-court')
    await expect(marc.region('On attend quelqu’un d’autre').or(marc.region('À nous d’agir')).first()).toContainText('Foyer du quai Vert')
    await ronde.examine(marc, 'ce qui court')
  })

  await test.step('le délai passe, l’assignation arrive avec la date d’audience', async () => {
    await finit(marc, suivi, 'order', 'Délai passé', dansNJours(-2))
    await marc.va(`${suivi}?etape=summons`)
    await ouvrePli(marc, 'Une date')
    await marc.choisit('Laquelle', 'Audience le')
    await marc.page.locator('#champ-on').fill(dansNJours(90))
    await marc.presse('Garder cette date')
    await marc.voit('Les délais de la procédure suivent')
    await finit(marc, suivi, 'summons', 'Fait', dansNJours(-1))
    await marc.voit('Audience', 'Diagnostic social et financier')
  })

  await test.step('le diagnostic part avant l’audience, puis le jugement', async () => {
    await finit(marc, suivi, 'dsf', 'Fait', aujourdhui())
    await finit(marc, suivi, 'hearing', 'Plan ou mesures de remboursement', aujourdhui())
    await marc.voit('Jugement')
  })
  ronde.conclut()
})

test('une contrainte notée pendant que la saisie est à reconnaître : ses quinze jours courent aussitôt', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une contrainte')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer de la digue')
  const suivi = await commence(marc, dossier, 'contrainte-et-saisie', dansNJours(-13))

  await test.step('la lettre a son délai, dans la procédure et sur sa page', async () => {
    await marc.va(`${dossier}/courriers/noter?type=jobseekerOrder`)
    await marc.remplit('Reçu le', dansNJours(-13))
    await marc.presse(/^Garder/)
    await marc.voit('Courrier noté', 'S’opposer à une contrainte de France Travail')
    await expect(marc.page.getByText('Aucun délai ne lui est attaché.')).toHaveCount(0)
    await ronde.examine(marc, 'une contrainte reçue')
    await marc.va(suivi)
    await marc.voit('le délai court déjà', 'Reconnaître la lettre')
    await ronde.examine(marc, 'une procédure dont un délai court déjà')
  })

  await test.step('deux jours avant d’être perdue, elle est à nous, pas parmi ce qu’on attend', async () => {
    await marc.va('/ce-qui-court')
    const ligne = marc.region('À nous d’agir').getByRole('listitem').filter({ hasText: 'Foyer de la digue' })
    await expect(ligne.filter({ hasText: 'S’opposer à une contrainte' })).toHaveCount(1)
    // the letter itself has to be recognised: a step without a day raises its hand
    await expect(ligne.filter({ hasText: 'Reconnaître la lettre' })).toHaveCount(1)
    await ronde.examine(marc, 'ce qui court, avec une étape sans date')
  })

  await test.step('« C’est fait » ne l’efface pas : il mène à dire ce qui s’est passé', async () => {
    const ligne = marc
      .region('À nous d’agir')
      .getByRole('listitem')
      .filter({ hasText: 'Foyer de la digue' })
      .filter({ hasText: 'S’opposer à une contrainte' })
    await ligne.getByRole('checkbox').check()
    await marc.page.getByRole('button', { name: 'C’est fait' }).click()
    await marc.estA('Contrainte, saisie sur compte ou sur salaire')
    await marc.voit('Noter : S’opposer ou contester')
    await finit(marc, suivi, 'contest', 'Fait', aujourdhui())
    await marc.va('/ce-qui-court')
    await expect(marc.page.getByRole('listitem').filter({ hasText: 'Foyer de la digue' }).filter({ hasText: 'S’opposer' })).toHaveCount(0)
  })
  ronde.conclut()
})

test('une information préoccupante évaluée à temps, son délai arrêté puis repris', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const dossier = await nouveauFoyer(marc, 'Foyer de la rue Haute')
  const recue = dansNJours(-40)
  const suivi = await commence(marc, dossier, 'information-preoccupante', recue)
  await marc.va(`${suivi}?etape=receipt`)
  await ouvrePli(marc, 'Une date')
  await marc.page.locator('#champ-on').fill(recue)
  await marc.presse('Garder cette date')
  await finit(marc, suivi, 'receipt', 'Danger ou risque de danger', dansNJours(-38))

  const fin = addMonths(recue, 3)
  await test.step('trois mois courent de la réception, et la page dit comment ils sont comptés', async () => {
    await marc.va(`${suivi}?etape=assign`)
    await marc.voit('Confier l’évaluation à une équipe')
    expect(await marc.page.locator(`#champ-chosenDue[value="${fin}"]`).count()).toBe(1)
  })

  await test.step('arrêté quinze jours, il reprend avec les jours qui restaient', async () => {
    await ouvrePli(marc, 'Arrêter un délai')
    await marc.page.locator('#champ-pauseFrom').fill(dansNJours(-20))
    await marc.page.locator('#champ-pauseUntil').fill(dansNJours(-6))
    await marc.page.locator('#champ-pauseReason').fill('Famille partie, accord du service')
    await marc.presse('Garder l’arrêt')
    await marc.voit('Les délais de la procédure suivent')
    await marc.va(`${suivi}?etape=assign`)
    // stopped from the twentieth day before to the sixth before, both counted: fifteen days more
    expect(await marc.page.locator(`#champ-chosenDue[value="${addDays(fin, 15)}"]`).count()).toBe(1)
  })

  await test.step('les conclusions partent à temps', async () => {
    await finit(marc, suivi, 'assign', 'Fait', dansNJours(-5))
    await marc.voit('tenu, avant le')
  })
})

test('un RSA arrêté, contesté le dernier jour', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const dossier = await nouveauFoyer(marc, 'Foyer du bourg')
  // the day such that two months end today, or on the next working day
  const recue = addMonths(aujourdhui(), -2)
  await marc.va(`${dossier}/courriers/noter?type=rsaDecision`)
  await marc.remplit('Reçu le', recue)
  await marc.presse(/^Garder/)
  await marc.voit('Courrier noté', 'Son délai', 'D’où vient cette date')

  await marc.suit('Contester : commencer la démarche')
  await marc.presse('Commencer')
  await marc.voit('Démarche commencée.')
  const demarche = marc.adresse.split('?')[0] ?? ''
  await marc.va(`${demarche}?noter=sent`)
  await marc.coche('Lettre recommandée')
  await marc.presse(/^Garder/)
  await marc.voit('Le suivi du droit et les délais suivent')
  await marc.va(`${dossier}/droits/suivi`)
  await marc.voit('Contesté')
  // the clock of the letter is met: nothing of this household runs any more but the answer
  await marc.va('/ce-qui-court')
  await expect(marc.page.getByRole('listitem').filter({ hasText: 'Foyer du bourg' }).filter({ hasText: 'Contester' })).toHaveCount(0)
})

test('une lettre en photo, ajoutée, regardée, puis effacée', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const ronde = tournee('Une lettre en photo')
  ronde.ecoute(marc)
  const dossier = await nouveauFoyer(marc, 'Foyer du lavoir')
  await marc.va(`${dossier}/courriers/noter?type=other`)
  const photo = await marc.page.screenshot({ type: 'jpeg', quality: 60 })
  const champ = marc.page.getByLabel('La lettre, numérisée ou en photo')

  await test.step('un fichier qui n’est pas une page est refusé, et ce qui était écrit reste', async () => {
    await marc.remplit('De qui', 'La mairie')
    await marc.remplit('Reçu le', dansNJours(-1))
    await champ.setInputFiles({ name: 'lettre.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>bonjour') })
    await marc.presse(/^Garder/)
    await marc.voit('ni un PDF, ni une photo JPEG, ni une image PNG')
    await expect(marc.page.getByLabel('De qui')).toHaveValue('La mairie')
  })

  await test.step('une photo et un PDF partent ensemble, la photo se regarde dans la page', async () => {
    await champ.setInputFiles([
      { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: photo },
      { name: 'suite.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%%EOF\n') },
    ])
    await marc.presse(/^Garder/)
    await marc.voit('Courrier noté', 'Page 1 (photo', 'Page 2 (PDF')
    await marc.page.getByText('Voir ici').click()
    await expect
      .poll(() => marc.page.getByAltText('Page 1 du courrier').evaluate((image) => (image as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(100)
    await ronde.examine(marc, 'un courrier avec ses pages')
  })

  await test.step('une page jointe par erreur s’efface', async () => {
    await marc.suit('Joindre ou retirer des pages')
    await ouvrePli(marc, 'Page 1 (photo')
    await marc.page.getByRole('button', { name: 'Effacer cette page' }).first().click()
    await marc.voit('Page retirée : elle est effacée.')
    await ronde.examine(marc, 'les pages d’un courrier')
    await expect(marc.page.getByText('Page 2')).toHaveCount(0)
  })
  ronde.conclut()
})
