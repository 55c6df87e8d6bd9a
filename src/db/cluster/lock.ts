import { randomBytes } from 'node:crypto'
import { link, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ClusterProblem, systemCode } from './problem.ts'
import { identityOf, isStillThere, type ProcessIdentity } from './processes.ts'

/*
 * One application for one folder. The lock is the file `lock-N.json` of the highest N, which names its holder. To take a
 * folder whose holder is gone, one creates N + 1, which only one process can; the file of the highest N is never deleted.
 * So no process ever deletes a lock that another has just taken, which a single file taken over by deletion cannot promise.
 */
const form = /^lock-(\d+)\.json$/
const fileOf = (folder: string, n: number): string => join(folder, `lock-${n}.json`)

async function generations(folder: string): Promise<number[]> {
  const found = (await readdir(folder)).map((name) => Number(form.exec(name)?.[1] ?? 0))
  return found.filter((n) => n > 0).toSorted((a, b) => b - a)
}

/** The holder a lock file names, or null: given back, or cut short by a power failure (it is written before it is named). */
async function holderIn(path: string): Promise<ProcessIdentity | null> {
  try {
    const read = JSON.parse(await readFile(path, 'utf8')) as Partial<ProcessIdentity>
    return typeof read.pid === 'number' ? { pid: read.pid, started: read.started ?? null } : null
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Creates `path` whole, or answers false when it exists. */
async function createExclusively(path: string, text: string, draft: string): Promise<boolean> {
  await writeFile(draft, text, { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    // File systems without hard links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(systemCode(error))) throw error
    return await writeFile(path, text, { mode: 0o600, flag: 'wx' }).then(
      () => true,
      (again: unknown) => {
        if (systemCode(again) === 'EEXIST') return false
        throw again
      },
    )
  } finally {
    await rm(draft, { force: true })
  }
}

const alreadyRunning = (folder: string, pid: number): ClusterProblem =>
  new ClusterProblem(
    'already-running',
    `Aparté fonctionne déjà sur le dossier ${folder} (processus ${pid}).\n` +
      'Utilisez celui qui est ouvert, ou arrêtez-le ; pour en lancer un second, donnez-lui un autre dossier avec APARTE_DATA.',
  )

/**
 * Takes the folder for this process until `release`, or until the process ends in whatever way.
 * @throws ClusterProblem `already-running`, naming the holder; a holder is never pushed out, however old its lock.
 */
export async function takeLock(folder: string): Promise<{ release: () => Promise<void> }> {
  for (;;) {
    const [highest = 0] = await generations(folder)
    const holder = highest > 0 ? await holderIn(fileOf(folder, highest)) : null
    if (holder && isStillThere(holder)) throw alreadyRunning(folder, holder.pid)
    const mine = highest + 1
    const path = fileOf(folder, mine)
    const draft = join(folder, `lock-${randomBytes(8).toString('hex')}.draft`)
    if (!(await createExclusively(path, JSON.stringify(identityOf(process.pid)), draft))) continue
    const after = await generations(folder)
    if (after[0] !== mine) {
      // What we read was old: others came and went meanwhile.
      await rm(path, { force: true })
      continue
    }
    for (const old of after.slice(1)) await rm(fileOf(folder, old), { force: true })
    return {
      release: async () => {
        await writeFile(draft, '{}', { mode: 0o600 })
        await rename(draft, path)
      },
    }
  }
}
