import { randomBytes } from 'node:crypto'
import type { Answer, World } from './worlds/worlds.ts'
import { idOf } from './worlds/people.ts'

/** What two do at once with the instruments of one household: from two windows of one person, or two who both hold it. */
export type Race = {
  what: string
  /** One round. @returns what went wrong; null when exactly one won. */
  round: (n: number) => Promise<string | null>
}
type Tools = {
  readonly world: World
  readonly post: (login: string, path: string, fields: Record<string, string>) => Promise<Answer>
  readonly get: (login: string, path: string) => Promise<Answer>
  readonly count: (text: string, values?: unknown[]) => Promise<number>
}

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/
const today = (): string => new Date().toISOString().slice(0, 10)
const later = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const statuses = (answers: readonly Answer[]): string => answers.map(({ status }) => status).join(' and ')
const idAfter = (part: string, answer: Answer): string => {
  const found = new RegExp(`location: [^\\n]*/${part}/(${ID.source})`, 'i').exec(answer.headers)?.[1]
  if (!found) throw new Error(`nothing after /${part}/: ${answer.status} ${answer.headers}`)
  return found
}
/** One is done, the other is told so beside the form (422) or by a page (409): nothing else. */
const oneAndARefusal = (answers: readonly Answer[]): string | null => {
  const done = answers.filter(({ status }) => status === 302).length
  const refused = answers.filter(({ status }) => status === 422 || status === 409).length
  return done === 1 && refused === 1 ? null : `answered ${statuses(answers)}`
}

/** `file`: a household of Solène, which Bruno is given whole; `subject`: a person of it. */
export const instrumentRaces = async ({ world, post, get, count }: Tools, file: string): Promise<Race[]> => {
  const { admin } = world
  const at = (path: string): string => `/dossiers/${file}${path}`
  const subject = (await admin.query<{ id: string }>('select id from person where case_file_id = $1 order by id limit 1', [file])).rows[0]?.id ?? ''
  const both = (path: string, fields: readonly [Record<string, string>, Record<string, string>], logins: readonly [string, string] = ['solene', 'bruno']) =>
    Promise.all(logins.map((login, n) => post(login, path, fields[n] ?? {})))
  const ready = async (answer: Promise<Answer>): Promise<Answer> => {
    const one = await answer
    if (one.status !== 302) throw new Error(`not made ready: ${one.status} ${/<p class="erreur"[^>]*>([\s\S]*?)<\/p>/.exec(one.body)?.[1] ?? ''}`)
    return one
  }
  // the parts that the forms need are made by the referent, then all of them are Bruno's too
  await ready(post('solene', at('/autonomie'), { intent: 'plan', personId: subject, assessedOn: today() }))
  await ready(post('solene', at('/budget/saisir'), { month: today().slice(0, 7), 'montant-bankFees': '3' }))
  const share = async (): Promise<void> => {
    await admin.query(`update case_file set referent_id = (select id from agent where login = 'solene') where id = $1`, [file])
    await admin.query(`update compartment_access set until_at = null where case_file_id = $1 and agent_id = (select id from agent where login = 'solene')`, [file])
    await admin.query(
      `insert into compartment_access (organisation_id, id, compartment_id, case_file_id, agent_id, basis, granted_by, from_at)
       select c.organisation_id, gen_random_uuid(), c.id, c.case_file_id, b.id, 'coWorker', f.referent_id, now() - interval '1 minute'
       from compartment c join case_file f on f.id = c.case_file_id join agent b on b.login = 'bruno' and b.organisation_id = c.organisation_id
       where c.case_file_id = $1 and c.kind <> 'aparte' and not exists (select from compartment_access h where h.compartment_id = c.id and h.agent_id = b.id and h.until_at is null)`,
      [file],
    )
  }
  const plan = async (): Promise<string> => {
    const series = idAfter('plan', await ready(post('solene', at('/autonomie'), { intent: 'plan', personId: subject, assessedOn: today() })))
    await ready(post('solene', at(`/autonomie/plan/${series}`), { intent: 'add', kind: 'homeHelp', provider: 'service', funder: 'apa', quantity: '3', period: 'week', price: '25', taken: '24', note: '' }))
    return series
  }
  const proposed = { intent: 'propose', proposedOn: today(), runId: '' }
  const races: Race[] = [
    {
      what: 'one line of a budget, written by two',
      round: async (n) => {
        await share()
        // a line that nobody wrote yet, of the same amount, then of another
        await admin.query('delete from budget_line where case_file_id = $1', [file])
        const typed = (cents: number): Record<string, string> => ({ month: today().slice(0, 7), 'montant-phone': String(cents) })
        const same = n % 2 === 0
        const answers = await both(at('/budget/saisir'), [typed(20 + n), typed(same ? 20 + n : 500 + n)])
        const done = answers.filter(({ status }) => status === 302).length
        if (done === 0 || answers.some(({ status }) => status !== 302 && status !== 422)) return `answered ${statuses(answers)}`
        const [rows, lines] = [await count('from budget_line where case_file_id = $1', [file]), await count('from (select distinct series_id from budget_line where case_file_id = $1) s', [file])]
        // of another amount: the second is a version of the first, or is refused beside its field
        return lines === 1 && rows === (same ? 1 : done) ? null : `${lines} lines in ${rows} versions`
      },
    },
    {
      what: 'one evaluation, finished in two windows',
      round: async () => {
        await share()
        const begun = await ready(post('solene', at('/evaluations/commencer?grille=logement'), { instrument: 'logement', correctsId: '', assessedOn: today(), place: 'home' }))
        const one = idAfter('evaluations', begun)
        const end = (present: string): Record<string, string> => ({ assessedOn: today(), place: 'home', present, view: '' })
        const answers = await both(at(`/evaluations/${one}/terminer`), [end('Elle.'), end('Elle et lui.')], ['solene', 'solene'])
        if ((await count(`from assessment where id = $1 and state = 'finished'`, [one])) !== 1) return 'not finished'
        return oneAndARefusal(answers)
      },
    },
    {
      what: 'one help plan, proposed by two',
      round: async () => {
        await share()
        const series = await plan()
        const answers = await both(at(`/autonomie/plan/${series}`), [proposed, proposed])
        const rows = await count('from help_plan where series_id = $1 and proposed_on is not null', [series])
        return rows === 1 ? oneAndARefusal(answers) : `${rows} proposed versions`
      },
    },
    {
      what: 'one answer to a help plan, noted by two',
      round: async () => {
        await share()
        const series = await plan()
        await ready(post('solene', at(`/autonomie/plan/${series}`), proposed))
        const said = { intent: 'answer', answer: 'accepted', answeredOn: today(), said: 'Oui.' }
        await both(at(`/autonomie/plan/${series}`), [said, said])
        const rows = await count('from help_plan_answer a join help_plan p on p.organisation_id = a.organisation_id and p.id = a.plan_id where p.series_id = $1', [series])
        return rows === 1 ? null : `${rows} answers`
      },
    },
    {
      what: 'one agreement on a project, given before two',
      round: async (n) => {
        await share()
        const project = idAfter('projet', await ready(post('solene', at('/projet/commencer'), { title: `Course ${n}`, lies: 'general', begunOn: today() })))
        const own = at(`/projet/${project}`)
        await ready(post('solene', own, { intent: 'possibilite', title: 'Une possibilité' }))
        const option = new RegExp(`name="option"[^>]*value="(${ID.source})"`).exec((await get('solene', `${own}?faire=choix`)).body)?.[1] ?? ''
        for (const said of [{ intent: 'choix', answer: 'accepted', option, words: '', day: today() }, { intent: 'objectif', words: 'Un toit.' }, { intent: 'engagement', side: 'service', words: 'Un rendez-vous.' }])
          await ready(post('solene', own, said))
        const seen = /name="seen" value="([^"]*)"/.exec((await get('solene', `${own}/accord`)).body)?.[1] ?? ''
        // without a day to look back, nothing else of the project changes by it
        const given = { seen, who: 'Elle', how: 'spoken', strokes: '[]', agreedOn: today(), reviewOn: n % 2 ? later(60) : '' }
        const answers = await both(`${own}/accord`, [given, given])
        const rows = await count('from agreement where project_id = $1', [project])
        return rows === 1 ? oneAndARefusal(answers) : `${rows} versions of the agreement`
      },
    },
    {
      what: 'one measure, ended by two',
      round: async () => {
        await share()
        const measure = idAfter('mesures', await ready(post('solene', at('/mesures/commencer?mesure=aesf'), { kind: 'aesf', lies: 'budget', by: '', aim: '', herView: '', begunOn: today(), endsOn: later(90) })))
        const end = { intent: 'finie', day: today(), why: 'early', words: '', herView: '' }
        const answers = await both(at(`/mesures/${measure}?faire=finie`), [end, end])
        const rows = await count('from measure_event where measure_id = $1', [measure])
        return rows === 1 ? oneAndARefusal(answers) : `${rows} endings`
      },
    },
    {
      what: 'one visit, sent back twice at once',
      round: async (n) => {
        await share()
        const taken = await post('solene', at('/visite-hors-ligne/copie'), { token: randomBytes(32).toString('hex') })
        if (taken.status !== 200) throw new Error(`no copy: ${taken.status}`)
        const { id } = JSON.parse(taken.body) as { id: string }
        const gestures = [
          { id: idOf(`course words ${n}`), place: `words:${n}`, at: Date.now() - 5_000, told: { kind: 'words', of: 'note', text: `Visite ${n}.` } },
          { id: idOf(`course money ${n}`), place: `money:${n}`, at: Date.now() - 4_000, told: { kind: 'money', label: `Visite ${n}`, cents: 1_000, charge: true, of: 'otherBound', period: 'month', about: false, instead: null, inLedger: false, personId: null } },
        ]
        const entries = await count('from entry where case_file_id = $1', [file])
        const lines = await count('from budget_line where case_file_id = $1', [file])
        const sent = { gestures: JSON.stringify(gestures), all: 'oui' }
        const answers = await both(`/visites-hors-ligne/${id}/envoi`, [sent, sent], ['solene', 'solene'])
        const [more, written] = [(await count('from entry where case_file_id = $1', [file])) - entries, (await count('from budget_line where case_file_id = $1', [file])) - lines]
        const filed = await count(`from visit_observation where pack_id = $1 and state = 'filed' and body is null`, [id])
        if (answers.some(({ status }) => status !== 200)) return `answered ${statuses(answers)}`
        return more === 1 && written === 1 && filed === 2 ? null : `${more} entries, ${written} lines of the budget, ${filed} of 2 gestures filed`
      },
    },
  ]
  return races
} // prettier-ignore
