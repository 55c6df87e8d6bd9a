import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** The unprivileged account that runs the server when we are root; null when it runs as we are. */
export type Account = { readonly uid: number; readonly gid: number } | null

/** `name:password:uid:gid:…` of /etc/passwd; null when there is no such name. */
function accountNamed(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`))
  const [uid, gid] = (line?.split(':').slice(2, 4) ?? []).map(Number)
  return uid !== undefined && gid !== undefined && uid > 0 && gid > 0 ? { uid, gid } : null
}

/**
 * PostgreSQL refuses to run as root. Then: the owner of the cluster when there is one already, else the account
 * `postgres` of the system, else `nobody`.
 */
export function serverAccount(existing: string | null): Account {
  if (process.getuid?.() !== 0) return null
  if (existing !== null && existsSync(existing)) {
    const { uid, gid } = statSync(existing)
    if (uid !== 0) return { uid, gid }
  }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? { uid: 65_534, gid: 65_534 }
}

/** What our child processes see: nothing of ours (secrets, PG*, LD_LIBRARY_PATH), and messages in English. */
const environment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

/** How to spawn under the account; the working folder is one that everybody may enter. */
export const spawnOptions = (account: Account): { cwd: string; env: Record<string, string>; uid?: number; gid?: number } => ({
  cwd: '/',
  env: environment,
  ...account,
})

/** Runs a command to its end under the account: exit code (null when it could not run or was killed) and all it said. */
export const runAs = (account: Account, file: string, args: readonly string[]): Promise<{ code: number | null; said: string }> =>
  new Promise((resolve) => {
    const child = spawn(file, args, { ...spawnOptions(account), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (text: Buffer) => (said += text.toString()))
    child.stderr.on('data', (text: Buffer) => (said += text.toString()))
    child.on('error', (error) => resolve({ code: null, said: error.message }))
    child.on('close', (code) => resolve({ code, said }))
  })

/** Whether the account may enter the folder and write in it. Tried, not computed: access lists and mount options count too. */
export const mayWriteIn = async (account: Account, folder: string): Promise<boolean> =>
  (await runAs(account, '/bin/sh', ['-c', 'cd -- "$1" && test -w .', 'sh', folder])).code === 0
