import { readFileSync, statSync } from 'node:fs'
import { BadSetting } from './bad-setting.ts'

/**
 * A secret that the installer keeps in a file, without the white space around it. `name`: the variable that names the file; `what`: whose secret it is, in French.
 * @throws BadSetting when others can read it, when it cannot be read, or is empty.
 */
export const secretIn = ({ name, file, what }: { name: string; file: string; what: string }): string => {
  let secret: string
  try {
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
      throw new BadSetting(`D’autres comptes peuvent lire le secret ${what} (${file}). Fermez-le : chmod 600 ${file}`)
    secret = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof BadSetting) throw error
    throw new BadSetting(`Le fichier de ${name} (${file}) ne peut pas être lu.`)
  }
  if (!secret) throw new BadSetting(`Le fichier de ${name} (${file}) est vide.`)
  return secret
}
