import type { IsoDate } from '#core/dates.ts'
import { noBreak, writeAmount, writeDate } from '#core/french.ts'
import { HELP_FUNDERS, HELP_KINDS, HELP_PERIODS, HELP_PROVIDERS } from '#rules/autonomy/help-plan-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Check, Choice } from '#ui/choice.tsx'
import { Field, Select, TextArea } from '#ui/field.tsx'
import type { FormState } from '#web/page.server.ts'
import { stateOf, typedText } from '#web/typed.ts'
import { planAnswers } from './model.ts'
import type { Plan } from './model.ts'

const labels = (all: Readonly<Record<string, { label: string } | string>>): { value: string; label: string }[] =>
  Object.entries(all).map(([value, one]) => ({ value, label: typeof one === 'string' ? one : one.label }))

/** One more line. Price and tariff may stay empty: the département's tariff is taken. */
export const AddItem = ({ state }: { state: FormState | undefined }) => {
  const add = stateOf(state, 'add')
  const errors = add?.errors ?? {}
  return (
    <details className="ajouts haut-1 ne-pas-imprimer" open={add !== undefined}>
      <summary>Ajouter une aide</summary>
      <form method="post" className="formulaire deux">
        <input type="hidden" name="intent" value="add" />
        <Select name="kind" label="Aide" options={labels(HELP_KINDS)} value={typedText(add, 'kind', 'homeHelp')} error={errors['kind']} />
        <Select
          name="provider"
          label="Donnée par"
          options={labels(HELP_PROVIDERS)}
          value={typedText(add, 'provider', 'service')}
          error={errors['provider']}
        />
        <Field
          name="quantity"
          label="Combien"
          inputMode="decimal"
          value={typedText(add, 'quantity')}
          error={errors['quantity']}
          help="heures, jours, repas… « 2 h 30 » se comprend"
        />
        <Select
          name="period"
          label="Rythme"
          options={labels(HELP_PERIODS)}
          value={typedText(add, 'period', 'week')}
          error={errors['period']}
        />
        <Field
          name="price"
          label={`Prix d’une heure, d’une unité ou d’un mois${noBreak}(€)`}
          inputMode="decimal"
          optional="vide : tarif du département"
          value={typedText(add, 'price')}
          error={errors['price']}
        />
        <Select
          name="funder"
          label="Payée par"
          options={labels(HELP_FUNDERS)}
          value={typedText(add, 'funder', 'apa')}
          error={errors['funder']}
        />
        <Field
          name="taken"
          label={`Tarif que le payeur prend en charge${noBreak}(€)`}
          inputMode="decimal"
          optional="vide : tout le prix, ou le tarif du département"
          value={typedText(add, 'taken')}
          error={errors['taken']}
        />
        <Field name="note" label="Précision" optional maxLength={300} value={typedText(add, 'note')} error={errors['note']} />
        <Actions className="plein">
          <Button>Ajouter au plan</Button>
        </Actions>
      </form>
    </details>
  )
}

/** What the law counts with. */
export const ContextPart = ({ plan, state }: { plan: Plan; state: FormState | undefined }) => {
  const context = stateOf(state, 'context')
  const errors = context?.errors ?? {}
  const missing = plan.gir === null || plan.resources === null
  return (
    <details className="ajouts haut-1 ne-pas-imprimer" open={missing || context !== undefined}>
      <summary>GIR, ressources, mots du plan</summary>
      <form method="post" className="formulaire">
        <input type="hidden" name="intent" value="context" />
        <Select
          name="gir"
          label="GIR"
          empty="Non connu"
          options={[1, 2, 3, 4, 5, 6].map((gir) => ({ value: String(gir), label: `GIR ${gir}` }))}
          value={typedText(context, 'gir', plan.gir === null ? '' : String(plan.gir))}
          error={errors['gir']}
        />
        <Field
          name="resources"
          label={`Ressources par mois que compte l’APA${noBreak}(€)`}
          inputMode="decimal"
          optional
          value={typedText(context, 'resources', plan.resources === null ? '' : writeAmount(plan.resources))}
          error={errors['resources']}
          help="Revenu fiscal de référence divisé par 12, sans l’aide au logement ; celui du couple, ensemble."
        />
        <div className="champ">
          <Check
            name="couple"
            label="En couple à la maison (les ressources sont divisées par 1,7)"
            checked={typedText(context, 'couple', plan.couple ? 'oui' : '') === 'oui'}
          />
        </div>
        <TextArea
          name="purpose"
          label="Ce que ce plan veut permettre, conseils"
          optional
          rows={2}
          maxLength={2000}
          value={typedText(context, 'purpose', plan.words)}
          error={errors['purpose']}
        />
        <Actions>
          <Button>Recompter</Button>
        </Actions>
      </form>
    </details>
  )
}

type Proposed = { plan: Plan; runs: readonly { id: string; begunOn: IsoDate }[]; today: IsoDate }

/** The day on which it is proposed; with the request followed here, the ten days run from it. */
export const ProposePart = ({ data, state }: { data: Proposed; state: FormState | undefined }) => {
  const { plan, runs, today } = data
  const propose = stateOf(state, 'propose')
  const errors = propose?.errors ?? {}
  return (
    <form method="post" className="formulaire haut-1 ne-pas-imprimer" data-principal="">
      <input type="hidden" name="intent" value="propose" />
      <Field
        name="proposedOn"
        label="Plan proposé le"
        type="date"
        value={typedText(propose, 'proposedOn', today)}
        error={errors['proposedOn']}
      />
      {runs.length > 0 && (
        <Select
          name="runId"
          label="Demande d’APA suivie ici"
          empty="Aucune"
          options={runs.map(({ id, begunOn }) => ({ value: id, label: `commencée le ${writeDate(begunOn, today)}` }))}
          value={typedText(propose, 'runId', plan.runId ?? runs[0]?.id ?? '')}
          error={errors['runId']}
          help="Le jour y est porté : les dix jours de réponse partent de là."
        />
      )}
      <Actions>
        <Button look="principal">Proposer ce plan</Button>
      </Actions>
    </form>
  )
}

/** Her answer, in her words. */
export const AnswerPart = ({ today, answered, state }: { today: IsoDate; answered: boolean; state: FormState | undefined }) => {
  const answer = stateOf(state, 'answer')
  const errors = answer?.errors ?? {}
  const form = (
    <form method="post" className="formulaire haut-1 ne-pas-imprimer" data-principal="">
      <input type="hidden" name="intent" value="answer" />
      <Choice
        name="answer"
        legend="Sa réponse"
        options={labels(planAnswers)}
        value={typedText(answer, 'answer')}
        error={errors['answer']}
        help="Demander à le changer ouvre une nouvelle proposition, en huit jours. Un refus net peut faire tenir la demande pour refusée (CASF R232-7, à relire)."
      />
      <Field name="answeredOn" label="Donnée le" type="date" value={typedText(answer, 'answeredOn', today)} error={errors['answeredOn']} />
      <TextArea
        name="said"
        label="Avec ses mots"
        optional
        rows={2}
        maxLength={2000}
        value={typedText(answer, 'said')}
        error={errors['said']}
      />
      <Actions>
        <Button look="principal">Garder sa réponse</Button>
      </Actions>
    </form>
  )
  return answered && answer === undefined ? (
    <details className="ajouts haut-1 ne-pas-imprimer">
      <summary>Une autre réponse depuis</summary>
      {form}
    </details>
  ) : (
    form
  )
}
