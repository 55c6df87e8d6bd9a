import type { IsoDate } from '#core/dates.ts'
import type { ContactFlags, HouseholdRole } from '#features/household/model.ts'
import type { Given } from '#features/rights/model.ts'

/** A question worth asking there, with the answers that the rules know by their place (`value`) and the ledger by yes and no (`says`). */
export type Question = {
  path: string
  text: string
  where: string
  narrows: string
  label: string
  unit: 'cents' | 'yesNo'
  pills: { value: number; label: string; says: number }[]
}

/** What a visit takes of a household onto a tablet: nothing that it does not show. */
export type Taken = {
  caseFileId: string
  name: string
  composition: string
  people: { id: string; name: string; role: HouseholdRole; age: number | null }[]
  /** « aujourd’hui, 16 h 30 »; empty when no visit is planned. */
  when: string
  /** Where one goes; empty when nobody wrote it, or the address is hidden. */
  place: string
  access: string
  contact: (ContactFlags & { phone: string; hours: string; how: string }) | null
  around: { name: string; kind: string; phone: string; about: string }[]
  /** The last notes of the thread, without their private passages. */
  notes: { title: string; day: string; text: string }[]
  facts: string[]
  /** Whether the actor may write in the health part, and in the budget. */
  aggir: boolean
  money: boolean
  /** Null when nothing is worth computing yet. */
  rights: { given: Given; questions: Question[] } | null
  on: IsoDate
}

/** What the server answers to who takes a copy. The device counts the day by its own clock, from when it asked. */
export type TakenPack = { id: string; taken: Taken }
