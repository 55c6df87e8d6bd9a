import fc from 'fast-check'
import { expect, it } from 'vitest'
import { typesetHtml } from './typeset.ts'

const seen = (text: string): string => text.replaceAll('\u00A0', '_').replaceAll('\u202F', '~')

it('sets texts and leaves the rest', () => {
  expect(seen(typesetHtml('<p title="Qui ?">Qui ? « Elle » &amp; lui ; à 9 h 30</p>'))).toBe(
    '<p title="Qui ?">Qui~? «_Elle_» &amp; lui~; à 9_h_30</p>',
  )
  expect(seen(typesetHtml('<p>l&#x27;adresse &lt;b&gt; ?</p>'))).toBe('<p>l’adresse &lt;b&gt;~?</p>')
  expect(seen(typesetHtml('<textarea>Quoi ?</textarea><p>Quoi ?</p><pre>a ;<b>x ?</b></pre>'))).toBe(
    '<textarea>Quoi ?</textarea><p>Quoi~?</p><pre>a ;<b>x ?</b></pre>',
  )
  expect(typesetHtml('<script>a ? b : c</script>')).toBe('<script>a ? b : c</script>')
})
it('never turns text into markup', () => {
  const escape = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const out = typesetHtml(`<p>${escape(text)}</p>`)
      expect(out.startsWith('<p>') && out.endsWith('</p>')).toBe(true)
      expect(out.slice(3, -4)).not.toMatch(/[<>"]/)
    }),
  )
})

it('leaves a secret in code as it is, digits and all', () => {
  expect(typesetHtml('<p><code>7 234 ABCD 2 345</code></p>')).toBe('<p><code>7 234 ABCD 2 345</code></p>')
})
