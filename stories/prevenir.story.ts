import { dansNJours, expect, test } from './people.ts'
import { confieLaVisite, poseUneHeure, poseUneVisite } from './permanence-et-visite.ts'
import { tournee } from './ronde.ts'
import type { Personne } from './people.ts'

/** What is told to a person of her appointments: only what she asked for, in neutral words; to a protected household, nothing. */
const pose = (qui: Personne, id: string, jours: number): Promise<void> => poseUneHeure(qui, id, dansNJours(jours))
/** Told again in the same house, it needs a household of its own. */
const aPrevenir = `Foyer à prévenir ${Date.now().toString(36)}`
const choisit = async (qui: Personne, id: string, comment: string): Promise<void> => {
  await qui.va(`/dossiers/${id}/prevenir`)
  await qui.coche(comment)
  await qui.presse('Garder son choix')
  await qui.voit('Son choix est gardé.')
}
/** Messages are looked for every half minute, beside the pages. */
const voitBientot = (qui: Personne, adresse: string, texte: string | RegExp) =>
  expect(async () => {
    await qui.va(adresse)
    await expect(qui.region('Messages')).toContainText(texte, { timeout: 1_000 })
  }).toPass({ timeout: 100_000 })

test('comment voulez-vous être prévenue ?', async ({ comme }) => {
  test.setTimeout(240_000)
  const solene = await comme('Solène Kerbrat')
  await solene.ouvre('Mehmet et Elif Demirel')
  const id = solene.adresse.split('/')[2] ?? ''

  await test.step('un numéro qui n’en est pas un se dit à côté du champ, et rien ne s’efface', async () => {
    await solene.va(`/dossiers/${id}/prevenir`)
    await solene.coche('SMS')
    await solene.remplit('Numéro de portable ou adresse de courriel', '02 96 12 34 56')
    await solene.presse('Garder son choix')
    await solene.voit(/Ce n’est pas un numéro de portable/, 'Rien n’est effacé')
    await expect(solene.champ('Numéro de portable ou adresse de courriel')).toHaveValue('02 96 12 34 56')
  })
  await test.step('elle préfère une lettre : elle attend d’être imprimée, en mots neutres', async () => {
    const ronde = tournee('Une lettre à imprimer')
    await choisit(solene, id, 'Lettre')
    await pose(solene, id, 6)
    await voitBientot(solene, `/dossiers/${id}/prevenir`, 'À imprimer et à poster')
    await solene.va('/prevenir')
    const lettre = await solene.idDUnLien(/\/prevenir\/lettres\/([0-9a-f-]{36})$/)
    ronde.ecoute(solene)
    await ronde.visite(solene, ['/prevenir', '/prevenir/lettres/:id'], { id: lettre })
    const feuille = solene.page.getByRole('article')
    await expect(feuille).toContainText('Rappel')
    await expect(feuille).not.toContainText(/Demirel|Aparté|Kerbrat|Tanneries/)
    await expect(solene.page).not.toHaveTitle(/Demirel/)
    await solene.presse('Noter comme imprimée')
    await solene.voit('Lettre notée comme imprimée.')
    await voitBientot(solene, `/dossiers/${id}/prevenir`, 'Imprimé')
    ronde.conclut()
  })
  await test.step('un foyer protégé ne reçoit rien, quoi qu’il ait choisi : la page le dit, et le message est retenu', async () => {
    await solene.va('/dossiers/ouvrir')
    await solene.remplit('Comment l’appeler', aPrevenir)
    await solene.presse('Ouvrir le dossier')
    await solene.estA(aPrevenir)
    const protege = solene.adresse.split('/')[2] ?? ''
    await solene.va(`/dossiers/${protege}/proteger`)
    await solene.presse(/^Protéger/)
    await choisit(solene, protege, 'Lettre')
    await solene.voit('Rien ne part, par prudence. Prévenez-la de vive voix, comme convenu ensemble.')
    await pose(solene, protege, 6)
    await voitBientot(solene, `/dossiers/${protege}/prevenir`, 'Retenu par prudence')
    await solene.va('/prevenir')
    await expect(solene.region('À dire de vive voix')).toContainText(aPrevenir)
    await expect(solene.region('Lettres à imprimer')).not.toContainText(aPrevenir)
  })
  await test.step('dit de vive voix : la ligne s’en va, et le dossier dit qui l’a prévenue', async () => {
    await solene.va('/prevenir')
    await solene
      .region('À dire de vive voix')
      .getByRole('button', { name: new RegExp(`^Dit de vive voix : ${aPrevenir}`) })
      .first()
      .click()
    await solene.voit('Noté : vous le lui avez dit.')
    await expect(solene.region('À dire de vive voix')).not.toContainText(aPrevenir)
    await solene.ouvre(aPrevenir)
    await solene.va(`/dossiers/${solene.adresse.split('/')[2] ?? ''}/prevenir`)
    await expect(solene.region('Messages')).toContainText('Dit de vive voix par Solène Kerbrat')
  })
  await test.step('sauf si elle l’a demandé elle-même, en connaissant le danger', async () => {
    await solene.ouvre(aPrevenir)
    const protege = solene.adresse.split('/')[2] ?? ''
    await solene.va(`/dossiers/${protege}/prevenir`)
    await solene.coche('Elle demande à être prévenue malgré le danger')
    await solene.presse('Garder son choix')
    await solene.voit('une lettre attendrait d’être imprimée', 'a demandé elle-même à être prévenue')
  })
  await test.step('la plaque de Mme Aubertin dit de ne pas écrire : la page ne laisse pas croire qu’une lettre partirait', async () => {
    await solene.ouvre('Céline Aubertin')
    await solene.va(`/dossiers/${solene.adresse.split('/')[2] ?? ''}/prevenir`)
    await solene.coche('Lettre')
    await solene.presse('Garder son choix')
    await solene.voit(/aucune lettre ne partirait/)
  })
})

test('une visite à domicile : quelqu’un veille', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const visite = await poseUneVisite(solene, 'Mehmet et Elif Demirel', 3)
  await solene.va(`/dossiers/${visite.id}/visites/${visite.appointmentId}`)
  await solene.remplit('Pour entrer', 'Code 4 A, chien gentil')
  const suivie = await confieLaVisite(solene, 'Bruno Thévenet')

  await test.step('un geste pour arriver, un geste pour rentrer, assez grands pour un pouce', async () => {
    for (const largeur of [400, 820]) {
      await solene.page.setViewportSize({ width: largeur, height: 900 })
      for (const geste of ['Je suis sur place', 'De retour, tout va bien']) {
        const boite = await solene.bouton(geste).boundingBox()
        expect(boite?.height ?? 0, `${geste} à ${largeur} px`).toBeGreaterThanOrEqual(44)
        expect(boite?.width ?? 0, `${geste} à ${largeur} px`).toBeGreaterThanOrEqual(44)
      }
    }
    await solene.presse('Je suis sur place')
    await solene.voit('Noté : vous êtes sur place.')
  })
  await test.step('Bruno lit où elle est, et rien du foyer', async () => {
    const bruno = await comme('Bruno Thévenet')
    await bruno.va(`/visites/${suivie}`)
    await bruno.voit('Rue des Tanneries, 2e étage', /sur place depuis/, 'Vous veillez.')
    await bruno.neTrouvePas('Demirel', 'Code 4 A')
    const ines = await comme('Inès Caradec')
    expect((await ines.demande(`/visites/${suivie}`)).statut).toBe(404)
  })
  await test.step('de retour : plus personne ne veille', async () => {
    await solene.va(`/visites/${suivie}`)
    await solene.presse('De retour, tout va bien')
    await solene.voit('La visite n’est plus suivie.', /de retour à/)
    await solene.va(`/dossiers/${visite.id}/rendez-vous`)
    await solene.suit('Préparer cette visite')
    await solene.estA('Votre visite')
  })
  await test.step('l’avis de passage ne nomme personne', async () => {
    await solene.va(`/dossiers/${visite.id}/visites/${visite.appointmentId}/avis`)
    await expect(solene.page).not.toHaveTitle(/Demirel/)
    await solene.neTrouvePas('Elif Demirel')
  })
})
