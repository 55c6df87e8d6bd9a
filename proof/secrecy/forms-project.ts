import type { Form } from './forms.ts'
import { TODAY } from './household.ts'

/** A number that nobody else takes, where a form asks for something of its own. */
let fresh = 0
const name = (): string => `Projet ${(fresh += 1)}`
const inAMonth = (): string => new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)

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
    const found = await world.own.admin.query<{ n: string; last: string }>(
      'select count(*) as n, (array_agg(id order by created_at desc, id desc))[1] as last from project_event where project_id = $1',
      [household.ids['projectId']],
    )
    return [
      ['how', 'spoken'],
      ['who', 'Une personne'],
      ['agreedOn', TODAY()],
      ['seen', `${found.rows[0]?.n}-${found.rows[0]?.last}--0`],
    ]
  },
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
