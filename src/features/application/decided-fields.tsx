import { pers } from '#features/review/model.ts'
import { Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { typedText } from '#web/typed.ts'
import { decisions } from './model.ts'
import type { ApplicationEventBody } from './model.ts'

export const optionsOf = (labels: Readonly<Record<string, string>>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
/** Cents as they are typed: « 120,5 »; empty for none. */
export const euros = (cents: number | null): string => (cents === null ? '' : String(cents / 100).replace('.', ','))

/** What was decided: the amount and its days for a grant, the reasons as the letter writes them. */
export const Decided = ({
  was,
  state,
}: {
  was: Extract<ApplicationEventBody, { kind: 'decided' }> | null
  state: FormState | undefined
}) => {
  const errors = state?.errors ?? {}
  return (
    <>
      <Choice
        name="decision"
        legend="Décision"
        options={optionsOf(decisions)}
        value={typedText(state, 'decision', was?.decision)}
        error={errors['decision']}
      />
      <Field
        name="notifiedOn"
        label="Lettre reçue le"
        type="date"
        optional="si elle est arrivée"
        value={typedText(state, 'notifiedOn', was?.notifiedOn)}
        error={errors['notifiedOn']}
        help="Le délai pour contester part de ce jour."
      />
      <Field
        name="amount"
        label="Montant, en euros"
        optional="pour un accord"
        inputMode="decimal"
        value={typedText(state, 'amount', euros(was?.amountCents ?? null))}
        error={errors['amount']}
      />
      <Select
        name="per"
        label="Versé"
        empty="Sans montant"
        options={optionsOf(pers)}
        value={typedText(state, 'per', was?.per)}
        error={errors['per']}
      />
      <Field name="since" label="Depuis le" type="date" optional value={typedText(state, 'since', was?.since)} error={errors['since']} />
      <Field name="until" label="Jusqu’au" type="date" optional value={typedText(state, 'until', was?.until)} error={errors['until']} />
      <TextArea
        name="reasons"
        label="Les raisons, comme le courrier les écrit"
        optional
        rows={3}
        maxLength={5_000}
        value={typedText(state, 'reasons', was?.reasons)}
        error={errors['reasons']}
      />
    </>
  )
}
