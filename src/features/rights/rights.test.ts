import { describe, expect, it } from 'vitest'
import { asideOf, pillResults } from './aside.ts'
import { readMonth } from './asked.ts'
import { compute, hardlyKnown, keyOf } from './compute.ts'
import { aGiven, aStatus, celine, jade, mother } from './given.cases.ts'
import { rowAsked, rightHref } from './links.ts'
import type { Row } from './model.ts'
import { questionView } from './questions.ts'
import { rightsTable } from './table.ts'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { personSheet } from './version.ts'
import { cellWords, gapWords, readEuros, scaleEnd, scaleMarks, sumsWords } from './words.ts'

const plain = (text: string): string => text.replaceAll(/[\u00A0\u202F]/g, ' ')
const rowOf = (rows: readonly Row[], key: string): Row => {
  const row = rows.find((one) => one.key === key)
  if (!row) throw new Error(`No row ${key}: ${rows.map((one) => one.key).join(' ')}`)
  return row
}
const unsure = compute(aGiven(mother()))
const sure = compute(aGiven(mother('none')))

describe('the table of rights', () => {
  it('puts each right in its group: ranges to verify, sure ones to ask for, reasons with their figures', () => {
    const { rows } = rightsTable(unsure)
    const asf = rowOf(rows, 'asf')
    expect(asf.group).toBe('toVerify')
    expect(plain(asf.amount)).toMatch(/^0 à 4\d\d €$/)
    expect(plain(asf.small)).toBe('Même question que « Prime d’activité »')
    const known = rightsTable(sure)
    expect(rowOf(known.rows, 'asf').group).toBe('toRequest')
    const rsa = rowOf(known.rows, 'rsa')
    expect(rsa.group).toBe('closed')
    expect(plain(rsa.small)).toMatch(/^Les ressources du foyer atteignent.*Forfait logement : 193,55 €$/)
  })
  it('asks the same question once, and says so on the lines that share it', () => {
    const { rows } = rightsTable(unsure)
    const asking = rows.filter(({ small }) => small.includes('pension alimentaire'))
    const same = rows.filter(({ small }) => small.includes('Même question que'))
    expect(asking).toHaveLength(1)
    expect(same.length).toBeGreaterThan(1)
  })
  it('says one housing aid, no right of a child that follows its parents, and nothing of what may be seized', () => {
    const table = rightsTable(unsure)
    const all = [...table.rows, ...table.far]
    expect(all.filter(({ slug }) => slug === 'aide-au-logement').map(({ title }) => title)).toEqual(['Aide au logement (ALF)'])
    expect(all.filter(({ key }) => key.includes(jade))).toEqual([])
    expect(all.filter(({ rightId }) => rightId === 'quotiteSaisissable')).toEqual([])
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  })
  it('folds away what fails at its first condition', () => {
    const { far } = rightsTable(unsure)
    expect(far.map(({ rightId }) => rightId)).toContain('pajeBase')
    expect(far.every(({ group }) => group === 'closed')).toBe(true)
  })
  it('follows the review: open with its amount, asked for, refused, not wanted with its reason, and what is not computed', () => {
    const statuses = [
      aStatus({ status: 'open', amountCents: 210_00, per: 'month', since: '2026-05-01' }),
      aStatus({ slug: 'aide-au-logement', status: 'requested', since: '2026-05-22' }),
      aStatus({ slug: 'asf', status: 'notWanted', why: 'peur des contrôles' }),
      aStatus({ slug: 'fsl', status: 'open', amountCents: 300_00, per: 'once' }),
    ]
    const { rows, sums } = rightsTable(
      compute(aGiven(mother('none'), { statuses, others: { fsl: 'Fonds de solidarité pour le logement' } })),
    )
    expect(rowOf(rows, 'ppa')).toMatchObject({ group: 'open', bar: { kind: 'amount', cents: 210_00 } })
    expect(plain(rowOf(rows, 'alf').small)).toBe('Demandé le 22 mai 2026, sans réponse notée')
    expect(rowOf(rows, 'alf').group).toBe('requested')
    expect(plain(rowOf(rows, 'asf').small)).toContain('peur des contrôles')
    expect(rowOf(rows, 'asf').group).toBe('closed')
    const fsl = rowOf(rows, 'suivi:fsl:')
    expect([fsl.title, fsl.group, plain(fsl.amount), fsl.note]).toEqual([
      'Fonds de solidarité pour le logement',
      'open',
      '300,00 €',
      'une fois',
    ])
    // what is paid once is no monthly money
    expect(sums.received).toBe(210_00)
  })
  it('takes a payment of the ledger as open, only while it is recent', () => {
    const paid = (month: string) =>
      rightsTable(compute(aGiven({ ...mother('none'), received: { af: { [month]: 152_25 }, al: { [month]: 452_00 } } })))
    const recent = paid('2026-05')
    expect(rowOf(recent.rows, 'af').group).toBe('open')
    expect(rowOf(recent.rows, 'alf')).toMatchObject({ group: 'open', bar: { kind: 'amount', cents: 452_00 } })
    expect(recent.sums.received).toBe(152_25 + 452_00)
    expect(rowOf(paid('2026-02').rows, 'af').group).toBe('toRequest')
    expect(paid('2026-02').sums.received).toBe(null)
  })
  it('keeps what is paid among the open rights while it is verified again, and in the sum', () => {
    const situation = { ...mother('none'), received: { af: { '2026-05': 152_25 }, al: { '2026-05': 452_00 } } }
    const again = rightsTable(compute(aGiven(situation, { statuses: [aStatus({ slug: 'aide-au-logement', status: 'toVerify' })] })))
    expect(rowOf(again.rows, 'alf').group).toBe('open')
    expect(plain(rowOf(again.rows, 'alf').small)).toContain('à vérifier de nouveau')
    expect(again.sums.received).toBe(152_25 + 452_00)
  })
  it('puts first, of those to verify, what one answer settles; what is no money last', () => {
    const { rows } = rightsTable(unsure)
    const keys = rows.filter(({ group }) => group === 'toVerify').map(({ key }) => key)
    expect(keys.length).toBeGreaterThan(2)
    expect(keys.indexOf('ppa')).toBeLessThan(keys.indexOf('asf'))
    const kinds = rows.filter(({ group }) => group === 'toVerify').map(({ amount }) => amount.endsWith('€'))
    expect(kinds.lastIndexOf(true)).toBeLessThan(kinds.includes(false) ? kinds.indexOf(false) : kinds.length)
  })
})

describe('the sums of the title', () => {
  it('never say 0 for what nobody noted', () => {
    const { sums } = rightsTable(unsure)
    expect(sums.received).toBe(null)
    expect(plain(sumsWords(sums))).toMatch(/^Rien n’est noté comme perçu ; de \d[\d ]* à \d[\d ]* € par mois à demander ou à vérifier\.$/)
    expect(plain(sumsWords({ received: 604_25, more: { low: 259_00, high: 885_00 } }))).toBe(
      '604 € perçus chaque mois, de 259 à 885 € de plus à demander.',
    )
    expect(plain(sumsWords({ received: null, more: null }))).toBe('Rien n’est noté comme perçu.')
    expect(plain(sumsWords({ received: 100_00, more: { low: 0, high: 0 } }))).toContain('rien de plus à demander')
  })
  it('are one range of the household, not a sum of ranges, less what is open or refused', () => {
    const { sums } = rightsTable(unsure)
    expect(sums.more).toEqual(unsure.answers.total)
    const highs = unsure.answers.rights.reduce(
      (sum, { outcome, right }) =>
        sum +
        (right.counts === 'money' && right.per === 'month'
          ? outcome.kind === 'unknown'
            ? outcome.high
            : outcome.kind === 'due'
              ? outcome.amount
              : 0
          : 0),
      0,
    )
    expect(sums.more?.high).toBeLessThan(highs)
    const refused = compute(aGiven(mother('none'), { statuses: [aStatus({ status: 'refused' })] }))
    const ppa = refused.answers.rights.find(({ right }) => right.id === 'ppa')?.outcome
    expect(ppa?.kind).toBe('due')
    expect(rightsTable(refused).sums.more?.low).toBe(refused.answers.total.low - (ppa?.kind === 'due' ? ppa.amount : 0))
  })
})

describe('the right that is looked at', () => {
  it('asks the question that narrows it, each pill with what it leaves, and where the answer is noted', () => {
    const aside = asideOf(unsure, 'asf')
    const question = aside?.question
    expect(question).toMatchObject({ inputId: 'amounts.maintenanceReceived', personId: celine, typed: { unit: 'money' } })
    expect(plain(question?.text ?? '')).toBe('Céline : la personne reçoit-elle une pension alimentaire pour les enfants ?')
    expect(question?.pills.map(({ label }) => plain(label))).toEqual(['Rien', '200 € par mois'])
    if (!question) throw new Error('No question')
    const results = pillResults(unsure.given, {}, 'asf', question)
    expect(plain(results[0] ?? '')).toBe(plain(rowOf(rightsTable(sure).rows, 'asf').amount))
    expect(question.others).toContain('Prime d’activité')
  })
  it('explains a sure right step by step, with figures, texts and first names', () => {
    const trace = asideOf(sure, 'ppa')?.trace
    expect(trace?.title).toBe('Le calcul')
    expect(trace?.groups.map(({ title }) => title)).toEqual(['février 2026', 'mars 2026', 'avril 2026'])
    expect(plain(trace?.total?.value ?? '')).toBe(plain(rowOf(rightsTable(sure).rows, 'ppa').amount))
    expect(trace?.figures.length).toBeGreaterThan(5)
    for (const figure of trace?.figures ?? [])
      expect([figure.source, figure.reviewed, figure.since].every((text) => text !== '')).toBe(true)
    const rsa = asideOf(sure, 'rsa')?.trace
    expect(JSON.stringify(rsa)).not.toContain(celine)
    expect(JSON.stringify(rsa)).toContain('Céline')
  })
  it('gives an example, with what it takes for granted, while something is unknown', () => {
    const trace = asideOf(unsure, 'asf')?.trace
    expect(trace?.title).toBe('Un exemple de calcul')
    expect(trace?.assumed.map(plain)).toEqual(['Céline : la personne reçoit-elle une pension alimentaire pour les enfants ? rien'])
  })
  it('an answer supposed is asked no more and says so', () => {
    const path = `persons.${celine}.amounts.maintenanceReceived`
    const then = compute(unsure.given, { [path]: 150_00 })
    const aside = asideOf(then, 'asf')
    expect(aside?.question).toBe(null)
    expect(aside?.supposed).toEqual([{ path, question: questionView(unsure, path, null)?.text, answer: '150\u00A0€' }])
    expect(aside?.trace?.title).toContain('supposées')
  })
  it('is found by its place in the catalogue, and no name stands in its address', () => {
    const { rows } = rightsTable(unsure)
    expect(rowAsked(rows, new URLSearchParams('droit=prime-d-activite'))?.key).toBe('ppa')
    expect(rowAsked(rows, new URLSearchParams('droit=aide-au-logement'))?.key).toBe('alf')
    expect(rowAsked(rows, new URLSearchParams('droit=rien'))).toBe(undefined)
    const aj = rows.find(({ rightId }) => rightId === 'aideJuridictionnelle')
    expect(rightHref('x', aj ?? { key: '', slug: null }, [['au', '2026-05']])).toBe(
      `/dossiers/x/droits?au=2026-05&droit=aideJuridictionnelle&personne=${celine}#trace`,
    )
  })
})

describe('the sheet for the person', () => {
  const computed = compute(
    aGiven(mother(), {
      entries: {
        asf: { slug: 'allocation-de-soutien-familial', name: 'Allocation de soutien familial' },
        css: { slug: 'complementaire-sante-solidaire', name: 'Complémentaire santé solidaire' },
        aideJuridictionnelle: { slug: 'aide-juridictionnelle', name: 'Aide juridictionnelle' },
      },
    }),
  )
  const sheetOf = (isProtected: boolean) =>
    personSheet(rightsTable(computed), {
      mainId: celine,
      entryOf: findEntry,
      paperOf: () => 'Déclaration de la personne, jugement',
      shown: [],
      isProtected,
    })
  it('promises nothing where nothing may be due, speaks to her, and asks for papers only', () => {
    const all = [...sheetOf(false).toAsk, ...sheetOf(false).toVerify]
    const asf = all.find(({ key }) => key === 'asf')
    expect(plain(asf?.amount ?? '')).toMatch(/^Il n’est pas sûr que vous y ayez droit. Si oui, ce serait au plus 4\d\d € par mois.$/)
    expect(asf?.paper).toBe('jugement')
    expect(JSON.stringify(all)).not.toMatch(/selon votre réponse|l’accord de la personne/)
  })
  it('leaves the lawyer out where she is protected', () => {
    const slugs = (isProtected: boolean) => sheetOf(isProtected).discreet.map(({ slug }) => slug)
    expect(slugs(false)).not.toContain('aide-juridictionnelle')
    expect(slugs(true)).toContain('aide-juridictionnelle')
  })
})

describe('what is asked by the address', () => {
  it('reads a month, and says what is wrong with another', () => {
    expect(readMonth(null, '2026-06-16')).toEqual({ month: '2026-06', typed: '', error: null })
    expect(readMonth('2025-02', '2026-06-16')).toEqual({ month: '2025-02', typed: '2025-02', error: null })
    for (const [typed, part] of [
      ['2023-12', 'depuis janvier'],
      ['2031-01', 'trop loin'],
      ['2026-13', 'avril 2026'],
      ['2026-06-01', 'avril 2026'],
      ['demain', 'avril 2026'],
    ] as const) {
      const read = readMonth(typed, '2026-06-16')
      expect(read.month).toBe('2026-06')
      expect(plain(read.error ?? '')).toContain(part)
    }
  })
  it('a month without figures of its own says that its amounts are to be confirmed', () => {
    const { rows } = rightsTable(compute(aGiven(mother('none'), { month: '2028-03' })))
    expect(rows.filter(({ stale }) => stale).map(({ key }) => key)).toContain('af')
    expect(rowOf(rightsTable(sure).rows, 'af').stale).toBe(false)
  })
  it('knows when nothing is worth computing', () => {
    expect(
      hardlyKnown({
        situation: {
          persons: [
            { id: celine, role: 'parent' },
            { id: jade, role: 'child', birthDate: '2022-05-12' },
          ],
        },
      }),
    ).toBe(true)
    expect(hardlyKnown({ situation: mother() })).toBe(false)
  })
})

describe('words and scale', () => {
  it('reads sums as they are typed', () => {
    for (const [typed, cents] of [
      ['1 481', 1481_00],
      ['1481,50', 1481_50],
      ['220 €', 220_00],
      ['0', 0],
      ['', null],
      ['douze', null],
      ['-5', null],
      ['1,234', null],
      ['1e3', null],
    ] as const)
      expect(readEuros(typed), typed).toBe(cents)
  })
  it('ends the scale on a round number that holds everything', () => {
    expect(scaleEnd(452_00)).toBe(500_00)
    expect(scaleMarks(500_00).map(plain)).toEqual(['0', '125', '250', '375', '500 €'])
    for (const cents of [1, 99_00, 100_00, 101_00, 5999_00, 12_345_00]) expect(scaleEnd(cents)).toBeGreaterThanOrEqual(cents)
  })
  it('says a difference by an arrow and words, never by a colour alone', () => {
    expect(plain(gapWords({ low: 129_85, high: 129_85 }).text)).toBe('▲ 129,85 € de plus')
    expect(plain(gapWords({ low: -217_15, high: -217_15 }).text)).toBe('▼ 217,15 € de moins')
    expect(plain(gapWords({ low: -10_00, high: 20_00 }).text)).toBe('de 10 € de moins à 20 € de plus')
    expect(gapWords({ low: 0, high: 0 }).text).toBe('pareil')
    expect(gapWords(null).text).toBe('pas calculable')
    expect(cellWords(null)).toBe('inconnu')
  })
  it('every right of the table has a key of its own in the answers', () => {
    const keys = unsure.answers.rights.map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
