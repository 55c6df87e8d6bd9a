import type { FormState } from './page.server.ts'

/** The answer to one of several forms of a page, told apart by their hidden `intent`; nothing for the others. */
export const stateOf = (state: FormState | undefined, intent: string): FormState | undefined =>
  state?.values['intent'] === intent ? state : undefined

/** What a field shows: what was typed when its form came back, otherwise what stands. */
export const typedText = (state: FormState | undefined, name: string, standing: string | null = ''): string => {
  const typed = state?.values[name]
  return typeof typed === 'string' ? typed : state ? '' : (standing ?? '')
}

/** The ticked values of a list, likewise. */
export const typedList = (state: FormState | undefined, name: string, standing: readonly string[] = []): readonly string[] => {
  const typed = state?.values[name]
  return Array.isArray(typed) ? typed : state ? [] : standing
}
