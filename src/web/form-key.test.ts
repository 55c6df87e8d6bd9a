import { renderToString } from 'react-dom/server'
import { createElement as h } from 'react'
import { expect, it } from 'vitest'
import { isUuid, uuidv4 } from '#core/ids.ts'
import { FORM_KEY, sendingOf, withFormKeys } from './form-key.ts'

const key = uuidv4(Uint8Array.from({ length: 16 }, (_, n) => n * 16))
const field = `<input type="hidden" name="${FORM_KEY}" value="${key}"/>`

it('a key is a UUID of version 4, of the bytes that were given', () => {
  expect(isUuid(key)).toBe(true)
  expect(key).toBe('00102030-4050-4070-8090-a0b0c0d0e0f0')
})

it('each form that changes something ends with its key; one that asks has none', () => {
  const html = renderToString(
    h(
      'main',
      null,
      h(
        'form',
        { method: 'post', 'data-note': '1 > 0 </form>' },
        h('textarea', { name: 'a', defaultValue: '</form><form method="post">' }),
      ),
      h('form', { method: 'get', action: '/chercher' }, h('input', { name: 'q' })),
      h('form', { action: '/la', method: 'post' }, h('button', null, 'Garder')),
    ),
  )
  const keyed = withFormKeys(html, key)
  expect(keyed.split(field)).toHaveLength(3)
  expect(keyed.replaceAll(field, '')).toBe(html)
  expect(keyed).toContain(`</textarea>${field}</form>`)
  expect(keyed).toContain(`</button>${field}</form>`)
})

it('a form that was given back keeps the key under which it was sent', () => {
  const kept = `<form method="post"><input type="hidden" name="${FORM_KEY}" value="x"/></form>`
  expect(withFormKeys(kept, key)).toBe(kept)
})

it('a sending is told by its key and by what it holds, in any order of the fields', () => {
  const told = sendingOf(key, { b: '1', a: ['x', 'y'] })
  expect(sendingOf(key, { a: ['x', 'y'], b: '1' })).toBe(told)
  for (const values of [{ a: ['x'], b: '1' }, { a: ['y', 'x'], b: '1' }, { a: 'x,y', b: '1' }, { b: '1' }])
    expect(sendingOf(key, values as never)).not.toBe(told)
  expect(sendingOf(uuidv4(new Uint8Array(16)), { b: '1', a: ['x', 'y'] })).not.toBe(told)
  for (const none of [null, undefined, '', 'x', `${key}0`]) expect(sendingOf(none, {})).toBe(null)
})
