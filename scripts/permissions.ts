import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { roleLabels, roles } from '#core/actor.ts'
import type { Action } from '#core/actor.ts'

/**
 * `node scripts/permissions.ts` writes docs/permissions.md: which function may do what, and at which address. Everything in it is read from
 * the actions of the features and from the route files, so that the page cannot say anything else than what runs.
 */
const src = resolve(import.meta.dirname, '../src')
export const permissionsFile = resolve(import.meta.dirname, '../docs/permissions.md')

/** Route files that ask none of the four guards, each with its reason. */
export const unguarded: Readonly<Record<string, string>> = {
  'app/home.route.tsx': 'ne lit rien : renvoie à la page de sa fonction, ou à la connexion',
  'app/not-found.route.tsx': 'ne lit rien : « cette page n’existe pas »',
  'app/presence.route.tsx': 'ne lit rien : répond si la session est encore ouverte',
}

export type RouteRead = {
  address: string
  file: string
  /** Ids of the actions that its loader and its action ask for. */
  loads: string[]
  acts: string[]
  /** Of the threshold (login, proof, curtain): `open(`, or `attempt(`, which is made of it. */
  threshold: boolean
  /** Of `loader` and `action`, those that are there without any guard and are more than a redirection. */
  bare: string[]
}

export type CommandRead = {
  /** « npm run import:openfisca » */
  name: string
  /** Ids of the actions that it does as somebody who is logged in. */
  acts: string[]
  /** Whether it asks first if she may. */
  asks: boolean
}

const featureNames: Readonly<Record<string, string>> = {
  access: 'Journal d’accès, accès exceptionnel, conflit d’intérêts',
  calculation: 'Clés d’accès au calcul',
  calendar: 'Agenda hors d’Aparté',
  catalogue: 'Droits et aides',
  localAid: 'Aides locales',
  caseFile: 'Dossier',
  day: 'Ma journée',
  household: 'Foyer',
  budget: 'Le budget et les dettes',
  facts: 'Ce que l’on sait',
  identity: 'Compte, connexion, rideau',
  interview: 'Entretien, rangement, suite',
  message: 'Prévenir les personnes',
  needs: 'Besoins, paroles',
  permanence: 'Permanences',
  reception: 'Accueil',
  request: 'Demandes',
  search: 'Chercher',
  sector: 'Secteurs',
  sheet: 'Résumé remis',
  team: 'Équipe',
  visit: 'Visites à domicile',
  health: 'État de l’installation',
}

/** The action files, from the root of `src`. */
const actionFiles = (): string[] => [
  ...readdirSync(join(src, 'features'))
    .toSorted()
    .map((feature) => `features/${feature}/actions.ts`)
    .filter((file) => readdirSync(join(src, file, '..')).includes('actions.ts')),
  'app/actions.ts',
]

type Groups = Record<string, Record<string, Action>>

/** What each action file exports: name of the constant → its actions. */
const readGroups = async (): Promise<Map<string, Groups>> => {
  const groups = new Map<string, Groups>()
  for (const file of actionFiles()) groups.set(file, (await import(pathToFileURL(join(src, file)).href)) as Groups)
  return groups
}

const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')

/** Each constant written at the margin, with its text. */
const constants = (text: string): Map<string, string> => {
  const found = new Map<string, string>()
  for (const piece of text.split(/^(?=(?:export )?(?:const|function|type|default) )/m)) {
    const name = /^(?:export )?const (\w+)/.exec(piece)?.[1]
    if (name) found.set(name, piece)
  }
  return found
}

/** The text of a constant with that of the constants it is made of. */
const wholeOf = (name: string, all: ReadonlyMap<string, string>, seen = new Set<string>()): string => {
  const own = all.get(name)
  if (own === undefined || seen.has(name)) return ''
  seen.add(name)
  const inside = [...all.keys()].filter((other) => other !== name && new RegExp(`\\b${other}\\b`).test(own))
  return own + inside.map((other) => wholeOf(other, all, seen)).join('')
}

/** The guards that ask for an action (src/web/page.server.ts), as an alternative of a pattern. */
export const asking = 'page|householdPage|pageAfter|submit|submitAfter|resource'
const guard = new RegExp(`\\b(?:${asking}|open|attempt)\\(`)
const asks = new RegExp(`\\b(?:${asking})\\(`)
const onlyLeadsAway = /=>\s+(?:redirect\([^\n]*\)|null)\s*$|\bactAlone\([^\n]*\)\s*$/

const readRoute = (address: string, file: string, groups: ReadonlyMap<string, Groups>): RouteRead => {
  const text = withoutComments(readFileSync(join(src, file), 'utf8'))
  const all = constants(text)
  const imported = /import \{ (\w+)(?: as (\w+))? \} from '\.\/actions\.ts'/.exec(text)
  const actions = groups.get(`${file.replace(/\/[^/]+$/, '')}/actions.ts`)?.[imported?.[1] ?? '']
  const alias = imported?.[2] ?? imported?.[1] ?? 'none'
  const idsIn = (part: string): string[] => {
    const ids = [...part.matchAll(new RegExp(`\\b(?:${asking})\\(\\s*${alias}\\.(\\w+)`, 'g'))].map(([, name = '']) => {
      const id = actions?.[name]?.id
      if (!id) throw new Error(`${file}: ${alias}.${name} is no action`)
      return id
    })
    return [...new Set(ids)]
  }
  const parts = { loader: wholeOf('loader', all), action: wholeOf('action', all) }
  const both = parts.loader + parts.action
  return {
    address,
    file,
    loads: idsIn(parts.loader),
    acts: idsIn(parts.action),
    threshold: /\b(?:open|attempt)\(/.test(both) && !asks.test(both),
    bare: Object.entries(parts)
      .filter(([name, part]) => part && !guard.test(part) && !onlyLeadsAway.test((all.get(name) ?? '').trim()))
      .map(([name]) => name),
  }
}

/** The commands that act as somebody: they import the actions of a feature as a route does. */
const readCommands = (groups: ReadonlyMap<string, Groups>): CommandRead[] => {
  const { scripts } = JSON.parse(readFileSync(join(src, '../package.json'), 'utf8')) as { scripts: Record<string, string> }
  return Object.keys(scripts).flatMap((name) => {
    const file = join(src, '../scripts', `${name.replace(':', '-')}.ts`)
    const text = existsSync(file) ? withoutComments(readFileSync(file, 'utf8')) : ''
    const found = /import \{ (\w+) \} from '#(features\/[\w-]+\/actions\.ts)'/.exec(text)
    if (!found) return []
    const [, group = '', from = ''] = found
    const names = [...text.matchAll(new RegExp(`\\.(?:writing|reading)\\(\\w+, ${group}\\.(\\w+)`, 'g'))].map(([, act = '']) => act)
    const acts = [...new Set(names)].map((act) => groups.get(from)?.[group]?.[act]?.id ?? `${group}.${act}`)
    return [{ name: `npm run ${name}`, acts, asks: names.every((act) => text.includes(`may(actor, ${group}.${act})`)) }]
  })
}

/** Everything read: the actions in the order of their files, the routes in the order of the menu, and the commands. */
export const readPermissions = async (): Promise<{ actions: Action[]; routes: RouteRead[]; commands: CommandRead[] }> => {
  const groups = await readGroups()
  const actions = [...groups.values()].flatMap((file) => Object.values(file).flatMap((group) => Object.values(group)))
  const table = readFileSync(join(src, 'routes.ts'), 'utf8')
  const routes = [...table.matchAll(/route\('([^']+)', '([^']+)'\)/g)].map(([, address = '', file = '']) =>
    readRoute(address, file, groups),
  )
  return { actions, routes, commands: readCommands(groups) }
}

/** The page in French. */
export const writePermissions = ({
  actions,
  routes,
  commands,
}: {
  actions: readonly Action[]
  routes: readonly RouteRead[]
  commands: readonly CommandRead[]
}): string => {
  const where = (id: string): string => {
    const pages = routes.filter((route) => route.loads.includes(id) || route.acts.includes(id)).map((route) => `\`${route.address}\``)
    const typed = commands.filter(({ acts }) => acts.includes(id)).map(({ name }) => `\`${name}\``)
    return [...new Set([...pages, ...typed])].join(' ') || 'aucune page'
  }
  const columns = roles.map((role) => roleLabels[role])
  const lines = [
    '# Qui peut faire quoi',
    '',
    'Page écrite par `node scripts/permissions.ts` d’après le code qui tourne ; ne la corrigez pas à la main. `src/permissions.test.ts` la compare.',
    '',
    '**Une fonction ouvre des pages, jamais un contenu.** Ce qui se lit dans un dossier dépend des parties que la personne tient, pour une raison et un',
    'temps ; la base de données en décide, ligne par ligne ([security.md](security.md)). Un « oui » veut dire : la page répond. Elle peut répondre',
    '« ce dossier n’est pas là ». Chaque acte écrit sa phrase au journal scellé ; un refus aussi. Ouvrir une page n’y écrit jamais la phrase d’un acte.',
    '',
    `Lu : ${actions.length} actes, ${routes.length} adresses. Une personne peut avoir plusieurs fonctions.`,
  ]
  const families = [...new Set(actions.map((action) => action.id.split('.')[0] ?? ''))]
  for (const family of families) {
    const own = actions.filter((action) => action.id.startsWith(`${family}.`) && action.roles.length > 0)
    if (own.length === 0) continue
    lines.push('', `## ${featureNames[family] ?? family}`, '', `| Acte, tel que le journal le dit | ${columns.join(' | ')} | Adresses |`)
    lines.push(`|---|${columns.map(() => ':-:|').join('')}---|`)
    for (const action of own)
      lines.push(
        `| ${action.audit} | ${roles.map((role) => (action.roles.includes(role) ? 'oui' : '–')).join(' | ')} | ${where(action.id)} |`,
      )
  }
  const unasked = actions.filter((action) => action.roles.length === 0)
  lines.push('', '## Sans fonction', '', 'Écrits au journal par la base de données elle-même, pendant la connexion :', '')
  lines.push(...unasked.map((action) => `- ${action.audit}`))
  lines.push(
    '',
    'Adresses du seuil, avant que la personne soit connue ou pour prouver que c’est elle ; elles n’ont que les fonctions de connexion de la base :',
    '',
  )
  lines.push(...routes.filter((route) => route.threshold).map((route) => `- \`${route.address}\``))
  lines.push('', 'Adresses qui ne demandent rien, et pourquoi :', '')
  for (const route of routes.filter((one) => unguarded[one.file])) lines.push(`- \`${route.address}\` ${unguarded[route.file]}`)
  for (const route of routes.filter((one) => !one.threshold && one.loads.length + one.acts.length === 0 && !unguarded[one.file]))
    lines.push(`- \`${route.address}\` ne lit rien`)
  return `${lines.join('\n')}\n`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const read = await readPermissions()
  writeFileSync(permissionsFile, writePermissions(read))
  console.log(`${read.actions.length} actions, ${read.routes.length} routes`)
}
