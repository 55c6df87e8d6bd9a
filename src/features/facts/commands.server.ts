import type { WritableKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound, Refused } from '#core/errors.ts'
import { requireOpenCase } from '#db/open-case.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import { observeFact } from '#features/case-file/commands.server.ts'
import type { FactValue } from '#features/tidying/model.ts'
import { claimOf } from './claim.ts'
import type { FactKind } from './fact-kinds.ts'
import { fillsOf } from './fact-names.ts'
import { situationOf } from './ledger.ts'
import type { Material, Observation } from './material.ts'
import type { FactSource } from './model.ts'
import { readMaterial } from './queries.server.ts'
import { labelOf } from './sentences.ts'

export type NoteFact = {
  caseFileId: string
  kind: FactKind
  /** A person of the household; the main person when null and the fact is a person’s. */
  personId: string | null
  value: FactValue
  /** More words, kept sealed. */
  detail: string
  source: Exclude<FactSource, 'computed'>
  observedOn: IsoDate
  observedAt: Date
  compartment: WritableKind
  today: IsoDate
  /** The field of the form that a refusal of the law stands beside. */
  field: string
}

/** A fact about to be written, and the field of the form that a refusal stands beside. */
export type ProposedFact = Pick<NoteFact, 'kind' | 'value' | 'source' | 'observedOn' | 'compartment' | 'field'> & {
  /** A person of the household, known to be one; the household itself, or its main person when the fact is a person’s, when null. */
  subjectId: string | null
}

/**
 * Reads facts with all that is known already, one after the other, before any is written. What somebody who stands outside the rights of the household says
 * is no part of its situation: nothing of it can be refused.
 * @returns each as an observation, in the same order.
 * @throws Refused beside the field of each that cannot be: negative, before a birth, under what is known of its months, a day to come.
 */
export const requireFit = async (
  tx: Write,
  { caseFileId, facts, today }: { caseFileId: string; facts: readonly ProposedFact[]; today: IsoDate },
): Promise<Observation[]> => {
  if (facts.length === 0) return []
  const { material } = await readMaterial(tx as unknown as Read, caseFileId, today)
  return fitting(tx, material, facts, today)
}

const fitting = (tx: Write, material: Material, facts: readonly ProposedFact[], today: IsoDate): Observation[] => {
  if (facts.some(({ observedOn }) => observedOn > today)) throw new Refused({ observedOn: 'Cette date est dans l’avenir. Vérifiez-la.' })
  let before = situationOf(material, today)
  const fields: Record<string, string> = {}
  const fit: Observation[] = []
  for (const { kind, subjectId, value, observedOn, source, compartment, field } of facts) {
    const fact: Observation = {
      id: tx.newId(),
      key: kind.key,
      subjectId: kind.input.of === 'household' ? null : (subjectId ?? before.mainId),
      value,
      validFrom: value.from ?? null,
      observedOn,
      source,
      author: `${tx.actor.firstName} ${tx.actor.lastName}`,
      compartmentId: '',
      compartmentKind: compartment,
    }
    const after = situationOf({ ...material, facts: [...material.facts, ...fit, fact] }, today)
    const refused = after.refused.find(({ id }) => id === fact.id)
    if (refused !== undefined) fields[field] = refused.why
    else if (after.refused.length > before.refused.length)
      fields[field] = `Cela ne va pas avec ce qui est déjà noté\u00A0: ${after.refused.at(-1)?.label}.`
    else {
      fit.push(fact)
      before = after
    }
  }
  if (Object.keys(fields).length > 0) throw new Refused(fields)
  return fit
}

/**
 * Adds a fact to the ledger; what was known before stays. @returns the id of the observation.
 * @throws Refused when it cannot be: negative, before a birth, under what is known of its months.
 */
export const noteFact = async (tx: Write, input: NoteFact): Promise<string> => {
  const { caseFileId, kind, value, personId, today } = input
  await requireOpenCase(tx, caseFileId)
  const { material } = await readMaterial(tx as unknown as Read, caseFileId, today)
  if (
    kind.input.of !== 'household' &&
    personId !== null &&
    !situationOf(material, today).situation.persons.some(({ id }) => id === personId)
  )
    throw new Refused({ personId: 'Choisissez une personne du foyer.' })
  const [fact] = fitting(tx, material, [{ ...input, subjectId: personId }], today)
  if (fact === undefined) throw new Error('A fact that fits is told')
  const id = await observeFact(tx, {
    caseFileId,
    key: kind.key,
    subjectId: fact.subjectId,
    compartment: input.compartment,
    value,
    label: lineOf(fact, kind),
    text: input.detail,
    observedAt: input.observedAt,
    source: input.source,
  })
  tx.about({ subjectId: id })
  return id
}

const lineOf = (fact: Observation, kind: FactKind): string => {
  const claim = claimOf(fact, kind, fact.value, { path: kind.input.path, part: '', order: 0 })
  return claim === null ? kind.label : labelOf(claim)
}

/**
 * Keeps one of two values that cannot both be true: the same observation again, as settled today. Both stay readable.
 * @throws NotFound when the actor may not read it.
 */
export const settleFact = async (
  tx: Write,
  { caseFileId, factId, today }: { caseFileId: string; factId: string; today: IsoDate },
): Promise<string> => {
  await requireOpenCase(tx, caseFileId)
  const { material } = await readMaterial(tx as unknown as Read, caseFileId, today)
  const kept = material.facts.find(({ id }) => id === factId)
  const [fill] = fillsOf(kept?.key ?? '')
  if (kept === undefined || fill === undefined) throw new NotFound('fact')
  const compartment = kept.compartmentKind === 'aparte' ? { aparteId: kept.compartmentId } : (kept.compartmentKind as WritableKind)
  const id = await observeFact(tx, {
    caseFileId,
    key: kept.key,
    subjectId: kept.subjectId,
    compartment,
    value: settledValue(kept, fill.kind),
    label: lineOf(kept, fill.kind),
    observedAt: tx.now,
    source: kept.source,
  })
  tx.about({ subjectId: id })
  return id
}

/** The same value; a level without a beginning begins in the month in which it was told, lest the choice say nothing of it. */
const settledValue = ({ value, validFrom, observedOn }: Observation, kind: FactKind): FactValue => {
  const from = value.from ?? validFrom ?? (kind.input.period === 'month' ? `${observedOn.slice(0, 7)}-01` : undefined)
  return {
    ...value,
    ...(from === undefined ? {} : { from }),
    ...(value.period === 'once' && value.on === undefined ? { on: from ?? observedOn } : {}),
    settled: true,
  }
}
