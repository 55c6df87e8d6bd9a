import type pg from 'pg'
import type { Person } from './person.ts'
import { isConfirmed, openHousehold, read } from './writers.ts'
import type { Writer } from './writers.ts'

/**
 * Colleagues who write with the instruments: a line of a budget, the end of an evaluation, the answer to a help plan, an agreement, what a visit without
 * network brought back. Each save is an act on something of its own; when its answer is lost, the very same form is sent again, as the button of
 * the page of an error does, and it must stand once.
 */
type Form = { readonly path: string; readonly fields: Readonly<Record<string, string>> }
type Kind = {
  readonly what: string
  /** What comes before the n-th save, and the save itself, which is sent once more when its answer is lost. Throws when the house is away. */
  prepare(n: number): Promise<Form>
  /** How often the n-th save stands. */
  times(n: number, client: pg.Client): Promise<number>
}

/** Several acts before the one that counts: each must be done, or this save is given up. */
const done = async (person: Person, path: string, fields: Readonly<Record<string, string>> = {}): Promise<Response> => {
  const answer = await person.post(path, { envoi: crypto.randomUUID(), ...fields })
  if (!isConfirmed(answer) && answer.status !== 302) {
    const text = await answer.text()
    if (answer.status === 503 || answer.status === 507) throw new Error('away')
    throw new Odd(`${path.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${answer.status} ${/<p class="erreur"[^>]*>([\s\S]*?)<\/p>/.exec(text)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? ''}`)
  }
  return answer
} // prettier-ignore
class Odd extends Error {}

/** How often a form was sent again because its answer was lost. */
export type Resent = { resent: number }

const writer = (person: Person, resent: Resent, { what, prepare, times }: Kind): Writer => {
  const [confirmed, unseen, odd] = [[] as number[], [] as number[], new Map<string, number>()]
  let [n, waiting]: [number, (Form & { n: number }) | undefined] = [0, undefined]
  const strange = (kind: string): void => void odd.set(kind, (odd.get(kind) ?? 0) + 1)
  return {
    what,
    odd,
    get attempted() {
      return n
    },
    get confirmed() {
      return confirmed.length
    },
    write: async () => {
      try {
        if (waiting) resent.resent += 1
        else waiting = { ...(await prepare((n += 1))), n }
        const mine = waiting
        const answer = await person.post(mine.path, mine.fields)
        await answer.text()
        if (answer.status === 503 || answer.status === 507) return false
        waiting = undefined
        if (!isConfirmed(answer)) {
          strange(`${what} ${answer.status}`)
          return false
        }
        confirmed.push(mine.n)
        unseen.push(mine.n)
        return true
      } catch (error) {
        if (error instanceof Odd) strange(`${what}: ${error.message}`)
        return false
      }
    },
    missing: async (client, all = false) => {
      const wrong: string[] = []
      // all of them takes a page each: the last look takes some of the earlier ones again
      for (const one of all ? confirmed.filter((_, at) => at % 3 === 0) : unseen.splice(0)) {
        const stands = await times(one, client)
        if (stands !== 1) wrong.push(`${what} ${one} stands ${stands} times`)
      }
      return wrong
    },
  }
}

const today = (): string => new Date().toISOString().slice(0, 10)
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
/** The id that follows this part of the address where an act led. */
const idAfter = (part: string, answer: Response): string => {
  const found = new RegExp(`/${part}/(${ID.source})`).exec(answer.headers.get('location') ?? '')?.[1]
  if (!found) throw new Odd(`nothing after /${part}/: ${answer.headers.get('location')}`)
  return found
}
/** Every act on one household has its own key, which it keeps when it is sent again. */
const keyed = (path: string, fields: Readonly<Record<string, string>>): Form => ({
  path,
  fields: { envoi: crypto.randomUUID(), ...fields },
})
const onPage = async (person: Person, path: string, mark: string): Promise<number> => (await read(person, path)).split(mark).length - 1
const countOf = async (client: pg.Client, text: string, values: unknown[]): Promise<number> => Number((await client.query<{ n: string }>(`select count(*) as n ${text}`, values)).rows[0]?.n) // prettier-ignore

/** A debt in the budget of a household of its own: one row, and its creditor on the page. */
const budgetLines = (person: Person, label: string, resent: Resent): Writer => {
  const of = new Map<number, string>()
  return writer(person, resent, {
    what: `budget (${label})`,
    prepare: async (n) => {
      const file = await openHousehold(person, `Essai ${label} ${n}`)
      of.set(n, file)
      return keyed(`/dossiers/${file}/budget/saisir`, { month: today().slice(0, 7), 'nom-dette1': `${label}-dette-${n}.`, 'sorte-dette1': 'other', 'du-dette1': '120' })
    },
    times: async (n, client) => {
      const rows = await countOf(client, 'from budget_line where case_file_id = $1', [of.get(n)])
      return (await onPage(person, `/dossiers/${of.get(n)}/budget`, `${label}-dette-${n}.`)) > 0 ? rows : 0
    },
  })
} // prettier-ignore

/** An evaluation that is finished: one row, finished, read with who was present. */
const endings = (person: Person, label: string, resent: Resent): Writer => {
  const of = new Map<number, string>()
  let file: string | undefined
  return writer(person, resent, {
    what: `evaluation (${label})`,
    prepare: async (n) => {
      file ??= await openHousehold(person, `Essai ${label}`)
      const begun = await done(person, `/dossiers/${file}/evaluations/commencer?grille=logement`, { instrument: 'logement', correctsId: '', assessedOn: today(), place: 'home' })
      const own = `/dossiers/${file}/evaluations/${idAfter('evaluations', begun)}`
      await done(person, `${own}/remplir`, { part: 'moving', 'q-movingWords': 'Vu sur place.', next: 'fin' })
      of.set(n, own)
      return keyed(`${own}/terminer`, { assessedOn: today(), place: 'home', present: `${label}-présent-${n}.`, view: '' })
    },
    times: async (n, client) => {
      const rows = await countOf(client, `from assessment where id = $1 and state = 'finished' and finished_at is not null`, [of.get(n)?.slice(-36)])
      return (await onPage(person, of.get(n) ?? '', `${label}-présent-${n}.`)) > 0 ? rows : 0
    },
  })
} // prettier-ignore

/** What she answers to a help plan: one answer to the version that was proposed, and one version that stands. */
const planAnswers = (person: Person, label: string, resent: Resent): Writer => {
  const of = new Map<number, string>()
  let [file, somebody]: [string | undefined, string] = [undefined, '']
  return writer(person, resent, {
    what: `help plan (${label})`,
    prepare: async (n) => {
      if (!file) {
        const opened = await openHousehold(person, `Essai ${label}`)
        await done(person, `/dossiers/${opened}/foyer`, { intent: 'add', firstName: 'Ange', role: 'main', birthDate: '1941-03-02', fromDate: today() })
        somebody = new RegExp(`name="personId"[^>]*value="(${ID.source})"`).exec(await read(person, `/dossiers/${opened}/autonomie`))?.[1] ?? ''
        file = opened
      }
      const begun = await done(person, `/dossiers/${file}/autonomie`, { intent: 'plan', personId: somebody, assessedOn: today() })
      const own = `/dossiers/${file}/autonomie/plan/${idAfter('plan', begun)}`
      await done(person, own, { intent: 'add', kind: 'homeHelp', provider: 'service', funder: 'apa', quantity: '3', period: 'week', price: '25', taken: '24', note: '' })
      await done(person, own, { intent: 'propose', proposedOn: today(), runId: '' })
      of.set(n, own)
      return keyed(own, { intent: 'answer', answer: 'accepted', answeredOn: today(), said: `${label}-réponse-${n}.` })
    },
    times: async (n, client) => {
      const series = of.get(n)?.slice(-36)
      const standing = await countOf(client, 'from help_plan where series_id = $1 and superseded_at is null', [series])
      const answers = await countOf(client, 'from help_plan_answer a join help_plan p on p.organisation_id = a.organisation_id and p.id = a.plan_id where p.series_id = $1', [series])
      return standing === 1 && (await onPage(person, of.get(n) ?? '', `${label}-réponse-${n}.`)) > 0 ? answers : 0
    },
  })
} // prettier-ignore

/** An agreement on a project: one version of it, with its day to look back, or nothing. */
const agreements = (person: Person, label: string, resent: Resent): Writer => {
  const of = new Map<number, string>()
  let file: string | undefined
  return writer(person, resent, {
    what: `agreement (${label})`,
    prepare: async (n) => {
      file ??= await openHousehold(person, `Essai ${label}`)
      const begun = await done(person, `/dossiers/${file}/projet/commencer`, { title: `Projet ${n}`, lies: 'general', begunOn: today() })
      const own = `/dossiers/${file}/projet/${idAfter('projet', begun)}`
      await done(person, own, { intent: 'possibilite', title: 'Une possibilité' })
      const option = new RegExp(`name="option"[^>]*value="(${ID.source})"`).exec(await read(person, `${own}?faire=choix`))?.[1] ?? ''
      for (const said of [
        { intent: 'choix', answer: 'accepted', option, words: '', day: today() },
        { intent: 'objectif', words: 'Un toit.' },
        { intent: 'engagement', side: 'service', words: 'Un rendez-vous chaque mois.' },
      ])
        await done(person, own, said)
      const seen = /name="seen" value="([^"]*)"/.exec(await read(person, `${own}/accord`))?.[1] ?? ''
      of.set(n, own)
      return keyed(`${own}/accord`, { seen, who: `${label}-accord-${n}.`, how: 'spoken', strokes: '[]', agreedOn: today(), reviewOn: new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10) })
    },
    times: async (n, client) => {
      const project = of.get(n)?.slice(-36)
      const rows = await countOf(client, 'from agreement where project_id = $1', [project])
      // its day stands with it, and one only
      const days = await countOf(client, 'from deadline where project_id = $1 and done_at is null', [project])
      return days === 1 && (await onPage(person, of.get(n) ?? '', `${label}-accord-${n}.`)) > 0 ? rows : 0
    },
  })
} // prettier-ignore

/** A visit sent back: its words once in the thread, its gesture once, its copy returned. Sent again it is the same gesture, which files nothing twice. */
const visits = (person: Person, label: string, resent: Resent): Writer => {
  const of = new Map<number, string>()
  let file: string | undefined
  return writer(person, resent, {
    what: `visit (${label})`,
    prepare: async (n) => {
      file ??= await openHousehold(person, `Essai ${label}`)
      const token = `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '')
      const taken = await done(person, `/dossiers/${file}/visite-hors-ligne/copie`, { token })
      const { id } = (await taken.json()) as { id: string }
      of.set(n, id)
      const told = { kind: 'words', of: 'note', text: `${label}-visite-${n}.` }
      const gesture = { id: crypto.randomUUID(), place: `words:${n}`, at: Date.now(), told }
      return { path: `/visites-hors-ligne/${id}/envoi`, fields: { gestures: JSON.stringify([gesture]), all: 'oui' } }
    },
    times: async (n, client) => {
      const gestures = await countOf(client, `from visit_observation o join visit_pack p on p.organisation_id = o.organisation_id and p.id = o.pack_id where o.pack_id = $1 and o.state = 'filed' and o.body is null and p.returned_at is not null`, [of.get(n)])
      return gestures === 1 ? onPage(person, `/dossiers/${file}?texte=entier`, `${label}-visite-${n}.`) : gestures + 100
    },
  })
} // prettier-ignore

export const instruments = (people: readonly [Person, Person, Person], label: string, resent: Resent): Writer[] => [
  budgetLines(people[0], `${label}b`, resent),
  endings(people[1], `${label}v`, resent),
  planAnswers(people[2], `${label}p`, resent),
  agreements(people[0], `${label}c`, resent),
  visits(people[1], `${label}w`, resent),
]
