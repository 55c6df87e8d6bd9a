import { expect, it } from 'vitest'
import { readAsked, spanOfPeriod } from './export-form.ts'
import { cell, columns, csvOf, emptyColumns, lineOf } from './export-rows.ts'
import type { ExportedAppointment } from './queries.server.ts'

const now = new Date('2026-06-16T09:00:00Z')
const one = (over: Partial<ExportedAppointment> = {}): ExportedAppointment => ({
  createdAt: new Date('2026-06-01T22:30:00Z'),
  startsAt: new Date('2026-06-15T07:30:00Z'),
  kind: 'interview',
  status: 'held',
  cancelledBy: null,
  siteName: 'MDS de Clairval',
  timeZone: 'Europe/Paris',
  teams: 'Accompagnement',
  jobTitles: 'assistante de service social',
  organisation: 'Département',
  ...over,
})

it('fills the columns of RDV Service Public, and leaves those of persons empty', () => {
  expect(lineOf(one(), now)).toEqual({
    année: '2026',
    'date prise rdv': '02/06/2026',
    'heure prise rdv': '00:30',
    'date rdv': '15/06/2026',
    'heure rdv': '09:30',
    service: 'Accompagnement',
    motif: 'Entretien',
    statut: 'Rendez-vous honoré',
    lieu: 'MDS de Clairval',
    'professionnel.le(s)': 'assistante de service social',
    Organisation: 'Département',
  })
  const empty = emptyColumns.flatMap((group) => group.columns)
  const filled = Object.keys(lineOf(one(), now))
  expect([...empty, ...filled].toSorted()).toEqual([...columns].toSorted())
  expect(lineOf(one({ kind: 'homeVisit' }), now).lieu).toBe('À domicile')
})

it.each([
  ['noShow', null, '2026-06-15T07:30:00Z', 'Absence non excusée'],
  ['cancelled', 'person', '2026-06-15T07:30:00Z', 'Annulé (excusé)'],
  ['cancelled', 'service', '2026-06-15T07:30:00Z', 'Annulé (par le service)'],
  ['cancelled', null, '2026-06-15T07:30:00Z', 'État indéterminé'],
  ['planned', null, '2026-06-15T07:30:00Z', 'À renseigner'],
  ['planned', null, '2026-06-16T14:00:00Z', 'Rendez-vous aujourd’hui'],
  ['planned', null, '2026-06-17T07:30:00Z', 'Rendez-vous à venir'],
] as const)('%s (%s), %s: « %s »', (status, cancelledBy, startsAt, words) => {
  expect(lineOf(one({ status, cancelledBy, startsAt: new Date(startsAt) }), now).statut).toBe(words)
})

it.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+33 6', `"'+33 6"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['l’accueil ; ici', '"l’accueil ; ici"'],
  ['', '""'],
])('a cell « %s » begins no formula', (text, written) => {
  expect(cell(text)).toBe(written)
})

it('writes a file that opens here: mark, semicolons, one line for each', () => {
  const text = csvOf([one({ teams: '=1+1' }), one()], now)
  const lines = text.split('\r\n')
  expect(text.startsWith('\uFEFF"année";"date prise rdv";')).toBe(true)
  expect(lines).toHaveLength(4)
  for (const line of lines.slice(0, 3)) expect(line.split(';')).toHaveLength(21)
  expect(lines[1]).toContain(`"'=1+1"`)
})

it('asks for the month before without being told, and says what it did not understand', () => {
  const asked = (query: string) => readAsked(new URLSearchParams(query), '2026-01-16')
  expect(asked('')).toEqual({ teamId: null, fromOn: '2025-12-01', untilOn: '2025-12-31', errors: {} })
  expect(asked('du=2025-01-01&au=2026-01-31')).toMatchObject({ fromOn: '2025-01-01', untilOn: '2026-01-31', errors: {} })
  expect(asked('du=2025-01-01&au=2026-02-01').errors).toEqual({ au: expect.stringContaining('Treize mois') })
  expect(asked('du=2026-02-30').errors).toEqual({ du: expect.stringContaining('pas lisible') })
  expect(asked('du=2026-01-02&au=2026-01-01').errors).toEqual({ au: 'Le dernier jour est avant le premier.' })
  expect(asked('equipe=x').errors).toEqual({ equipe: 'Choisissez dans la liste.' })
  expect(asked('equipe=01a00000-0000-7000-8000-000000000000').teamId).toBe('01a00000-0000-7000-8000-000000000000')
})

it('a period begins and ends at midnight on the wall', () => {
  expect(spanOfPeriod({ fromOn: '2026-03-01', untilOn: '2026-03-31' }, 'Europe/Paris')).toEqual({
    from: new Date('2026-02-28T23:00:00Z'),
    to: new Date('2026-03-31T22:00:00Z'),
  })
})
