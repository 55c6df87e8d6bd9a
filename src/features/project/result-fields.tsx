import { outcomes } from '#features/needs/model.ts'
import { Field, Select } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedList } from '#web/typed.ts'
import type { Objective } from './model.ts'
import { optionsOf } from './parts.tsx'

/** What became of each objective: two fields a line, sent as lists in the same order. Left empty, nothing is said of it. `carried`: the words of the last review stand, to be kept or changed. */
export const Results = ({
  objectives,
  state,
  carried = false,
}: {
  objectives: readonly Objective[]
  state: FormState | undefined
  carried?: boolean
}) => {
  if (objectives.length === 0) return null
  const [chosen, said] = [typedList(state, 'outcome'), typedList(state, 'result')]
  return (
    <>
      {objectives.map((one, at) => (
        <fieldset className="champ" key={one.id}>
          <legend className="voix">« {one.words} »</legend>
          <input type="hidden" name="objective[]" value={one.id} />
          <Select
            name="outcome[]"
            id={at === 0 ? undefined : `champ-outcome-${at}`}
            label="Où cela en est"
            options={optionsOf(outcomes)}
            empty="Pas regardé cette fois"
            value={state ? (chosen[at] ?? '') : (one.outcome ?? '')}
            error={at === 0 ? state?.errors['outcome'] : undefined}
          />
          <Field
            name="result[]"
            id={at === 0 ? undefined : `champ-result-${at}`}
            label="En quelques mots"
            optional
            maxLength={2_000}
            value={state ? (said[at] ?? '') : carried ? one.outcomeWords : ''}
            error={at === 0 ? state?.errors['result'] : undefined}
          />
        </fieldset>
      ))}
    </>
  )
}
