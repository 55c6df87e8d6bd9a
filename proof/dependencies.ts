import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { Proof } from './promise.ts'

/** Promise 28: few packages, each with its reason, all locked with their hash, none that runs a script when it is installed; a bill of materials. */
type Locked = {
  version?: string
  integrity?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  resolved?: string
}

const proof: Proof = async ({ log }) => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  const wanted = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >
  const reasons = readFileSync('docs/dependencies.md', 'utf8')
  const all = Object.entries(packages).filter(([path]) => path !== '')
  const served = all.filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional)

  const asked = Object.entries({ ...wanted.dependencies, ...wanted.devDependencies, ...wanted.optionalDependencies })
  // a line may speak for a family: `@fontsource/*`, `prosemirror-*`, « and siblings », « and types »
  const families = [...reasons.matchAll(/`([@\w/-]+?)[*]`/g)].map(([, start = '']) => start)
  const unexplained = asked.filter(
    ([name]) =>
      !reasons.includes(`\`${name}\``) &&
      !families.some((start) => name.startsWith(start)) &&
      !/^@types\/|^node-(?:bin-)?(?:linux|darwin|win)/.test(name),
  )
  const unpinned = asked.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
  const unhashed = all.filter(([, { integrity }]) => integrity === undefined)
  const hosts = all.filter(([, { resolved }]) => resolved !== undefined)
  const scripts = all.filter(([, { hasInstallScript }]) => hasInstallScript)
  const ignored = /^ignore-scripts=true$/m.test(readFileSync('.npmrc', 'utf8'))
  const bill = JSON.parse(
    execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev', '--package-lock-only'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    }),
  ) as { components: unknown[] }
  for (const [name] of [...unexplained, ...unpinned]) log(`without a reason or not pinned: ${name}`)
  for (const [path] of unhashed.slice(0, 10)) log(`without a hash: ${path}`)
  return {
    figures: [
      {
        found: `${asked.length} packages asked for, ${unexplained.length} without a reason line, ${unpinned.length} not pinned; ${all.length} locked, ${unhashed.length} without a hash; ${scripts.length} have an install script, ${ignored ? 'none runs' : 'they run'}; bill of materials: ${bill.components.length} components`,
        target: 'each with a reason, pinned and hashed; no install script runs; a bill of materials',
        held:
          unexplained.length === 0 &&
          unpinned.length === 0 &&
          unhashed.length === 0 &&
          hosts.length === 0 &&
          ignored &&
          bill.components.length >= served.length / 2,
        counted: all.length,
      },
      {
        found: `${served.length} packages in the tree that serves (fonts, types and command lines of libraries included)`,
        target: 'at most 60',
        held: served.length <= 60,
        counted: served.length,
        short: 'the queue brings its command line, passkeys their certificate formats; neither has a smaller equal',
      },
    ],
  }
}

export default proof
