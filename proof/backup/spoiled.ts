import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BackupRefused } from '#db/backup/format.server.ts'
import { verifyBackup } from '#db/backup/read.server.ts'
import { recoveryKeyOf } from '#db/backup/recovery-key.server.ts'
import type { RecoveryKey } from '#db/backup/recovery-key.server.ts'
import type { Dice } from '../dice.ts'

export type Spoiled = { readonly tried: number; readonly accepted: readonly string[] }

/** Copies of a backup, each spoiled in one way; how many the reading that comes before any restore would accept. */
export const spoil = async (
  path: string,
  mine: RecoveryKey,
  folder: string,
  dice: Dice,
  bits: number,
): Promise<Record<'cuts' | 'bits' | 'keys', Spoiled>> => {
  const whole = await readFile(path)
  const copy = join(folder, 'spoiled.sauvegarde')
  const accepts = async (bytes: Buffer, by = mine): Promise<boolean> => {
    await writeFile(copy, bytes)
    try {
      await verifyBackup(copy, by)
      return true
    } catch (error) {
      if (error instanceof BackupRefused) return false
      throw error
    }
  }
  const tryAll = async (ways: readonly { name: string; bytes: () => Buffer; by?: RecoveryKey }[]): Promise<Spoiled> => {
    const accepted: string[] = []
    for (const { name, bytes, by } of ways) if (await accepts(bytes(), by)) accepted.push(name)
    return { tried: ways.length, accepted }
  }
  if (!(await accepts(whole))) throw new Error('The backup itself is refused')
  const second = whole.indexOf(10, whole.indexOf(10) + 1) + 1
  const chunk = 64 * 1024 + 16
  // the ends, the header, between two chunks, and anywhere
  const places = [
    0,
    1,
    10,
    second - 1,
    second,
    second + 15,
    second + 16,
    second + 16 + chunk,
    second + 16 + 2 * chunk,
    whole.length - 17,
    whole.length - 16,
    whole.length - 1,
  ]
  while (places.length < 20) places.push(dice.between(second, whole.length - 1))
  const flips = [
    ...Array.from({ length: second }, (_, at) => at),
    ...Array.from({ length: bits }, () => dice.between(second, whole.length - 1)),
  ]
  return {
    cuts: await tryAll([
      ...places.map((at) => ({ name: `cut at ${at}`, bytes: () => whole.subarray(0, at) })),
      { name: 'a chunk left out', bytes: () => Buffer.concat([whole.subarray(0, second + 16), whole.subarray(second + 16 + chunk)]) },
      { name: 'bytes added', bytes: () => Buffer.concat([whole, Buffer.from('x')]) },
    ]),
    bits: await tryAll(
      flips.map((at) => ({
        name: `bit of ${at}`,
        bytes: () => {
          const bytes = Buffer.from(whole)
          bytes[at] = (bytes[at] ?? 0) ^ (1 << dice.between(0, 7))
          return bytes
        },
      })),
    ),
    keys: await tryAll([
      { name: 'another kit', bytes: () => whole, by: recoveryKeyOf(randomBytes(32)) },
      // a forger writes the fingerprint of his own kit into the header
      ...[recoveryKeyOf(randomBytes(32))].map((other) => ({
        name: 'another kit, named in the header',
        bytes: () =>
          Buffer.concat([
            Buffer.from(whole.subarray(0, second).toString().replace(mine.fingerprint, other.fingerprint)),
            whole.subarray(second),
          ]),
        by: other,
      })),
    ]),
  }
}
