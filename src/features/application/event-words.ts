import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeEuros } from '#core/french.ts'
import { pers } from '#features/review/model.ts'
import type { EventValue } from './forms.ts'
import { chasedWhom, decisions, opinions, sendings } from './model.ts'
import type { ApplicationEventBody, ApplicationEventKind, ApplicationState } from './model.ts'

/** Buttons: what is to be noted, as it is said. */
export const eventLabels: Readonly<Record<ApplicationEventKind, string>> = {
  asked: 'Des pièces sont demandées',
  given: 'Des pièces sont remises',
  chased: 'Une relance est faite',
  opinion: 'Mon avis',
  sent: 'Elle est envoyée',
  acknowledged: 'L’organisme l’a reçue',
  decided: 'Une décision est prise',
  notified: 'La décision est notifiée',
  paid: 'Un paiement est fait',
  withdrawn: 'Elle est retirée',
  note: 'Un mot',
}

const all = Object.keys(eventLabels) as ApplicationEventKind[]

/** What usually comes next, and the rest that can be noted. */
export const offered = (state: ApplicationState): readonly [ApplicationEventKind[], ApplicationEventKind[]] => {
  const usual = usualOf(state)
  const possible = all.filter(
    (kind) =>
      (kind !== 'notified' || (state.decision !== null && state.notifiedOn === null)) &&
      (kind !== 'paid' || (state.decision !== null && state.decision.decision !== 'refused')) &&
      (state.stage !== 'withdrawn' || kind === 'note'),
  )
  return [usual, possible.filter((kind) => !usual.includes(kind))]
}

const usualOf = (state: ApplicationState): ApplicationEventKind[] => {
  switch (state.stage) {
    case 'draft':
      return ['asked', 'sent']
    case 'incomplete':
      return ['given', 'chased']
    case 'ready':
      return ['opinion', 'sent']
    case 'sent':
      return ['acknowledged', 'decided', 'chased']
    case 'acknowledged':
      return ['decided', 'asked', 'chased']
    case 'granted':
      return state.notifiedOn === null ? ['notified', 'paid'] : ['paid']
    case 'refused':
      return state.notifiedOn === null ? ['notified'] : []
    case 'paid':
      return ['paid']
    case 'withdrawn':
      return []
  }
}

/** The event that a form tells. */
export const bodyOf = (value: EventValue): ApplicationEventBody => {
  switch (value.kind) {
    case 'asked':
      return { kind: 'asked', documents: value.documents, until: value.until, note: value.note }
    case 'given':
      return { kind: 'given', documents: [...new Set([...value.given, ...value.documents])] }
    case 'chased':
      return { kind: 'chased', whom: value.whom, note: value.note }
    case 'opinion':
      return { kind: 'opinion', opinion: value.opinion, words: value.words }
    case 'sent':
      return { kind: 'sent', how: value.how, note: value.note }
    case 'acknowledged':
      return { kind: 'acknowledged', complete: value.complete, note: value.note }
    case 'decided': {
      const granted = value.decision !== 'refused'
      return {
        kind: 'decided',
        decision: value.decision,
        amountCents: granted ? value.amount : null,
        per: granted && value.amount !== null ? value.per : null,
        since: granted ? value.since : null,
        until: granted ? value.until : null,
        notifiedOn: value.notifiedOn,
        reasons: value.reasons,
      }
    }
    case 'notified':
      return { kind: 'notified' }
    case 'paid':
      return { kind: 'paid', amountCents: value.amount ?? 0, to: value.to }
    case 'withdrawn':
      return { kind: 'withdrawn', reason: value.reason }
    case 'note':
      return { kind: 'note', words: value.words }
  }
}

/** What an event says, in a sentence without its stop. */
export const eventWords = (event: ApplicationEventBody, today: IsoDate): string => {
  switch (event.kind) {
    case 'asked':
      return [`Pièces demandées : ${event.documents.join(', ')}`, event.until && `avant le ${writeDate(event.until, today)}`, event.note]
        .filter(Boolean)
        .join(', ')
    case 'given':
      return `Pièces remises : ${event.documents.join(', ')}`
    case 'chased':
      return [`Relance : ${chasedWhom[event.whom].toLowerCase()}`, event.note].filter(Boolean).join('. ')
    case 'opinion':
      return [`Avis : ${opinions[event.opinion].toLowerCase()}`, event.words].filter(Boolean).join('. ')
    case 'sent':
      return [event.how === null ? 'Envoyée' : `Envoyée : ${sendings[event.how].toLowerCase()}`, event.note].filter(Boolean).join('. ')
    case 'acknowledged':
      return [
        `Reçue par l’organisme${event.complete === true ? ', dossier complet' : event.complete === false ? ', dossier incomplet' : ''}`,
        event.note,
      ]
        .filter(Boolean)
        .join('. ')
    case 'decided':
      return [
        decisions[event.decision],
        event.amountCents !== null && [writeEuros(event.amountCents), event.per && pers[event.per]].filter(Boolean).join(' '),
        event.since && `depuis le ${writeDate(event.since, today)}`,
        event.until && `jusqu’au ${writeDate(event.until, today)}`,
        event.notifiedOn && `notifié le ${writeDate(event.notifiedOn, today)}`,
        event.reasons,
      ]
        .filter(Boolean)
        .join(', ')
    case 'notified':
      return 'Décision notifiée'
    case 'paid':
      return [`Payé : ${writeEuros(event.amountCents)}`, event.to && `à ${event.to}`].filter(Boolean).join(', ')
    case 'withdrawn':
      return `Retirée : ${event.reason}`
    case 'note':
      return event.words
  }
}
