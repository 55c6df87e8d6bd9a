import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { freePort } from '../proof/behind.ts'
import { startProvider } from '../proof/sign-on/provider.ts'
import type { TestProvider } from '../proof/sign-on/provider.ts'
import { maisonAPart } from './own-house.ts'
import { expect, Personne, test } from './people.ts'
import { tournee } from './ronde.ts'

/** Agents of an organisation that has its own OpenID provider: a real one, on this machine, which recognises whoever is said to be at its keyboard. */
let fournisseur: TestProvider
let dossier = ''
const nom = 'Clairval Connexion'

maisonAPart(async () => {
  const port = await freePort()
  fournisseur = await startProvider(`http://localhost:${port}`)
  dossier = await mkdtemp(join(tmpdir(), 'aparte-story-sso-'))
  const secret = join(dossier, 'secret')
  await writeFile(secret, fournisseur.clientSecret, { mode: 0o600 })
  return {
    PORT: String(port),
    APARTE_OIDC_ISSUER: fournisseur.issuer,
    APARTE_OIDC_CLIENT_ID: fournisseur.clientId,
    APARTE_OIDC_SECRET_FILE: secret,
    APARTE_OIDC_NAME: nom,
    APARTE_OIDC_MFA: 'acr=mfa',
  }
})
test.afterAll(async () => {
  await fournisseur.stop()
  await rm(dossier, { recursive: true, force: true })
})

/** Somebody whose browser also goes to the provider, which `quelquun` would take for a leak. */
const agent = async (browser: Browser): Promise<Personne> => new Personne(await (await browser.newContext()).newPage())

test('une agente entre avec l’identité de son organisation, lève le rideau et sort', async ({ comme, browser }) => {
  const ronde = tournee('La connexion unique')
  const awa = await agent(browser)
  await test.step('son compte n’est pas encore relié', async () => {
    fournisseur.who = { subject: 'awa', email: 'awa.sarr@clairval.example', verified: true, acr: 'mfa' }
    await awa.va('/connexion')
    await ronde.examine(awa, 'la connexion, avec le bouton du fournisseur')
    await awa.presse(`Se connecter avec ${nom}`)
    await awa.estA('Vous n’êtes pas entré·e')
    await awa.voit('aucun compte d’Aparté n’est relié')
    await ronde.examine(awa, 'un retour refusé')
  })
  await test.step('l’administration le relie', async () => {
    const yann = await comme('Yann Le Goff')
    await yann.va('/equipe')
    await yann.suit('Awa Sarr')
    await yann.remplit(`Adresse ou identifiant de cette personne chez ${nom}`, 'Awa.Sarr@clairval.example')
    await yann.presse('Relier ce compte')
    await yann.voit('Attendue : awa.sarr@clairval.example')
    await ronde.examine(yann, 'un compte qui attend sa première connexion')
  })
  await test.step('elle entre, là où elle voulait aller', async () => {
    await awa.va('/dossiers')
    await awa.presse(`Se connecter avec ${nom}`)
    await expect(awa.page.getByRole('banner')).toContainText('Awa Sarr')
    expect(awa.adresse).toBe('/dossiers')
  })
  await test.step('elle lève le rideau en prouvant à nouveau qui elle est', async () => {
    await awa.baisseLeRideau()
    await expect(awa.bouton(`Prouver qui je suis avec ${nom}`)).toBeVisible()
    await ronde.examine(awa, 'le rideau, sans phrase de passe')
    await awa.presse(`Prouver qui je suis avec ${nom}`)
    await expect(awa.page.getByRole('banner')).toContainText('Awa Sarr')
  })
  await test.step('elle sort, et peut sortir aussi de chez le fournisseur', async () => {
    await awa.va('/mon-compte')
    await awa.voit(`Vous pouvez entrer avec ${nom}`)
    await awa.presse('Se déconnecter')
    await expect(awa.lien('la fermer aussi')).toHaveAttribute('href', new RegExp(`^${fournisseur.issuer}/session/end`))
    await ronde.examine(awa, 'la sortie')
    await awa.page.goBack()
    await expect(awa.page.getByRole('banner')).toHaveCount(0)
  })
  await test.step('sans second facteur du fournisseur, celui d’Aparté est demandé', async () => {
    fournisseur.who = { subject: 'awa', email: '', verified: false }
    const ailleurs = await agent(browser)
    await ailleurs.va('/connexion')
    await ailleurs.presse(`Se connecter avec ${nom}`)
    await ailleurs.estA('Un second facteur pour votre compte')
    expect((await ailleurs.demande('/dossiers')).statut).toBe(302)
  })
  ronde.conclut()
})

test('sans JavaScript, le même chemin', async ({ browser }) => {
  fournisseur.who = { subject: 'awa', email: '', verified: false, acr: 'mfa' }
  const contexte = await browser.newContext({ javaScriptEnabled: false })
  const awa = new Personne(await contexte.newPage())
  await awa.va('/connexion')
  await awa.presse(`Se connecter avec ${nom}`)
  await expect(awa.page.getByRole('banner')).toContainText('Awa Sarr')
})
