import { describe, expect, it } from 'vitest'
import type { Observed, Shown } from './model.ts'
import { asTheLedger } from './waiting.ts'

const line = (cents: number, factId: string | null, more: Partial<Shown> = {}): Shown => ({
  seriesId: 's', kind: 'salary', label: 'Salaire', subjectId: 'odette', cents, period: 'month', onceIn: null, proof: 'said', paper: '', saidOn: '2026-11-22', author: 'Marc',
  fromLedger: null, factId, ...more,
}) // prettier-ignore
const observed = (id: string, cents: number, source: Observed['source']): Observed => ({
  id, key: 'income.salary', subjectId: 'odette', label: `Salaire net, ${cents / 100} €`, cents, period: 'month', from: '2026-11', until: null, months: {}, source,
  observedOn: '2026-11-20', author: 'Ana',
}) // prettier-ignore
const both = [observed('read', 640_00, 'read'), observed('said', 512_00, 'said')]
const pair = { used: { id: 'read', label: 'Salaire net, 640 €' }, other: { id: 'said', label: 'Salaire net, 512 €' } }

describe('two values of one fact that wait', () => {
  it('the line shows the one that counts, whichever was written last, and says the other', () => {
    expect(asTheLedger([line(512_00, 'said')], both, [pair], '2026-11')).toMatchObject([
      { seriesId: 's', cents: 640_00, proof: 'paper', waiting: ['Salaire net, 512 €'], fromLedger: null },
    ])
    expect(asTheLedger([line(640_00, 'read')], both, [pair], '2026-11')).toMatchObject([{ cents: 640_00, waiting: ['Salaire net, 512 €'] }])
  })
  it('shown twice, it is counted once', () => {
    const got = asTheLedger([line(512_00, 'said'), line(640_00, 'read', { seriesId: 't' })], both, [pair], '2026-11')
    expect(got.map(({ seriesId, cents }) => [seriesId, cents])).toEqual([['t', 640_00]])
  })
  it('of a chain, the last one counts; what waits on another line, or is not read here, changes nothing', () => {
    const third = { used: { id: 'third', label: 'c' }, other: { id: 'read', label: 'b' } }
    expect(asTheLedger([line(512_00, 'said')], [...both, observed('third', 700_00, 'read')], [pair, third], '2026-11')).toMatchObject([
      { cents: 700_00 },
    ])
    const alone = line(90_00, 'elsewhere')
    expect(asTheLedger([alone], both, [pair], '2026-11')).toEqual([alone])
    expect(asTheLedger([line(512_00, 'said')], [], [pair], '2026-11')).toMatchObject([{ cents: 512_00, waiting: ['Salaire net, 640 €'] }])
  })
})
