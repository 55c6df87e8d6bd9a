import { createHash } from 'node:crypto'
import type { RandomBytes } from '#core/ids.ts'
import { recoveryKeyOf } from './recovery-key.server.ts'
import type { RecoveryKey } from './recovery-key.server.ts'
import { join, split } from './shares.ts'

/**
 * The recovery kit: three sheets to be kept in three places, of which any two open the backups. The code of a sheet can be typed from paper:
 * digits and letters without I, L, O, U; a check sum finds a slip.
 */
export class KitProblem extends Error {
  override name = 'KitProblem'
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const VERSION = 1
const checkSum = (bytes: Uint8Array): Buffer => createHash('sha256').update('aparte kit').update(bytes).digest().subarray(0, 4)

const toLetters = (bytes: Uint8Array): string => {
  let [held, bits, text] = [0, 0, '']
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += LETTERS[(held >> bits) & 31]
    }
    held &= 0xff
  }
  return bits > 0 ? text + LETTERS[(held << (5 - bits)) & 31] : text
}

const fromLetters = (text: string): Buffer => {
  const bytes: number[] = []
  let [held, bits] = [0, 0]
  for (const letter of text
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')) {
    const value = LETTERS.indexOf(letter)
    if (value < 0) throw new KitProblem(`La lettre « ${letter} » n’existe pas dans un code de la trousse. Relisez la feuille.`)
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return Buffer.from(bytes)
}

/** version (1) | number of the part (1) | first bytes of the fingerprint (4) | part (32) | check sum (4) */
const LENGTH = 42
const LETTERS_OF_CODE = Math.ceil((LENGTH * 8) / 5)

/** The three codes of a key, in groups of four. */
export const codesOf = (key: RecoveryKey, random: RandomBytes): string[] =>
  split(key.secret, random).map(({ number, bytes }) => {
    const body = Buffer.concat([Buffer.from([VERSION, number]), Buffer.from(key.fingerprint.slice(0, 8), 'hex'), bytes])
    return (toLetters(Buffer.concat([body, checkSum(body)])).match(/.{1,4}/g) ?? []).join('-')
  })

const inLines = (code: string): string => (code.match(/.{1,29}(?=-|$)/g) ?? []).map((line) => `    ${line.replace(/^-/, '')}`).join('\n')

/** A sheet to print: what it is, what to do with it, its code. */
export const sheet = (
  key: RecoveryKey,
  code: string,
  number: number,
  day: string,
): string => `TROUSSE DE SECOURS D’APARTÉ — feuille ${number} sur 3
Faite le ${day}. Clé ${key.fingerprint}.

À quoi elle sert : rouvrir les sauvegardes si l’ordinateur est volé, brûlé ou en panne.
Il faut deux feuilles sur les trois, et un fichier de sauvegarde. Une feuille seule n’ouvre rien.
Sans deux feuilles, les sauvegardes sont illisibles pour toujours, et personne n’y peut rien.

Que faire : imprimez-la, effacez ce fichier, gardez le papier loin de l’ordinateur.
Chaque feuille dans un lieu différent : par exemple un coffre, la direction, la mairie.

Pour restaurer : npm run restore -- fichier --key feuille-1.txt --key feuille-2.txt

Code :
${inLines(code)}
Fin du code
`

/** The codes found in texts: sheets as printed above, or codes alone, as they were typed. */
const codesIn = (text: string): string[] => {
  const framed = [...text.matchAll(/Code\s*:\s*([\s\S]*?)Fin du code/g)].map(([, code]) => code ?? '')
  return framed.length > 0 ? framed : text.split(/\n\s*\n/).filter((block) => block.replaceAll(/[\s-]/g, '').length >= LETTERS_OF_CODE)
}

/**
 * The key of a kit, from the texts of its sheets.
 * @throws KitProblem in French: too few sheets, a slip of the pen, sheets of two kits.
 */
export const keyOfKit = (texts: readonly string[]): RecoveryKey => {
  const parts = new Map<number, { bytes: Buffer; fingerprint: string }>()
  for (const code of texts.flatMap(codesIn)) {
    const bytes = fromLetters(code)
    const body = bytes.subarray(0, LENGTH - 4)
    if (bytes.length !== LENGTH || !checkSum(body).equals(bytes.subarray(LENGTH - 4)) || body[0] !== VERSION)
      throw new KitProblem('Un code de la trousse est mal recopié ou incomplet. Relisez la feuille, lettre par lettre.')
    parts.set(body[1] ?? 0, { bytes: body.subarray(6), fingerprint: body.subarray(2, 6).toString('hex') })
  }
  const [one, two] = [...parts].map(([number, part]) => ({ number, ...part }))
  if (!one || !two)
    throw new KitProblem(
      parts.size === 0
        ? 'Aucun code de la trousse de secours n’a été trouvé. Donnez deux feuilles : --key feuille-1.txt --key feuille-2.txt'
        : 'Une seule feuille de la trousse a été donnée : il en faut deux, différentes.',
    )
  if (one.fingerprint !== two.fingerprint) throw new KitProblem('Ces feuilles viennent de deux trousses différentes.')
  const key = recoveryKeyOf(join(one, two))
  if (!key.fingerprint.startsWith(one.fingerprint)) throw new KitProblem('Ces deux feuilles ne vont pas ensemble.')
  return key
}
