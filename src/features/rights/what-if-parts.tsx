import { Button } from '#ui/button.tsx'
import { Field, FieldError, Select } from '#ui/field.tsx'
import { Choice } from '#ui/choice.tsx'
import type { AskedComparison, AskedScenario } from './asked.ts'
import { horizons } from './comparison.ts'
import type { Comparison } from './comparison.ts'
import type { Given } from './model.ts'
import { fieldLabels, fieldsOf, rightsThatMayStop, scenarios } from './scenarios.ts'
import type { FieldName, ScenarioName } from './scenarios.ts'
import { cellWords, gapWords, noSum, restWords } from './words.ts'

const ScenarioField = ({ one, field, given }: { one: AskedScenario; field: FieldName; given: Given }) => {
  const name = `${one.name}-${field}`
  const label = fieldLabels[one.name][field] ?? ''
  const [value, error] = [one.values[field] ?? '', one.errors[field]]
  const parents = given.situation.persons.filter(({ role }) => role === 'parent')
  switch (field) {
    case 'qui':
      return parents.length === 1 ? (
        <input type="hidden" name={name} value={value} />
      ) : (
        <Select
          name={name}
          label={label}
          value={value}
          error={error}
          options={parents.map(({ id }) => ({ value: id, label: given.names[id] ?? 'Adulte' }))}
        />
      )
    case 'droit':
      return <Select name={name} label={label} value={value} error={error} options={rightsThatMayStop(given)} />
    case 'zone':
      return (
        <Select
          name={name}
          label={label}
          value={value}
          error={error}
          options={[
            { value: '1', label: 'zone 1, agglomération parisienne' },
            { value: '2', label: 'zone 2, grandes villes, Corse' },
            { value: '3', label: 'zone 3, autres communes' },
          ]}
        />
      )
    case 'mois':
      return <Field name={name} label={label} type="month" value={value} error={error} className="court" placeholder="2026-12" />
    case 'montant':
      return <Field name={name} label={label} inputMode="decimal" value={value} error={error} className="court" maxLength={10} />
  }
}

/** What may be tried. A form that only asks: it writes nothing, and works without JavaScript. */
export const WhatIfForm = ({
  asked,
  given,
  kept,
}: {
  asked: AskedComparison
  given: Given
  kept: readonly (readonly [string, string])[]
}) => (
  <form method="get" action="#etsi" className="etsi-formulaire">
    {kept.map(([name, value]) => (
      <input type="hidden" name={name} value={value} key={name} />
    ))}
    <Choice
      name="si"
      legend="Situations à comparer"
      hideLegend
      multiple
      value={asked.asked.map(({ name }) => name)}
      options={(Object.keys(scenarios) as ScenarioName[]).map((name) => ({ value: name, label: scenarios[name] }))}
      error={asked.tooMany ? 'Deux situations au plus se comparent à celle d’aujourd’hui : les deux premières sont gardées.' : undefined}
    />
    {asked.asked.map((one) => (
      <fieldset key={one.name} className="etsi-champs">
        <legend className="etiquette">{scenarios[one.name]}</legend>
        {one.errors[''] ? (
          <FieldError id={`si-${one.name}-erreur`}>{one.errors['']}</FieldError>
        ) : (
          <div className="ligne">
            {fieldsOf[one.name].map((field) => (
              <ScenarioField key={field} one={one} field={field} given={given} />
            ))}
          </div>
        )}
      </fieldset>
    ))}
    <div className="ligne">
      {asked.asked.length > 0 && (
        <Select
          name="vu"
          label="Montants vus"
          value={String(asked.after)}
          options={Object.entries(horizons).map(([value, label]) => ({ value, label }))}
        />
      )}
      <Button small>Comparer</Button>
    </div>
  </form>
)

/** Situations side by side. `data-` names the cells that a script fills again when an answer is supposed. */
export const ComparisonTable = ({ comparison }: { comparison: Comparison }) => (
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a frame that scrolls must be reachable by keyboard
  <section className="defile" tabIndex={0} aria-label="Comparaison de situations">
    <table className="tab etsi">
      <caption className="petit doux">
        {comparison.columns.length > 1 ? 'Chaque situation, montants de ' : 'Montants de '}
        {comparison.month}, si tous les droits sont demandés
      </caption>
      <thead>
        <tr>
          <th scope="col">Par mois</th>
          {comparison.columns.map((column) => (
            <th scope="col" className="num" key={column}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.lines.map((line) => (
          <tr key={line.key} data-ligne={line.key} hidden={line.empty}>
            <th scope="row">{line.label}</th>
            {line.cells.map((cell, index) => (
              <td className={cell === null ? 'num doux' : 'num'} key={comparison.columns[index]}>
                {cellWords(cell)}
              </td>
            ))}
          </tr>
        ))}
        <tr className="total" data-ligne="total">
          <th scope="row">Total</th>
          {comparison.totals.map(({ cell, why }, index) => (
            <td className="num" key={comparison.columns[index]}>
              {cell === null ? <span className="petit">{noSum(why)}</span> : cellWords(cell)}
            </td>
          ))}
        </tr>
        {comparison.columns.length > 1 && (
          <tr data-ligne="ecart">
            <th scope="row">Écart</th>
            {comparison.gaps.map((gap, index) => {
              if (index === 0)
                return (
                  <td key={comparison.columns[index]} className="num doux">
                    référence
                  </td>
                )
              const { text, look } = gapWords(gap)
              return (
                <td className={`num ${look}`} key={comparison.columns[index]}>
                  <b>{text}</b>
                </td>
              )
            })}
          </tr>
        )}
        <tr data-ligne="reste">
          <th scope="row">Reste par jour et par personne</th>
          {comparison.rests.map((rest, index) => (
            <td className="num" key={comparison.columns[index]}>
              {restWords(rest)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  </section>
)
