/** What the ledger of facts reads: persons, dwelling and observations as plain rows. Pure. */
import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import type { Custody, HouseholdRole, Sex, Tenure } from '#features/household/model.ts'
import type { FactValue } from '#features/tidying/model.ts'
import type { FactSource } from './model.ts'

/** One stay of a person in the household. `untilDate`: first day no more in it. */
export type Stay = {
  personId: string
  role: HouseholdRole
  custody: Custody | null
  sex: Sex
  birthDate: IsoDate | null
  diedOn: IsoDate | null
  unborn: boolean
  expectedOn: IsoDate | null
  fromDate: IsoDate
  untilDate: IsoDate | null
  compartmentId: string
}
/** `communeCode`: null when it is not known, or hidden. */
export type Home = { id: string; tenure: Tenure; communeCode: string | null; fromDate: IsoDate; compartmentId: string }
/** One line of the ledger, its value opened. */
export type Observation = {
  id: string
  key: string
  subjectId: string | null
  value: FactValue
  validFrom: IsoDate | null
  observedOn: IsoDate
  source: FactSource
  /** A name, or an id where no name is needed: two observations of one author correct each other. */
  author: string
  compartmentId: string
  compartmentKind: CompartmentKind
  /** It stands until it is changed (the composition of the household, the dwelling): it is not asked again with time. */
  standing?: true
}
/** Observations in the order in which they were written: the later of two of the same day wins. */
export type Material = { stays: readonly Stay[]; home: Home | null; facts: readonly Observation[] }

/** Rows of `household_member` joined with `person`, of `dwelling`, of `fact_observation` joined with `compartment`, with values opened. */
export type MaterialRows = {
  stays: readonly {
    person_id: string
    role: string
    custody: string | null
    sex: string
    birth_date: IsoDate | null
    died_on: IsoDate | null
    unborn: boolean
    expected_on: IsoDate | null
    from_date: IsoDate
    until_date: IsoDate | null
    compartment_id: string
  }[]
  /** Null where none is known; the commune null where the address is hidden. */
  dwelling: { id: string; tenure: string; commune_code: string | null; from_date: IsoDate; compartment_id: string } | null
  /** In the order of `observed_at`, then of `received_at`. `observedOn`: the day at the site. `author`: an agent’s id or name. */
  facts: readonly {
    id: string
    key: string
    subject_id: string | null
    value: FactValue
    valid_from: IsoDate | null
    observedOn: IsoDate
    source: string
    author: string
    compartment_id: string
    compartment_kind: string
  }[]
}

/** The material of `situationOf` from rows of the tables, as the night reads them. */
export const materialOf = ({ stays, dwelling, facts }: MaterialRows): Material => ({
  stays: stays.map((row) => ({
    personId: row.person_id,
    role: row.role as HouseholdRole,
    custody: row.custody as Custody | null,
    sex: row.sex as Sex,
    birthDate: row.birth_date,
    diedOn: row.died_on,
    unborn: row.unborn,
    expectedOn: row.expected_on,
    fromDate: row.from_date,
    untilDate: row.until_date,
    compartmentId: row.compartment_id,
  })),
  home:
    dwelling === null
      ? null
      : {
          id: dwelling.id,
          tenure: dwelling.tenure as Tenure,
          communeCode: dwelling.commune_code,
          fromDate: dwelling.from_date,
          compartmentId: dwelling.compartment_id,
        },
  facts: facts.map((row) => ({
    id: row.id,
    key: row.key,
    subjectId: row.subject_id,
    value: row.value,
    validFrom: row.valid_from,
    observedOn: row.observedOn,
    source: row.source as FactSource,
    author: row.author,
    compartmentId: row.compartment_id,
    compartmentKind: row.compartment_kind as CompartmentKind,
  })),
})
