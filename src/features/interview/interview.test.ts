import fc from 'fast-check'
import { joinBackward, joinForward, lift, selectNodeBackward } from 'prosemirror-commands'
import { history, undo } from 'prosemirror-history'
import { EditorState, TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { Refused } from '#core/errors.ts'
import { parsePassages } from '#features/tidying/model.ts'
import { bothVersions } from './both-versions.ts'
import { boundaryPlugin, deleteApart, selectionCrosses } from './editor-boundary.ts'
import { frenchFor, inAparte, marksPlugin } from './editor-plugins.ts'
import { docToText, markOf, positionOf, schema, textToDoc, voicesIn } from './editor-text.ts'
import { tidyForm } from './forms.ts'
import { appointmentWords, aparteAt, isAnswered, notePieces, usefulQuestions } from './model.ts'
import { markedNotes, notedAlready, readProposals } from './proposals.ts'
import { readTidying } from './tidy-form.ts'

const on = '2026-06-16'
it('knows a deadline that the household has already on that day, by its sort', () => {
  const line = { key: 'deadline.appeal', label: 'Recours : avant le 3 août', due: '2026-08-03' }
  expect(notedAlready(line, [{ title: 'Contester l’indu CAF', dueOn: '2026-08-03' }])?.title).toBe('Contester l’indu CAF')
  expect(notedAlready(line, [{ title: 'Contester l’indu CAF', dueOn: '2026-08-04' }])).toBeUndefined()
  expect(notedAlready(line, [{ title: 'Rappeler l’école', dueOn: '2026-08-03' }])).toBeUndefined()
})

const notes = [
  'Vient avec Jade.',
  'Le loyer d’avril reste dû, 548 €. J’appelle la CAF avant le 30 juin.',
  '((Elle a porté plainte le 4 mars.))',
  'Fin.',
].join('\n\n')

describe('useful questions', () => {
  const all = { contact: null, demand: false, composition: false, nextStep: false }
  it('are three at most, safety first, and fewer when things are known', () => {
    expect(usefulQuestions(all, on).map((one) => one.key)).toEqual(['contact', 'demand', 'composition'])
    expect(usefulQuestions({ contact: { reviewedOn: '2026-06-01' }, demand: true, composition: true, nextStep: true }, on)).toEqual([])
  })
  it('ask again about contact after three months, and when it was never gone over', () => {
    const known = { demand: true, composition: true, nextStep: true }
    const keys = (reviewedOn: string | null) => usefulQuestions({ ...known, contact: { reviewedOn } }, on).map((one) => one.key)
    expect(keys('2026-03-15')).toEqual(['contactOld'])
    expect(keys('2026-03-17')).toEqual([])
    expect(keys(null)).toEqual(['contactOld'])
  })
  it('fold when the notes talk about it', () => {
    const [contact, demand] = usefulQuestions(all, on)
    expect(contact && isAnswered(contact, 'On peut l’appeler le matin.')).toBe(true)
    expect(contact && isAnswered(contact, 'Elle dort mal.')).toBe(false)
    expect(demand && isAnswered(demand, 'Elle dit « je veux souffler ».')).toBe(true)
  })
})

describe('notes', () => {
  it('are cut at their private passages, numbered as they will be kept', () => {
    const pieces = notePieces(notes)
    expect(pieces.map((piece) => piece.aparte)).toEqual([null, 0, null])
    expect(aparteAt(pieces, notes.indexOf('plainte'))).toBe(0)
    expect(aparteAt(pieces, notes.indexOf('Fin'))).toBe(null)
  })
  it('are shown whole, with the numbers of what was recognised', () => {
    const { pieces, facts, steps } = readProposals(notes, on)
    const lines = [...facts, ...steps]
    expect(lines.map((one) => one.number).toSorted()).toEqual(lines.map((_, index) => index + 1))
    const shown = markedNotes(pieces, lines)
    expect(shown.flatMap((piece) => piece.paragraphs.map((runs) => runs.map((run) => run.text).join('')))).toEqual(
      notes.replaceAll(/\(\(|\)\)/g, '').split('\n\n'),
    )
    expect(shown.flatMap((piece) => piece.paragraphs.flat().flatMap((run) => run.numbers)).toSorted()).toEqual(
      lines.map((one) => one.number).toSorted(),
    )
  })
  it('show overlapping places as one, and never lose a word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 6 }), (text, spans) => {
        const pieces = [{ text, aparte: null, start: 0 }]
        const marks = spans.map(([start, length], index) => ({ start, end: start + length, number: index + 1 }))
        const words = markedNotes(pieces, marks).flatMap((piece) => piece.paragraphs.map((runs) => runs.map((run) => run.text).join('')))
        expect(words).toEqual(text.split('\n').filter((line) => line.trim() !== ''))
      }),
    )
  })
  it('join two versions without losing either', () => {
    expect(bothVersions('un', 'deux')).toBe('un\n\ndeux')
    expect(bothVersions('un', 'un ')).toBe('un')
    expect(bothVersions('', 'deux')).toBe('deux')
    expect(bothVersions('un', '  ')).toBe('un')
  })
  it('write an appointment in one line', () => {
    expect(appointmentWords('mardi 30 juin', '09:30', 'bureau 2')).toBe('mardi 30 juin, 9\u00A0h\u00A030, bureau 2')
    expect(appointmentWords('mardi 30 juin', '10:00', '')).toBe('mardi 30 juin, 10\u00A0h')
  })
})

describe('the editor', () => {
  it('gives back the text that it was given', () => {
    expect(docToText(textToDoc(notes).type.create(null, textToDoc(notes).content)).text).toBe(notes)
    expect(docToText(textToDoc('un\ndeux')).text).toBe('un\n\ndeux')
    expect(docToText(textToDoc('')).text).toBe('')
  })
  it('never lets a private word out, whatever was typed', () => {
    const piece = fc.constantFrom('a', 'b ', '((', '))', '(', ')', '\n', '«', '»', 'mot')
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 30 }).map((list) => list.join('')),
        (text) => {
          const open = (given: string) =>
            parsePassages(given)
              .filter((passage) => !passage.private)
              .map((passage) => passage.text)
              .join('')
              .replaceAll(/\s/g, '')
          const after = docToText(textToDoc(text)).text
          expect(open(after)).toBe(open(text))
          expect(docToText(textToDoc(after)).text).toBe(after)
        },
      ),
      { numRuns: 500 },
    )
  })
  it('finds a place of the text in the document', () => {
    const doc = textToDoc(notes)
    const { text, segments } = docToText(doc)
    for (const word of ['Jade', 'loyer', 'plainte', 'Fin']) {
      const from = positionOf(segments, text.indexOf(word))
      expect(from !== null && doc.textBetween(from, from + word.length)).toBe(word)
    }
  })
  it('leaves empty private passages out', () => {
    const doc = schema.node('doc', null, [
      schema.node('aparte', null, [schema.node('paragraph')]),
      schema.node('paragraph', null, [schema.text('x')]),
    ])
    expect(docToText(doc).text).toBe('x')
  })
  it('keeps private what was private when a mark is typed in the middle of a passage', () => {
    const start = EditorState.create({ doc: textToDoc('Avant\n\n((un deux\n\ntrois))\n\nAprès'), plugins: [marksPlugin()] })
    const { segments, text } = docToText(start.doc)
    const at = positionOf(segments, text.indexOf('deux')) ?? 0
    const put = (state: EditorState, typed: string) => state.apply(state.tr.insertText(typed))
    const inside = start.apply(start.tr.setSelection(TextSelection.create(start.doc, at)))
    const closed = put(put(inside, '(('), '))')
    expect(docToText(closed.doc).text).toBe(text)
    expect(inAparte(closed.selection.$from)).toBe(false)
    expect(docToText(put(closed, 'puis ').doc).text).toBe(text.replace('Après', 'puis Après'))
  })
  it('opens a passage at the caret and leaves what follows in the open', () => {
    const start = EditorState.create({ doc: textToDoc('un deux'), plugins: [marksPlugin()] })
    const opened = start.apply(start.tr.setSelection(TextSelection.create(start.doc, 4)).insertText('(('))
    expect(inAparte(opened.selection.$from)).toBe(true)
    const written = opened.apply(opened.tr.insertText('secret'))
    expect(docToText(written.doc).text).toBe('un\n\n((secret))\n\ndeux')
    // dictated at once, without its end: all that follows is hidden
    const dictated = start.apply(start.tr.insertText('a ((b', 1))
    expect(docToText(dictated.doc).text).toBe('a\n\n((bun deux))')
  })
  it('lets no edit through a parenthesis, and takes words away line by line', () => {
    const before = 'un deux\n\n((trois quatre))\n\ncinq'
    const state = EditorState.create({ doc: textToDoc(before), plugins: [boundaryPlugin(), history(), marksPlugin()] })
    const { segments } = docToText(state.doc)
    const place = (word: string) => positionOf(segments, before.indexOf(word)) ?? 0
    const chosen = state.apply(state.tr.setSelection(TextSelection.create(state.doc, place('deux'), place('quatre'))))
    expect(selectionCrosses(chosen)).toBe(true)
    // joining both lines would put « quatre » in the open
    expect(docToText(chosen.apply(chosen.tr.deleteSelection()).doc).text).toBe(before)
    const taken = chosen.apply(deleteApart(chosen.tr))
    expect(docToText(taken.doc).text).toBe('un \n\n((quatre))\n\ncinq')
    // no base command of the keyboard does it either
    for (const word of ['un', 'trois', 'cinq', 'deux'])
      for (const command of [joinBackward, joinForward, lift, selectNodeBackward]) {
        const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, place(word))))
        let after = at
        command(at, (tr) => (after = at.apply(tr)))
        expect(docToText(after.doc).text, `${command.name} at ${word}`).toBe(before)
      }
    // and what was done can be taken back
    let back = taken
    undo(taken, (tr) => (back = taken.apply(tr)))
    expect(docToText(back.doc).text).toBe(before)
  })
  it('tells quotes, facts and analysis apart', () => {
    expect(voicesIn('Elle : « oui » puis « non')).toHaveLength(2)
    expect(markOf('Fait : elle est venue')).toEqual({ kind: 'fait', length: 6 })
    expect(markOf('Analyse\u00A0: peut-être')).toEqual({ kind: 'analyse', length: 9 })
    expect(markOf('Faitout : non')).toBe(null)
    expect([frenchFor('"', ''), frenchFor('"', 'dit '), frenchFor('"', 'mot'), frenchFor("'", 'l'), frenchFor("'", '5')]).toEqual([
      '«\u00A0',
      '«\u00A0',
      '\u00A0»',
      '’',
      null,
    ])
  })
})

describe('what was said yes to', () => {
  const proposals = readProposals(notes, on)
  const known = {
    subjects: { person: '01a20052-6584-7a4a-8036-d10cea1c5add' },
    writable: ['general', 'budget'] as const,
    carried: [],
    timeZone: 'Europe/Paris',
    on,
  }
  const read = (given: Record<string, unknown>) =>
    readTidying(tidyForm.parse({ revision: '3', date: on, time: '9h30', ...given }) as z.infer<typeof tidyForm>, proposals, known)
  const rent = proposals.facts.find((one) => one.key === 'debt.rentArrears')
  const complaint = proposals.facts.find((one) => one.key === 'complaint.filed')
  const call = proposals.steps.find((one) => one.key === 'step.call')

  it('is nothing when nothing is ticked', () => {
    const tidying = read({})
    expect([tidying.facts, tidying.deadlines, tidying.steps, tidying.themes, tidying.next]).toEqual([[], [], [], [], null])
    expect(tidying.happenedAt.toISOString()).toBe('2026-06-16T07:30:00.000Z')
  })
  it('is corrected before it is kept, and the line says the corrected figure', () => {
    const [fact] = read({
      keep: [String(rent?.number)],
      [`label-${rent?.number}`]: rent?.label,
      [`amount-${rent?.number}`]: '560,50',
    }).facts
    expect(fact).toMatchObject({ value: { cents: 56_050 }, compartment: 'budget', subjectId: known.subjects.person, aparte: null })
    expect(fact?.label).toContain('560,50')
    expect(fact?.label).not.toContain('548')
  })
  it('stays in the private passage it comes from, and falls back to where the notes are when a part is closed', () => {
    const [fact] = read({ keep: [String(complaint?.number)], [`date-${complaint?.number}`]: '2026-03-05' }).facts
    expect(fact).toMatchObject({ aparte: 0, compartment: 'general', value: { on: '2026-03-05' } })
  })
  it('takes who, when and lines added by hand', () => {
    const { steps, deadlines } = read({
      keep: [String(call?.number)],
      [`who-${call?.number}`]: 'both',
      [`date-${call?.number}`]: '',
      'ajout-1-quoi': 'Audience',
      'ajout-1-qui': 'echeance',
      'ajout-1-quand': '09/09/2026',
      'ajout-2-quoi': 'Relire la lettre',
      'ajout-2-qui': 'worker',
    })
    expect(steps).toMatchObject([
      { doer: 'both', dueOn: null },
      { what: 'Relire la lettre', doer: 'worker', dueOn: null },
    ])
    expect(deadlines).toEqual([{ title: 'Audience', dueOn: '2026-09-09', aparte: null }])
  })
  it('says beside each field what it could not read, all at once', () => {
    const act = () =>
      read({
        keep: [String(rent?.number), String(call?.number)],
        [`amount-${rent?.number}`]: 'beaucoup',
        [`who-${call?.number}`]: 'worker',
        [`date-${call?.number}`]: '1850-01-01',
        'next-date': '2150-01-01',
        'next-time': 'midi',
      })
    expect(act).toThrow(Refused)
    try {
      act()
    } catch (error) {
      expect(Object.keys((error as Refused).fields).toSorted()).toEqual(
        [`amount-${rent?.number}`, `date-${call?.number}`, 'next-date', 'next-time'].toSorted(),
      )
    }
  })
  it('knows only the themes and numbers that exist', () => {
    expect(read({ themes: ['housing', 'nonsense', 'justice@0', 'justice@7'], keep: ['999', 'x'] })).toMatchObject({
      facts: [],
      themes: [
        { domain: 'housing', aparte: null },
        { domain: 'justice', aparte: 0 },
      ],
    })
  })
})
