import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDisplay, writeDisplay } from './display.ts'

it('reads back what it wrote', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.webPath(), (masked, shared) => {
      expect(readDisplay(writeDisplay({ masked, shared }))).toEqual({ masked, shared })
    }),
  )
})
it('takes a foreign name for nothing', () => {
  expect(readDisplay('fenêtre')).toEqual({ masked: false, shared: '' })
  expect(readDisplay('')).toEqual({ masked: false, shared: '' })
})
