import type { Form } from './forms.ts'
import { TODAY } from './household.ts'

/** A number that nobody else takes, where a form asks for something of its own. */
let fresh = 0
const name = (): string => `Projet ${(fresh += 1)}`
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

/** Each takes out a page that nobody took out before, and never the one that is read. */
export const removePage =
  (table: 'letter_page' | 'agreement_page', page: string): Form =>
  async ({ household }, world) => {
    const spare = Object.entries(household.ids).flatMap(([named, id]) => (named.startsWith(`${page}.`) ? [id] : []))
    const found = await world.own.admin.query<{ id: string }>(
      `select id from ${table} where id = any ($1::uuid[]) and removed_at is null order by position limit 1`,
      [spare],
    )
    return [
      ['intent', 'remove'],
      ['pageId', found.rows[0]?.id ?? ''],
    ]
  }

/** Forms of projects and measures. See `forms.ts`. */
export const projectForms: Readonly<Record<string, Form>> = {
  beginProject: () => [
    ['title', name()],
    ['lies', 'general'],
    ['begunOn', TODAY()],
  ],
  beginProjectHealth: () => [
    ['title', name()],
    ['lies', 'health'],
    ['begunOn', TODAY()],
  ],
  tellProject: () => [
    ['intent', 'engagement'],
    ['side', 'service'],
    ['words', `Une parole ${(fresh += 1)}.`],
  ],
  // what the page has shown, as it stands when the form is made
  agreeProject: async ({ household }, world) => {
    const found = await world.own.admin.query<{ n: string; last: string; agreed: string }>(
      `select count(*) as n, (array_agg(id order by created_at desc, id desc))[1] as last,
         (select count(*) from agreement a where a.project_id = $1) as agreed from project_event where project_id = $1`,
      [household.ids['projectId']],
    )
    return [
      ['how', 'spoken'],
      ['who', 'Une personne'],
      ['agreedOn', TODAY()],
      ['seen', `${found.rows[0]?.n}-${found.rows[0]?.last}--0-${found.rows[0]?.agreed}`],
    ]
  },
  removeAgreementPage: removePage('agreement_page', 'signedPageId'),
  beginMeasure: () => [
    ['kind', 'aed'],
    ['lies', 'childProtection'],
    ['begunOn', TODAY()],
    ['endsOn', inAMonth()],
  ],
  beginMeasureBudget: () => [
    ['kind', 'aesf'],
    ['lies', 'budget'],
    ['begunOn', TODAY()],
    ['endsOn', inAMonth()],
  ],
  tellMeasure: () => [
    ['intent', 'note'],
    ['day', TODAY()],
    ['words', 'Une parole.'],
  ],
}
