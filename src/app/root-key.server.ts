import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { learnRootKeys, NoRootKeyYet, openRootKeys, RootChangeUnderway, WrongRootKey } from '#db/keys/root-keys.server.ts'
import type { KnownRootKeys } from '#db/keys/root-keys.server.ts'
import { openByPassphrase, SHORTEST_PASSPHRASE, wrapByPassphrase } from './passphrase-key.server.ts'
import type { Settings } from './settings.ts'
import { StartProblem } from './start-problem.ts'

/**
 * Where the root key comes from, for everything that needs it (pages, jobs, commands): in this order, the environment (`APARTE_KEY`), a
 * credential of systemd (`$CREDENTIALS_DIRECTORY/aparte.key`), a passphrase asked at the start, a key file outside the data folder.
 */
export type KeySource = 'environment' | 'credential' | 'passphrase' | 'file'
export type RootKey = { readonly key: Buffer; readonly source: KeySource }

/** How a passphrase is asked for: once without echo on a terminal, or read from a file or the standard input. */
export type AskPassphrase = (question: string) => Promise<string>

const CODE = 13
const credentialOf = (env: NodeJS.ProcessEnv): string | undefined => {
  const path = env['CREDENTIALS_DIRECTORY'] && join(env['CREDENTIALS_DIRECTORY'], 'aparte.key')
  return path && existsSync(path) ? path : undefined
}
/** The file of a root key that a passphrase wraps, beside where a bare one would lie. */
export const phraseFileOf = (settings: Pick<Settings, 'keyFile'>): string => `${settings.keyFile.replace(/\.key$/, '')}.phrase`

/** The environment as it was, and takes the key out of it: programs that we start (PostgreSQL) must not inherit it. */
export const takeKey = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
  const given = { ...env }
  delete env['APARTE_KEY']
  return given
}

/** Which source there is here. A file that is not there yet is still « file », unless a first passphrase is given. */
export const sourceOf = (settings: Pick<Settings, 'keyFile'>, env: NodeJS.ProcessEnv): KeySource => {
  if (env['APARTE_KEY']) return 'environment'
  if (credentialOf(env)) return 'credential'
  if (existsSync(phraseFileOf(settings))) return 'passphrase'
  return env['APARTE_PASSPHRASE_FILE'] && !existsSync(settings.keyFile) ? 'passphrase' : 'file'
}

const keyOf = (text: string, where: string): Buffer => {
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw new StartProblem(`${where} n’est pas une clé d’Aparté (32 octets en base64).`, CODE)
  return key
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code

/** Puts a whole file in its place, 0600 and on the disk, and never over another. Two starters at once end with the same file. */
const putFile = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  await link(draft, path).catch((error: unknown) => {
    if (!isCode(error, 'EEXIST')) throw error
  })
  await rm(draft)
  await syncFolder(path)
}

/** A new name that must outlive a power cut is on the disk only with its folder. */
const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  await folder.sync()
  await folder.close()
}

/** The same over what is there: the old content or the new one, never half of it. */
export const replaceFile = async (path: string, text: string): Promise<void> => {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  await writeFile(draft, text, { mode: 0o600, flag: 'wx', flush: true })
  await rename(draft, path)
  await syncFolder(path)
}

const readClosed = async (path: string): Promise<string> => {
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new StartProblem(`D’autres comptes peuvent lire la clé (${path}). Fermez-la : chmod 600 ${path}`, CODE)
  return readFile(path, 'utf8')
}

/** A bare key in a file, made when there is none. */
export const readOrMakeKeyFile = async (path: string): Promise<Buffer> => {
  if (!existsSync(path)) await putFile(path, `${randomBytes(32).toString('base64')}\n`)
  return keyOf(await readClosed(path), `Le fichier ${path}`)
}

const missing = (settings: Settings): StartProblem =>
  new StartProblem(
    `La clé de cette base n’est pas là (${settings.keyFile}). Sans elle, les textes sont illisibles. Remettez le fichier à sa place, ou dites où il est : APARTE_KEY_FILE.`,
    CODE,
  )

/** A passphrase from `APARTE_PASSPHRASE_FILE` (`-`: the standard input), else from the terminal. @throws StartProblem when there is neither */
export const passphraseFrom =
  (env: NodeJS.ProcessEnv): AskPassphrase =>
  async (question) => {
    const file = env['APARTE_PASSPHRASE_FILE']
    if (file && file !== '-') return (await readClosed(file)).replace(/\r?\n$/, '')
    if (!file && !process.stdin.isTTY)
      throw new StartProblem(
        'La clé de cette base est protégée par une phrase secrète, et personne ne peut l’écrire ici. Lancez Aparté dans un terminal, ou donnez APARTE_PASSPHRASE_FILE (« - » : entrée standard).',
        CODE,
      )
    return readLine(question, file === '-')
  }

/** One line; on a terminal what is typed is not shown. */
const readLine = (question: string, silent: boolean): Promise<string> =>
  new Promise((resolve, reject) => {
    const asks = createInterface({ input: process.stdin, terminal: !silent, ...(silent ? {} : { output: process.stderr }) })
    if (!silent) {
      process.stderr.write(question)
      // readline writes back what is typed through this function
      ;(asks as unknown as { _writeToOutput: (text: string) => void })._writeToOutput = () => {}
    }
    asks.once('line', (line) => {
      asks.close()
      if (!silent) process.stderr.write('\n')
      resolve(line)
    })
    asks.once('close', () => reject(new StartProblem('Aucune phrase secrète n’a été écrite.', CODE)))
  })

const fromPassphrase = async (settings: Settings, isNew: boolean, ask: AskPassphrase): Promise<Buffer> => {
  const path = phraseFileOf(settings)
  const passphrase = await ask('Phrase secrète de cette installation : ')
  if (!existsSync(path)) {
    if (!isNew) throw missing(settings)
    if (passphrase.length < SHORTEST_PASSPHRASE)
      throw new StartProblem(`La phrase secrète compte au moins ${SHORTEST_PASSPHRASE} caractères.`, CODE)
    await putFile(path, await wrapByPassphrase(randomBytes(32), passphrase, randomBytes))
  }
  const key = await openByPassphrase(await readClosed(path), passphrase)
  if (!key) throw new StartProblem('Ce n’est pas la phrase secrète de cette installation. Rien n’a été ouvert.', CODE)
  return key
}

/**
 * The root key of this installation. `isNew`: nothing was ever sealed here, a key may be made; otherwise it never is.
 * @throws StartProblem with what to do, in French
 */
export const readRootKey = async (
  settings: Settings,
  env: NodeJS.ProcessEnv,
  { isNew = false, ask = passphraseFrom(env) }: { isNew?: boolean; ask?: AskPassphrase } = {},
): Promise<RootKey> => {
  const source = sourceOf(settings, env)
  switch (source) {
    case 'environment':
      return { key: keyOf(env['APARTE_KEY'] ?? '', 'APARTE_KEY'), source }
    case 'credential':
      return { key: keyOf(await readFile(credentialOf(env) ?? '', 'utf8'), 'Le justificatif aparte.key'), source }
    case 'passphrase':
      return { key: await fromPassphrase(settings, isNew, ask), source }
    case 'file':
      if (!existsSync(settings.keyFile) && !isNew) throw missing(settings)
      return { key: await readOrMakeKeyFile(settings.keyFile), source }
  }
}

const explained = async (body: () => Promise<KnownRootKeys>): Promise<KnownRootKeys> => {
  try {
    return await body()
  } catch (error) {
    if (error instanceof WrongRootKey)
      throw new StartProblem(
        'Cette clé n’est pas celle de cette base : ses textes resteraient illisibles. Donnez la bonne (APARTE_KEY_FILE, APARTE_KEY ou la phrase secrète) ; rien n’a été modifié.',
        CODE,
      )
    if (error instanceof RootChangeUnderway)
      throw new StartProblem(
        'Un changement de la clé racine a été interrompu. Terminez-le d’abord, rien n’est perdu : npm run keys -- rotate-root',
        CODE,
      )
    if (error instanceof NoRootKeyYet) throw new StartProblem('Cette base n’a encore jamais été ouverte : lancez d’abord npm start.', CODE)
    throw error
  }
}

const asJobs = async (config: pg.ClientConfig, body: (client: pg.Client) => Promise<KnownRootKeys>): Promise<KnownRootKeys> => {
  const client = new pg.Client(config)
  await client.connect()
  try {
    return await explained(() => body(client))
  } finally {
    await client.end()
  }
}

/** The keys of a house at its start; `jobs`: the login of the jobs. @throws StartProblem */
export const learnKeys = (jobs: pg.ClientConfig, key: Uint8Array): Promise<KnownRootKeys> =>
  asJobs(jobs, (client) => learnRootKeys(client, key, randomBytes))

/** The keys of a house beside which a command works. @throws StartProblem */
export const openKeys = async (jobs: pg.ClientConfig, settings: Settings, env: NodeJS.ProcessEnv): Promise<KnownRootKeys> => {
  const { key } = await readRootKey(settings, env)
  return asJobs(jobs, (client) => openRootKeys(client, key, randomBytes))
}
