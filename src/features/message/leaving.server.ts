import { KeyRing, wrappedKeys } from '#db/vault.server.ts'
import type { KeyColumns, Vault } from '#db/vault.server.ts'
import { instantOf, wallClock } from '#web/clock.ts'
import { decide, waitBeforeRetry } from './model.ts'
import type { Choice, Decision, Purpose } from './model.ts'
import { mailAddress, mobileNumber } from './sender.ts'
import type { Sender } from './sender.ts'
import { compose } from './templates.ts'

/** The ways that the installer opened; an absent one is closed. */
export type Senders = { sms?: Sender; email?: Sender }

export type MessageHouse = { vault: Vault; senders: Senders; clock: () => Date }

/** A message as `app.claim_messages` gives it, with all that decides about it. */
export type Claimed = KeyColumns & {
  organisation_id: string
  id: string
  purpose: Purpose
  starts_at: Date
  next_at: Date | null
  tries: number
  /** What it would say is true: the appointment stands so, and the household is followed. */
  still: boolean
  /** Its worker is absent at that hour, and nobody decided yet what becomes of it. */
  held_up: boolean
  time_zone: string
  channel: Choice['channel'] | null
  hours_from: string
  hours_until: string
  despite_danger: boolean
  choice_id: string
  choice_body: Buffer
  choice_compartment_id: string
  may_message: boolean | null
  may_write: boolean | null
  address_hidden: boolean
  danger: boolean
}

/** What becomes of a message that was taken. `until`: back to wait, not before then. */
export type Settled =
  | { outcome: 'sent' | 'uncertain' | 'failed' | 'toPrint' | 'withheld' | 'dropped'; code?: string }
  | { until: Date; code?: string }

const MINUTE_MS = 60_000

const decisionOf = (row: Claimed, now: Date): Decision =>
  decide({
    purpose: row.purpose,
    choice: row.channel && { channel: row.channel, from: row.hours_from, until: row.hours_until, despiteDanger: row.despite_danger },
    standing: { mayMessage: row.may_message, mayWrite: row.may_write, addressHidden: row.address_hidden, danger: row.danger },
    at: wallClock(row.starts_at, row.time_zone),
    now: wallClock(now, row.time_zone),
  })

/** Where it goes, opened at the last moment. Null when what was written down is no address and no mobile number. */
const destination = (row: Claimed, vault: Vault): string | null => {
  const keys = wrappedKeys(row)
  if (!keys) return null
  const ring = new KeyRing(vault)
  ring.add(row.choice_compartment_id, keys)
  const { to = '' } = JSON.parse(ring.open(row.choice_compartment_id, row.choice_id, row.choice_body)) as { to?: string }
  return row.channel === 'sms' ? mobileNumber(to) : mailAddress(to)
}

/** Decides about a message that was taken, and sends it when its time has come. Never throws because of a peer. */
export const treat = async (row: Claimed, { vault, senders, clock }: MessageHouse): Promise<Settled> => {
  const now = clock()
  // the appointment changed since: what was true when it was asked for would mislead
  if (!row.still) return { outcome: 'dropped' }
  const decision = decisionOf(row, now)
  if ('silent' in decision) return decision.silent === 'withheld' ? { outcome: 'withheld' } : { outcome: 'dropped', code: decision.silent }
  const until = instantOf(decision.notBefore.date, decision.notBefore.time, row.time_zone)
  if (until.getTime() > now.getTime()) return { until }
  if (row.held_up) return { until: new Date(now.getTime() + 15 * MINUTE_MS) }
  if (decision.send === 'letter') return { outcome: 'toPrint' }
  const sender = senders[decision.send]
  // the way was closed after it was chosen: a person must know
  if (!sender) return { outcome: 'failed', code: 'noWay' }
  const to = destination(row, vault)
  if (to === null) return { outcome: 'failed', code: 'noAddress' }
  const text = compose(decision.send, {
    purpose: row.purpose,
    at: wallClock(row.starts_at, row.time_zone),
    ...(row.next_at && { next: wallClock(row.next_at, row.time_zone) }),
    today: wallClock(now, row.time_zone).date,
  })
  const sent = await sender({ id: row.id, to, ...text })
  if (sent.outcome === 'sent') return { outcome: 'sent' }
  if (sent.outcome === 'uncertain') return { outcome: 'uncertain', code: sent.code }
  const wait = sent.outcome === 'again' ? waitBeforeRetry(row.tries) : null
  return wait === null ? { outcome: 'failed', code: sent.code } : { until: new Date(now.getTime() + wait * MINUTE_MS), code: sent.code }
}
