import type { ApplicationState } from './model.ts'

/** Who must move now, in one sentence: what a list says of an application. */
export const nextWords = (state: ApplicationState, to: string): { waitsFor: 'us' | 'person' | 'body'; words: string } => {
  const body = to || 'l’organisme'
  switch (state.stage) {
    case 'incomplete':
      return { waitsFor: 'person', words: state.missing.length > 1 ? `${state.missing.length} pièces manquent` : 'Une pièce manque' }
    case 'draft':
      return { waitsFor: 'us', words: 'À préparer' }
    case 'ready':
      return { waitsFor: 'us', words: 'À envoyer' }
    case 'sent':
    case 'acknowledged':
      return { waitsFor: 'body', words: `On attend la réponse : ${body}` }
    case 'granted':
      if (state.notifiedOn === null) return { waitsFor: 'body', words: 'Accord annoncé, la notification est attendue' }
      return typeof state.decision?.amountCents === 'number'
        ? { waitsFor: 'body', words: 'Accordé, le paiement est attendu' }
        : { waitsFor: 'us', words: 'Accordé' }
    case 'refused':
      return state.notifiedOn === null
        ? { waitsFor: 'body', words: 'Refus annoncé, la notification est attendue' }
        : { waitsFor: 'us', words: 'Refusé : contester, ou en rester là' }
    case 'paid':
      return { waitsFor: 'us', words: 'Payé' }
    case 'withdrawn':
      return { waitsFor: 'us', words: 'Retirée' }
  }
}
