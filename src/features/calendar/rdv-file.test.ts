import { expect, it } from 'vitest'
import { Refused } from '#core/errors.ts'
import { cellsOf, MOST_LINES, nameMark, readRdv } from './rdv-file.ts'

const head =
  'année;date prise rdv;heure prise rdv;origine;date rdv;heure rdv;service;motif;contexte;statut;lieu;professionnel.le(s);usager(s);commune du premier responsable;au moins un usager mineur ?;résultat des notifications;Organisation;date naissance;code postal du premier responsable;créé par;email(s) professionnel.le(s)'
const line =
  '2026;01/06/2026;09:00;Créé par un agent;17/06/2026;9h30;Social;Suivi RSA;;Rendez-vous à venir;MDS Nord;Marie ESSAI, Bruno ESSAI;Elif DEMIREL, Mehmet DEMIREL;Clairval;non;;MDS;12/03/1988;00100;;marie@exemple.fr'
const refusal = (text: string): string => {
  try {
    readRdv(text)
  } catch (error) {
    if (error instanceof Refused) return error.fields['file'] ?? ''
    throw error
  }
  return ''
}

it('reads the export by its headings, in any order and with any separator', () => {
  const expected = {
    line: 2,
    date: '2026-06-17',
    time: '09:30',
    people: ['Elif DEMIREL', 'Mehmet DEMIREL'],
    birthDate: '1988-03-12',
    professionals: ['Marie ESSAI', 'Bruno ESSAI'],
    motif: 'Suivi RSA',
    place: 'MDS Nord',
    kind: 'interview',
    status: 'planned',
  }
  expect(readRdv(`\uFEFF${head}\r\n${line}\r\n`)).toEqual([expected])
  expect(readRdv('Date du RDV\tHeure RDV\tUsagers\n2026-06-17\t14:05\tZoé')).toMatchObject([
    { date: '2026-06-17', time: '14:05', people: ['Zoé'], professionals: [] },
  ])
  expect(readRdv('heure rdv,"usager(s)",date rdv,lieu\n09:30,"A, B",17/06/2026,"1 rue ""du Port""\nClairval"')).toMatchObject([
    { line: 2, people: ['A', 'B'], place: '1 rue "du Port"\nClairval' },
  ])
  // a title above the headings, an empty line below
  expect(readRdv(`Export du 1er juin\n${head}\n\n${line}\n;;;;\n`)).toMatchObject([{ line: 4, time: '09:30' }])
})

it.each([
  ['Rendez-vous honoré', 'held'],
  ['Absence non excusée', 'noShow'],
  ['Annulé (excusé)', null],
  ['Annulé (par le service)', null],
  ['À renseigner', 'planned'],
  ["Rendez-vous aujourd'hui", 'planned'],
  ['État indéterminé', 'planned'],
  ['', 'planned'],
] as const)('« %s » is %s', (status, expected) => {
  expect(readRdv(`date rdv;heure rdv;usager(s);statut\n17/06/2026;10:00;Zoé;${status}`)[0]?.status).toBe(expected)
})

it.each([
  ['Visite à domicile', 'homeVisit'],
  ['Rendez-vous téléphonique', 'call'],
  ['Visioconférence', 'video'],
  ['Suivi', 'interview'],
] as const)('« %s » is %s', (motif, expected) => {
  expect(readRdv(`date rdv;heure rdv;usager(s);motif\n17/06/2026;10:00;Zoé;${motif}`)[0]?.kind).toBe(expected)
})

it('says what is not readable, and guesses nothing', () => {
  expect(readRdv('date rdv;heure rdv;usager(s)\n30/02/2026;25:00;\nbientôt;midi;Zoé')).toMatchObject([
    { date: null, time: null, people: [] },
    { date: null, time: null, people: ['Zoé'] },
  ])
  expect(refusal('nom;prénom\nA;B')).toContain('n’est pas l’export')
  expect(refusal('')).toContain('n’est pas l’export')
  expect(refusal('date rdv;usager(s);motif\n1;2;3')).toContain('« heure rdv »')
  expect(refusal(`date rdv;heure rdv;usager(s)\n${'17/06/2026;10:00;Zoé\n'.repeat(MOST_LINES + 1)}`)).toContain('500 au plus')
})

it('a name is one whatever its order, case and accents', () => {
  expect(nameMark('Élodie N’GUESSAN')).toBe(nameMark('n guessan elodie'))
  expect(nameMark('Elif Demirel')).not.toBe(nameMark('Elif Demir'))
})

it('cells keep what quotes hold, and an open one loses nothing', () => {
  expect(cellsOf('a;"b;""c"""\r\n"d', ';')).toEqual([['a', 'b;"c"'], ['d']])
})
