import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { searchNeedles } from './canary-search.ts'
import { newFolder } from './house.ts'
import { logIn } from './person.ts'
import type { Proof } from './promise.ts'

/**
 * No secret in what we publish or print: every file that git follows and every file of the build is searched for the forms of keys; then a house is
 * opened with a known root key, and its log, its data folder and the build are searched for that key, in every encoding.
 */
type Form = { name: string; pattern: RegExp }

/** Forms of secrets. An address with a password is one unless the password is a word of the examples. */
const forms: readonly Form[] = [
  { name: 'private key', pattern: /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----\s+[A-Za-z0-9+/=]{16}/ },
  { name: 'age secret key', pattern: /AGE-SECRET-KEY-1[A-Z0-9]{20,}/ },
  {
    name: 'access token',
    pattern:
      /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{40,}|glpat-[\w-]{20}|npm_[A-Za-z0-9]{36}|sk-[A-Za-z0-9]{32,}|AKIA[A-Z0-9]{16}|xox[abp]-[\w-]{20,})\b/,
  },
  { name: 'root key', pattern: /(?:APARTE_KEY|rootKey|root_key)["']?\s*[:=]\s*["']?[A-Za-z0-9+/]{43}=/ },
  {
    name: 'password in an address',
    pattern:
      /\bpostgres(?:ql)?:\/\/[\w-]+:(?!secret@|SECRET@|\u00e2|mot-de-passe@|motdepasse@|x@|\$|<|…|\*|\.\.\.|nobody)[^@\s/'"`${}]{3,}@/,
  },
  { name: 'json web token', pattern: /\beyJ[\w-]{20,}\.eyJ[\w-]{20,}\.[\w-]{20,}/ },
  { name: 'Argon2 hash', pattern: /\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{16,}\$[A-Za-z0-9+/]{30,}/ },
]

/** One of each, made here so that this file holds none: what the search must find. */
const planted = (): string[] => [
  `-----BEGIN ${'PRIVATE'} KEY-----\n${randomBytes(32).toString('base64')}`,
  `AGE-SECRET-KEY-${'1'}${'Q'.repeat(58)}`,
  `gh${'p'}_${'a1'.repeat(18)}`,
  `APARTE_${'KEY'}=${randomBytes(32).toString('base64')}`,
  `postgres://web:${'hunter'}22@db/aparte`,
  `eyJ${'a'.repeat(24)}.eyJ${'b'.repeat(24)}.${'c'.repeat(24)}`,
  `$argon2id$v=19$m=1,t=1,p=1$${'A'.repeat(22)}$${'B'.repeat(43)}`,
]

const filesOf = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((one) => (one.isFile() ? [join(one.parentPath, one.name)] : []))
    : []

const proof: Proof = async ({ log }) => {
  const unfound = planted().filter((text, at) => !forms[at]?.pattern.test(text))
  const listed = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (listed.status !== 0) return { missing: 'git, and a clone of the project (the files that it follows are what is searched)' }
  const followed = listed.stdout.split('\u0000').filter((path) => path !== '' && existsSync(path) && statSync(path).isFile())
  const built = filesOf('build')
  const found: string[] = []
  let bytes = 0
  for (const path of [...followed, ...built]) {
    const text = readFileSync(path, 'latin1')
    bytes += text.length
    for (const { name, pattern } of forms) {
      const at = pattern.exec(text)
      if (at) found.push(`${path}: ${name} « ${at[0].slice(0, 24)}… »`)
    }
  }
  for (const one of found) log(one)

  const folder = await newFolder()
  try {
    const key = randomBytes(32)
    const temporary = join(folder.path, 'tmp')
    await mkdir(temporary, { mode: 0o777 })
    const phrase = randomBytes(18).toString('base64')
    await writeFile(join(folder.path, 'phrase.txt'), `${phrase}\n`, { mode: 0o600 })
    const house = await folder.open({ env: { APARTE_KEY: key.toString('base64'), TMPDIR: temporary }, withinMs: 600_000 })
    const person = await logIn(house.origin, 'Solène Kerbrat')
    for (const path of ['/journee', '/dossiers', '/entretiens/cle', '/n-existe-pas']) await (await person.get(path)).text()
    const token = person.cookie.replace(/^[^=]*=/, '')
    await pause(4_000)
    await house.stop()
    const seal = readFileSync(`${folder.keyFile.replace(/\.key$/, '')}.seal`, 'utf8')
      .split('\n')
      .filter((line) => line.length > 40)
    const needles = [
      key,
      ...seal.map((line) => Buffer.from(line, 'base64').subarray(-32)),
      Buffer.from(token, 'base64url'),
      Buffer.from(token, 'utf8'),
    ]
    const places = [folder.data, temporary, 'build']
    const files = places.flatMap(filesOf)
    const hits = [
      ...files.flatMap((path) => searchNeedles(readFileSync(path), needles).map((how) => `${path}: ${how}`)),
      ...searchNeedles(Buffer.from(house.printed()), needles).map((how) => `log: ${how}`),
    ]
    for (const one of hits) log(one)
    const missed = needles.filter((needle) => searchNeedles(Buffer.from(`x${needle.toString('base64')}y`), [needle]).length === 0)
    return {
      figures: [
        {
          found: `${followed.length} files that git follows and ${built.length} of the build (${Math.round(bytes / 1e6)} MB) searched for ${forms.length} forms of secrets: ${found.length} found`,
          target: '0 found',
          held: found.length === 0 && unfound.length === 0 && followed.length > 500 && built.length > 0,
          counted: followed.length + built.length,
        },
        {
          found: `the root key, the key of the log and the token of a session of a house searched in ${files.length} files of its data, of the temporary folder and of the build, and in ${house.printed().length} characters of log: ${hits.length} found`,
          target: '0 found',
          held: hits.length === 0 && missed.length === 0 && files.length > 100,
          counted: files.length,
        },
      ],
    }
  } finally {
    await folder.remove()
  }
}

export default proof
