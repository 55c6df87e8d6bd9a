import { patterns } from '../crawl.ts'
import { diceOf } from '../dice.ts'
import type { PageForm } from '../page-forms.ts'
import { FIRST_NAMES, LAST_NAMES } from './hidden-case.ts'
import { CALCULATION_KEY, tokenOf } from './people.ts'
import type { Ask } from './worlds.ts'

/** What somebody asks who looks for what she may not know: the pages she reaches, names, addresses with ids, forms of her own. */
export type Random = () => number

/** Draws that follow from a seed. */
export const drawing = (seed: number): Random => diceOf(seed).next
export const pick = <T>(random: Random, list: readonly T[]): T => {
  const one = list[Math.floor(random() * list.length)]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}

export const withId = patterns.filter((pattern) => pattern.includes(':'))

/** Letters lost, doubled, exchanged or heard otherwise: what fingers and ears make of a name. */
const slip = (random: Random, name: string): string => {
  const at = 1 + Math.floor(random() * Math.max(1, name.length - 2))
  switch (Math.floor(random() * 5)) {
    case 0:
      return name.slice(0, at) + name.slice(at + 1)
    case 1:
      return name.slice(0, at) + name.slice(at - 1)
    case 2:
      return name.slice(0, at - 1) + (name[at] ?? '') + (name[at - 1] ?? '') + name.slice(at + 1)
    case 3:
      return name
        .normalize('NFD')
        .replaceAll(/\p{M}/gu, '')
        .replaceAll(/ph|qu|y/g, (x) => ({ ph: 'f', qu: 'k', y: 'i' })[x] ?? x)
    default:
      return name.slice(0, Math.max(2, at))
  }
}

/** What is typed in a search: names as the hidden ones bear them or nearly, their beginnings, both, a year, a number. */
export const question = (random: Random, hiddenName: string): string => {
  const [first = '', ...last] = random() < 0.6 ? hiddenName.split(' ') : [pick(random, FIRST_NAMES), pick(random, LAST_NAMES)]
  const name = last.join(' ')
  switch (Math.floor(random() * 9)) {
    case 0:
      return name
    case 1:
      return `${first} ${name}`
    case 2:
      return `${name} ${first}`
    case 3:
      return slip(random, name)
    case 4:
      return slip(random, `${first} ${name}`)
    case 5:
      return name.slice(0, 1 + Math.floor(random() * 5))
    case 6:
      return `${name} ${1940 + Math.floor(random() * 85)}`
    case 7:
      return String(1 + Math.floor(random() * 60))
    default:
      return `${first.slice(0, 3)} ${name.slice(0, 3)}`
  }
}

/** Whose id stands in an address under this name. */
const tableOf: Readonly<Record<string, string>> = {
  entryId: 'entry',
  personId: 'person',
  assessmentId: 'assessment',
  planId: 'help_plan',
  projectId: 'project',
  measureId: 'measure',
  gestureId: 'visit_observation',
  letterId: 'letter',
  runId: 'procedure_run',
  applicationId: 'application',
  appointmentId: 'appointment',
}

/** An address of the application whose ids are those of something hidden. */
export const forbiddenAddress = (
  random: Random,
  ids: ReadonlyMap<string, readonly string[]>,
  among: readonly string[] = withId,
): string => {
  const all = [...ids.values()].flat()
  const own = ids.get('case_file') ?? all
  return pick(random, among)
    .replace(/:id\b/, () => pick(random, random() < 0.6 ? own : all))
    .replaceAll(/:(\w+Id)\b/g, (_, name: string) =>
      pick(random, random() < 0.7 ? (ids.get(tableOf[name] ?? '') ?? []).concat(all.slice(0, 1)) : all),
    )
    .replace(':slug', 'rsa')
    .replace(':event', 'separation')
    .replace(':day', '2026-04-01')
    .replace(':matter', 'aidants')
    .replace(':token', () => tokenOf('nobody'))
    .replace(':name', 'rsa')
}

/** Acts that end the visit, or that take the function of somebody else who looks. */
export const ENDS =
  /^\/(?:deconnexion|rideau|connexion|mon-compte\/(?:sessions|second-facteur|phrase)|premiere-connexion|confirmer|equipe\/(?:[0-9a-f]{8}-|recuperations|cles|lieux|secteurs))/

/** A form as this person sends it: names are those that are hidden, the rest is plausible. */
export const filled = (random: Random, form: PageForm, hiddenName: string, today: string): string => {
  const [first = '', ...last] = hiddenName.split(' ')
  const seen = new Set<string>()
  const pairs: [string, string][] = []
  for (const { name, kind, value, options, ticked } of form.fields) {
    const pressed = kind === 'submit' || kind === 'button'
    if (pressed || kind === 'radio' || kind === 'checkbox') {
      // one of a group: what is ticked, or now and then another
      if (pressed ? seen.has('submit') : seen.has(name) && !name.endsWith('[]')) continue
      if (kind === 'checkbox' && !ticked && random() < 0.6) continue
      if (kind === 'radio' && !ticked && random() < 0.5 && form.fields.some((other) => other.name === name && other.ticked)) continue
      seen.add(pressed ? 'submit' : name)
      pairs.push([name, value || 'on'])
    } else if (kind === 'hidden') pairs.push([name, value])
    else if (kind === 'select') pairs.push([name, options.length > 0 && random() < 0.8 ? pick(random, options) : value])
    else if (kind === 'date') pairs.push([name, value || today])
    else if (kind === 'time') pairs.push([name, value || `${8 + Math.floor(random() * 9)}:00`])
    else if (/first/i.test(name)) pairs.push([name, first])
    else if (/last/i.test(name)) pairs.push([name, last.join(' ')])
    else if (/name|called/i.test(name)) pairs.push([name, hiddenName])
    else
      pairs.push([
        name,
        value || (kind === 'textarea' ? 'Essai de la preuve, assez long pour être gardé.' : kind === 'number' ? '3' : 'Essai'),
      ])
  }
  return new URLSearchParams(pairs).toString()
}

const situation = JSON.stringify({
  individus: { a: { date_naissance: { ETERNITY: '1990-01-01' }, salaire_net: { '2026-03': 900 } } },
  menages: { m: { personne_de_reference: ['a'] } },
  familles: { f: { parents: ['a'], rsa: { '2026-06': null } } },
  foyers_fiscaux: { x: { declarants: ['a'] } },
})

/** What another software asks with a key of the calculation. */
export const byKey = (random: Random): Ask => {
  const headers = { authorization: `Bearer ${CALCULATION_KEY}`, 'content-type': 'application/json' }
  return pick(random, [
    { method: 'POST', path: '/api/calculate', headers, body: situation },
    { method: 'POST', path: '/api/calculate', headers: { ...headers, authorization: 'Bearer aparte_faux' }, body: situation },
    { method: 'POST', path: '/api/calculate', headers, body: '{' },
    { method: 'GET', path: '/api/spec' },
    { method: 'GET', path: '/api/variables' },
    { method: 'GET', path: `/api/variable/${pick(random, ['rsa', 'aah', 'inconnue'])}` },
    { method: 'GET', path: '/api/entities' },
    { method: 'GET', path: '/api/dossiers' },
  ])
}

/** Where everybody begins, whatever her function opens. */
export const STARTS = [
  '/', '/journee', '/ce-qui-court', '/permanences', '/visites', '/visites-hors-ligne', '/grilles', '/equipe/budget', '/prevenir', '/dossiers', '/dossiers?etat=clos', '/dossiers/ouvrir', '/entretien', '/demandes', '/a-part', '/chercher', '/accueil', '/droits', '/droits/locaux',
  '/droits/non-recours', '/veille', '/veille/2026-04-01', '/equipe', '/equipe/relais', '/equipe/lieux', '/equipe/secteurs', '/equipe/recuperations', '/equipe/cles',
  '/mon-compte', '/mon-compte/liens', '/acces-exceptionnel', '/acces-exceptionnel/revues', '/journal', '/avis/seuil', '/sante', '/page-qui-n-existe-pas', '/dossiers/1',
  '/dossiers/00000000-0000-7000-8000-000000000000', '/chercher.json?q=', '/dossiers/pas-un-id/foyer',
] as const // prettier-ignore
