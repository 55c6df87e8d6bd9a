import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { isUuid } from '#core/ids.ts'
import { attach } from '#db/cluster/attach.ts'
import { startCluster } from '#db/cluster/cluster.ts'
import { ADMIN } from '#db/cluster/create.ts'
import { ClusterProblem } from '#db/cluster/problem.ts'
import { destroyKeys, forgetOldPages, NotDestroyed } from '#db/keys/destroy.server.ts'
import { openAll } from '#db/keys/open-all.server.ts'
import { asKeys, openRootKeys, openRow, RootChangeUnderway, rootRows, WrongRootKey } from '#db/keys/root-keys.server.ts'
import { AlreadyChanging, rotateData } from '#db/keys/rotate-data.server.ts'
import { HouseIsOpen, rotateRoot } from '#db/keys/rotate-root.server.ts'
import { Vault } from '#db/vault.server.ts'
import { openByPassphrase, SHORTEST_PASSPHRASE, wrapByPassphrase } from '#app/passphrase-key.server.ts'
import { passphraseFrom, phraseFileOf, readOrMakeKeyFile, readRootKey, replaceFile, sourceOf } from '#app/root-key.server.ts'
import { BadSetting, readSettings } from '#app/settings.ts'
import { StartProblem } from '#app/start-problem.ts'

/**
 * `npm run keys -- <what>`: the keys of this house (docs/guide/cles.md). `rotate-root` and `change-passphrase` want the house closed; `rotate-data`,
 * `destroy` and `status` work beside it, open or closed. What takes long says how far it is, may be killed, and goes on where it was.
 */
const USAGE = `Usage : npm run keys -- <quoi>
  status [--open]                          d’où vient la clé, ce qui est en cours ; --open : ouvre tous les textes, et les compte
  rotate-root [--new-key-file <fichier>]   une nouvelle clé racine (Aparté arrêté)
  rotate-data [<dossier ou compartiment>]  de nouvelles clés de données, et tout est rechiffré (Aparté ouvert ou arrêté)
  destroy <dossier ou compartiment> --confirm <le même> --asked-by <identifiant> --agreed-by <identifiant>
                                           détruit des clés : ce qu’elles fermaient est perdu pour toujours
  change-passphrase                        met la clé racine sous une phrase secrète, ou change cette phrase (Aparté arrêté)`

const stopWith = (message: string, code: number): never => {
  throw new StartProblem(message, code)
}
const OPEN = 'Aparté est ouvert. Arrêtez-le d’abord : cela prend quelques secondes, et rien ne doit s’écrire pendant ce temps.'
const WRONG = 'Cette clé n’est pas celle de cette base. Rien n’a été modifié.'

const settings = readSettings(process.env, process.cwd())
const say = (line: string): void => console.log(line)
/** On a terminal, one line that changes; elsewhere, nothing but the end. */
const progress = (line: string): void => void (process.stderr.isTTY && process.stderr.write(`\r${line}\u001B[K`))

/** The administrator's connection to the house, running or not; `closed`: it must not run. */
const connect = async (closed: boolean): Promise<{ client: pg.Client; end: () => Promise<void> }> => {
  const opened = async (config: pg.ClientConfig, stop: () => Promise<void>) => {
    const client = new pg.Client(config)
    await client.connect()
    const end = async (): Promise<void> => {
      await client.end()
      await stop()
    }
    return { client, end }
  }
  if (settings.databaseUrl) {
    if (!settings.databaseOwnerUrl)
      stopWith('DATABASE_URL est donné sans DATABASE_OWNER_URL : il faut aussi le compte qui prépare la base.', 12)
    return opened({ connectionString: settings.databaseOwnerUrl }, async () => {})
  }
  if (!existsSync(settings.dataFolder)) stopWith(`Il n’y a rien dans ${settings.dataFolder}.`, 12)
  try {
    const cluster = await startCluster({ dataFolder: settings.dataFolder, log: () => {} })
    return await opened({ ...cluster.configFor(ADMIN, 'aparte') }, cluster.stop)
  } catch (error) {
    if (!(error instanceof ClusterProblem) || error.code !== 'already-running') throw error
    if (closed) return stopWith(OPEN, 20)
    const configFor = await attach(settings.dataFolder)
    if (!configFor) throw error
    return opened({ ...configFor(ADMIN, 'aparte') }, async () => {})
  }
}

const vaultOf = async (client: pg.Client, key: Uint8Array): Promise<Vault> =>
  new Vault(await asKeys(client, () => openRootKeys(client, key, randomBytes)), randomBytes)

const status = async (open: boolean): Promise<void> => {
  const { key, source } = await readRootKey(settings, process.env)
  const { client, end } = await connect(false)
  try {
    const words = { environment: 'l’environnement (APARTE_KEY)', credential: 'systemd (aparte.key)', passphrase: `une phrase secrète (${phraseFileOf(settings)})`, file: `le fichier ${settings.keyFile}` } // prettier-ignore
    say(`Clé racine : donnée par ${words[source]}.`)
    const rows = await asKeys(client, () => rootRows(client))
    for (const row of rows) {
      const fits = openRow(row, key, randomBytes) !== undefined
      say(
        `  ${row.state === 'current' ? 'en service' : 'à venir'} depuis le ${row.since.toISOString().slice(0, 10)} : ${fits ? 'c’est bien elle' : 'CE N’EST PAS ELLE'}`,
      )
    }
    if (rows.length > 1) say('  Un changement de clé racine est interrompu : npm run keys -- rotate-root')
    const counts = await asKeys(client, () =>
      client.query<{ living: number; gone: number; changing: number; begun: number }>(
        `select count(*) filter (where wrapped_key is not null)::int as living, count(*) filter (where wrapped_key is null)::int as gone,
           count(*) filter (where other_key is not null)::int as changing, (select count(*)::int from key_change) as begun from compartment`,
      ),
    )
    const { living = 0, gone = 0, changing = 0, begun = 0 } = counts.rows[0] ?? {}
    say(`Clés de données : ${living}, dont ${changing} en cours de changement ; ${gone} détruites.`)
    if (begun > 0) say('  Un changement de clés de données n’est pas fini : npm run keys -- rotate-data')
    if (!open) return
    const found = await openAll(client, await vaultOf(client, key))
    say(`Valeurs scellées : ${found.opened} ouvertes, ${found.erased} effacées avec leur clé, ${found.lost.length} illisibles.`)
    if (found.lost.length > 0) process.exitCode = 1
  } finally {
    await end()
  }
}

/** The new key, made in `next` when it is not there; with a passphrase, `next` is the file that wraps it. */
const nextKey = async (next: string, passphrase: string | null): Promise<Buffer> => {
  if (passphrase === null) return readOrMakeKeyFile(next)
  if (!existsSync(next)) await replaceFile(next, await wrapByPassphrase(randomBytes(32), passphrase, randomBytes))
  return (await openByPassphrase(await readFile(next, 'utf8'), passphrase)) ?? stopWith(`Ce n’est pas la phrase secrète de ${next}.`, 13)
}

const rotateTheRoot = async (asked: string | undefined): Promise<void> => {
  const source = sourceOf(settings, process.env)
  const own = source === 'file' ? settings.keyFile : source === 'passphrase' ? phraseFileOf(settings) : null
  const next = own === null ? asked : `${own}.next`
  if (next === undefined)
    return stopWith(
      'La clé vient de l’environnement ou de systemd : dites dans quel fichier (0600) préparer la nouvelle, --new-key-file <fichier>.',
      2,
    )
  let passphrase: string | null = null
  const ask = async (question: string): Promise<string> => (passphrase ??= await passphraseFrom(process.env)(question))
  const { key: from } = await readRootKey(settings, process.env, { ask })
  const { client, end } = await connect(true)
  try {
    const to = await nextKey(next, passphrase)
    const done = await rotateRoot(client, {
      from,
      to,
      random: randomBytes,
      now: new Date(),
      progress: (n) => progress(`${n} clés rescellées…`),
    })
    progress('')
    if (own === null) {
      say(
        `Nouvelle clé racine en service : ${done} valeurs rescellées. Donnez maintenant le contenu de ${next} à la place de l’ancienne clé.`,
      )
      return
    }
    // the former key opens the backups made before: kept aside, to be destroyed when they are gone
    const former = `${own}.${new Date().toISOString().replaceAll(/[:.]/g, '-')}.former`
    if (!from.equals(to)) await replaceFile(former, await readFile(own, 'utf8'))
    await rename(next, own)
    say(`Nouvelle clé racine en service : ${done} valeurs rescellées (${own}).`)
    say(`L’ancienne est dans ${former} : détruisez-la dès qu’Aparté a redémarré, sauf si vous gardez des copies du dossier de données.`)
  } catch (error) {
    if (error instanceof HouseIsOpen) stopWith(`${OPEN} (${error.count} autres connexions à la base)`, 20)
    throw error
  } finally {
    await end()
  }
}

const rotateTheData = async (scope: string | undefined): Promise<void> => {
  if (scope !== undefined && !isUuid(scope)) stopWith(USAGE, 2)
  const { key } = await readRootKey(settings, process.env)
  const { client, end } = await connect(false)
  try {
    const done = await rotateData(client, {
      vault: await vaultOf(client, key),
      random: randomBytes,
      now: new Date(),
      scope: scope ?? null,
      progress: ({ compartments, values }) => progress(`${compartments} compartiments, ${values} valeurs…`),
    })
    progress('')
    say(
      `Nouvelles clés de données : ${done.compartments} compartiments, ${done.values} valeurs rechiffrées, ${done.unreadable} illisibles.`,
    )
    if (done.unreadable > 0) process.exitCode = 1
  } finally {
    await end()
  }
}

const reasons: Record<NotDestroyed['why'], string> = {
  notThere: 'Aucun dossier ni compartiment n’a ce numéro.',
  alreadyGone: 'Ces clés étaient déjà détruites.',
  onlyWithCase: 'L’identité et le fil d’un foyer ne se détruisent qu’avec tout son dossier : donnez le numéro du dossier.',
  twoPersons:
    'Il faut deux personnes différentes, en fonction, dont chacune est cheffe de service, administratrice ou déléguée à la protection des données.',
  changing: 'Ces clés sont en train de changer. Terminez d’abord : npm run keys -- rotate-data',
}

const destroy = async (target: string | undefined, given: { confirm?: string; askedBy?: string; agreedBy?: string }): Promise<void> => {
  if (!target || !isUuid(target) || given.confirm !== target || !given.askedBy || !given.agreedBy) return stopWith(USAGE, 2)
  const { client, end } = await connect(false)
  try {
    // said before the table is rewritten: whatever happens to that, the keys are destroyed
    try {
      const ids = await destroyKeys(client, { target, askedBy: given.askedBy, agreedBy: given.agreedBy, now: new Date() })
      say(`Clés détruites : ${ids.length}. Ce qu’elles fermaient ne peut plus être lu par personne, et le journal le dit.`)
    } catch (error) {
      if (!(error instanceof NotDestroyed)) throw error
      if (error.why !== 'alreadyGone') stopWith(reasons[error.why], 3)
      // a run that was cut after the destruction goes on here
      say(reasons.alreadyGone)
    }
    const flushed = await forgetOldPages(client)
    say('Leur table est réécrite : la base n’en garde rien.')
    if (!flushed)
      say(
        'Le compte de DATABASE_OWNER_URL ne peut pas demander de point de contrôle (rôle pg_checkpoint) : le serveur le fera de lui-même, dans quelques minutes.',
      )
    say('Les sauvegardes d’avant s’ouvrent encore avec la trousse de secours, jusqu’à ce que vous les supprimiez.')
  } finally {
    await end()
  }
}

const changePassphrase = async (): Promise<void> => {
  const source = sourceOf(settings, process.env)
  if (source === 'environment' || source === 'credential')
    return stopWith('La clé vient de l’environnement ou de systemd : il n’y a pas de phrase secrète à changer ici.', 2)
  const { key } = await readRootKey(settings, process.env)
  const { client, end } = await connect(true)
  try {
    await vaultOf(client, key)
    const env = { ...process.env, APARTE_PASSPHRASE_FILE: process.env['APARTE_NEW_PASSPHRASE_FILE'] }
    const fresh = await passphraseFrom(env)('Nouvelle phrase secrète : ')
    if (fresh.length < SHORTEST_PASSPHRASE) stopWith(`La phrase secrète compte au moins ${SHORTEST_PASSPHRASE} caractères.`, 13)
    if (!process.env['APARTE_NEW_PASSPHRASE_FILE'] && (await passphraseFrom(env)('La même, encore une fois : ')) !== fresh)
      stopWith('Les deux phrases ne sont pas les mêmes. Rien n’a changé.', 13)
    await replaceFile(phraseFileOf(settings), await wrapByPassphrase(key, fresh, randomBytes))
    if (source === 'file') await rm(settings.keyFile)
    say(`La clé racine est sous la nouvelle phrase secrète (${phraseFileOf(settings)}).`)
    if (source === 'file')
      say(`${settings.keyFile} est supprimé : gardez-en une copie hors de cette machine. La phrase est demandée à chaque démarrage.`)
  } finally {
    await end()
  }
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      open: { type: 'boolean' },
      'new-key-file': { type: 'string' },
      confirm: { type: 'string' },
      'asked-by': { type: 'string' },
      'agreed-by': { type: 'string' },
    },
  })
  const [what, target] = positionals
  if (what === 'status') await status(values.open ?? false)
  else if (what === 'rotate-root') await rotateTheRoot(values['new-key-file'])
  else if (what === 'rotate-data') await rotateTheData(target)
  else if (what === 'destroy')
    await destroy(target, {
      ...(values.confirm ? { confirm: values.confirm } : {}),
      ...(values['asked-by'] ? { askedBy: values['asked-by'] } : {}),
      ...(values['agreed-by'] ? { agreedBy: values['agreed-by'] } : {}),
    })
  else if (what === 'change-passphrase') await changePassphrase()
  else stopWith(USAGE, 2)
} catch (error) {
  const [message, code] =
    error instanceof StartProblem
      ? [error.message, error.exitCode]
      : error instanceof BadSetting
        ? [error.message, 10]
        : error instanceof ClusterProblem
          ? [error.message, error.exitCode]
          : error instanceof WrongRootKey
            ? [WRONG, 13]
            : error instanceof RootChangeUnderway
              ? ['Un changement de la clé racine est interrompu. Terminez-le d’abord : npm run keys -- rotate-root', 13]
              : error instanceof AlreadyChanging
                ? ['Un autre changement de clés de données est en cours.', 20]
                : error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
                  ? [USAGE, 2]
                  : [error instanceof Error ? error.message : String(error), 1]
  console.error(message)
  process.exitCode = code
}
