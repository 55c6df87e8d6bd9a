import type { Action } from '#core/actor.ts'
import { keepLocation, takeMark } from '#db/form-sent.server.ts'
import type { FirstSending } from '#db/form-sent.server.ts'
import type { Tools, Write } from '#db/door.server.ts'

/** This form was sent before, as it is, and its act is done: nothing is done again. */
export class SentBefore extends Error {
  override name = 'SentBefore'
  readonly first: FirstSending
  constructor(first: FirstSending) {
    super('sent before')
    this.first = first
  }
}

/** What is said where the first answer was a page of its own (a link, a code, a key: shown once), which cannot be shown again. */
export const SENT_BEFORE =
  'Ce formulaire était déjà parti : ce qu’il demandait est fait, une seule fois. Ce qui devait être remis n’a été montré qu’à ce moment-là ; s’il vous manque, recommencez ici.'

/** Of the sending: what was asked of which address, under what key, with what typed (`sendingOf`); null when it bears no key. */
type Sending = { readonly action: Action; readonly url: URL; readonly sending: string | null }

/**
 * Does an act once for a form: takes its mark in the transaction of the act, before anything of it, and keeps the address that answers, sealed under a key made of
 * the form itself. An act
 * that is refused, or fails, gives the mark back with everything else.
 * @throws SentBefore when the agent sent this form before, with the answer of that time.
 */
export const once = async (tx: Write, house: Tools, { action, url, sending }: Sending, act: () => Promise<Response>): Promise<Response> => {
  if (sending === null) return act()
  const told = `${action.id}\n${url.pathname}${url.search}\n${sending}`
  const mark = house.vault.fingerprint('form', told)
  // an address may tell a right, or which part of a household: only who brings the same form again can open it
  const key = house.vault.fingerprint('form location', told)
  const first = await takeMark(tx, mark)
  if (first) {
    const sealed = first.location === null ? null : Buffer.from(first.location, 'base64')
    throw new SentBefore({ location: sealed && house.vault.openUnder(key, 'form location', sealed).toString('utf8') })
  }
  const answer = await act()
  const location = answer.headers.get('location')
  if (location !== null)
    await keepLocation(tx, mark, house.vault.sealUnder(key, 'form location', Buffer.from(location, 'utf8')).toString('base64'))
  return answer
}
