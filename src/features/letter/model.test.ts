import { expect, test } from 'vitest'
import { findEntry } from '#rules/catalogue/catalogue.ts'
import { DEADLINES } from '#rules/deadlines/rules.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { letterType, letterTypes } from './model.ts'
import type { LetterTypeCode } from './model.ts'

const types = (Object.keys(letterTypes) as LetterTypeCode[]).map((code) => ({ code, ...letterType(code) }))

test('every clock of a letter is a rule of the law, and every procedure and its event are there', () => {
  const wrong = types.flatMap(({ code, rules, procedure }) => [
    ...rules.filter(({ rule }) => !DEADLINES.has(rule)).map(({ rule }) => `${code}: no rule ${rule}`),
    ...(procedure && !procedureOf(procedure.id)?.steps.some(({ starts }) => starts.some(({ id }) => id === procedure.event))
      ? [`${code}: no ${procedure.id} ${procedure.event}`]
      : []),
  ])
  expect(wrong).toEqual([])
})

test('a letter that decides of a right names one of the catalogue, and can be contested', () => {
  for (const { code, right, contested } of types) {
    if (right === undefined) continue
    expect(findEntry(right), code).toBeDefined()
    expect(contested, code).toBe(true)
  }
})

test('a letter of a procedure lies where the procedure lies', () => {
  const apart = types.filter(({ lies, procedure }) => procedure && procedureOf(procedure.id)?.compartment !== lies).map(({ code }) => code)
  expect(apart).toEqual([])
})

test('what is told and asked is said in plain sentences', () => {
  for (const { code, means, act } of types) {
    if (code === 'other') continue
    expect(means, code).toMatch(/^\p{Lu}.*\.$/u)
    expect(act, code).toMatch(/^\p{Lu}.*[^.]$/u)
  }
})
