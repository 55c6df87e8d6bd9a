import type { Personne } from './people.ts'
import { expect, secondes, test } from './people.ts'

/**
 * An over-indebted family, from the notes of a kitchen table to the sheet that it takes home: by the keyboard alone, on one page. What is counted is what a hand does; the machine's time is said
 * beside it.
 */

/** A household of her own, opened for the story. @returns its address. */
const nouveauFoyer = async (qui: Personne, nom: string): Promise<string> => {
  await qui.va('/dossiers/ouvrir')
  await qui.remplit('Comment l’appeler', nom)
  await qui.presse('Ouvrir le dossier')
  await qui.estA(nom)
  return qui.adresse
}

/** The notes of the visit, in the order of the page: what, how much, and the paper when there was one. */
const table = [
  ['Salaire', '1120', 'fiche de paie'],
  ['Allocations familiales', '151'],
  ['Aide au logement', '287', 'attestation CAF'],
  ['Cantine et périscolaire', '74'],
  ['Mutuelle', '61'],
  ['Alimentation', '~420'],
  ['Loyer', '612', 'quittance'],
  ['Électricité et gaz', '290/trim', 'facture'],
  ['Assurance du logement', '168/an'],
  ['Téléphone et internet', '46'],
  ['Frais bancaires', '38'],
  ['Assurance de la voiture', '540/an'],
  ['Carburant', '30/sem'],
] as const
const dettes = [
  { nom: 'Loyers de mars et avril', sorte: 'l', plusBas: 0, du: '1224', mois: '' },
  { nom: 'Cofidis', sorte: 'cr', plusBas: 1, du: '3800', mois: '142' },
  { nom: 'Banque, voiture', sorte: 'cr', plusBas: 0, du: '5200', mois: '186' },
] as const

test('une famille surendettée, des notes de la table de cuisine au tableau remis', async ({ comme }) => {
  const marc = await comme('Marc Delaunay')
  const dossier = await nouveauFoyer(marc, 'Foyer du pont Neuf')
  await marc.va(`${dossier}/budget`)
  await marc.voit('Rien à lire ici du budget pour le moment.')

  await test.step('treize postes et trois dettes, au clavier, sur une page', async () => {
    marc.compte()
    const debut = Date.now()
    await marc.touche('e')
    await marc.estA('Poser le budget')
    for (const [poste, montant, papier] of table) {
      await marc.atteint(marc.champ(`${poste}, montant`))
      await marc.tape(montant)
      if (papier !== undefined) {
        await marc.touche('Tab')
        await marc.tape(papier)
      }
    }
    for (const [rang, { nom, sorte, plusBas, du, mois }] of dettes.entries()) {
      await marc.atteint(marc.champ(`Dette ${rang + 1}, à qui`))
      await marc.tape(nom)
      await marc.touche('Tab')
      // the list goes to what is typed, as a closed list of a browser does
      await marc.tape(sorte)
      for (let bas = 0; bas < plusBas; bas++) await marc.touche('ArrowDown')
      await marc.touche('Tab')
      await marc.tape(du)
      await marc.touche('Tab')
      await marc.tape(mois)
    }
    await marc.touche('Control+Enter')
    await marc.voit('Budget gardé.')
    const effort = marc.compte()
    console.log(
      `Budget : ${effort.frappes} touches tapées et ${effort.gestes} gestes du clavier pour ${table.length} postes et ${dettes.length} dettes, soit ` +
        `${secondes(effort).toFixed(1)} s pour une main habituée (la machine : ${((Date.now() - debut) / 1000).toFixed(1)} s), un seul écran`,
    )
    expect(secondes(effort)).toBeLessThanOrEqual(180)
  })

  await test.step('la page compte comme à la main', async () => {
    // 1 120 + 151 + 287
    await expect(marc.page.getByRole('row', { name: /^Entre/ })).toContainText(/1.558,00/)
    // 290 a quarter, 168 and 540 a year, 30 a week, spread over the months to the cent; 142 + 186 of credits
    await expect(marc.page.getByRole('row', { name: /^Crédits et plans/ })).toContainText('328,00')
    await expect(marc.region('Dettes').getByRole('row', { name: /Cofidis/ })).toContainText('Crédit renouvelable')
    await marc.voit('Signes de surendettement', 'Loyers de mars et avril', 'fiche de paie')
    await expect(marc.region('Dettes').getByRole('row').nth(1)).toContainText('Loyers de mars et avril')
  })

  await test.step('le salaire compte dans les droits : il n’est pas tapé deux fois', async () => {
    await marc.va(`${dossier}/faits`)
    await marc.voit(/Salaire net, 1.120.€/)
  })

  await test.step('une saisie qui n’est pas comprise revient à côté de son champ', async () => {
    await marc.va(`${dossier}/budget/saisir`)
    await marc.remplit('Eau, montant', 'pas mal')
    await marc.remplit('Mutuelle, montant', '65')
    await marc.presse('Garder le budget')
    await marc.voit(/Ce montant n’est pas lisible/)
    await expect(marc.champ('Eau, montant')).toHaveValue('pas mal')
    await expect(marc.champ('Mutuelle, montant')).toHaveValue('65')
    await marc.remplit('Eau, montant', '?')
    await marc.presse('Garder le budget')
    await marc.voit('Budget gardé.', 'à trouver', /Il manque.*Eau/)
  })

  await test.step('le tableau remis ne porte ni nom ni service', async () => {
    await marc.suit('Tableau à remettre')
    await marc.voit(/^Mon budget/, 'Loyers de mars et avril')
    const feuille = await marc.page.getByRole('article', { name: 'Le budget du mois' }).innerText()
    expect(feuille).not.toMatch(/pont Neuf|Delaunay|Marc|secteur|Clairval|surendettement/)
    expect(await marc.page.title()).toBe('Mon budget')
  })

  await test.step('le dossier Banque de France dit ce qu’il manque', async () => {
    await marc.va(`${dossier}/budget/banque-de-france`)
    await marc.voit('Trouver le montant : Eau.', 'Contrat ou dernier courrier : Cofidis', /Forfaits \d{4}/)
  })

  await test.step('avant, après : un plan, et rien n’est gardé', async () => {
    await marc.va(`${dossier}/budget/avant-apres`)
    await marc.remplit('Loyers de mars et avril, si le plan était de', '40')
    await marc.presse('Comparer')
    await expect(marc.champ('Loyers de mars et avril, si le plan était de')).toHaveValue('40')
    await marc.va(`${dossier}/budget`)
    await expect(marc.page.getByRole('row', { name: /^Crédits et plans/ })).toContainText('328,00')
  })

  let lettre = ''
  await test.step('le jour où agir court dans « Ce qui court », et s’en va avec lui', async () => {
    const dans20Jours = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await marc.va(`${dossier}/budget/saisir`)
    await marc.remplit('Dette 1, agir avant le', dans20Jours)
    await marc.presse('Garder le budget')
    await marc.va(`${dossier}/suite`)
    await marc.voit('Agir pour une dette : loyer en retard', /Loyers de mars et avril/)
    await marc.va(`${dossier}/budget/saisir`)
    await marc.remplit('Dette 1, agir avant le', '')
    await marc.presse('Garder le budget')
    await marc.va(`${dossier}/suite`)
    await marc.neVoitPas('Agir pour une dette : loyer en retard')
  })

  await test.step('la lettre au créancier est remplie de la dette, et ne dit rien d’autre', async () => {
    await marc.va(`${dossier}/budget`)
    await marc.suit('Demander un délai : Loyers de mars et avril')
    lettre = marc.adresse.replace(dossier, '')
    const feuille = marc.page.getByRole('article', { name: 'La lettre' })
    await expect(feuille).toContainText(/la somme de\s1\s224\s€ au titre du loyer/)
    await marc.voit(/Aucun montant n’est proposé\. Il manque/)
    await marc.choisit('Ce que la lettre demande', 'Payer en plusieurs fois')
    await marc.remplit('Qui écrit', '')
    await marc.presse('Mettre la lettre en page')
    await marc.voit('Dites qui écrit', 'Dites combien par mois')
    await marc.remplit('Qui écrit', 'Ana Aubry')
    await marc.remplit('Par mois', '60')
    await marc.presse('Mettre la lettre en page')
    await expect(feuille).toContainText(/60\s€ par mois, soit\s21 versements, le dernier plus petit/)
    await expect(feuille).toContainText('Ana Aubry')
    const texte = await marc.champ('Le texte de la lettre').inputValue()
    await marc.remplit('Le texte de la lettre', `${texte}\n\nMerci de votre patience.`)
    await marc.presse('Mettre la lettre en page')
    await expect(feuille).toContainText('Merci de votre patience.')
    expect(await feuille.innerText()).not.toMatch(/pont Neuf|Delaunay|Clairval|secteur|salaire|1.120|Cofidis|enfant/i)
    expect(await marc.page.title()).toBe('Lettre')
  })

  await test.step('qui n’a pas le budget ne trouve pas ces pages', async () => {
    const solene = await comme('Solène Kerbrat')
    for (const page of ['', '/saisir', '/tableau', '/feuille', '/avant-apres', '/banque-de-france', lettre.replace('/budget', '')])
      expect((await solene.demande(`${dossier}/budget${page}`)).statut, page).toBe(404)
  })
})

test('le budget d’un foyer de la ville : les mois se comparent, la courbe a son tableau', async ({ comme }) => {
  const bruno = await comme('Bruno Thévenet')
  await bruno.ouvre('Céline Aubertin')
  const dossier = bruno.adresse
  await bruno.va(`${dossier}/budget`)
  await bruno.voit(/^4,76.€$/, 'Dettes, dans l’ordre où agir', '3 sur\u00A05', 'Crédit employé pour vivre')
  await bruno.deplie('Les mois, en tableau')
  await expect(bruno.page.getByRole('table', { name: 'Reste par jour et par personne' }).getByRole('row')).toHaveCount(7)
  await bruno.suit('Mois précédent')
  await expect(bruno.lien('Mois suivant')).toBeVisible()
  await bruno.touche('g', 'b')
  await bruno.voit(/^Budget d/)
})
