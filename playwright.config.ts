import { defineConfig } from '@playwright/test'
import { browserOptions } from './stories/browser.ts'

/** Browser stories over the built application and the fictional town: in French, by roles and visible names. */
export default defineConfig({
  testDir: 'stories',
  testMatch: '**/*.story.ts',
  // how long a slow machine is waited for: a story that is well ends when what it waits for is there
  timeout: 600_000,
  expect: { timeout: 20_000 },
  workers: 2,
  // on a shared machine a story may miss a moment; it is told once more, and the list says so (« flaky »)
  retries: process.env['CI'] ? 1 : 0,
  fullyParallel: false,
  globalSetup: './stories/house.ts',
  reporter: 'list',
  projects: [
    { name: 'avec-javascript', testIgnore: ['**/sans-javascript.story.ts', '**/saisies.story.ts'] },
    { name: 'sans-javascript', testMatch: '**/sans-javascript.story.ts', use: { javaScriptEnabled: false } },
    // last: what it sends changes names of places and closes accounts
    { name: 'saisies', testMatch: '**/saisies.story.ts', dependencies: ['avec-javascript', 'sans-javascript'] },
  ],
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    launchOptions: await browserOptions(),
  },
})
