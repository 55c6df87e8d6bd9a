import { z } from 'zod'
import { may } from '#core/actor.ts'
import { noBreak, writeAmount, writeFullDate } from '#core/french.ts'
import { HELP_KINDS, HELP_PROVIDERS, HELP_TARIFFS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpKind } from '#rules/autonomy/help-plan-tables.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Field, Select } from '#ui/field.tsx'
import { ErrorSummary } from '#ui/messages.tsx'
import { Empty, Page, Section, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { dateField, eurosField, neededText, oneOf } from '#web/form.ts'
import { Frame } from '#web/frame.tsx'
import { page, redirectWithMessage, submit } from '#web/page.server.ts'
import type { FormState } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { typedText } from '#web/typed.ts'
import { tariffs as acts } from './actions.ts'
import { hasTariff, inTime, perUnit } from './tariffs.ts'
import type { TariffInTime } from './tariffs.ts'
import { addTariff, listTariffs } from './tariffs.server.ts'
import type { Route } from './+types/tariffs.route'

export const meta: Route.MetaFunction = () => [{ title: 'Tarifs des aides — Aparté' }]

const KINDS = (Object.keys(HELP_KINDS) as HelpKind[]).filter(hasTariff)

export const loader = page(acts.list, async ({ tx, actor, today }) => {
  const own = await listTariffs(tx)
  return {
    today,
    writes: may(actor, acts.add),
    // by kind, and in it by provider: each with the periods that follow one another
    byKind: KINDS.map((kind) => ({
      kind,
      rows: [
        ...Map.groupBy(
          own.filter((one) => one.kind === kind),
          ({ provider }) => provider,
        ).values(),
      ].flatMap((of) => inTime(of, today)),
      // what the plan proposes where nobody wrote a tariff
      known: HELP_TARIFFS.filter((one) => one.kind === kind && !own.some((mine) => mine.kind === kind && mine.provider === one.provider)),
    })),
  }
})

const needed = 'Écrivez le prix d’une heure, d’une unité ou d’un mois.'
const tariffForm = z.object({
  kind: oneOf(HELP_KINDS, 'Choisissez une aide.'),
  provider: oneOf(HELP_PROVIDERS, 'Choisissez qui la donne.'),
  price: eurosField
    .refine((cents) => cents !== null, needed)
    .refine((cents) => cents === null || cents > 0, 'Ce prix doit être plus grand que zéro.'),
  from: dateField,
  source: neededText('Dites où ce tarif est écrit : délibération, arrêté, convention.', 300),
})

export const action = submit(acts.add, tariffForm, async ({ tx, today, value: { price, ...value } }) => {
  const id = await addTariff(tx, { ...value, cents: price ?? 0, today })
  tx.about({ subjectId: id })
  return redirectWithMessage(paths.tariffs(), 'tarif-garde')
})

export default function TariffsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { byKind, writes, today } = loaderData
  const written = byKind.filter(({ rows, known }) => rows.length > 0 || known.length > 0)
  return (
    <Frame>
      <Page>
        <TitleBar title="Tarifs des aides">
          Ce que coûte une heure, un jour, un repas dans ce département.{' '}
          {writes
            ? 'Un plan d’aide les propose ; un plan déjà écrit garde ses prix.'
            : 'L’encadrement les écrit ; dites-lui ce qui a changé.'}
        </TitleBar>
        <ErrorSummary errors={actionData?.errors} />
        <div className={writes ? 'deux-colonnes' : undefined}>
          <div>
            {written.length === 0 && <Empty title="Aucun tarif n’est écrit. Un plan d’aide demande alors chaque prix." />}
            {written.map(({ kind, rows, known }) => (
              <Section key={kind} id={`h-${kind}`} title={HELP_KINDS[kind].label} end={`pour ${perUnit(kind)}`}>
                {rows.length > 0 && <Periods rows={rows} kind={kind} />}
                {known.map((one) => (
                  <p key={one.provider} className="petit doux haut-1">
                    {HELP_PROVIDERS[one.provider]}
                    {noBreak}: {writeAmount(one.cents)}
                    {noBreak}€ proposés faute de tarif écrit ici. {one.source}.
                  </p>
                ))}
              </Section>
            ))}
          </div>
          {writes && <AddTariff state={actionData} today={today} />}
        </div>
      </Page>
    </Frame>
  )
}

const states = { now: 'en vigueur', later: 'à venir', over: 'terminé', replaced: 'remplacé' } as const
const tags = { now: 'ouvert', later: 'delai', over: 'neutre', replaced: 'neutre' } as const

const Periods = ({ rows, kind }: { rows: readonly TariffInTime[]; kind: HelpKind }) => (
  <Table
    caption={`${HELP_KINDS[kind].label}, tarifs et périodes`}
    hideCaption
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { key: 'provider', title: 'Donnée par', head: true, cell: ({ provider }) => HELP_PROVIDERS[provider] },
      {
        key: 'period',
        title: 'Période',
        cell: (one) => (
          <>
            {one.until === null ? `depuis le ${writeFullDate(one.from)}` : `du ${writeFullDate(one.from)} au ${writeFullDate(one.until)}`}{' '}
            <Tag kind={tags[one.state]}>{states[one.state]}</Tag>
            <br />
            <span className="petit doux">
              {one.source} · {one.author}
            </span>
          </>
        ),
      },
      { key: 'price', title: 'Prix', numeric: true, cell: ({ cents }) => `${writeAmount(cents)}${noBreak}€` },
    ]}
  />
)

/** A tariff from a day on. Nothing is filled beforehand but the day: where it was read is always to be said. */
const AddTariff = ({ state, today }: { state: FormState | undefined; today: string }) => {
  const errors = state?.errors ?? {}
  return (
    <Section id="h-ecrire" title="Écrire un tarif" className="ne-pas-imprimer">
      <form method="post" className="formulaire haut-1">
        <Select
          name="kind"
          label="Aide"
          empty="Choisir…"
          options={KINDS.map((kind) => ({ value: kind, label: HELP_KINDS[kind].label }))}
          value={typedText(state, 'kind')}
          error={errors['kind']}
        />
        <Select
          name="provider"
          label="Donnée par"
          empty="Choisir…"
          options={Object.entries(HELP_PROVIDERS).map(([value, label]) => ({ value, label }))}
          value={typedText(state, 'provider')}
          error={errors['provider']}
        />
        <Field
          name="price"
          label={`Prix d’une heure, d’une unité ou d’un mois${noBreak}(€)`}
          inputMode="decimal"
          value={typedText(state, 'price')}
          error={errors['price']}
        />
        <Field
          name="from"
          label="À partir du"
          type="date"
          value={typedText(state, 'from', today)}
          error={errors['from']}
          help="Le tarif d’avant s’arrête la veille, et se lit toujours."
        />
        <Field
          name="source"
          label="Où il est écrit"
          maxLength={300}
          value={typedText(state, 'source')}
          error={errors['source']}
          help="délibération, arrêté, convention, avec sa date"
        />
        <Actions>
          <Button look="principal">Garder ce tarif</Button>
        </Actions>
      </form>
    </Section>
  )
}
