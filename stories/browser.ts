import { mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { LaunchOptions } from '@playwright/test'

/**
 * The browser of the stories: Chromium from an npm package on Linux x64 (nothing to install), or another one by APARTE_BROWSER
 * (path of a Chromium or Chrome on macOS, Windows, arm64).
 */
export const browserOptions = async (): Promise<LaunchOptions> => {
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
    '--no-first-run',
  ]
  const given = process.env['APARTE_BROWSER']
  if (given) return { executablePath: given, args }
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Dites où est Chromium : APARTE_BROWSER=/chemin/vers/chromium npm test')
  // the package unpacks its own libraries only when it believes to run there
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  // it unpacks itself into the temporary folder, under fixed names: each account its own, or the second one may not run the first one's
  const folder = join(tmpdir(), `aparte-chromium-${userInfo().username}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    return { executablePath: await chromium.executablePath(), args, env: { ...process.env } as Record<string, string> }
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
