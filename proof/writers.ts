import type pg from 'pg'
import type { Person } from './person.ts'

/**
 * Colleagues who write all day, each in her own way, and remember what the application confirmed. A save is confirmed once its answer was
 * received (the page that says « gardé », or the JSON of the autosave); everything else may or may not be there, but never by half.
 */
export type Writer = {
  readonly what: string
  /** One save. Never throws: a house that is down is no failure of the writer. Answers whether it was confirmed. */
  write(): Promise<boolean>
  /** Confirmed saves that are no longer there; `all`: since the beginning, not since the last look. */
  missing(client: pg.Client, all?: boolean): Promise<string[]>
  readonly attempted: number
  readonly confirmed: number
  /** Answers that were neither a confirmation nor an outage (503, 507), by status: a fault each. */
  readonly odd: ReadonlyMap<string, number>
}

type Kind = {
  readonly what: string
  /** Sends the n-th save. */
  send(n: number): Promise<Response>
  /** Of these saves, those that stand in the house. */
  there(ns: readonly number[], client: pg.Client): Promise<ReadonlySet<number>>
}

export const isConfirmed = (answer: Response): boolean =>
  answer.status === 200 || (answer.status === 302 && /[?&]dit=/.test(answer.headers.get('location') ?? ''))

const writer = ({ what, send, there }: Kind): Writer => {
  const [confirmed, unseen, odd] = [[] as number[], [] as number[], new Map<string, number>()]
  let n = 0
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
      n += 1
      const mine = n
      try {
        const answer = await send(mine)
        await answer.text()
        if (isConfirmed(answer)) {
          confirmed.push(mine)
          unseen.push(mine)
          return true
        }
        if (answer.status === 503 || answer.status === 507) return false
        const kind = `${what} ${answer.status}`
        odd.set(kind, (odd.get(kind) ?? 0) + 1)
        return false
      } catch {
        return false
      }
    },
    missing: async (client, all = false) => {
      const asked = all ? confirmed : unseen.splice(0)
      if (asked.length === 0) return []
      const seen = await there(asked, client)
      return asked.filter((one) => !seen.has(one)).map((one) => `${what} ${one}`)
    },
  }
}

/** A page read by the person herself; once more when the connection was one of a killed process. */
export const read = async (person: Person, path: string): Promise<string> => {
  const answer = await person.get(path).catch(() => person.get(path))
  if (answer.status !== 200) throw new Error(`${person.name} cannot read ${path}: ${answer.status}`)
  return answer.text()
}

const idIn = (answer: Response): string => {
  const found = /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(answer.headers.get('location') ?? '')?.[0]
  if (!found) throw new Error(`No household was opened: ${answer.status}`)
  return found
}

export const openHousehold = async (person: Person, name: string): Promise<string> =>
  idIn(await person.post('/dossiers/ouvrir', { name, origin: 'self', channel: 'onSiteWalkIn' }))

/** A household for so many saves, then another: a page stays short enough to be read whole. */
const households = (person: Person, label: string, most = 20) => {
  const of = new Map<number, string>()
  let [current, used]: [string | undefined, number] = [undefined, 0]
  return {
    for: async (n: number): Promise<string> => {
      if (!current || used >= most) {
        current = await openHousehold(person, `Essai ${label} ${n}`)
        used = 0
      }
      used += 1
      of.set(n, current)
      return current
    },
    /** The saves whose mark stands on this page of their household. */
    seen: async (ns: readonly number[], pathOf: (id: string) => string, markOf: (n: number) => string): Promise<Set<number>> => {
      const seen = new Set<number>()
      for (const id of new Set(ns.map((n) => of.get(n) ?? ''))) {
        const html = await read(person, pathOf(id))
        for (const n of ns) if (of.get(n) === id && html.includes(markOf(n))) seen.add(n)
      }
      return seen
    },
  }
}

const numbers = async (client: pg.Client, sql: string, values: unknown[]): Promise<Set<number>> =>
  new Set((await client.query<{ n: number }>(sql, values)).rows.map(({ n }) => n))

const today = (): string => new Date().toISOString().slice(0, 10)

/** Notes, each with a private passage: entry, passage, compartment and its key in one act. */
export const notes = (person: Person, label: string): Writer => {
  const mine = households(person, label, 12)
  const mark = (n: number): string => `${label}-note-${n}.`
  return writer({
    what: `note (${label})`,
    send: async (n) => person.post(`/dossiers/${await mine.for(n)}/noter`, { text: `Vu ce jour. ${mark(n)} ((à part ${mark(n)})) Fin.` }),
    there: (ns) => mine.seen(ns, (id) => `/dossiers/${id}`, mark),
  })
}

/** The quiet page of an interview, kept at each pause: the last confirmed text, or a later one, stands. */
export const draft = (person: Person, label: string): Writer => {
  let [page, revision]: [string | undefined, string | undefined] = [undefined, undefined]
  const standing = async (): Promise<string> => read(person, `/entretiens/${page}`)
  return writer({
    what: `draft (${label})`,
    send: async (n) => {
      page ??= idIn(await person.post(`/dossiers/${await openHousehold(person, `Essai ${label}`)}/entretien`, {}))
      revision ??= /name="revision"[^>]*value="(\d+)"/.exec(await standing())?.[1] ?? ''
      const sent = revision
      revision = undefined
      const answer = await person.post(`/entretiens/${page}/garder`, {
        text: `Elle dit : ${label}-page-${n}.`,
        revision: sent,
        intent: 'garder',
      })
      if (answer.ok) revision = String(((await answer.clone().json()) as { revision: number }).revision)
      return answer
    },
    there: async (ns) => {
      const found = Number(new RegExp(`${label}-page-(\\d+)\\.`).exec(await standing())?.[1] ?? 0)
      return new Set(found >= Math.max(...ns) ? ns : [])
    },
  })
}

/** An amount of the ledger, one after the other; what was noted before stays. */
export const facts = (person: Person, label: string): Writer => {
  let id: string | undefined
  return writer({
    what: `fact (${label})`,
    send: async (n) => {
      id ??= await openHousehold(person, `Essai ${label}`)
      return person.post(`/dossiers/${id}/faits/noter?fait=income.pension`, {
        intent: 'keep',
        line: `${n},07`,
        source: 'said',
        observedOn: today(),
        compartment: 'budget',
      })
    },
    there: (ns, client) =>
      numbers(
        client,
        `select n from unnest($2::int[]) n where exists (select from fact_observation o where o.case_file_id = $1 and o.value::text ~ ('\\m' || (n * 100 + 7) || '\\M'))`,
        [id, ns],
      ),
  })
}

/** Where a right is, said again and again. */
export const statuses = (person: Person, label: string): Writer => {
  let id: string | undefined
  return writer({
    what: `status (${label})`,
    send: async (n) => {
      id ??= await openHousehold(person, `Essai ${label}`)
      const path = `/dossiers/${id}/droits/suivi/prime-d-activite?vers=ouvert`
      const readId = /name="readId"[^>]*value="([^"]*)"/.exec(await read(person, path))?.[1] ?? ''
      return person.post(path, { intent: 'status', status: 'open', readId, saidOn: today(), amount: `${n},03`, per: 'month' })
    },
    there: (ns, client) =>
      numbers(
        client,
        'select n from unnest($2::int[]) n where exists (select from right_status s where s.case_file_id = $1 and s.amount_cents = n * 100 + 3)',
        [id, ns],
      ),
  })
}

/** Case files: the file, its compartments and the access of the referent in one act, with a telephone and an address. */
export const openings = (person: Person, label: string): Writer =>
  writer({
    what: `opening (${label})`,
    send: (n) =>
      person.post('/dossiers/ouvrir', {
        name: `Ouverture ${label} ${n}`,
        origin: 'self',
        channel: 'onSiteWalkIn',
        demand: 'De quoi manger ce soir.',
        phone: '06 00 00 00 00',
        mayCall: 'oui',
        addressLine: '3 rue du Moulin',
      }),
    there: (ns, client) =>
      numbers(
        client,
        `select n from unnest($2::int[]) n where exists (select from case_file f where f.name = format('Ouverture %s %s', $1::text, n)
           and 2 <= (select count(*) from compartment c where c.case_file_id = f.id and c.kind in ('identity', 'general') and c.wrapped_key is not null)
           and exists (select from compartment_access a join compartment c on c.id = a.compartment_id where c.case_file_id = f.id)
           and exists (select from statement e where e.case_file_id = f.id) and exists (select from contact_rule r where r.case_file_id = f.id)
           and exists (select from dwelling d where d.case_file_id = f.id))`,
        [label, ns],
      ),
  })

/** First requests at the counter. */
export const requests = (person: Person, label: string): Writer => {
  let sector: string | undefined
  return writer({
    what: `request (${label})`,
    send: async (n) => {
      sector ??= /<select[^>]*name="sector"[\s\S]*?<option[^>]*value="([0-9a-f-]{36})"/.exec(await read(person, '/accueil'))?.[1] ?? ''
      return person.post('/accueil', {
        act: 'record',
        calledName: `Demande ${label} ${n}`,
        words: 'Elle demande à parler à quelqu’un.',
        'topics[]': 'talk',
        sector,
        addressCase: 'homeless',
        urgency: 'next',
        agreed: 'oui',
        channel: 'onSiteWalkIn',
        origin: 'self',
      })
    },
    there: (ns, client) =>
      numbers(
        client,
        `select n from unnest($2::int[]) n where exists (select from request r where r.called_name = format('Demande %s %s', $1::text, n))`,
        [label, ns],
      ),
  })
}

/** Appointments, one after the other in her calendar, each at its wall time. */
export const appointments = (person: Person, label: string): Writer => {
  let id: string | undefined
  const first = Date.UTC(2027, 0, 4, 6)
  const wall = (n: number): string => new Date(first + n * 900_000).toISOString()
  return writer({
    what: `appointment (${label})`,
    send: async (n) => {
      id ??= await openHousehold(person, `Essai ${label}`)
      return person.post(`/dossiers/${id}/rendez-vous`, {
        intent: 'poser',
        date: wall(n).slice(0, 10),
        time: wall(n).slice(11, 16),
        minutes: '15',
        kind: 'interview',
      })
    },
    there: (ns, client) =>
      numbers(
        client,
        `select n from unnest($2::int[]) n where exists (select from appointment a where a.case_file_id = $1
           and to_char(a.starts_at at time zone 'Europe/Paris', 'YYYY-MM-DD"T"HH24:MI') = to_char($3::timestamptz at time zone 'UTC' + n * interval '15 min', 'YYYY-MM-DD"T"HH24:MI'))`,
        [id, ns, new Date(first)],
      ),
  })
}

/** What is to be done next. */
export const steps = (person: Person, label: string): Writer => {
  const mine = households(person, label, 25)
  const mark = (n: number): string => `${label}-étape-${n}.`
  return writer({
    what: `step (${label})`,
    send: async (n) =>
      person.post(`/dossiers/${await mine.for(n)}/suite`, { intent: 'etape', what: `Appeler : ${mark(n)}`, doer: 'worker' }),
    there: (ns) => mine.seen(ns, (id) => `/dossiers/${id}/suite`, mark),
  })
}

/** Writes until told to stop, one save after the other. */
export const writeUntil = async (writers: readonly Writer[], isOver: () => boolean, pauseMs: () => number): Promise<void> => {
  await Promise.all(
    writers.map(async (one) => {
      while (!isOver()) {
        await one.write()
        await new Promise((resolve) => setTimeout(resolve, pauseMs()))
      }
    }),
  )
}
