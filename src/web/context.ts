import { createContext } from 'react-router'
import type { Actor } from '#core/actor.ts'
import type { IsoDate } from '#core/dates.ts'
import type { House } from '#db/door.server.ts'
import type { SignOn } from './sign-on.ts'

/** Who comes, in what state: the server resolves it once for each request, before any route runs. */
export type Visit = {
  readonly state: 'none' | 'incomplete' | 'locked' | 'open'
  /** Set in the states incomplete, locked and open; only « open » passes the doors. */
  readonly actor: Actor | null
  /** The session's token, hashed: what the login functions take. */
  readonly tokenHash: string | null
  /** She proved herself (login, code, passkey) within the last five minutes: export, rights and keys ask for it. */
  readonly steppedUp: boolean
  /** Open case files of which the actor is the referent: the number beside « Foyers ». */
  readonly households: number
  /** Seconds without a gesture before the screen is covered. */
  readonly idleSeconds: number
  readonly lockedAt: Date | null
  /** Where the actor works: what the curtain shows, and nothing else. */
  readonly siteName: string | null
  /** False for the people of the demonstration, who come in and lift the curtain by one click. */
  readonly hasPassphrase: boolean
  /** A hash of the client's address, for the limits of login; the address itself is kept nowhere. */
  readonly addressHash: Buffer
}

/** A form that could not be kept for a reason that is not its own: given back on the page that says why, to be sent again. */
export type KeptForm = { readonly path: string; readonly fields: readonly (readonly [name: string, value: string])[] }

/** What the server gives to every route: the house, the visit, the day at the site, and the built files. */
export type Hall = {
  readonly house: House
  readonly visit: Visit
  /** Why nobody could say who comes (the database is away); null when it is known. Then `visit` is that of nobody, and no page is a page. */
  readonly unknown: unknown
  /** Filled by `submit`: the form when the act failed for no fault of its own; `refused` when it comes back with its sentences. */
  readonly kept: { form: KeptForm | null; refused?: boolean }
  readonly mode: 'demo' | 'real'
  readonly now: Date
  /** Today in the time zone of the actor's site. */
  readonly today: IsoDate
  /** HH:MM in the same zone. */
  readonly time: string
  readonly timeZone: string
  /** The OpenID provider of the agents; null when none is set. */
  readonly signOn: SignOn | null
  /** Public origin, for passkeys and one-time links: `http://localhost:3000`. */
  readonly origin: string
  /** Address of a built client script by its name. */
  readonly script: (name: string) => string
  /** French sentence of an action of the audit log; the id itself when the action is no longer known. */
  readonly sentenceOf: (actionId: string) => string
  /** Facts about this installation for the health page. */
  readonly installation: Readonly<Record<string, string>>
}

export const hallContext = createContext<Hall>()
