import { createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runAs } from './account.ts'
import type { Binaries } from './binaries.ts'
import { makeOwnFolder, type Place, writeWhole } from './place.ts'
import { ClusterProblem, diskFull } from './problem.ts'

/** The cluster's superuser: makes roles and databases; serves nothing. */
export const ADMIN = 'cluster_admin'

const secretFile = (dataFolder: string): string => join(dataFolder, 'database.secret')

/** The cluster's secret (64 hexadecimal figures), made with the cluster and kept in a 0600 file of the data folder. */
export async function secretOf(dataFolder: string, place: Place): Promise<string> {
  const path = secretFile(dataFolder)
  if (!existsSync(path)) {
    if (existsSync(place.data)) {
      throw new ClusterProblem(
        'start-failed',
        `Le fichier ${path} manque : sans lui, Aparté ne peut pas ouvrir sa base.\nRemettez-le depuis une sauvegarde ; rien n’a été modifié.`,
      )
    }
    await writeWhole(path, randomBytes(32).toString('hex'))
  }
  return (await readFile(path, 'utf8')).trim()
}

/** The password of a role: one for each, from the one secret; none tells another. */
export const passwordOf = (secret: string, role: string): string => createHmac('sha256', secret).update(`role ${role}`).digest('base64url')

/** Makes the cluster with `initdb`. It appears under its name only once whole: one cut short is begun again. */
export async function createCluster(
  place: Place,
  socketFolder: string,
  binaries: Binaries,
  secret: string,
  throwaway: boolean,
): Promise<void> {
  const draft = `${place.data}.new`
  await rm(draft, { recursive: true, force: true })
  await makeOwnFolder(draft, place.account)
  // In the socket's folder, since the server's account must read it.
  const passwordFile = join(socketFolder, 'password')
  await rm(passwordFile, { force: true })
  await writeFile(passwordFile, `${passwordOf(secret, ADMIN)}\n`, { mode: 0o600, flag: 'wx' })
  if (place.account) await chown(passwordFile, place.account.uid, place.account.gid)
  try {
    const { code, said } = await runAs(place.account, join(binaries.bin, 'initdb'), [
      `--pgdata=${draft}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C',
      '--no-instructions',
      ...(throwaway ? ['--no-sync'] : []),
    ])
    if (code !== 0) {
      await rm(draft, { recursive: true, force: true })
      if (/No space left|Disk quota exceeded/.test(said)) throw diskFull(place.home)
      throw new ClusterProblem('start-failed', `La base de données n’a pas pu être créée dans ${place.home} :\n${said.trim().slice(-600)}`)
    }
  } finally {
    await rm(passwordFile, { force: true })
  }
  await rename(draft, place.data)
}
