import type { Assessment } from '#features/assessment/model.ts'
import type { CompartmentKind } from '#core/compartments.ts'
import type { Understood } from './model.ts'

const diagnosis = 'diagnostic-psychosocial'

/**
 * The newest finished psychosocial diagnosis that may be copied into a project: about the household or one of those whose project it is, never about a child; of the
 * thread, or of the project's own part: nothing goes from a closed part to an open one.
 */
export const diagnosisFor = (
  all: readonly Assessment[],
  project: CompartmentKind,
  adults: readonly { id: string }[],
): Assessment | undefined =>
  all.find(
    ({ instrument, state, supersededById, compartmentKind, personId }) =>
      instrument === diagnosis &&
      (personId === null || adults.some(({ id }) => id === personId)) &&
      state === 'finished' &&
      supersededById === null &&
      (compartmentKind === 'general' || compartmentKind === project),
  )

/** What a filled diagnosis says, in the parts of a project; to be read again with her before it is kept. */
export const fromDiagnosis = ({ body }: Pick<Assessment, 'body'>): Understood => {
  const said = (...ids: string[]): string =>
    ids
      .map((id) => body.answers[id])
      .filter((one): one is string => typeof one === 'string' && one.trim() !== '' && one !== 'unknown')
      .map((one) => one.trim())
      .join('\n')
  return {
    herView: [said('asked'), body.view.trim()].filter(Boolean).join('\n'),
    strengths: said('strengthsWords'),
    obstacles: said('obstaclesWords', 'links'),
    hypotheses: said('hypotheses', 'missing'),
    priorities: said('hers', 'yours'),
  }
}
