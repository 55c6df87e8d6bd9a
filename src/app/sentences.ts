import type { Action } from '#core/actor.ts'
import * as own from './actions.ts'

/** The actions of every feature and of the house itself, gathered for the journal: id → French sentence. */
const modules = import.meta.glob<Record<string, Record<string, Action>>>('../features/*/actions.ts', { eager: true })

const sentences = new Map<string, string>()
for (const module of [...Object.values(modules), own as Record<string, Record<string, Action>>])
  for (const group of Object.values(module))
    for (const action of Object.values(group ?? {}))
      if (action && typeof action === 'object' && 'audit' in action) sentences.set(action.id, action.audit)

/** « a consulté le dossier » ; the id itself for an action of an older version. */
export const sentenceOf = (actionId: string): string => sentences.get(actionId) ?? actionId
