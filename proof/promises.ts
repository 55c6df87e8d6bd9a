import type { Scope } from './promise.ts'

/**
 * Every promise of docs/security.md, in the order and with the numbers of its table, and what proves it: a file of this folder (`proof`), or
 * database tests that print their figure (`tests`: vitest, project db; `figure` finds the line to show). `from` is the smallest scope that runs it.
 */
export type Promised = {
  readonly number: number
  readonly promise: string
  readonly from: Scope
} & ({ readonly proof: string } | { readonly tests: readonly string[]; readonly figure: RegExp } | { readonly pending: string })

export const promises: readonly Promised[] = [
  {
    number: 1,
    promise: 'Nobody sees or writes without a right; every act and refusal is logged (18)',
    from: 'test',
    proof: 'secrecy-matrix.ts',
  },
  { number: 1, promise: 'An id of somewhere else opens nothing', from: 'prove', proof: 'other-ids.ts' },
  { number: 1, promise: 'A wrong policy would be seen', from: 'prove', proof: 'planted-policies.ts' },
  {
    number: 3,
    promise: 'Each policy and each right is needed',
    from: 'prove',
    tests: ['src/db/secrecy-mutations.db.test.ts'],
    figure: /\d+ of \d+ mutations killed.*/,
  },
  { number: 5, promise: 'A failing query leaves the state before or after, never between', from: 'test', proof: 'nth-query.ts' },
  { number: 6, promise: 'A full disk refuses writes, keeps what was typed, and harms nothing', from: 'test', proof: 'disk-full.ts' },
  { number: 7, promise: 'Clock jumps change neither sessions, nor appointments, nor the log', from: 'test', proof: 'clock.ts' },
  { number: 8, promise: 'The database may restart under load', from: 'test', proof: 'restart-under-load.ts' },
  { number: 16, promise: 'A right taken away refuses the next request', from: 'test', proof: 'rights-removed.ts' },
  { number: 2, promise: 'Nothing tells that a hidden case exists', from: 'test', proof: 'non-interference.ts' },
  { number: 2, promise: 'A page about one household tells all that it told', from: 'prove', proof: 'narrowing.ts' },
  { number: 2, promise: 'Nor does the time of an answer', from: 'prove', proof: 'timing.ts' },
  {
    number: 3,
    promise: 'The database alone refuses',
    from: 'prove',
    tests: ['src/db/secrecy.db.test.ts'],
    figure: /\d+ cells asked.*/,
  },
  { number: 4, promise: 'A confirmed save is never lost', from: 'test', proof: 'kill.ts' },
  {
    number: 9,
    promise: 'Slow or dead peers hold nobody up',
    from: 'prove',
    tests: ['src/jobs/messages.db.test.ts'],
    figure: /\d+ sent by two workers at once, each once/,
  },
  {
    number: 10,
    promise: 'Broken uploads leave nothing behind',
    from: 'test',
    proof: 'broken-uploads.ts',
  },
  {
    number: 11,
    promise: 'Bombs and scripts in files do nothing',
    from: 'test',
    proof: 'hostile-uploads.ts',
  },
  {
    number: 12,
    promise: 'No formula leaves in a spreadsheet',
    from: 'test',
    proof: 'formulas.ts',
  },
  { number: 13, promise: 'Malformed requests break nothing', from: 'test', proof: 'malformed.ts' },
  { number: 14, promise: 'sqlmap finds nothing', from: 'prove', proof: 'sqlmap.ts' },
  { number: 14, promise: 'wapiti finds nothing', from: 'prove', proof: 'wapiti.ts' },
  {
    number: 17,
    promise: 'The log cannot be rewritten unseen',
    from: 'prove',
    tests: ['src/db/audit/audit.db.test.ts', 'src/db/backup/backup.db.test.ts'],
    figure: /\d+ of \d+ tamperings detected/,
  },
  { number: 19, promise: 'A restore gives everything back', from: 'prove', proof: 'backup.ts' },
  { number: 20, promise: 'An upgrade keeps everything', from: 'prove', proof: 'upgrade.ts' },
  {
    number: 21,
    promise: 'Erasure is real',
    from: 'prove',
    pending: 'the retention engine is not built; destroying the key of a compartment is (proof/keys.ts)',
  },
  { number: 28, promise: 'Few packages, pinned, hashed, each with its reason', from: 'prove', proof: 'dependencies.ts' },
  { number: 29, promise: 'No secret in the repository, the build, the logs', from: 'prove', proof: 'secrets.ts' },
  { number: 48, promise: 'What is clear is what is said to be clear', from: 'prove', proof: 'canaries.ts' },
  { number: 49, promise: 'Keys change and are destroyed, and nothing else is lost', from: 'prove', proof: 'keys.ts' },
  { number: 27, promise: 'Tests of the log, keys, money and dates notice a change', from: 'all', proof: 'mutation.ts' },
  { number: 30, promise: 'One application for one data folder', from: 'prove', proof: 'two-processes.ts' },
  { number: 31, promise: 'The provider’s login opens only the linked account', from: 'test', proof: 'sign-on.ts' },
  { number: 15, promise: 'Passphrases are not found by trying', from: 'test', proof: 'brute-force.ts' },
  {
    number: 25,
    promise: 'Headers on each answer, forms of our own pages only, reading changes nothing',
    from: 'test',
    proof: 'headers.ts',
  },
  { number: 32, promise: 'A form sets what it asks and nothing else', from: 'prove', proof: 'mass-assignment.ts' },
  { number: 33, promise: 'Of two at once exactly one wins', from: 'prove', proof: 'races.ts' },
  {
    number: 34,
    promise: 'No constraint tells of a hidden row',
    from: 'prove',
    tests: ['src/db/constraints.db.test.ts'],
    figure: /\d+ rows with the id of a household.*/,
  },
  { number: 40, promise: 'Behind PgBouncer in transaction mode each answer is its asker’s', from: 'prove', proof: 'pgbouncer.ts' },
  { number: 41, promise: 'Several processes and workers are one house', from: 'prove', proof: 'several-processes.ts' },
  { number: 42, promise: 'A process that is stopped loses nobody', from: 'prove', proof: 'graceful-stop.ts' },
  { number: 43, promise: 'Logs and metrics tell of no person', from: 'prove', proof: 'watching.ts' },
  { number: 44, promise: 'An update is laid while people work', from: 'prove', proof: 'migrate-under-traffic.ts' },
  { number: 45, promise: 'What deploy/ says is what runs', from: 'prove', proof: 'deploy.ts' },
  { number: 46, promise: 'Forms, cookies and addresses hold behind an encrypting proxy', from: 'prove', proof: 'reverse-proxy.ts' },
  {
    number: 47,
    promise: 'Every key begins with the organisation',
    from: 'prove',
    tests: ['src/db/conventions.db.test.ts'],
    figure: /\d+ keys read.*/,
  },
  { number: 16, promise: 'A session opens, is covered and ends when it must', from: 'test', proof: 'sessions.ts' },
  { number: 22, promise: 'Fifty agents at once are served', from: 'test', proof: 'load.ts' },
  { number: 23, promise: 'Hours of work leave no trace in memory, handles and queues', from: 'all', proof: 'soak.ts' },
  { number: 24, promise: 'Nothing stays on the workstation', from: 'prove', proof: 'workstation.ts' },
  { number: 26, promise: 'Pages and states are accessible, as far as a robot sees', from: 'prove', proof: 'accessible.ts' },
  { number: 50, promise: 'A stolen tablet shows nothing', from: 'prove', proof: 'stolen-device.ts' },
  { number: 51, promise: 'Lighthouse finds the pages of a visit accessible', from: 'prove', proof: 'lighthouse.ts' },
]
