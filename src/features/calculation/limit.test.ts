import { expect, it } from 'vitest'
import { MinuteLimit } from '#web/minute-limit.ts'
import { bearerOf } from './model.ts'

const at = (time: string) => new Date(`2026-06-16T09:${time}Z`)

it('holds up who asks too often until the minute is over, and nobody else', () => {
  const limit = new MinuteLimit(2)
  expect(limit.wait('a', at('00:10'))).toBe(0)
  limit.count('a', at('00:10'))
  limit.count('a', at('00:20'))
  expect(limit.wait('a', at('00:20'))).toBe(40)
  expect(limit.wait('a', at('00:59.900'))).toBe(1)
  expect(limit.wait('b', at('00:20'))).toBe(0)
  expect(limit.wait('a', at('01:00'))).toBe(0)
})

it('reads a key that has the form of one', () => {
  const secret = `aparte_${'x-_9'.repeat(11).slice(0, 43)}`
  expect(bearerOf(`Bearer ${secret}`)).toBe(secret)
  expect(bearerOf(`bearer  ${secret} `)).toBe(secret)
  for (const wrong of [null, '', secret, `Basic ${secret}`, `Bearer ${secret}x`, `Bearer ${secret.slice(7)}`, `Bearer ${secret} ${secret}`])
    expect(bearerOf(wrong)).toBeNull()
})
