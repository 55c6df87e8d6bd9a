import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Three projects: `unit` needs nothing; `commands` starts our own commands as processes, as a person at a terminal would; `db` starts one
 * PostgreSQL cluster for the whole run (see src/db/testing/cluster.ts).
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'seed/**/*.test.ts'],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          // A value goes in, a value comes out: the files share the modules they load, which halves the time.
          isolate: false,
          // the types are checked beside these tests and are done before them: by itself, vitest would leave that core alone
          maxWorkers: Math.max(availableParallelism(), 2),
          // nothing here is timed: a busy machine is no failure
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'commands',
          include: ['scripts/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts', 'seed/**/*.db.test.ts'],
          globalSetup: ['./src/db/testing/cluster.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
