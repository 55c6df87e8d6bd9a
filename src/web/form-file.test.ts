import { expect, it } from 'vitest'
import { z } from 'zod'
import { readForm } from './form.server.ts'

const form = z.object({ file: z.string().default(''), text: z.string().default('') })
const sent = (parts: Record<string, string | Blob>): Request => {
  const body = new FormData()
  for (const [name, part] of Object.entries(parts))
    if (typeof part === 'string') body.append(name, part)
    else body.append(name, part, 'a.ics')
  return new Request('http://localhost/', { method: 'POST', body })
}
const read = (parts: Record<string, string | Blob>) => readForm(sent(parts), form, { files: { file: 100 } })

it('reads a file where one is expected, and never gives it back', async () => {
  expect(await read({ file: new Blob(['BEGIN']), text: 'a' })).toMatchObject({
    ok: true,
    value: { file: 'BEGIN', text: 'a' },
    values: { text: 'a' },
  })
  expect(await read({ file: new Blob(['x'.repeat(101)]), text: 'a' })).toMatchObject({ ok: false, state: { values: { text: 'a' } } })
})

it('reads what older systems write, and no bytes that are no text', async () => {
  expect(await read({ file: new Blob([Buffer.from('R\xE9union', 'latin1')]) })).toMatchObject({ ok: true, value: { file: 'Réunion' } })
  for (const magic of [
    [0x50, 0x4b, 3, 4, 0],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1],
  ])
    expect(await read({ file: new Blob([Buffer.from(magic)]) })).toMatchObject({
      ok: false,
      state: { errors: { file: expect.stringContaining('classeur') } },
    })
  expect(await read({ file: new Blob([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])]) })).toMatchObject({
    ok: false,
    state: { errors: { file: 'Ce fichier n’est pas un texte : il n’a pas pu être lu.' } },
  })
})

it('takes no text for a file, and no file for a text', async () => {
  expect(await read({ file: 'BEGIN' })).toMatchObject({ ok: true, value: { file: '' } })
  expect(await read({ text: new Blob(['BEGIN']) })).toMatchObject({ ok: false })
  expect(await read({})).toMatchObject({ ok: true, value: { file: '', text: '' } })
})
