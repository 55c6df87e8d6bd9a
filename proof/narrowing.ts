import { openWorlds } from './non-interference.ts'
import type { Proof } from './promise.ts'
import { idOf, tokenOf } from './worlds/people.ts'
import { compareAnswers } from './worlds/compare.ts'
import type { World } from './worlds/worlds.ts'

/**
 * Pages about one household ask the database for that one alone (decision 0022): nothing that they told before is missing. Two worlds of one seed, in
 * one of which `app.my_compartments()` does not heed the household of the page; every page of every household of several people is asked of both.
 * A person who lives in two households is put into both worlds, so that there are pages that tell of another one.
 */
const logins = {
  test: ['solene'],
  prove: ['solene', 'helene', 'rose', 'odile', 'ines'],
  all: ['solene', 'helene', 'rose', 'odile', 'ines', 'paul', 'karim'],
} as const
const pagesOf = { test: 150, prove: 600, all: 3_000 } as const

const PAGES_OF_ONE = 40

const heed = "nullif(current_setting('app.case_file', true), '')"
const unheeding = async ({ admin }: World): Promise<void> => {
  const { rows } = await admin.query<{ text: string }>(`select pg_get_functiondef('app.my_compartments()'::regprocedure) as text`)
  const text = rows[0]?.text ?? ''
  if (!text.includes(heed)) throw new Error('The place of the household of a page has moved')
  await admin.query(text.replace(heed, 'null::text'))
}

/** Links a person of each of the first households of this agent with a person of the next: as if they were the same. Answers the households. */
const livesInTwo = async ({ admin }: World, login: string): Promise<string[]> => {
  const { rows } = await admin.query<{ org: string; person: string; compartment: string; file: string; agent: string }>(
    `select distinct on (f.id) f.organisation_id as org, p.id as person, p.compartment_id as compartment, f.id as file, a.id as agent
     from agent a join case_file f on f.organisation_id = a.organisation_id and f.referent_id = a.id
     join person p on p.organisation_id = f.organisation_id and p.case_file_id = f.id where a.login = $1 and f.closed_at is null order by f.id, p.id limit 4`,
    [login],
  )
  for (const [n, one] of rows.entries()) {
    const next = rows[n + 1]
    if (!next || n % 2) continue
    const [a, b] = [one, next].toSorted((x, y) => (x.person < y.person ? -1 : 1)) as [typeof one, typeof one]
    await admin.query(
      `insert into same_person (organisation_id, id, person_a, person_b, compartment_a, compartment_b, linked_by, linked_at) values ($1, $2, $3, $4, $5, $6, $7, now())`,
      [one.org, idOf(`same ${n}`), a.person, b.person, a.compartment, b.compartment, one.agent],
    )
  }
  return rows.map(({ file }) => file)
}

const proof: Proof = async ({ scope, log }) => {
  const base = await openWorlds(log)
  const [a, b] = [await base.clone('narrow', 'narrow'), await base.clone('wide', 'narrow')]
  try {
    await unheeding(b)
    const begun = Date.now()
    const [inTwo] = await Promise.all([livesInTwo(a, 'solene'), livesInTwo(b, 'solene')])
    let [asked, same, ofAnother, found] = [0, 0, 0, 0]
    const differing: string[] = []
    for (const login of logins[scope]) {
      const cookie = `sid=${tokenOf(login)}`
      const { rows } = await a.admin.query<{ id: string }>(
        `select f.id from case_file f join agent g on g.organisation_id = f.organisation_id and g.login = $1 order by f.referent_id = g.id desc, f.id`,
        [login],
      )
      const waiting = rows.flatMap(({ id }) => [`/dossiers/${id}`, `/dossiers/${id}/foyer`])
      // those with a person who lives in two are looked at first
      waiting.sort((x, y) => Number(inTwo.includes(y.slice(10, 46))) - Number(inTwo.includes(x.slice(10, 46))))
      const seen = new Set(waiting)
      let left: number = pagesOf[scope]
      const times = new Map<string, number>()
      for (let path = waiting.shift(); path && left > 0; path = waiting.shift(), left--) {
        const turn = { turn: `${login} ${asked}`, now: begun + asked * 3_000 }
        const [inA, inB] = await Promise.all([a.ask(turn, { method: 'GET', path, cookie }), b.ask(turn, { method: 'GET', path, cookie })])
        const compared = compareAnswers(inA, inB, begun, turn.now + 60_000)
        asked++
        if (inA.status === 200) found++
        if (compared.same === false)
          differing.push(`${login} ${path} ${compared.where}\n  narrow …${compared.a}…\n  wide   …${compared.b}…`)
        else same++
        const own = path.slice(0, 46)
        const links = [...inB.body.matchAll(/(?:href|action)="(\/dossiers\/[0-9a-f-]{36}[^"#]*)"/g)].map(([, href = '']) =>
          href.replaceAll('&amp;', '&'),
        )
        if (links.some((href) => !href.startsWith(own))) ofAnother++
        for (const href of links)
          // the pages of a household before the next household, and not all of its hundred sheets of rights
          if (!seen.has(href) && (times.get(own) ?? 0) < PAGES_OF_ONE) {
            seen.add(href)
            times.set(own, (times.get(own) ?? 0) + 1)
            waiting.splice(
              waiting.findIndex((next) => !next.startsWith(own)),
              0,
              href,
            )
          }
      }
      log(`narrowing: ${login}: ${asked} pages in all, ${differing.length} differ`)
    }
    for (const one of differing.slice(0, 20)) log(`DIFFERS ${one}`)
    return {
      figures: [
        {
          found: `${asked} pages of ${logins[scope].length} people (${found} found, ${ofAnother} with a link to another household), asked of the database with and without their household: ${same} equal, ${differing.length} differ`,
          target: '0 differ, some of them tell of another household',
          held: differing.length === 0 && ofAnother > 0 && found > 0,
          counted: asked,
        },
      ],
    }
  } finally {
    await Promise.all([a.close(), b.close()])
    await base.close()
  }
}
export default proof
