import { read, utils, write } from '@e965/xlsx'
import { addDays } from '#core/dates.ts'
import { wallClock } from '#web/clock.ts'
import { expect, origine, test } from './people.ts'
import type { Personne } from './people.ts'

/**
 * The agenda goes into a telephone without any name, and its address is taken back; the hours of another calendar come in, once; a manager takes out
 * the appointments of her teams, and nobody is in the file.
 */
const lis = async (qui: Personne, adresse: string, entetes: Record<string, string> = {}) => {
  const reponse = await qui.contexte.request.get(adresse, { headers: entetes })
  return { statut: reponse.status(), entetes: reponse.headers(), texte: await reponse.text() }
}
const aujourdhui = (): string => wallClock(new Date(), 'Europe/Paris').date
const compact = (jour: string): string => jour.replaceAll('-', '')

test('mon agenda dans mon téléphone : sans un nom, et repris en un geste', async ({ comme, quelquun }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.va('/dossiers')
  const foyers = await solene.page
    .getByRole('link')
    .evaluateAll((liens) =>
      liens
        .filter((lien) => /\/dossiers\/[0-9a-f-]{36}$/.test(lien.getAttribute('href') ?? ''))
        .map((lien) => lien.textContent?.trim() ?? ''),
    )
  expect(foyers.length).toBeGreaterThan(3)
  await solene.va('/mon-compte')
  await solene.suit('Mon agenda dans mon téléphone')
  await solene.estA('Mon agenda dans mon téléphone')
  await solene.confirme()

  await test.step('l’adresse se montre une fois', async () => {
    await solene.presse(/Créer une adresse|Remplacer par une nouvelle adresse/)
    await solene.voit('elle ne sera plus montrée')
  })
  const adresse = (await solene.region('L’adresse, montrée une seule fois').locator('code').textContent()) ?? ''
  expect(adresse.slice(origine().length)).toMatch(/^\/agenda\/flux\/[\w-]{43}\.ics$/)
  await solene.presse('C’est fait')
  await solene.neTrouvePas(adresse)
  await solene.voit('Jamais lue')

  const telephone = await quelquun()
  await test.step('le téléphone lit des heures, et quatre mots', async () => {
    const lu = await lis(telephone, adresse)
    expect(lu.statut).toBe(200)
    expect(lu.entetes['content-type']).toContain('text/calendar')
    expect(lu.entetes['set-cookie']).toBeUndefined()
    const mots = new Set([...lu.texte.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, mot]) => mot))
    console.log(`Agenda au téléphone : ${lu.texte.split('BEGIN:VEVENT').length - 1} heures, mots ${[...mots].join(', ')}`)
    expect(mots.size).toBeGreaterThan(0)
    for (const mot of mots) expect(['Rendez-vous', 'Visite', 'Permanence', 'Occupé']).toContain(mot)
    for (const foyer of foyers) expect(lu.texte).not.toContain(foyer)
    expect(lu.texte).not.toMatch(/LOCATION|DESCRIPTION|ORGANIZER|ATTENDEE|[0-9a-f]{8}-[0-9a-f]{4}-/)
    expect((await lis(telephone, adresse, { 'if-none-match': lu.entetes['etag'] ?? '' })).statut).toBe(304)
    await solene.va('/mon-compte/agenda')
    await solene.voit('Lue pour la dernière fois')
  })

  await test.step('retirée, elle n’est plus rien, comme si elle n’avait jamais été', async () => {
    await solene.presse('Retirer cette adresse')
    await solene.voit('Adresse retirée', 'Aucune adresse pour l’instant')
    const retiree = await lis(telephone, adresse)
    const inconnue = await lis(telephone, `${origine()}/agenda/flux/${'x'.repeat(43)}.ics`)
    expect([retiree.statut, retiree.texte]).toEqual([404, inconnue.texte])
    expect(inconnue.statut).toBe(404)
  })

  await test.step('le journal le dit', async () => {
    const claire = await comme('Claire Meunier')
    await claire.va('/journal')
    await claire.voitEnRemontant('a fait lire son agenda, sans nom, par son adresse privée')
  })
})

test('reprendre un fichier d’agenda : une fois, et rien de ce qu’il raconte', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  // told again in the same house, it is another file
  const uid = `histoire-${Date.now()}@exemple.fr`
  const jour = compact(addDays(aujourdhui(), 200 + (Date.now() % 100)))
  const fichier = (heure: string, ...plus: string[]) => ({
    name: 'agenda.ics',
    mimeType: 'text/calendar',
    buffer: Buffer.from(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:essai',
        'BEGIN:VEVENT',
        `UID:${uid}`,
        `DTSTART:${jour}T${heure}Z`,
        'DURATION:PT1H',
        'SUMMARY:Dentiste de Zoé',
        ...plus,
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n'),
    ),
  })
  const reprend = async (quoi: ReturnType<typeof fichier>) => {
    await solene.page.getByLabel('Fichier d’agenda').setInputFiles(quoi)
    await solene.presse('Reprendre ces heures')
  }
  await solene.va('/mon-compte/agenda/importer')
  await solene.presse('Reprendre ces heures')
  await solene.voit('Choisissez un fichier d’agenda, ou collez son contenu', 'Rien n’est effacé')
  await solene.remplit('Ou son contenu, collé', 'Bonjour')
  await solene.presse('Reprendre ces heures')
  await solene.voit('n’est pas un agenda')
  await expect(solene.champ('Ou son contenu, collé')).toHaveValue('Bonjour')
  await solene.va('/mon-compte/agenda/importer')
  await reprend(fichier('090000'))
  await solene.voit('Repris : 1 heure ajoutée')
  await solene.neTrouvePas('Dentiste')
  await reprend(fichier('090000'))
  await solene.voit('1 heure déjà connue')
  await reprend(fichier('100000'))
  await solene.voit('1 heure déplacée')
  await reprend(fichier('100000', 'STATUS:CANCELLED'))
  await solene.voit('1 heure annulée')
  await reprend({ name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000', 'hex') })
  await solene.voit('n’est pas un texte')
})

test('exporter les rendez-vous d’une équipe : personne n’est dans le fichier', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  await solene.va('/dossiers')
  const foyers = await solene.page
    .getByRole('link')
    .evaluateAll((liens) =>
      liens
        .filter((lien) => /\/dossiers\/[0-9a-f-]{36}$/.test(lien.getAttribute('href') ?? ''))
        .map((lien) => lien.textContent?.trim() ?? ''),
    )
  const helene = await comme('Hélène Prigent')
  await helene.va('/equipe')
  await helene.suit('Exporter les rendez-vous')
  await helene.estA('Exporter les rendez-vous')
  await helene.confirme()
  await helene.remplit('Du', addDays(aujourdhui(), -60))
  await helene.remplit('Au, compris', addDays(aujourdhui(), 60))
  await helene.presse('Compter')
  await helene.voit(/[0-9]+ rendez-vous du/)
  const lien = (await helene.lien('Télécharger le fichier CSV').getAttribute('href')) ?? ''
  const { statut, type, octets } = await helene.telecharge(lien)
  expect(statut).toBe(200)
  expect(type).toContain('text/csv')
  const lignes = octets.toString('utf8').trimEnd().split('\r\n')
  console.log(`Export des rendez-vous : ${lignes.length - 1} lignes, ${lignes[0]?.split(';').length} colonnes`)
  expect(lignes.length).toBeGreaterThan(1)
  for (const ligne of lignes) expect(ligne.split('";"')).toHaveLength(21)
  const texte = octets.toString('utf8')
  for (const nom of [...foyers, 'Kerbrat', 'Delaunay', 'Prigent']) expect(texte).not.toContain(nom)
  const classeur = await helene.telecharge((await helene.lien('Télécharger le classeur').getAttribute('href')) ?? '')
  expect(classeur.type).toContain('spreadsheetml')
  const feuille = read(classeur.octets).Sheets['Rendez-vous']
  const cases = feuille ? utils.sheet_to_json<string[]>(feuille, { header: 1, defval: '' }) : []
  console.log(`Export en classeur : ${cases.length - 1} lignes, ${cases[0]?.length} colonnes`)
  expect([cases.length, cases[0]?.length]).toEqual([lignes.length, 21])
  for (const nom of [...foyers, 'Kerbrat', 'Delaunay', 'Prigent']) expect(JSON.stringify(cases)).not.toContain(nom)
  await helene.remplit('Au, compris', addDays(aujourdhui(), 900))
  await helene.presse('Compter')
  await helene.voit('Treize mois au plus')
  // nobody else has this page, and the file is for who has just proved herself
  expect((await solene.demande('/equipe/rendez-vous')).statut).toBe(403)
  expect((await solene.demande(lien)).statut).toBe(403)
})

test('reprendre l’export de RDV Service Public, le vieux classeur tel qu’il vient', async ({ comme }) => {
  const solene = await comme('Solène Kerbrat')
  const marque = Date.now().toString(36)
  await solene.va('/dossiers/ouvrir')
  await solene.remplit('Comment l’appeler', `Foyer repris ${marque}`)
  await solene.presse('Ouvrir le dossier')
  await solene.estA(`Foyer repris ${marque}`)
  const id = solene.adresse.split('/')[2] ?? ''
  await solene.envoie(`/dossiers/${id}/foyer`, { paires: [['intent', 'add'], ['firstName', 'Anouk'], ['lastName', `Reprise${marque}`], ['role', 'main'], ['fromDate', aujourdhui()]] }) // prettier-ignore
  const jour = addDays(aujourdhui(), 200 + (Date.now() % 90))
    .split('-')
    .toReversed()
    .join('/')
  const livre = utils.book_new()
  utils.book_append_sheet(livre, utils.aoa_to_sheet([['date rdv', 'heure rdv', 'motif', 'statut', 'contexte', 'professionnel.le(s)', 'usager(s)'], [jour, '6h10', 'Suivi', 'Rendez-vous à venir', 'Ce qu’elle a dit', 'Solène KERBRAT', `Anouk REPRISE${marque.toUpperCase()}`], [jour, '6h40', 'Suivi', 'Rendez-vous à venir', '', 'Solène KERBRAT', 'Personne INCONNUE']]), 'Export') // prettier-ignore
  const buffer = Buffer.from(write(livre, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)
  const choisit = async (nom: string, octets: Buffer) => {
    await solene.va('/mon-compte/agenda/rdv-service-public')
    await solene.page.getByLabel('Fichier de l’export').setInputFiles({ name: nom, mimeType: 'application/vnd.ms-excel', buffer: octets })
    await solene.presse('Voir ce qui serait repris')
  }
  await test.step('un classeur abîmé est refusé en une phrase, à côté du champ', async () => {
    await choisit('export.xls', buffer.subarray(0, 700))
    await solene.voit(/Ce classeur est abîmé|aucune ligne ne porte ses titres/)
  })
  await test.step('le vrai se lit : une ligne à reprendre, une refusée, et pourquoi', async () => {
    await choisit('export-rdv-2026-06-20-org-000001.xls', buffer)
    await solene.voit('1 rendez-vous à reprendre et 1 refusé.', 'Lignes refusées')
    // what she said to somebody else goes no further than the file
    expect(await solene.page.content()).not.toContain('Ce qu’elle a dit')
    await solene.presse('Reprendre ce rendez-vous')
    await solene.voit('1 rendez-vous repris et 1 refusé.')
    await solene.va(`/dossiers/${id}/rendez-vous`)
    await expect(solene.region('À venir').getByRole('link', { name: /6.h.10/ })).toHaveCount(1)
  })
})
