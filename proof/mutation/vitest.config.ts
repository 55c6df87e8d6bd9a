import { defineConfig } from 'vitest/config'

/** The unit tests of what `stryker.json` mutates, and no others: a mutant must be killed by the tests of its own part. */
export default defineConfig({
  test: {
    include: [
      'src/core/{dates,french}.test.ts',
      'src/rules/time.test.ts',
      'src/web/{clock,form}.test.ts',
      'src/db/vault.test.ts',
      'src/db/audit/*.test.ts',
      'src/db/sealed-stream.test.ts',
      'src/app/passphrase-key.test.ts',
      'src/features/identity/{passphrase,totp,hashing}.test.ts',
    ],
    exclude: ['**/*.db.test.ts', 'node_modules/**'],
    testTimeout: 20_000,
  },
})
