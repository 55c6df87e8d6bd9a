import { SECTIONS, lineLabel } from '#rules/budget/kinds.ts'
import type { LineKind, Section as SectionName } from '#rules/budget/kinds.ts'
import { Actions, Button, LinkButton } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Select } from '#ui/field.tsx'
import type { Head } from '#features/case-file/model.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { Cell, ChoiceCell } from './cell.tsx'
import { DebtRows } from './fill-debts.tsx'
import { freeKinds, LEFT, RIGHT, USUAL } from './filling.ts'
import type { Filling, FreeRow, Slot } from './filling.ts'
import { isOfPerson } from './ledger-keys.ts'
import { toldSigns } from './model.ts'
import type { ToldSign } from './model.ts'
import { afterRefusal } from './two-hands.ts'
import type { Fields } from './two-hands.ts'
import { monthWords } from './words.ts'

export type FillData = {
  head: Head
  filling: Filling
  /** What each field shows before anybody types. */
  fields: Fields
  persons: { value: string; label: string }[]
  adults: { id: string; name: string }[]
  months: string[]
  printed: { today: string }
}
type Props = { data: FillData; state: FormState | undefined }

const papers = [
  'fiche de paie',
  'attestation CAF',
  'notification',
  'bail',
  'quittance',
  'facture',
  'relevé de compte',
  'contrat',
  'avis d’impôt',
]

/** One page, typed from notes: an amount, a tab, the next. It works without JavaScript; what was not understood comes back beside its field. */
export const BudgetForm = ({ data, state }: Props) => {
  const { head, months, printed } = data
  return (
    <form method="post" action={paths.caseFile.fillBudget({ id: head.id })} className="saisie-budget" data-principal="">
      <input type="hidden" name="depart" value={afterRefusal(data.fields, state)} />
      <datalist id="papiers">
        {papers.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </datalist>
      <div className="deux-colonnes">
        <div>
          <p className="petit">
            Par mois, sauf si vous l’écrivez : <b>90/trim</b>, <b>480/an</b>, <b>20/sem</b>, <b>300 une fois</b>. Une estimation :{' '}
            <b>~60</b>. Il existe, personne ne sait combien : <b>?</b>. Vider un montant l’arrête à partir de ce mois.
          </p>
          {LEFT.map((section) => (
            <Rows key={section} section={section} data={data} state={state} />
          ))}
        </div>
        <div>
          <Select
            name="month"
            label="Ce budget vaut depuis"
            options={months.map((month) => ({ value: month, label: monthWords(month, printed.today) }))}
            value={typedText(state, 'month', months[0] ?? '')}
            error={state?.errors['month']}
          />
          {RIGHT.map((section) => (
            <Rows key={section} section={section} data={data} state={state} />
          ))}
          <Free data={data} state={state} />
        </div>
      </div>
      <DebtRows rows={data.filling.debts} fields={data.fields} state={state} />
      <div className="deux-colonnes haut-2">
        {(Object.keys(toldSigns) as ToldSign[]).map((sign) => (
          <Choice
            key={sign}
            name={`signe-${sign}`}
            legend={toldSigns[sign]}
            options={[
              { value: 'oui', label: 'Oui' },
              { value: 'non', label: 'Non' },
            ]}
            value={typedText(state, `signe-${sign}`, data.fields[`signe-${sign}`])}
            error={state?.errors[`signe-${sign}`]}
          />
        ))}
      </div>
      <Actions>
        <Button look="principal" kbd="Ctrl Entrée">
          Garder le budget
        </Button>
        <LinkButton look="nu" href={paths.caseFile.budget({ id: head.id })}>
          Annuler
        </LinkButton>
      </Actions>
    </form>
  )
}

/** The rows of a section: one line for each kind, one amount for each adult where it is a person’s. */
const Rows = ({ section, data, state }: Props & { section: SectionName }) => {
  const kinds: readonly LineKind[] = USUAL[section] ?? []
  const { slots } = data.filling
  return (
    <table className="tab saisie-tab">
      <caption>{SECTIONS[section].label}</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Poste</th>
          <th scope="col">Montant</th>
          <th scope="col">D’où vient le chiffre</th>
        </tr>
      </thead>
      <tbody>
        {slots
          .filter(({ kind }) => kinds.includes(kind))
          .map((slot) => (
            <SlotRow key={slot.name} slot={slot} data={data} state={state} />
          ))}
      </tbody>
    </table>
  )
}

const SlotRow = ({ slot, data: { adults, fields }, state }: Props & { slot: Slot }) => {
  const who = adults.length > 1 && isOfPerson(slot.kind) ? adults.find(({ id }) => id === slot.subjectId)?.name : undefined
  const label = [lineLabel(slot.kind), who].filter(Boolean).join(', ')
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Cell name={`montant-${slot.name}`} label={`${label}, montant`} standing={fields[`montant-${slot.name}`]} state={state} numeric />
      </td>
      <td>
        <Cell
          name={`papier-${slot.name}`}
          label={`${label}, d’où vient le chiffre`}
          standing={fields[`papier-${slot.name}`]}
          state={state}
          list="papiers"
          hint="dit"
        />
      </td>
    </tr>
  )
}

/** Everything else: what it is, its own name, how much. */
const Free = ({ data, state }: Props) => {
  const options = (Object.keys(SECTIONS) as SectionName[]).flatMap((section) => {
    const kinds = freeKinds(section)
    return kinds.length === 0
      ? []
      : [{ group: SECTIONS[section].label, options: kinds.map((value) => ({ value, label: lineLabel(value) })) }]
  })
  return (
    <table className="tab saisie-tab">
      <caption>Autres lignes</caption>
      <thead className="vh">
        <tr>
          <th scope="col">Poste</th>
          <th scope="col">Montant</th>
          <th scope="col">D’où vient le chiffre</th>
        </tr>
      </thead>
      <tbody>
        {data.filling.free.map((row, at) => (
          <FreeLine key={row.name} row={row} at={at + 1} data={data} state={state} options={options} />
        ))}
      </tbody>
    </table>
  )
}

const FreeLine = ({
  row: { name, standing },
  at,
  data: { persons, adults, fields },
  state,
  options,
}: Props & { row: FreeRow; at: number; options: Parameters<typeof ChoiceCell>[0]['options'] }) => {
  const known = standing === null ? options : [{ value: standing.kind, label: lineLabel(standing.kind) }]
  return (
    <tr>
      <td>
        <ChoiceCell
          name={`sorte-${name}`}
          label={`Autre ligne ${at}, sorte`}
          standing={fields[`sorte-${name}`]}
          state={state}
          {...(standing === null && { empty: 'Ce que c’est' })}
          options={known}
        />
        <Cell
          name={`quoi-${name}`}
          label={`Autre ligne ${at}, en quelques mots`}
          standing={fields[`quoi-${name}`]}
          state={state}
          hint="en quelques mots"
        />
        {adults.length > 1 && (
          <ChoiceCell
            name={`qui-${name}`}
            label={`Autre ligne ${at}, de qui`}
            standing={fields[`qui-${name}`]}
            state={state}
            empty="du foyer"
            options={persons}
          />
        )}
      </td>
      <td>
        <Cell name={`montant-${name}`} label={`Autre ligne ${at}, montant`} standing={fields[`montant-${name}`]} state={state} numeric />
      </td>
      <td>
        <Cell
          name={`papier-${name}`}
          label={`Autre ligne ${at}, d’où vient le chiffre`}
          standing={fields[`papier-${name}`]}
          state={state}
          list="papiers"
          hint="dit"
        />
      </td>
    </tr>
  )
}
