import type { CatalogueEntry, Statement } from './entry.ts'

/** Every statement of an entry in the order of its fields, but for the conditions of its check. */
export const statementsOf = (entry: CatalogueEntry): readonly Statement[] =>
  [
    ...entry.gives, entry.decider, entry.payer, entry.opensFrom, entry.askBefore, entry.delay, entry.silence, entry.duration, entry.renewal,
    entry.declarations, entry.recovery, ...entry.basis, ...entry.notes,
  ].filter((statement) => statement !== undefined) // prettier-ignore

/** How many of the statements and conditions of an entry were checked against their texts, of how many. Its documents are none of them. */
export const verifiedOf = (entry: CatalogueEntry): { readonly verified: number; readonly of: number } => {
  const said = [...statementsOf(entry), ...entry.check]
  return { verified: said.filter(({ verified }) => verified).length, of: said.length }
}
