/**
 * Every column that holds something sealed, in one place: what a change of keys goes through, what a destroyed key leaves unreadable, and what
 * is opened to prove that nothing was lost. `src/db/keys/keys.db.test.ts` compares this list with the catalogue: a new column of bytes is one
 * of these, or a digest that is named there.
 */

/** Sealed by the data key of a compartment, bound to the row's `id`. `by`: which column of the row leads to the compartment. */
export type SealedPlace = {
  readonly table: string
  readonly column: string
  /** `general`: the compartment of that kind of the row's case file; `set`: through the keys of all of `compartment_ids` in turn. */
  readonly by: 'compartment' | 'general' | 'set'
  /** A whole file, sealed as a stream (`Vault.sealFile`); without it, a text. */
  readonly file?: true
}

const inCompartment = (table: string, column = 'body'): SealedPlace => ({ table, column, by: 'compartment' })

export const sealedPlaces: readonly SealedPlace[] = [
  inCompartment('address_view', 'reason'),
  inCompartment('agreement'),
  { table: 'agreement_page', column: 'content', by: 'compartment', file: true },
  inCompartment('application'),
  inCompartment('application_event'),
  inCompartment('appointment'),
  inCompartment('assessment'),
  inCompartment('assessment_look'),
  inCompartment('autonomy_matter'),
  inCompartment('budget_line'),
  inCompartment('contact_rule'),
  inCompartment('deadline'),
  inCompartment('deadline_event'),
  inCompartment('draft'),
  inCompartment('dwelling'),
  inCompartment('entry', 'head'),
  inCompartment('entry_passage'),
  inCompartment('exceptional_access'),
  inCompartment('fact_observation'),
  inCompartment('help_plan'),
  inCompartment('help_plan_answer'),
  inCompartment('helper'),
  inCompartment('letter'),
  { table: 'letter_page', column: 'content', by: 'compartment', file: true },
  inCompartment('measure'),
  inCompartment('measure_event'),
  inCompartment('message_choice'),
  inCompartment('need'),
  inCompartment('next_step'),
  { table: 'person', column: 'detail', by: 'general' },
  inCompartment('procedure_event'),
  inCompartment('procedure_run'),
  inCompartment('project'),
  inCompartment('project_event'),
  inCompartment('request'),
  inCompartment('right_information'),
  { table: 'right_notice', column: 'body', by: 'set' },
  { table: 'right_result', column: 'body', by: 'set' },
  inCompartment('right_status'),
  inCompartment('sheet'),
  inCompartment('statement'),
  inCompartment('visit_observation'),
  inCompartment('visit_safety'),
]

/** Sealed by the root key itself, and what each is bound to: a kind of thing, and the column that says which. */
export type RootPlace = { readonly table: string; readonly column: string; readonly bound: string; readonly of: 'id' | 'agent_id' }

export const rootPlaces: readonly RootPlace[] = [
  { table: 'compartment', column: 'wrapped_key', bound: 'compartment', of: 'id' },
  { table: 'compartment', column: 'other_wrapped_key', bound: 'compartment', of: 'id' },
  { table: 'second_factor', column: 'secret', bound: 'factor', of: 'id' },
  { table: 'session', column: 'draft_key', bound: 'draft-key', of: 'agent_id' },
]
