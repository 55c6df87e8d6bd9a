import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { runnableBrowser } from './browser.ts'
import type { Proof } from './promise.ts'

/**
 * What axe finds on every page and state: the stories go there, since a state is reached by doing something, and each prints what it looked
 * at. This proof tells those that look and adds up what they print. The human grid is docs/rgaa.md.
 */
const STORIES = ['toutes-les-pages', 'connexion', 'connexion-unique', 'palette', 'danger', 'droits', 'faits']
const LINE = /(\d+) adresses, (\d+) états regardés par axe [^,]*, [^,]*?(\d+) anomalie\(s\), (\d+) débordement/g

const proof: Proof = async ({ log }) => {
  if ((await runnableBrowser()) === null) return { missing: 'a Chromium that runs here (APARTE_BROWSER)' }
  const { text, code } = await new Promise<{ text: string; code: number | null }>((resolve) => {
    const child = spawn(
      join('node_modules', '.bin', 'playwright'),
      ['test', '--reporter=list', ...STORIES.map((story) => `${story}.story.ts`)],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
        shell: process.platform === 'win32',
      },
    )
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += String(chunk)))
    child.on('close', (ended) => resolve({ text: printed, code: ended }))
  })
  const sums = { addresses: 0, states: 0, violations: 0, overflows: 0 }
  for (const [, addresses, states, violations, overflows] of text.matchAll(LINE)) {
    sums.addresses += Number(addresses)
    sums.states += Number(states)
    sums.violations += Number(violations)
    sums.overflows += Number(overflows)
  }
  if (code !== 0) log(text.slice(-4000))
  return {
    figures: [
      {
        found: `${sums.states} states of ${sums.addresses} visited addresses looked at by axe at 1440 and 820 px, ${sums.violations} violations, ${sums.overflows} overflows at 1440, 820 and 360 px${code === 0 ? '' : ', a story failed'}`,
        target: '0 violations',
        held: code === 0 && sums.violations === 0 && sums.overflows === 0,
        counted: sums.states,
      },
    ],
  }
}
// oxlint-disable-next-line import/no-default-export -- the form of a proof
export default proof
