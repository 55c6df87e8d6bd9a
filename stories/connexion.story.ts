import { TOTP } from 'otpauth'
import { expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

const phrase = 'trois barques vertes sur le canal'

/** The six figures of her telephone. A code serves once: `suivant` waits for the next one by asking thirty seconds ahead. */
const code = (secret: string, pas = 0): string => new TOTP({ secret, algorithm: 'SHA1' }).generate({ timestamp: Date.now() + pas * 30_000 })

const seConnecte = async (qui: Personne, identifiant: string, mots: string): Promise<void> => {
  await qui.va('/connexion')
  await qui.remplit('Identifiant', identifiant)
  await qui.remplit('Phrase de passe', mots)
  await qui.presse(/^Continuer/)
}

test('une nouvelle collègue : son compte, son lien, sa phrase, son téléphone, ses sessions', async ({ comme, quelquun }) => {
  // told again in the same house, it is another colleague
  const nom = ['Quintin', 'Quéré', 'Quéméneur', 'Quiniou', 'Quideau'][test.info().repeatEachIndex + test.info().retry] ?? 'Querrien'
  const yann = await comme('Yann Le Goff')
  await test.step('Yann crée le compte', async () => {
    await yann.va('/equipe/ajouter')
    await yann.confirme()
    await yann.remplit('Prénom', 'Maëlle')
    await yann.remplit(/^Nom$/, nom)
    await yann.remplit('Fonction, comme la personne la dit', 'assistante de service social')
    await yann.choisit('Profession', 'Assistante ou assistant de service social')
    await yann.choisit('Tenue au secret professionnel', 'Par profession')
    await yann.remplit('Ce qui l’atteste', 'CASF L411-3')
    await yann.choisit('Équipe', 'Équipe des Tanneries, Maison des solidarités de Clairval')
    await yann.coche(/Travail/)
    await yann.presse('Créer le compte')
    await yann.voit('demande le diplôme d’État')
    await yann.choisit('Diplôme', 'Diplôme d’État d’assistant de service social')
    await yann.remplit('Date du diplôme', '2024-07-02')
    await yann.presse('Créer le compte')
    await yann.estA(`Maëlle ${nom}`)
  })
  let lien = ''
  await test.step('Yann fait le lien, montré une seule fois', async () => {
    await yann.presse('Faire le lien de première connexion')
    lien = (
      await yann
        .region('À remettre en main propre')
        .getByText(/premiere-connexion/)
        .last()
        .innerText()
    ).trim()
    expect(lien).toContain('/premiere-connexion/')
    await yann.presse('C’est fait')
    await yann.neVoitPas(/premiere-connexion/)
  })

  const maelle = await quelquun()
  const ronde = tournee('La porte')
  ronde.ecoute(maelle)
  let identifiant = ''
  let secret = ''
  await test.step('Maëlle choisit sa phrase, et ajoute son téléphone', async () => {
    await maelle.va(new URL(lien).pathname)
    await maelle.estA('Bienvenue, Maëlle')
    await ronde.examine(maelle, 'la première connexion')
    identifiant = /Votre identifiant est (\S+)\./.exec(await maelle.page.getByText(/Votre identifiant est/).innerText())?.[1] ?? ''
    expect(identifiant).not.toBe('')
    await maelle.remplit('Votre phrase de passe', 'azerty')
    await maelle.remplit('La même, une seconde fois', 'azerty')
    await maelle.presse('Continuer vers le second facteur')
    await maelle.voit('Rien n’est effacé')
    await maelle.remplit('Votre phrase de passe', phrase)
    await maelle.remplit('La même, une seconde fois', phrase)
    await maelle.presse('Continuer vers le second facteur')
    await maelle.estA('Un second facteur pour votre compte')
    await maelle.deplie('Sans appareil photo')
    await ronde.examine(maelle, 'le premier code')
    secret = (await maelle.page.getByText(/^[A-Z2-7 ]{20,}$/).innerText()).replaceAll(' ', '')
    await maelle.remplit('Les six chiffres', '000000')
    await maelle.presse('Ajouter ce téléphone et entrer')
    await maelle.voit('Rien n’est effacé')
    await maelle.remplit('Les six chiffres', code(secret))
    await maelle.presse('Ajouter ce téléphone et entrer')
    await expect(maelle.page.getByRole('banner')).toContainText(`Maëlle ${nom}`)
  })
  await test.step('le lien ne sert qu’une fois', async () => {
    const autre = await quelquun()
    await autre.va(new URL(lien).pathname)
    await autre.neTrouvePas('Maëlle')
  })
  await test.step('mauvaise phrase ou identifiant inconnu : la même réponse', async () => {
    const autre = await quelquun()
    const reponses: string[] = []
    for (const essaye of [identifiant, `inconnue.${nom.toLowerCase()}`]) {
      await seConnecte(autre, essaye, 'une phrase qui n’est pas la bonne')
      await autre.voit('Cet identifiant et cette phrase de passe ne vont pas ensemble')
      reponses.push((await autre.page.getByRole('main').innerHTML()).replaceAll(essaye, 'IDENTIFIANT'))
    }
    expect(reponses[1]).toBe(reponses[0])
  })

  const poste = await quelquun()
  await test.step('elle revient sur un poste partagé : phrase, puis code', async () => {
    await poste.va('/connexion')
    await poste.remplit('Identifiant', identifiant)
    await poste.remplit('Phrase de passe', phrase)
    await poste.coche('Ce poste est partagé')
    await poste.presse(/^Continuer/)
    await poste.estA('Votre second facteur')
    ronde.ecoute(poste)
    await ronde.examine(poste, 'le second facteur')
    // without the code, nothing opens
    expect((await poste.demande('/dossiers')).statut).toBe(302)
    await poste.remplit(/Code à six chiffres/, code(secret))
    await poste.presse('Entrer')
    // a code already used is refused: the next one passes
    const refuse = poste.page.getByText('Rien n’est effacé')
    await expect(poste.bouton('Quitter').or(refuse)).toBeVisible()
    if (await refuse.isVisible()) {
      await poste.remplit(/Code à six chiffres/, code(secret, 1))
      await poste.presse('Entrer')
    }
    await expect(poste.bouton('Quitter')).toBeVisible()
  })
  await test.step('le rideau du poste partagé demande la phrase', async () => {
    await poste.baisseLeRideau()
    await poste.remplit('Votre phrase de passe', 'une autre phrase de passe')
    await poste.presse('Revenir')
    await poste.voit('Ce n’est pas la phrase de passe de cette session.')
    await ronde.examine(poste, 'le rideau, refusé')
    await poste.remplit('Votre phrase de passe', phrase)
    await poste.presse('Revenir')
    await expect(poste.page.getByRole('banner')).toContainText(`Maëlle ${nom}`)
  })
  await test.step('de son bureau, elle voit les deux sessions et termine l’autre', async () => {
    await maelle.va('/mon-compte')
    const sessions = maelle.region('Mes sessions')
    await expect(sessions).toContainText('poste partagé')
    await ronde.examine(maelle, 'deux sessions')
    ronde.conclut()
    await maelle.presse(/^Terminer la session/)
    await maelle.voit('Session terminée.')
    await poste.va('/dossiers')
    expect(poste.adresse).toBe('/connexion')
  })
  await test.step('elle quitte : la touche Retour ne montre rien', async () => {
    await maelle.va('/dossiers')
    await maelle.va('/mon-compte')
    await maelle.presse('Se déconnecter')
    // the page that answers takes a process of its own (its headers wipe the site’s data): back is pressed once it stands
    await maelle.page.waitForURL('**/connexion')
    await maelle.page.waitForLoadState()
    await maelle.page.goBack()
    await expect(maelle.page.getByRole('banner')).toHaveCount(0)
    await maelle.neTrouvePas('Mes sessions')
  })
})
