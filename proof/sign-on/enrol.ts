import { TOTP } from 'otpauth'
import type { Browser } from './browser.ts'

/** Gives a telephone to the account behind a session that waits for its first second factor. @returns the code that it shows, by steps of 30 s ahead. */
export const enrol = async (browser: Browser, origin: string): Promise<(ahead?: number) => string> => {
  const page = await (await browser.ask(`${origin}/connexion/premier-code`)).text()
  const secret = (/>([A-Z2-7 ]{30,})</.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const offer = /name="offer"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="offer"/.exec(page)?.slice(1).find(Boolean) ?? ''
  const code = (ahead = 0): string => new TOTP({ secret, algorithm: 'SHA1' }).generate({ timestamp: Date.now() + ahead * 30_000 })
  await browser.ask(`${origin}/connexion/premier-code`, { offer, code: code(), label: '', answer: '', to: '/' })
  return code
}
