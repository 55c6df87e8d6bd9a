import { describe, expect, it } from 'vitest'
import { DEADLINES } from '../deadlines/rules.ts'
import { statementsOf } from './page.ts'
import type { Procedure, Step } from './procedure.ts'
import { PROCEDURES, procedureAt, procedureOf, stepOf } from './procedures.ts'
import { ACTORS, EMERGENCY, OUTCOMES, SAFETY } from './words.ts'

const steps = PROCEDURES.flatMap((procedure) => procedure.steps.map((step) => ({ procedure, step, at: `${procedure.id}.${step.code}` })))
const silent = steps.filter(({ step }) => !('none' in step.ifNobodyAnswers))

const statements = PROCEDURES.flatMap((procedure) => statementsOf(procedure).map((statement) => ({ at: procedure.id, statement })))
const used = new Set(steps.flatMap(({ step }) => step.deadlines.map(({ rule }) => rule)))

process.stdout.write(
  `procedures: ${PROCEDURES.length}, ${steps.length} steps, ${steps.flatMap(({ step }) => step.next).length} branches, ` +
    `${steps.flatMap(({ step }) => step.before).length} checks, ${used.size} of ${DEADLINES.size} deadlines, ` +
    `${silent.length} steps where silence is told; ${statements.length} statements, ${statements.filter(({ statement }) => statement.verified).length} verified\n`,
)

/** Steps that can be open some day: the first, those that a branch opens, those that a letter opens. */
const reachable = ({ steps: all }: Procedure): ReadonlySet<string> => {
  const found = new Set<string>()
  const visit = (code: string | undefined): void => {
    if (code === undefined || found.has(code)) return
    found.add(code)
    for (const { opens } of all.find((one) => one.code === code)?.next ?? []) for (const next of opens) visit(next)
  }
  visit(all[0]?.code)
  for (const { code, starts } of all) if (starts.some(({ opens }) => opens)) visit(code)
  return found
}

/** Whether a way leads from a step to the end. */
const ends = (procedure: Procedure, from: Step): boolean => {
  const seen = new Set<string>()
  const visit = (step: Step | undefined): boolean => {
    if (step === undefined || seen.has(step.code)) return false
    seen.add(step.code)
    return step.next.some(({ opens }) => opens.length === 0 || opens.some((code) => visit(stepOf(procedure, code))))
  }
  return visit(from)
}

describe('the procedures', () => {
  it('have an id and an address of their own, and are found by them', () => {
    for (const { id, slug } of PROCEDURES) {
      expect(
        PROCEDURES.filter((one) => one.id === id || one.slug === slug),
        id,
      ).toHaveLength(1)
      expect(id).toMatch(/^[a-z][A-Za-z0-9]+$/)
      expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(procedureOf(id)?.slug).toBe(slug)
      expect(procedureAt(slug)?.id).toBe(id)
    }
    expect(procedureOf('none')).toBeUndefined()
    expect(procedureAt('none')).toBeUndefined()
  })

  it('name each step, day and check once', () => {
    for (const { id, steps: all } of PROCEDURES) {
      for (const names of [
        all.map(({ code }) => code),
        ['begun', ...all.flatMap(({ starts }) => starts.map((event) => event.id))],
        all.flatMap(({ before }) => before.map((check) => check.id)),
      ])
        expect(new Set(names).size, `${id}: ${names.join(' ')}`).toBe(names.length)
      for (const { code, next } of all) expect(new Set(next.map(({ outcome }) => outcome)).size, `${id}.${code}`).toBe(next.length)
    }
  })

  it('lead to every step, from every step to an end, and only to steps that exist', () => {
    for (const procedure of PROCEDURES) {
      const found = reachable(procedure)
      for (const step of procedure.steps) {
        expect(found.has(step.code), `${procedure.id}.${step.code} is reached`).toBe(true)
        expect(step.next.length, `${procedure.id}.${step.code}`).toBeGreaterThan(0)
        expect(ends(procedure, step), `${procedure.id}.${step.code} leads to an end`).toBe(true)
        for (const { opens } of step.next)
          for (const code of opens) expect(stepOf(procedure, code), `${procedure.id}.${code}`).toBeDefined()
      }
    }
  })

  it('count by deadlines that exist, from days that they know', () => {
    for (const { procedure, step, at } of steps) {
      const days = new Set([
        'begun',
        '@open',
        ...procedure.steps.flatMap(({ code, starts }) => [`@${code}`, ...starts.map(({ id }) => id)]),
      ])
      for (const { rule, from, shorter } of step.deadlines) {
        expect(DEADLINES.has(rule), `${at}: ${rule}`).toBe(true)
        expect(days.has(from), `${at}: ${from}`).toBe(true)
        if (shorter !== undefined)
          expect(
            procedure.steps.some(({ before }) => before.some(({ id }) => id === shorter.check)),
            `${at}: ${shorter.check}`,
          ).toBe(true)
      }
      for (const { orSilenceOf } of step.starts)
        if (orSilenceOf !== undefined) expect(stepOf(procedure, orSilenceOf)?.ifNobodyAnswers, at).toHaveProperty('outcome')
    }
  })

  it('tell of every step what silence means and which branch it opens, or why nobody can be silent', () => {
    for (const { step, at } of steps) {
      const silence = step.ifNobodyAnswers
      if ('none' in silence) {
        expect(silence.none, at).toMatch(/^[A-ZÀ-Ý].{20,}\.$/u)
        expect(
          ACTORS[step.actor].side === 'theirs' && !/rien n’attend|s’appelle|se rappelle/i.test(silence.none),
          `${at} waits for somebody`,
        ).toBe(false)
        continue
      }
      expect(
        step.next.map(({ outcome }) => outcome),
        at,
      ).toContain(silence.outcome)
      expect(silence.act, at).toMatch(/^[A-ZÀ-Ý].{10,}[.?]$/u)
      if ('rules' in silence.after) {
        const own = step.deadlines.map(({ rule }) => rule)
        for (const rule of silence.after.rules) expect(own, at).toContain(rule)
      } else {
        expect(silence.after.days, at).toBeGreaterThan(0)
        expect(silence.means.verified, `${at}: a habit is no law`).toBe(false)
      }
    }
  })

  it('name their law, or say why there is none; nothing is verified without its source', () => {
    for (const { step, at } of steps) expect(step.law.length > 0 || (step.lawless ?? '') !== '', at).toBe(true)
    for (const { procedure } of steps) expect(procedure.law.length, procedure.id).toBeGreaterThan(0)
    for (const { at, statement } of statements) {
      if (statement.verified) expect(statement.source ?? '', `${at}: ${statement.text}`).not.toBe('')
      if (statement.verified) expect(statement.source, at).not.toMatch(/à relire|ancienne/)
    }
  })

  it('say « verified » of a silence only where the text that sets it was read', () => {
    const told = silent.flatMap(({ step, at }) =>
      !('none' in step.ifNobodyAnswers) && step.ifNobodyAnswers.means.verified ? [`${at}: ${step.ifNobodyAnswers.means.source}`] : [],
    )
    expect(told.length).toBeGreaterThan(5)
    for (const one of told) expect(one).toMatch(/: (CASF|CSS|CRPA|CPCE|Code|CPC) ?/)
  })

  it('keep what protects: violence is never joint, never a loud channel; a child is never judged by the machine', () => {
    const safety = (id: string): readonly string[] => procedureOf(id)?.safety ?? []
    expect(safety('domesticViolence')).toEqual(
      expect.arrayContaining(['seenAlone', 'safeChannelOnly', 'addressHidden', 'filesApart', 'noMediation', 'machineNeverJudges']),
    )
    for (const id of ['concernReport', 'judicialReport', 'vulnerableAdult', 'domesticViolence']) {
      expect(safety(id), id).toContain('machineNeverJudges')
      expect(procedureOf(id)?.emergency.length, id).toBeGreaterThan(0)
    }
    expect(procedureOf('concernReport')?.compartment).toBe('childProtection')
    expect(procedureOf('domesticViolence')?.compartment).toBe('violence')
    const ground = stepOf(procedureOf('domesticViolence') as Procedure, 'ground')
    expect(ground?.next.map(({ outcome }) => outcome)).toEqual(['agreed', 'minorOrUnable', 'peril', 'article40', 'noGround'])
    expect(ground?.next.find(({ outcome }) => outcome === 'noGround')?.opens).toEqual(['plan'])
  })

  it('ask of an information préoccupante who lives there, who was told, and who evaluates', () => {
    const all = procedureOf('concernReport')?.steps.flatMap(({ before }) => before) ?? []
    for (const id of ['allMinors', 'parentsInformed', 'childInformed', 'twoProfessions', 'allMinorsListed', 'underTwo'])
      expect(all.find((check) => check.id === id)?.required, id).toBe(true)
    for (const id of ['parentsInformed', 'childInformed', 'twoProfessions'])
      expect(all.find((check) => check.id === id)?.reasonIfNo, id).toBe(true)
  })
})

/** Every text that somebody reads, with where it stands. */
const textsOf = (procedure: Procedure): readonly string[] => [
  procedure.name,
  procedure.summary,
  ...statementsOf(procedure).flatMap(({ text, source }) => (source === undefined ? [text] : [text, source])),
  ...procedure.steps.flatMap(({ label, content, starts, asks, produces, before, deadlines, ifNobodyAnswers, lawless }) => [
    label,
    content,
    ...starts.map((event) => event.label),
    ...asks,
    ...produces,
    ...before.map(({ ask }) => ask),
    ...deadlines.flatMap(({ shorter }) => shorter?.text ?? []),
    'none' in ifNobodyAnswers ? ifNobodyAnswers.none : ifNobodyAnswers.act,
    ...(lawless === undefined ? [] : [lawless]),
  ]),
]
const LISTS = [
  ...Object.values(ACTORS).map(({ label }) => label),
  ...Object.values(OUTCOMES),
  ...Object.values(SAFETY),
  ...Object.values(EMERGENCY).map(({ label }) => label),
]

describe('the words of the procedures', () => {
  it('have the marks of French, plain spaces, and no code', () => {
    for (const [at, text] of [
      ...PROCEDURES.flatMap((procedure) => textsOf(procedure).map((text) => [procedure.id, text] as const)),
      ...LISTS.map((text) => ['lists', text] as const),
    ]) {
      const where = `${at}: ${text}`
      expect(text.trim(), where).toBe(text)
      expect(text, where).not.toBe('')
      expect(text, where).not.toMatch(/['"“”\u00a0\u202f]| {2}|\.\.\.|undefined|\bnull\b/)
      expect(text, where).not.toMatch(/[^\s\d][:;?!»](?=\s|$)|«\S| ,| \./)
      expect(text, where).not.toMatch(/\b(AP\d+m?|P\d\d?|D\d\d?)\b/)
      expect(text.charAt(0), where).toMatch(/[A-ZÀ-Ý«\d]/u)
    }
  })

  it('end their sentences, ask their questions, and leave a day open', () => {
    for (const { procedure, step, at } of steps) {
      expect(procedure.summary, at).toMatch(/[.»]$/)
      expect(step.content, at).toMatch(/[.?]$/)
      expect(step.label, at).not.toMatch(/[.]$/)
      for (const { label } of step.starts) expect(label, at).toMatch(/ le$/)
      for (const { ask } of step.before) expect(ask, at).toMatch(/[?.]$|mot pour mot$|sûr \?$/)
    }
  })
})
