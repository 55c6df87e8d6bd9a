import { describe, expect, it } from 'vitest'
import { initialsOf } from '#core/names.ts'
import {
  arrangeAgenda,
  daySentence,
  dayTitle,
  essentialsOf,
  middayPause,
  noticeWords,
  onlyYou,
  pressingWords,
  sinceWords,
  writeMoment,
} from './model.ts'
import type { DayAppointment } from './model.ts'

const at = (from: string, until: string, more: Partial<DayAppointment> = {}): DayAppointment => ({
  id: from,
  caseFileId: 'c',
  name: 'Céline Aubertin',
  from,
  until,
  kind: 'interview',
  status: 'planned',
  place: '',
  with: '',
  note: '',
  essentials: [],
  draftId: null,
  flags: null,
  ...more,
})
const outline = (lines: ReturnType<typeof arrangeAgenda>): string[] =>
  lines.map((line) =>
    line.kind === 'appointment'
      ? `${line.state} ${line.appointment.from}`
      : line.kind === 'now'
        ? `now ${line.time}`
        : `pause ${line.from}-${line.until}`,
  )

describe('the agenda', () => {
  const day = [
    at('08:30', '09:00'),
    at('09:30', '10:30'),
    at('11:00', '12:30'),
    at('13:30', '15:00'),
    at('16:30', '17:30', { kind: 'homeVisit' }),
  ]
  it('puts « now » above the next one, which opens by itself, and keeps the pause', () => {
    expect(outline(arrangeAgenda(day, '09:12'))).toEqual([
      'past 08:30',
      'now 09:12',
      'next 09:30',
      'later 11:00',
      'pause 12:30-13:30',
      'later 13:30',
      'later 16:30',
    ])
  })
  it('keeps open the one who is here, ends with « now » when all is over, and leaves cancelled ones out', () => {
    expect(outline(arrangeAgenda(day, '10:00')).slice(0, 3)).toEqual(['past 08:30', 'now 10:00', 'next 09:30'])
    expect(outline(arrangeAgenda(day, '19:00')).at(-1)).toBe('now 19:00')
    expect(outline(arrangeAgenda([at('09:30', '10:00', { status: 'cancelled' })], '09:00'))).toEqual([])
    expect(outline(arrangeAgenda([at('09:30', '10:00', { status: 'held' }), at('10:00', '11:00')], '09:00'))).toEqual([
      'past 09:30',
      'now 09:00',
      'next 10:00',
    ])
  })
  it('lets an interview whose page is written wait for tidying, and opens the one after it', () => {
    const written = [at('08:30', '09:30', { draftId: 'd' }), at('09:30', '10:30', { draftId: 'e' })]
    expect(outline(arrangeAgenda(written, '09:05'))).toEqual(['past 08:30', 'now 09:05', 'next 09:30'])
    expect(outline(arrangeAgenda([at('08:30', '09:30')], '09:05'))).toEqual(['now 09:05', 'next 08:30'])
  })
  it('finds the pause in what is free at midday only', () => {
    expect(
      middayPause([
        { from: '11:00', until: '12:30' },
        { from: '13:00', until: '14:00' },
      ]),
    ).toBeNull()
    expect(
      middayPause([
        { from: '09:00', until: '12:10' },
        { from: '13:00', until: '14:00' },
      ]),
    ).toEqual({ from: '12:10', until: '13:00' })
    expect(middayPause([{ from: '11:00', until: '15:00' }])).toBeNull()
  })
})

describe('what the page says', () => {
  it('since when a request presses, once its day is over', () => {
    expect(pressingWords({ urgency: 'today', on: '2026-06-16' }, '2026-06-16')).toBe('À traiter aujourd’hui.')
    expect(pressingWords({ urgency: 'today', on: '2026-06-09' }, '2026-06-16')).toBe('Attend depuis mardi\u00A09\u00A0juin.')
    expect(pressingWords({ urgency: 'week', on: '2026-06-16' }, '2026-06-16')).toBe('Le délai est passé.')
  })
  it('the day in one line', () => {
    expect(dayTitle('2026-06-16')).toBe('Mardi\u00A016\u00A0juin')
    expect(daySentence('09:12', [at('09:30', '10:30'), at('11:00', '12:00'), at('16:00', '17:00', { kind: 'homeVisit' })], 1)).toBe(
      '9\u00A0h\u00A012 · deux entretiens, une visite, une demande qui attend',
    )
    expect(daySentence('09:00', [], 0)).toBe('9\u00A0h\u00A000 · rien de posé aujourd’hui')
  })
  it('who sees it, in the gender of the official label', () => {
    for (const label of ['assistante de service social', 'conseillère en ESF', 'éducatrice spécialisée', 'cheffe de service'])
      expect(onlyYou(label), label).toMatch(/seule/)
    for (const label of ['assistant socio-éducatif', 'conseiller', 'éducateur spécialisé', 'chef de service'])
      expect(onlyYou(label), label).toMatch(/seul voyez/)
    expect(onlyYou('responsable de secteur')).toBe('Personne d’autre ne voit cette page')
  })
  it('three lines before someone enters: prepared ones first, then promises, then the deadline', () => {
    const steps = [
      { id: '1', what: 'donner la date de l’audience', doer: 'worker', due: null },
      { id: '2', what: 'apporter le courrier de la CAF.', doer: 'person', due: null },
    ]
    const deadlines = [{ id: 'd', caseFileId: 'c', name: null, due: '2026-08-03', title: 'Contester l’indu CAF', note: '', law: null }]
    expect(essentialsOf(at('9', '10'), steps, deadlines, '2026-06-16')).toEqual([
      'Vous deviez : donner la date de l’audience.',
      'De son côté : apporter le courrier de la CAF.',
      'Contester l’indu CAF, avant le lundi\u00A03\u00A0août.',
    ])
    expect(essentialsOf(at('9', '10', { essentials: ['Un', 'Deux', 'Trois', 'Quatre'] }), steps, deadlines, '2026-06-16')).toEqual([
      'Un',
      'Deux',
      'Trois',
    ])
    expect(essentialsOf(at('9', '10', { caseFileId: 'other' }), [], deadlines, '2026-06-16')).toEqual([])
  })
  it('a notice about a household whose name may not be told is a whole sentence', () => {
    expect(noticeWords('exceptionalAccess', false).join('')).toBe('Un accès exceptionnel a été ouvert. À relire sous sept jours.')
    expect(noticeWords('exceptionalAccess', true)[0]).toBe('Le dossier de')
    for (const kind of [
      'requestMatch',
      'requestProposed',
      'exceptionalAccess',
      'exceptionalToApprove',
      'handover',
      'newDevice',
      'accessGranted',
      'other',
    ])
      expect(noticeWords(kind, false).join('')).toMatch(/^[A-ZÀÉ][^ ].*[^ ]\.$/)
    for (const kind of ['requestMatch', 'exceptionalAccess', 'handover', 'accessGranted'])
      expect(noticeWords(kind, false).join('')).not.toMatch(/ de\b *(?:a|vous)|à\./)
  })
  it('moments, silences and initials', () => {
    expect(writeMoment('2026-06-16', '09:05', '2026-06-16')).toBe('ce matin, 9\u00A0h\u00A005'.replace('005', '05'))
    expect(writeMoment('2026-06-15', '17:00', '2026-06-16')).toBe('hier, 17\u00A0h')
    expect(sinceWords('2026-05-01', '2026-06-16')).toBe('rien d’écrit depuis six\u00A0semaines')
    expect(initialsOf('Marie-Thérèse Le Floc’h')).toBe('M. T. L.')
    expect(initialsOf('sans nom')).toBe('…')
  })
})
