import { randomBytes } from 'node:crypto'
import { projectForms, removePage } from './forms-project.ts'
import type { Fields, Form } from './forms.ts'
import { budgetForms } from './forms-budget.ts'
import { TODAY } from './household.ts'
import type { World } from './world.ts'

/** A number that nobody else takes, where a form asks for something of its own. */
let fresh = 0
const name = (): string => `Démarche ${(fresh += 1)}`

/** The grid of the world as it was: a draft, whatever the act before made of it. */
const againADraft = async (world: World): Promise<Fields> => {
  await world.own.admin.query('delete from instrument where series_id = $1 and version > 1', [world.gridId])
  await world.own.admin.query("update instrument set state = 'draft' where series_id = $1 and state <> 'draft'", [world.gridId])
  return []
}

/** Forms of what runs: deadlines, applications, letters, procedures, projects and measures. See `forms.ts`. */
export const runningForms: Readonly<Record<string, Form>> = {
  ...budgetForms,
  fileReturned: () => [['intent', 'ranger']],
  takeCopy: () => [
    ['token', randomBytes(32).toString('hex')],
    ['protectedToo', 'oui'],
  ],
  ...projectForms,
  batchDone: ({ household }) => [
    ['intent', 'done'],
    ['lines[]', household.ids['deadlineId'] ?? ''],
  ],
  moveDeadline: () => [
    ['intent', 'move'],
    ['to', `2027-02-${String(1 + ((fresh += 1) % 28)).padStart(2, '0')}`],
    ['moveReason', 'Un accord.'],
  ],
  // stopped, then taken up by the next who asks: a deadline is stopped once
  stopDeadline: async ({ household }, world) => {
    const found = await world.own.admin.query<{ stopped: boolean }>(
      'select suspended_on is not null as stopped from deadline where id = $1',
      [household.ids['deadlineId']],
    )
    return found.rows[0]?.stopped
      ? [
          ['intent', 'resume'],
          ['until', TODAY()],
        ]
      : [
          ['intent', 'stop'],
          ['from', TODAY()],
          ['stopReason', 'Une demande.'],
        ]
  },
  handDeadline: (_, world) => [
    ['intent', 'handOver'],
    ['agentId', world.people.author?.agentId ?? ''],
  ],
  beginApplication: () => [
    ['kind', 'request'],
    ['title', name()],
    ['lies', 'general'],
    ['begunOn', TODAY()],
  ],
  beginApplicationHealth: () => [
    ['kind', 'request'],
    ['title', name()],
    ['lies', 'health'],
    ['begunOn', TODAY()],
  ],
  noteApplication: () => [
    ['kind', 'note'],
    ['day', TODAY()],
    ['words', 'Une parole.'],
  ],
  beginGrid: ({ household }) => [
    ['intent', 'grid'],
    ['personId', household.ids['personId'] ?? ''],
    ['assessedOn', TODAY()],
  ],
  beginHelpPlan: ({ household }) => [
    ['intent', 'plan'],
    ['personId', household.ids['personId'] ?? ''],
  ],
  noteMatter: () => [
    ['intent', 'carer'],
    ['matterId', ''],
    ['carerId', ''],
    ['name', name()],
  ],
  seeGeste: () => [
    ['intent', 'variable'],
    ['variable', 'orientation'],
    ['way', 'all'],
    ['words', name()],
  ],
  beginPch: ({ household }) => [
    ['intent', 'pch'],
    ['personId', household.ids['personId'] ?? ''],
    ['assessedOn', TODAY()],
  ],
  rateDomain: () => [
    ['intent', 'rate'],
    ['domain', 'mobility'],
    ['cote-marcher', 'light'],
    ['words', name()],
  ],
  addTariff: () => [
    ['kind', 'alarm'],
    ['provider', 'company'],
    ['price', '27,50'],
    ['from', TODAY()],
    ['source', name()],
  ],
  addHelp: () => [
    ['intent', 'add'],
    ['kind', 'homeHelp'],
    ['provider', 'service'],
    ['funder', 'apa'],
    ['quantity', '1'],
    ['period', 'week'],
    ['price', '24'],
    ['taken', ''],
    ['note', name()],
  ],
  noteLetter: () => [
    ['type', 'other'],
    ['receivedOn', TODAY()],
    ['lies', 'budget'],
  ],
  noteLetterJustice: () => [
    ['type', 'hearing'],
    ['receivedOn', TODAY()],
    ['lies', 'justice'],
  ],
  correctLetter: () => [
    ['type', 'other'],
    ['receivedOn', TODAY()],
    ['explanation', `Une parole ${(fresh += 1)}.`],
  ],
  removeLetterPage: removePage('letter_page', 'pageId'),
  beginProcedure: () => [
    ['procedure', 'concernReport'],
    ['begunOn', TODAY()],
  ],
  beginProcedureBudget: () => [
    ['procedure', 'eviction'],
    ['begunOn', TODAY()],
  ],
  beginAssessment: () => [
    ['instrument', 'logement'],
    ['assessedOn', TODAY()],
  ],
  beginAssessmentDanger: ({ household }) => [
    ['instrument', 'danger-conjugal'],
    ['personId', household.ids['personId'] ?? ''],
    ['assessedOn', TODAY()],
  ],
  lookAgain: () => [
    ['shares', 'non'],
    ['words', `Une parole ${(fresh += 1)}.`],
  ],
  fillAssessment: () => [
    ['part', 'moving'],
    ['q-movingWords', `Une parole ${(fresh += 1)}.`],
    ['next', 'health'],
  ],
  // asked of somebody who reads the thread, whoever wrote it or was asked before
  askLook: async ({ household }, world) => {
    await world.own.admin.query('update deadline set for_agent_id = null, done_at = null, done_by = null where assessment_id = $1', [
      household.ids['assessmentId.general'],
    ])
    return [['to', world.people.author?.agentId ?? '']]
  },
  keepAssessment: () => [
    ['part', 'moving'],
    ['q-movingWords', `Une parole ${(fresh += 1)}.`],
  ],
  finishAssessment: () => [
    ['assessedOn', TODAY()],
    ['present', 'La personne.'],
  ],
  dropAssessment: () => [],
  addGrid: () => [
    ['title', name()],
    ['about', 'household'],
    ['compartment', 'general'],
  ],
  changeGrid: () => [
    ['intent', 'head'],
    ['title', name()],
    ['about', 'household'],
    ['compartment', 'general'],
  ],
  tryGrid: () => [['q-q1', 'yes']],
  publishGrid: async (_, world) => againADraft(world),
  retireGrid: async (_, world) => againADraft(world),
  noteProcedure: () => [
    ['intent', 'note'],
    ['step', 'write'],
    ['note', 'Une parole.'],
  ],
}
