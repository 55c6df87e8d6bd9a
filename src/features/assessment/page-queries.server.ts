import type { CompartmentKind } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { found } from '#db/door.server.ts'
import type { Read, Write } from '#db/door.server.ts'
import type { Head } from '#features/case-file/model.ts'
import { getDwelling, getHousehold } from '#features/household/queries.server.ts'
import type { About, Instrument } from '#rules/instruments/instrument.ts'
import { INSTRUMENTS, instrumentOf } from '#rules/instruments/instruments.ts'
import { findGrid, listGridsInForce } from './grid-queries.server.ts'
import { questionsOf } from '#rules/instruments/engine.ts'
import type { KnownOfCase } from './known.ts'
import type { Assessment } from './model.ts'
import { getAssessment } from './queries.server.ts'

type Tx = Read | Write

/** The instrument with which something was filled: of the house, or an own grid in that version. Null: it has pages of its own (AGGIR). */
export const instrumentFor = async (tx: Tx, one: Pick<Assessment, 'instrument' | 'version'>): Promise<Instrument | null> =>
  instrumentOf(one.instrument, one.version) ?? (await findGrid(tx, one.instrument, one.version))

/** One's own draft with its instrument. @throws NotFound when it is finished, somebody else's, or of an instrument that has pages of its own. */
export const getOwnDraft = async (tx: Tx, caseFileId: string, id: string): Promise<{ one: Assessment; instrument: Instrument }> => {
  const one = await getAssessment(tx, caseFileId, id)
  const instrument = one.state === 'draft' && one.isMine ? await instrumentFor(tx, one) : null
  return { one, instrument: found(instrument, 'draft') }
}

/** Every instrument that may be begun today: those of the house, then the own grids in force. */
export const listInstruments = async (tx: Tx): Promise<Instrument[]> => [...INSTRUMENTS, ...(await listGridsInForce(tx))]

/** Those whose part of the file the reader holds (the referent: any). */
export const listOffered = async (tx: Read, head: Pick<Head, 'referent' | 'myKinds'>): Promise<Instrument[]> =>
  (await listInstruments(tx)).filter(
    ({ compartment }) => head.referent.isMe || head.myKinds.includes(compartment satisfies CompartmentKind),
  )

/** Who may be chosen: living members, children for an instrument about a child, whom nobody knows to be one for an adult's. */
export const peopleFor = async (tx: Tx, caseFileId: string, about: About, today: IsoDate): Promise<{ id: string; name: string }[]> => {
  if (about === 'household') return []
  const { members } = await getHousehold(tx, caseFileId, today)
  return members
    .filter((one) => one.diedOn === null && !one.unborn)
    .filter((one) => one.age === null || about === 'person' || (about === 'child' ? one.age < 21 : one.age >= 16))
    .map((one) => ({ id: one.personId, name: one.firstName || one.name }))
}

/** First names of all who are or were of the household, as far as the actor may read them. */
export const namesOf = async (tx: Tx, caseFileId: string, today: IsoDate): Promise<Map<string, string>> => {
  const { members, former } = await getHousehold(tx, caseFileId, today)
  return new Map([...former, ...members].map((one) => [one.personId, one.firstName || one.name]))
}

/** What the file knows of the questions of an instrument, as far as the actor reads it. */
export const knownOfCase = async (
  tx: Tx,
  caseFileId: string,
  { instrument, personId, today }: { instrument: Instrument; personId: string | null; today: IsoDate },
): Promise<KnownOfCase> => {
  const matters = new Set(questionsOf(instrument).map(({ known }) => known))
  const asksPeople = [...matters].some((matter) => matter !== undefined && matter !== 'tenure')
  return {
    members: asksPeople ? (await getHousehold(tx, caseFileId, today)).members : [],
    dwelling: matters.has('tenure') ? await getDwelling(tx, caseFileId) : null,
    today,
    personId,
  }
}
