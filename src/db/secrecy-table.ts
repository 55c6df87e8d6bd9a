/**
 * Who may do what with each table, written from the law and the craft (product.md, secrecy-and-data.md, decisions 2 to 15), not from the
 * policies: the test asks the database and compares. What is not written here is refused. A table without a line here fails the test.
 *
 * This file is long because it is the whole answer, in one place, to be read by someone who writes no SQL.
 */
/* oxlint-disable max-lines */

/**
 * The twenty-four who ask. The household under test is « A », whose referent is `referent`; « P » is a protected household of the same referent,
 * « C » one that she closed.
 */
export const askers = {
  referent: 'la référente du foyer',
  author: 'une collègue à qui le fil est partagé, et qui y a écrit un passage à part sans l’ouvrir à la référente',
  coWorker: 'une collègue à qui le budget seul est partagé, d’une autre équipe',
  teammate: 'une collègue de la même équipe, à qui rien n’est confié',
  exceptional: 'une collègue dont l’accès exceptionnel court : identité et consignes',
  expired: 'une collègue à qui tout était ouvert jusqu’à hier',
  excluded: 'une collègue, aussi à l’accueil du site, à qui tout est partagé, et qui connaît la personne (D7)',
  noBasis: 'une collègue, aussi à l’accueil du site, à qui tout est partagé, et que rien n’oblige au secret (D5)',
  reception: 'l’accueil du site, qui a reçu la demande ce matin',
  otherReception: 'l’accueil d’un autre site',
  manager: 'la cheffe de service, membre de l’équipe',
  administrator: 'l’administratrice, membre de l’équipe, à qui tout a été partagé par erreur',
  dpo: 'la déléguée à la protection des données, membre de l’équipe, à qui tout a été partagé par erreur',
  otherWorker: 'une professionnelle d’une autre organisation',
  otherAdministrator: 'l’administratrice, déléguée et cheffe d’une autre organisation',
  pastReferent: 'l’ancienne référente, de la même équipe, qui a transmis le dossier',
  relief: 'une collègue à qui la cheffe a donné le relais de la référente, par écrit, jusqu’à demain',
  trainee: 'une étudiante, stagiaire de la référente, à qui le fil est partagé (L411-3)',
  nurse: 'une infirmière à qui la partie santé seule est partagée (L1110-4 du Code de la santé publique)',
  locked: 'la référente, écran verrouillé',
  ended: 'la référente, session terminée',
  halfway: 'la référente, second facteur pas encore donné',
  forged: 'quelqu’un dont le jeton n’est celui d’aucune session',
  nobody: 'personne : aucune identité',
} as const
export type Asker = keyof typeof askers

/** Every agent of the organisation with a live session. */
const colleagues = [
  'referent',
  'author',
  'coWorker',
  'teammate',
  'exceptional',
  'expired',
  'excluded',
  'noBasis',
  'reception',
  'otherReception',
  'manager',
  'administrator',
  'dpo',
  'pastReferent',
  'relief',
  'trainee',
  'nurse',
] as const satisfies readonly Asker[]
/** …and in the other organisation: what concerns oneself alone. */
const live = [...colleagues, 'otherWorker', 'otherAdministrator'] as const satisfies readonly Asker[]
const administrators = ['administrator', 'otherAdministrator'] as const satisfies readonly Asker[]
const everybody = Object.keys(askers) as Asker[]

/** Who holds what of the household: the only reasons to see content. */
const identity = ['referent', 'exceptional', 'relief', 'trainee', 'nurse'] as const satisfies readonly Asker[]
/** …without those who only read it: an exceptional access writes nothing. */
const identityWriters = ['referent', 'relief', 'trainee', 'nurse'] as const satisfies readonly Asker[]
const thread = ['referent', 'author', 'relief', 'trainee'] as const satisfies readonly Asker[]
const health = ['referent', 'nurse'] as const satisfies readonly Asker[]
/** Danger for a child, violence, justice: whoever was not given that part does not know that it is there (D3). */
const restricted = ['referent'] as const satisfies readonly Asker[]
const budget = ['referent', 'coWorker'] as const satisfies readonly Asker[]
const aparte = ['author'] as const satisfies readonly Asker[]
/** The team that a request is for, its manager, and the one who received it. */
const team = ['referent', 'author', 'teammate', 'pastReferent', 'trainee', 'manager', 'reception'] as const satisfies readonly Asker[]

/** Who works in the team, and manages it; who receives people there. */
const teamAtWork = ['referent', 'author', 'teammate', 'pastReferent', 'trainee', 'manager'] as const satisfies readonly Asker[]
const receiving = [...teamAtWork, 'excluded', 'reception'] as const satisfies readonly Asker[]
/** Who works with the public, whatever for. */
const atWork = colleagues.filter((one) => !['administrator', 'dpo'].includes(one))
const appointmentColumns = [
  'starts_at',
  'ends_at',
  'place',
  'body',
  'status',
  'status_at',
  'cancelled_by',
  'moved_to',
  'room_id',
  'co_agent_ids',
  'person_ids',
  'travel_before',
  'travel_after',
]

/** `all`: every column but the organisation's id, which never changes. */
export type Change = { readonly columns: readonly string[] | 'all'; readonly by: readonly Asker[] }
export type Cell = {
  readonly read?: readonly Asker[]
  /** Adds a row like this one, in her own name unless the scene says otherwise. */
  readonly add?: readonly Asker[]
  /** Columns that may change, by whom. Every other column of the table is asked too, and refused. */
  readonly change?: Change | readonly Change[]
  readonly remove?: readonly Asker[]
}
/** One kind of row of a table: `scene` says which row of the test's world is asked about (see testing/secrecy-world.ts). */
export type Line = Cell & { readonly table: string; readonly scene: string }

const line = (table: string, scene: string, cell: Cell): Line => ({ table, scene, ...cell })
/** Written once, corrected by a new row. */
const content = (
  table: string,
  scene: string,
  holders: readonly Asker[],
  writers: readonly Asker[],
  columns: readonly string[] = [],
): Line => line(table, scene, { read: holders, add: writers, ...(columns.length > 0 ? { change: { columns, by: writers } } : {}) })
/** Known to all agents of the organisation, changed by its administrators. */
const organised = (table: string, scene: string, more: Cell = {}): Line =>
  line(table, scene, { read: colleagues, add: ['administrator'], change: { columns: 'all', by: ['administrator'] }, ...more })
const closed = (table: string, scene = 'any'): Line => line(table, scene, {})

const personColumns = [
  'civil_title',
  'first_name',
  'last_name',
  'usual_name',
  'name_key',
  'sex',
  'birth_date',
  'died_on',
  'detail',
  'unborn',
  'expected_on',
]

const deadlineColumns = ['due_on', 'body', 'done_at', 'done_by', 'dropped_reason', 'weight', 'waits_for', 'for_agent_id', 'suspended_on']

export const secrecyTable: readonly Line[] = [
  // the organisation
  line('organisation', 'own', {
    read: colleagues,
    change: { columns: ['name', 'days_without_step', 'journal_names', 'notice_from_cents'], by: ['administrator'] },
  }),
  line('installation', 'any', { read: everybody }),
  line('commune', 'any', { read: everybody }),
  organised('site', 'own'),
  organised('team', 'own'),
  organised('sector', 'own'),
  organised('sector_area', 'own', { remove: ['administrator'] }),
  organised('agent', 'teammate', {
    change: [
      { columns: 'all', by: ['administrator'] },
      { columns: ['single_keys', 'plain_fonts'], by: ['teammate'] },
    ],
  }),
  // one's own settings, and nothing else of oneself; an administrator does not bind himself by secrecy
  line('agent', 'self', {
    read: live,
    add: administrators,
    change: [
      { columns: ['single_keys', 'plain_fonts'], by: live },
      { columns: ['id', 'site_id', 'login', 'first_name', 'last_name', 'job_title', 'tutor_id', 'created_at'], by: administrators },
    ],
  }),
  line('agent_role', 'teammate', { read: colleagues, add: ['administrator'], remove: ['administrator'] }),
  // nobody gives a role or a team to himself, nor takes one from himself: the last administrator would lock the house
  line('agent_role', 'self', { read: live }),
  // a membership ends; it never becomes another team's or another agent's
  organised('team_member', 'teammate', { change: { columns: ['until_date'], by: ['administrator'] } }),
  line('team_member', 'self', { read: live }),
  // how an agent proves who she is: to nobody
  closed('credential'),
  closed('second_factor'),
  closed('session', 'self'),
  closed('account_link'),
  closed('agent_identity'),
  closed('identity_answer'),
  closed('installation_link'),
  closed('login_attempt'),
  // what another program shows to the calculation: listed, made and revoked by functions only
  closed('calculation_key'),
  // the private address of an agenda: made, read and taken back by functions only
  closed('calendar_feed'),
  // copies of households on devices: taken, listed and ended by functions only
  closed('visit_pack'),
  closed('schema_script'),
  // how the root key is known again, and a change of keys under way: for the work on the keys alone
  closed('root_key'),
  closed('key_change'),
  // when backups were made: for who sees to the installation; written by the jobs, through functions
  line('backup_run', 'any', { read: ['administrator', 'manager', 'otherAdministrator'] }),

  // the household and who holds it
  line('case_file', 'A', {
    read: ['referent', 'author', 'exceptional', 'relief', 'trainee', 'nurse'],
    change: { columns: ['name', 'name_key', 'informed', 'closed_at', 'closure_reason', 'sector_id'], by: ['referent'] },
  }),
  line('case_file', 'P', {
    read: ['referent'],
    change: { columns: ['name', 'name_key', 'informed', 'closed_at', 'closure_reason', 'sector_id'], by: ['referent'] },
  }),
  // closed: nothing is erased, nothing is hidden; that nothing more is written there is the application's rule (proof/secrecy)
  line('case_file', 'C', {
    read: ['referent', 'author', 'trainee', 'nurse'],
    change: { columns: ['name', 'name_key', 'informed', 'closed_at', 'closure_reason', 'sector_id'], by: ['referent'] },
  }),
  line('compartment', 'identity', { read: [...identity, 'reception'] }),
  line('compartment', 'protectedIdentity', { read: ['referent'] }),
  line('compartment', 'general', { read: thread }),
  line('compartment', 'budget', { read: budget }),
  line('compartment', 'health', { read: health }),
  line('compartment', 'childProtection', { read: restricted }),
  line('compartment', 'violence', { read: restricted }),
  line('compartment', 'justice', { read: restricted }),
  line('compartment', 'closedGeneral', { read: ['referent', 'author', 'trainee'] }),
  line('compartment', 'aparte', { read: aparte }),
  line('compartment', 'request', { read: team }),
  line('compartment_access', 'budget', {
    read: budget,
    add: ['referent'],
    change: { columns: ['until_at'], by: ['referent'] },
  }),
  line('compartment_access', 'toMyself', {}),
  line('compartment_access', 'inAnotherName', {}),
  // reception holds the request it received: not who else was given it (a referent who recognises somebody leaves no trace there)
  line('compartment_access', 'request', { read: ['referent', 'author', 'teammate', 'pastReferent', 'trainee', 'manager'] }),
  // the referent's own access ends by a handover, never by hand
  line('compartment_access', 'referent', { read: thread }),
  // the author named the readers of her passage; the referent cannot add herself or another
  line('compartment_access', 'aparte', { read: aparte }),
  line('exclusion', 'A', { read: ['referent'] }),
  // the link is known to who declared it, and tells nothing of a household
  line('declared_link', 'teammate', { read: ['teammate'] }),
  line('same_person', 'AP', { read: ['referent'], add: ['referent'] }),
  line('same_person', 'inAnotherName', {}),

  // persons
  line('person', 'identity', {
    read: [...identity, 'reception'],
    add: identityWriters,
    change: { columns: personColumns, by: identityWriters },
  }),
  line('person', 'protectedIdentity', { read: ['referent'], add: ['referent'], change: { columns: personColumns, by: ['referent'] } }),
  line('person', 'general', { read: thread, add: thread, change: { columns: personColumns, by: thread } }),
  // a pregnancy is health data: not for reception, not even as a name
  line('person', 'unborn', { read: identity, add: identityWriters, change: { columns: personColumns, by: identityWriters } }),
  content('person_version', 'identity', identity, identityWriters),
  content('household_member', 'identity', identity, identityWriters, ['until_date']),
  content('helper', 'general', thread, thread, ['superseded_at']),
  content('relation', 'general', thread, thread, ['superseded_at']),
  line('contact_rule', 'identity', {
    read: [...identity, 'reception'],
    add: identityWriters,
    change: { columns: ['superseded_at'], by: identityWriters },
  }),
  line('contact_rule', 'protectedIdentity', {
    read: ['referent'],
    add: ['referent'],
    change: { columns: ['superseded_at'], by: ['referent'] },
  }),
  content('message_choice', 'identity', identity, identityWriters, ['superseded_at']),
  // what left is read by who holds the identity; what was held back, and what may be taken back, by the referent alone
  line('message', 'sent', { read: identity, add: identityWriters }),
  line('message', 'said', { read: identity, add: identityWriters }),
  line('message', 'toPrint', {
    read: identity,
    add: identityWriters,
    change: { columns: ['printed_at', 'withdrawn_at'], by: identityWriters },
  }),
  line('message', 'waiting', {
    read: ['referent'],
    add: identityWriters,
    change: { columns: ['printed_at', 'withdrawn_at'], by: ['referent'] },
  }),
  line('message', 'settledByHand', {}),
  line('message', 'inAnotherName', {}),
  content('visit_observation', 'general', thread, thread, ['state', 'body']),
  content('visit_observation', 'health', health, health, ['state', 'body']),
  line('visit_observation', 'inAnotherName', {}),
  content('dwelling', 'identity', identity, identityWriters, ['superseded_at']),
  line('address_view', 'identity', { read: identity, add: identity }),
  line('address_view', 'inAnotherName', {}),
  content('public_tag', 'general', thread, thread, ['until_date']),
  content('need', 'general', thread, thread, ['superseded_at']),

  // requests: taking, proposing, attaching are acts of their own; the team that has it may answer and sort it
  line('request', 'team', {
    read: team,
    change: {
      columns: ['body', 'status', 'closed_at', 'urgency', 'due_at'],
      by: ['referent', 'author', 'teammate', 'pastReferent', 'trainee', 'manager'],
    },
  }),
  // told to the referent alone, whoever else reads the thread (decision 4)
  line('request_match', 'general', { read: ['referent'] }),
  line('request_match', 'unheld', {}),

  // the thread
  // reception sees the hour; the agent and who accompanies her keep their own hours in sight; the words stay sealed
  line('appointment', 'general', {
    read: [...thread, 'teammate', 'reception'],
    add: thread,
    change: { columns: appointmentColumns, by: thread },
  }),
  line('appointment', 'accompanied', {
    read: [...thread, 'coWorker', 'reception'],
    add: thread,
    change: { columns: appointmentColumns, by: thread },
  }),
  // of a first request: for who holds it; its agent, and the hour for the reception of the site
  line('appointment', 'request', {
    read: [...team, 'coWorker', 'excluded'],
    add: team,
    change: { columns: appointmentColumns, by: team },
  }),

  // the places and their hours: known to all, kept by administrators and the managers of the site
  line('room', 'own', {
    read: colleagues,
    add: ['administrator', 'manager'],
    change: { columns: ['name', 'capacity', 'accessible', 'ended_at'], by: ['administrator', 'manager'] },
  }),
  line('site_opening', 'own', {
    read: colleagues,
    add: ['administrator', 'manager'],
    change: { columns: ['until_on'], by: ['administrator', 'manager'] },
  }),
  line('site_closure', 'own', {
    read: colleagues,
    add: ['administrator', 'manager'],
    change: { columns: ['until_on', 'name'], by: ['administrator', 'manager'] },
  }),

  // time without a household: her own, and that of the agents of a site for its managers; colleagues see that an hour is taken, and what kind it is
  line('agenda_event', 'teammate', {
    read: ['teammate', 'manager'],
    add: ['teammate', 'manager'],
    change: { columns: ['starts_at', 'ends_at', 'place', 'room_id', 'cancelled_at'], by: ['teammate', 'manager'] },
  }),
  line('agenda_event', 'ofMyself', { add: live }),
  line('agenda_event', 'inAnotherName', {}),
  line('agenda_series', 'teammate', {
    read: ['teammate', 'manager'],
    add: ['teammate', 'manager'],
    change: { columns: ['skipped', 'until_on', 'made_until'], by: ['teammate', 'manager'] },
  }),
  line('agenda_series', 'permanence', {
    read: colleagues,
    add: ['manager'],
    change: { columns: ['skipped', 'until_on', 'made_until'], by: ['manager'] },
  }),
  line('permanence', 'own', { read: colleagues, add: ['manager'], change: { columns: ['name', 'place', 'ended_at'], by: ['manager'] } }),
  line('replacement', 'own', { read: colleagues, add: ['manager'], change: { columns: ['ended_at'], by: ['manager'] } }),
  // who came to a permanence: who receives in that team, and the reception of the site
  line('permanence_contact', 'own', {
    read: receiving,
    add: receiving,
    change: {
      columns: ['called_name', 'topic', 'urgency', 'status', 'taken_by', 'taken_at', 'ended_at', 'outcome', 'request_id'],
      by: receiving,
    },
  }),
  line('permanence_contact', 'inAnotherName', {}),
  // a watched visit: she who goes and the colleague whom she named
  line('visit_safety', 'watched', {
    read: ['referent', 'teammate'],
    change: { columns: ['expected_at', 'checked_in_at', 'checked_out_at', 'answered_at'], by: ['referent', 'teammate'] },
  }),
  // « busy », and no more; of persons, to nobody
  line('busy_agent', 'teammate', { read: [...teamAtWork, 'excluded', 'reception'] }),
  line('busy_agent', 'elsewhere', { read: ['otherReception'] }),
  line('busy_room', 'own', { read: atWork }),
  closed('busy_person'),

  line('draft', 'aparte', {
    read: aparte,
    add: aparte,
    change: { columns: ['body', 'revision', 'updated_at', 'tidied_at', 'entry_id'], by: aparte },
  }),
  // tidied: closed for good; and should one lie in a shared compartment, its author alone changes it
  line('draft', 'tidied', { read: aparte, add: aparte }),
  line('draft', 'general', {
    read: thread,
    add: thread,
    change: { columns: ['body', 'revision', 'updated_at', 'tidied_at', 'entry_id'], by: ['referent'] },
  }),
  // its author no longer holds the compartment: out of her hands
  line('draft', 'lost', { read: thread, add: thread }),
  line('draft', 'inAnotherName', {}),
  content('entry', 'general', thread, thread, ['version']),
  content('entry', 'health', health, health, ['version']),
  content('entry', 'childProtection', restricted, restricted, ['version']),
  content('entry', 'violence', restricted, restricted, ['version']),
  content('entry', 'justice', restricted, restricted, ['version']),
  content('entry', 'inClosed', ['referent', 'author', 'trainee'], ['referent', 'author', 'trainee'], ['version']),
  content('entry_passage', 'general', thread, thread),
  content('entry_passage', 'aparte', aparte, aparte),
  content('entry_theme', 'general', thread, thread),
  content('fact_observation', 'general', thread, thread),
  content('fact_observation', 'budget', budget, budget),
  content('fact_observation', 'health', health, health),
  content('fact_observation', 'childProtection', restricted, restricted),
  content('fact_observation', 'violence', restricted, restricted),
  content('fact_observation', 'justice', restricted, restricted),
  content('statement', 'general', thread, thread, ['superseded_at']),
  content('deadline', 'general', thread, thread, deadlineColumns),
  content('deadline', 'childProtection', restricted, restricted, deadlineColumns),
  content('deadline_event', 'general', thread, thread),
  content('deadline_event', 'childProtection', restricted, restricted),
  content('next_step', 'general', thread, thread, ['done_at', 'dropped_at']),
  content('sheet', 'general', thread, thread, ['handed_at', 'body', 'discreet', 'made_at']),

  // procedures, applications, letters: in the compartment of their subject; events are added, never changed
  content('procedure_run', 'general', thread, thread, ['ended_on']),
  content('procedure_run', 'childProtection', restricted, restricted, ['ended_on']),
  content('procedure_run', 'violence', restricted, restricted, ['ended_on']),
  content('procedure_event', 'general', thread, thread),
  content('procedure_event', 'childProtection', restricted, restricted),
  content('procedure_event', 'violence', restricted, restricted),
  content('application', 'general', thread, thread, ['ended_on']),
  content('application', 'budget', budget, budget, ['ended_on']),
  content('application', 'health', health, health, ['ended_on']),
  content('application_event', 'general', thread, thread),
  content('application_event', 'budget', budget, budget),
  content('application_event', 'health', health, health),
  content('letter', 'general', thread, thread, ['superseded_at']),
  content('letter', 'budget', budget, budget, ['superseded_at']),
  content('letter', 'justice', restricted, restricted, ['superseded_at']),
  content('letter_page', 'general', thread, thread, ['content', 'removed_at']),
  content('letter_page', 'budget', budget, budget, ['content', 'removed_at']),
  content('letter_page', 'justice', restricted, restricted, ['content', 'removed_at']),

  // the budget: lines of it, each version in its author’s own name
  content('budget_line', 'budget', budget, budget),
  line('budget_line', 'inAnotherName', {}),

  // filled instruments: a draft is changed by its author, what is finished by nobody; a second look is added beside it
  content('assessment', 'general', thread, thread),
  line('assessment', 'draft', {
    read: thread,
    add: thread,
    change: { columns: ['body', 'assessed_on', 'state', 'revision', 'updated_at', 'finished_at'], by: ['referent'] },
  }),
  // the draft of a colleague: read by who holds its compartment, out of the hands of all but her
  line('assessment', 'draftOfColleague', {
    read: health,
    add: health,
    change: { columns: ['body', 'assessed_on', 'state', 'revision', 'updated_at', 'finished_at'], by: ['nurse'] },
  }),
  line('assessment', 'inAnotherName', {}),
  content('assessment', 'health', health, health),
  content('assessment', 'childProtection', restricted, restricted),
  content('assessment', 'violence', restricted, restricted),
  content('assessment_look', 'general', thread, thread),
  content('assessment_look', 'violence', restricted, restricted),
  line('assessment_look', 'inAnotherName', {}),

  // help plans and what is followed beside them: in health, always; an answer is added and never changed
  content('help_plan', 'health', health, health, ['superseded_at']),
  content('help_plan_answer', 'health', health, health),
  content('autonomy_matter', 'health', health, health, ['superseded_at']),
  ...(['help_plan', 'help_plan_answer', 'autonomy_matter'] as const).map((table) => line(table, 'inAnotherName', {})),
  // tariffs of the département: known to all, written by managers, never changed
  line('help_tariff', 'own', { read: colleagues, add: ['manager'] }),

  // own grids: known to all, written by managers; what is published changes no more
  line('instrument', 'draft', {
    read: colleagues,
    add: ['manager'],
    change: { columns: ['definition', 'state', 'updated_at'], by: ['manager'] },
  }),
  line('instrument', 'published', { read: colleagues, add: ['manager'] }),

  // projects, what was agreed, measures: what was said is added, never changed; one column says that they are over
  content('project', 'general', thread, thread, ['ended_on']),
  content('project_event', 'general', thread, thread),
  content('agreement', 'general', thread, thread),
  content('agreement_page', 'general', thread, thread, ['content', 'removed_at']),
  content('project', 'budget', budget, budget, ['ended_on']),
  content('project_event', 'budget', budget, budget),
  content('agreement', 'budget', budget, budget),
  content('agreement_page', 'budget', budget, budget, ['content', 'removed_at']),
  content('project', 'childProtection', restricted, restricted, ['ended_on']),
  content('project_event', 'childProtection', restricted, restricted),
  content('agreement', 'childProtection', restricted, restricted),
  content('agreement_page', 'childProtection', restricted, restricted, ['content', 'removed_at']),
  content('measure', 'general', thread, thread, ['ended_on']),
  content('measure_event', 'general', thread, thread),
  content('measure', 'budget', budget, budget, ['ended_on']),
  content('measure_event', 'budget', budget, budget),
  content('measure', 'childProtection', restricted, restricted, ['ended_on']),
  content('measure_event', 'childProtection', restricted, restricted),

  // rights: the review is content of its compartment; what the night computed is for who holds all that it read (decision 8), written by the
  // night alone, and a notice is dismissed in one's own name
  content('right_status', 'general', thread, thread, ['superseded_at']),
  content('right_status', 'budget', budget, budget, ['superseded_at']),
  content('right_information', 'general', thread, thread),
  line('right_result', 'general', { read: thread }),
  line('right_result', 'generalAndBudget', { read: ['referent'] }),
  line('right_result', 'withAparte', { read: ['author'] }),
  line('right_notice', 'general', { read: thread, change: { columns: ['dismissed_at', 'dismiss_reason'], by: thread } }),
  line('right_notice', 'generalAndBudget', {
    read: ['referent'],
    change: { columns: ['dismissed_at', 'dismiss_reason'], by: ['referent'] },
  }),
  line('right_notice', 'withAparte', { read: ['author'], change: { columns: ['dismissed_at', 'dismiss_reason'], by: ['author'] } }),
  closed('right_due'),

  // local aids, ticked statements, notes of the watch: known to all, written by managers; what one has read is one's own
  line('local_aid', 'own', { read: colleagues, add: ['manager'], change: { columns: ['superseded_at'], by: ['manager'] } }),
  line('catalogue_check', 'own', { read: colleagues, add: ['manager'], change: { columns: ['withdrawn_at'], by: ['manager'] } }),
  line('budget_landmark', 'own', { read: colleagues, add: ['manager'] }),
  line('watch_note', 'own', { read: colleagues, add: ['manager'], change: { columns: ['withdrawn_at'], by: ['manager'] } }),
  line('watch_read', 'teammate', { read: ['teammate'], add: live, remove: ['teammate'] }),
  line('watch_read', 'inAnotherName', {}),
  // which forms one has sent, by hashes, and where each led: one's own
  line('form_sent', 'teammate', { read: ['teammate'], add: live, change: { columns: ['location'], by: ['teammate'] } }),
  line('form_sent', 'inAnotherName', {}),

  // exceptional access: its reason is read by the referent and the managers of the site; asked, opened and reviewed by functions only
  line('exceptional_access', 'A', { read: ['referent', 'manager'] }),
  line('notice', 'teammate', { read: ['teammate'], change: { columns: ['seen_at'], by: ['teammate'] } }),
  // a word about a household that its addressee no longer holds
  line('notice', 'unheld', {}),

  // the log: written by each about himself, read by the referent of the household, by the agent herself, by the DPO
  line('audit.entry', 'A', { read: ['referent', 'author', 'dpo'] }),
  line('audit.entry', 'self', { add: live }),
  line('audit.entry', 'inAnotherName', {}),
  line('audit.entry', 'inAnotherSession', {}),
  line('audit.entry', 'inAnotherOrganisation', {}),
  line('audit.entry', 'teammate', { read: ['teammate', 'dpo'] }),
  closed('audit.block'),
  closed('audit.anchor'),
  closed('audit.public_key'),
]

/** Tables that the roles of pages may read without any `set role`: what every page shows before anybody has logged in. */
export const readBare: readonly string[] = ['installation', 'commune']

/** Rights of the roles that serve something else than pages: `table privilege`. All else is refused to them. */
export const otherGrants: Readonly<Record<string, readonly string[]>> = {
  aparte_jobs: [],
  aparte_stats: [],
  aparte_backup: [],
  aparte_sealer: [
    'audit.entry SELECT',
    'audit.entry UPDATE block_no',
    'audit.block SELECT',
    'audit.block INSERT',
    'audit.anchor SELECT',
    'audit.anchor INSERT',
    'audit.public_key SELECT',
    'audit.public_key INSERT',
  ],
}

/** Columns that no agent reads in the table, whoever holds the row: what they say is asked of a function that knows who may be told. */
export const neverRead: Readonly<Record<string, readonly string[]>> = {
  // that she asked for messages in spite of a danger says that there is one
  message_choice: ['despite_danger'],
}
