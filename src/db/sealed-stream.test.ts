import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { CHUNK, openingStream, sealingStream, SealRefused } from './sealed-stream.server.ts'

const key = randomBytes(32)
const cut = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size))
const through = async (bytes: Buffer, stream: ReturnType<typeof sealingStream>, size = 10_000): Promise<Buffer> => {
  const out: Buffer[] = []
  const source = Readable.from(cut(bytes, size))
  source.on('error', () => undefined)
  for await (const piece of source.pipe(stream)) out.push(piece as Buffer)
  return Buffer.concat(out)
}
const seal = (bytes: Buffer, id = 'one', size?: number): Promise<Buffer> => through(bytes, sealingStream(key, id, randomBytes), size)
const open = (bytes: Buffer, id = 'one', by = key): Promise<Buffer> => through(bytes, openingStream(by, id), 7_777)
const sealedChunk = CHUNK + 16

describe('a sealed stream', () => {
  it.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])('comes back whole: %i bytes', async (length) => {
    const plain = randomBytes(length)
    for (const size of [1 + length, 1_000, CHUNK]) {
      const sealed = await seal(plain, 'one', size)
      expect(sealed.length).toBe(16 + length + 16 * Math.max(1, Math.ceil(length / CHUNK)))
      expect((await open(sealed)).equals(plain)).toBe(true)
    }
  })

  it('is never sealed twice the same way', async () => {
    const plain = randomBytes(100)
    expect((await seal(plain)).equals(await seal(plain))).toBe(false)
  })

  it('refuses every alteration', async () => {
    const sealed = await seal(randomBytes(3 * CHUNK + 100))
    const chunk = (index: number): Buffer => sealed.subarray(16 + index * sealedChunk, 16 + (index + 1) * sealedChunk)
    const salt = sealed.subarray(0, 16)
    const other = await seal(randomBytes(3 * CHUNK + 100))
    const flipped = (at: number): Buffer => {
      const copy = Buffer.from(sealed)
      copy[at] = (copy[at] ?? 0) ^ 1
      return copy
    }
    const broken: Record<string, Buffer> = {
      'nothing at all': Buffer.alloc(0),
      'half a salt': sealed.subarray(0, 8),
      'the salt alone': salt,
      'cut between two chunks': Buffer.concat([salt, chunk(0), chunk(1)]),
      'cut inside a chunk': sealed.subarray(0, 16 + sealedChunk + 500),
      'cut by one byte': sealed.subarray(0, -1),
      'two chunks swapped': Buffer.concat([salt, chunk(1), chunk(0), chunk(2), chunk(3)]),
      'a chunk left out': Buffer.concat([salt, chunk(0), chunk(2), chunk(3)]),
      'a chunk repeated': Buffer.concat([salt, chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)]),
      'the last chunk repeated': Buffer.concat([sealed, chunk(3)]),
      'bytes added': Buffer.concat([sealed, Buffer.from('x')]),
      'a chunk of another sealing': Buffer.concat([
        salt,
        chunk(0),
        other.subarray(16 + sealedChunk, 16 + 2 * sealedChunk),
        chunk(2),
        chunk(3),
      ]),
      'another salt': Buffer.concat([other.subarray(0, 16), sealed.subarray(16)]),
    }
    for (const at of [0, 15, 16, 17, 16 + CHUNK, 16 + sealedChunk, sealed.length - 17, sealed.length - 1]) broken[`bit ${at}`] = flipped(at)
    for (const [name, bytes] of Object.entries(broken)) await expect(open(bytes), name).rejects.toBeInstanceOf(SealRefused)
    await expect(open(sealed, 'two'), 'another file').rejects.toBeInstanceOf(SealRefused)
    await expect(open(sealed, 'one', randomBytes(32)), 'another key').rejects.toBeInstanceOf(SealRefused)
    process.stdout.write(`sealed stream: ${Object.keys(broken).length + 2} alterations refused\n`)
  })

  it('refuses an empty chunk at the end of a full file: there is one way to seal', async () => {
    const empty = await seal(Buffer.alloc(0))
    const full = await seal(randomBytes(CHUNK))
    await expect(open(Buffer.concat([full, empty.subarray(16)]))).rejects.toBeInstanceOf(SealRefused)
  })
})
