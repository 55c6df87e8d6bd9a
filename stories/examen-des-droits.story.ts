import { dansNJours, expect, test } from './people.ts'
import type { Personne } from './people.ts'
import { tournee } from './ronde.ts'

/** What becomes of rights: an event puts some in question, a refusal is contested before its last day. */
const mois = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre']
/** « 3 novembre 2026 », as one writes it in a note. */
const enLettres = (jour: string): string => {
  const [annee, numero, jourDuMois] = jour.split('-').map(Number)
  return `${jourDuMois === 1 ? '1er' : jourDuMois} ${mois[(numero ?? 1) - 1]} ${annee}`
}

const droitSuivi = (qui: Personne, nom: string) =>
  qui.page.getByRole('listitem').filter({ hasText: nom, hasNot: qui.page.getByRole('listitem') })

test('une séparation notée devient trois droits à vérifier, deux échéances, une feuille', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const ronde = tournee('Examen des droits')
  ronde.ecoute(solene)
  const foyer = 'Linh et Thomas Nguyen'
  const separation = dansNJours(-10)

  await test.step('elle est dite une fois, pendant l’entretien', async () => {
    await solene.ouvreLEntretien(foyer)
    await solene.ecrit(`Elle est séparée de son mari depuis le ${enLettres(separation)}. `)
    await solene.voitQueCestGarde()
    await solene.range()
    await solene.presse('Garder et fermer')
    await solene.estA(foyer)
  })
  const dossier = solene.adresse

  await test.step('la vue d’ensemble, les droits et le suivi proposent de la préparer', async () => {
    await expect(solene.region('Séparation')).toContainText('3 droits à vérifier, 2 échéances, une feuille')
    await solene.va(`${dossier}/droits`)
    await expect(solene.region('Séparation')).toContainText('3 droits à vérifier, 2 échéances, une feuille')
    await solene.va(`${dossier}/droits/suivi`)
    await expect(solene.region('Séparation')).toContainText('3 droits à vérifier, 2 échéances, une feuille')
    await solene.region('Séparation').getByRole('link', { name: 'Préparer' }).click()
    await solene.estA('Séparation')
  })

  await test.step('trois droits, deux échéances et les étapes sont cochés ; les lettres se proposent', async () => {
    const coches = (region: string) => solene.region(region).getByRole('checkbox', { checked: true })
    await expect(coches('Droits à vérifier d’abord')).toHaveCount(3)
    await expect(coches('Échéances')).toHaveCount(2)
    await expect(coches('Qui fait quoi')).toHaveCount(3)
    await expect(coches('Lettres à écrire')).toHaveCount(0)
    await expect(solene.region('Lettres à écrire').getByRole('checkbox')).toHaveCount(4)
    await solene.coche(/lettre à la CAF/i)
    await ronde.examine(solene, 'un événement à préparer')
    await solene.presse('Garder ce qui est coché')
    await solene.voit('Noté : droits à vérifier, échéances et étapes.')
    await ronde.examine(solene, 'un événement préparé')
  })

  await test.step('les droits sont au suivi, les échéances et les étapes à la suite', async () => {
    await solene.va(`${dossier}/droits/suivi`)
    for (const droit of ['Allocation de soutien familial', 'Aide au logement', 'Prime d’activité'])
      await expect(droitSuivi(solene, droit).first()).toContainText('À vérifier')
    await expect(solene.page.getByRole('region', { name: 'Séparation', exact: true })).toHaveCount(0)
    await ronde.examine(solene, 'le suivi des droits')
    await solene.va(`${dossier}/suite`)
    await solene.voit('Déclarer la séparation à la CAF ou à la MSA', 'Déclarer la séparation aux impôts', 'Écrire : lettre à la CAF')
    await solene.va(dossier)
    await expect(solene.page.getByRole('region', { name: 'Séparation', exact: true })).toHaveCount(0)
  })

  await test.step('la même page, envoyée deux fois, n’ajoute rien', async () => {
    const encore = await solene.envoie(`${dossier}/droits/evenement/separation?jour=${separation}`, {
      paires: [
        ['day', separation],
        ['rights[]', 'allocation-de-soutien-familial'],
        ['rights[]', 'prime-d-activite'],
        ['deadlines[]', '0'],
        ['steps[]', '0'],
        ['letters[]', '0'],
      ],
    })
    expect(encore.statut).toBe(302)
    await solene.va(`${dossier}/suite`)
    await expect(solene.page.getByRole('listitem').filter({ hasText: 'Déclarer la séparation à la CAF' })).toHaveCount(1)
    await expect(solene.page.getByRole('listitem').filter({ hasText: 'lettre à la CAF' })).toHaveCount(1)
    await solene.va(`${dossier}/droits/suivi/prime-d-activite`)
    await expect(solene.page.getByRole('region', { name: 'Historique' })).toHaveCount(0)
  })

  await test.step('la feuille s’imprime, et l’information est notée comme donnée', async () => {
    await solene.va(`${dossier}/droits/evenement/separation?jour=${separation}`)
    await solene.suit('Préparer la feuille')
    await solene.estA('Version pour la personne')
    await solene.page.emulateMedia({ media: 'print' })
    await solene.voit(/estimation/i)
    await solene.page.emulateMedia({ media: 'screen' })
    await solene.va(`${dossier}/droits/evenement/separation?jour=${separation}`)
    await solene.suit('Noter qu’elle est remise')
    await solene.estA('Information donnée')
    await expect(solene.choix('Feuille remise')).toBeChecked()
    await expect(solene.choix(/^Allocation de soutien familial/)).toBeChecked()
    await solene.presse('Garder')
    await solene.voit('Information notée, avec son jour.')
    await expect(solene.region('Ce qui a été dit')).toContainText('feuille remise')
    await expect(solene.region('Ce qui a été dit')).toContainText('Allocation de soutien familial')
    await ronde.examine(solene, 'l’information donnée')
  })

  await test.step('Bruno, qui a le budget, lit les droits ; ni le fil ni l’échéance', async () => {
    const bruno = await comme('Bruno Thévenet')
    await bruno.va(`${dossier}/droits/suivi`)
    await bruno.voit('Allocation de soutien familial', 'Prime d’activité')
    expect((await bruno.demande(`${dossier}/suite`)).texte).not.toContain('Déclarer la séparation')
    const ines = await comme('Inès Caradec')
    for (const suite of ['/droits/suivi', '/droits/information', '/droits/evenement/separation', '/droits/suivi/rsa'])
      expect((await ines.demande(`${dossier}${suite}`)).statut, suite).toBe(404)
  })
  ronde.conclut()
})

test('un refus se conteste avant sa dernière date ; après, la page dit ce qui reste possible', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const ronde = tournee('Un refus')
  ronde.ecoute(solene)
  await solene.ouvre('Fatoumata Diarra')
  const dossier = solene.adresse

  await test.step('le refus est noté avec sa notification : la dernière date se propose, cochée', async () => {
    await solene.va(`${dossier}/droits/suivi`)
    await solene.choisit('Le droit', 'Revenu de solidarité active (RSA)')
    await solene.presse('Continuer')
    await solene.estA('Revenu de solidarité active')
    await solene.suit('Refusé')
    await expect(solene.choix('La dernière date pour contester')).toBeChecked()
    await solene.remplit(/^Notification reçue le/, dansNJours(-20))
    await solene.remplit(/^Les raisons/, '« Vous vivez en couple. »')
    await ronde.examine(solene, 'un refus à noter')
    await solene.presse(/^Garder/)
    await solene.voit(/Il reste\s\d+\sjours/, /président du conseil départemental/, 'Autre chose : une remise de dette')
    await ronde.examine(solene, 'un refus noté')
  })

  await test.step('une date impossible est dite à côté de son champ, et rien n’est perdu', async () => {
    await solene.va(`${dossier}/droits/suivi/rsa?vers=refuse`)
    await solene.remplit(/^Notification reçue le/, dansNJours(30))
    await solene.remplit(/^Les raisons/, 'Autre raison')
    await solene.presse(/^Garder/)
    await solene.voit('Cette date est dans l’avenir. Vérifiez-la.')
    await expect(solene.champ(/^Les raisons/)).toHaveValue('Autre raison')
    await ronde.examine(solene, 'un refus à revoir')
  })

  await test.step('contesté avant : l’échéance est faite, la suivante court', async () => {
    await solene.va(`${dossier}/suite`)
    await solene.voit('Contester le refus : RSA', 'Écrire le recours : RSA')
    await solene.va(`${dossier}/droits/suivi/rsa`)
    await solene.suit('Noter que c’est contesté')
    await solene.presse(/^Garder/)
    await expect(solene.region('Ce qui est gardé')).toContainText('Contesté')
    await solene.va(`${dossier}/suite`)
    await solene.neVoitPas('Contester le refus : RSA')
    await solene.voit('Sans réponse au recours, c’est un refus : RSA')
  })

  await test.step('deux collègues en même temps : la seconde voit ce qui est gardé et ce qu’elle écrivait', async () => {
    await solene.va(`${dossier}/droits/suivi/rsa?vers=ouvert`)
    const autre = await solene.rouvreUnOnglet()
    await autre.va(`${dossier}/droits/suivi/rsa?vers=arrete`)
    await autre.presse(/^Garder/)
    await expect(autre.region('Ce qui est gardé')).toContainText('Arrêté')
    await solene.remplit(/^Montant reçu/, '312,40')
    await solene.presse(/^Garder/)
    await solene.voit('Quelqu’un a noté autre chose', 'Ce qui est gardé maintenant')
    await expect(solene.champ(/^Montant reçu/)).toHaveValue('312,40')
    await ronde.examine(solene, 'deux écritures en même temps')
    await solene.presse(/^Garder/)
    await expect(solene.region('Ce qui est gardé')).toContainText('312,40')
    await expect(solene.region('Historique').getByRole('listitem')).toHaveCount(4)
  })

  await test.step('après la date, la page le dit, et ce qui reste possible', async () => {
    await solene.va(`${dossier}/droits/suivi/fsl?vers=refuse`)
    await solene.remplit(/^Notification reçue le/, dansNJours(-120))
    await solene.presse(/^Garder/)
    await solene.voit('Le délai pour contester est passé', 'délai passé', 'Ce qui reste possible', 'Refaire une demande')
    await ronde.examine(solene, 'un délai passé')
  })

  await test.step('une raison de ne pas demander est comptée sans nom ; Hélène n’a que des nombres', async () => {
    await solene.va(`${dossier}/droits/suivi/aspa?vers=non-souhaite`)
    await solene.presse(/^Garder/)
    await solene.voit('Dites pourquoi, ou « ne souhaite pas dire pourquoi ».')
    await solene.choisit('Pourquoi', 'Peur des contrôles')
    await solene.presse(/^Garder/)
    await expect(solene.region('Ce qui est gardé')).toContainText('peur des contrôles')
    const helene = await comme('Hélène Prigent')
    await helene.va('/droits/non-recours')
    await helene.estA('Non-recours')
    const ligne = helene.page.getByRole('row', { name: /Peur des contrôles/ })
    await expect(ligne).toContainText('moins de 5')
    await helene.neTrouvePas('Diarra')
    await ronde.examine(helene, 'le non-recours en nombres')
    expect((await solene.demande('/droits/non-recours')).statut).toBe(403)
    expect((await helene.demande(`${dossier}/droits/suivi`)).statut).toBe(404)
  })
  ronde.conclut()
})
