import { noBreak, writeAmount, writeEuros } from '#core/french.ts'
import { apaMayNot, itemCost } from '#rules/autonomy/help-plan.ts'
import type { HelpPlan } from '#rules/autonomy/help-plan.ts'
import { HELP_FUNDERS, HELP_KINDS, HELP_PERIODS, HELP_PROVIDERS, HELP_UNITS } from '#rules/autonomy/help-plan-tables.ts'
import type { HelpFunder } from '#rules/autonomy/help-plan-tables.ts'
import { Button } from '#ui/button.tsx'
import { Empty } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import type { Plan, PlanItem } from './model.ts'

const writeQuantity = (hundredths: number): string => String(hundredths / 100).replace('.', ',')

/** « 3 heures par semaine », « 20 unités par mois », « une fois ». */
const quantityWords = ({ quantity, period, kind }: PlanItem): string => {
  const unit: string = HELP_UNITS[HELP_KINDS[kind].unit]
  if (HELP_KINDS[kind].unit === 'month') return period === 'once' ? 'une fois' : 'tous les mois'
  if (HELP_KINDS[kind].unit === 'once') return period === 'once' ? 'une fois' : HELP_PERIODS[period]
  const many = quantity >= 200 && !unit.endsWith('s') ? 's' : ''
  return `${writeQuantity(quantity)}${noBreak}${unit}${many} ${HELP_PERIODS[period]}`
}

/** The lines of a plan, each with who gives it, who pays it and what it costs. */
export const PlanTable = ({ plan, canChange }: { plan: Plan; canChange: boolean }) =>
  plan.items.length === 0 ? (
    <Empty title="Aucune aide dans ce plan pour le moment." />
  ) : (
    <Table
      caption="Aides du plan"
      hideCaption
      rows={plan.items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'what',
          title: 'Aide',
          head: true,
          cell: (one) => (
            <>
              {HELP_KINDS[one.kind].label}
              <br />
              <span className="petit doux">
                {quantityWords(one)} · {HELP_PROVIDERS[one.provider]}
                {one.note && ` · ${one.note}`}
              </span>
              {canChange && (
                <form method="post" className="ne-pas-imprimer">
                  <input type="hidden" name="intent" value="remove" />
                  <input type="hidden" name="itemId" value={one.id} />
                  <Button look="nu" small label={`Retirer : ${HELP_KINDS[one.kind].label}, ${quantityWords(one)}`}>
                    Retirer
                  </Button>
                </form>
              )}
            </>
          ),
        },
        {
          key: 'payer',
          title: 'Payée par',
          cell: (one) => (
            <>
              {HELP_FUNDERS[one.funder]}
              {apaMayNot(one) && <p className="petit">L’APA ne paie pas de soins : vérifiez.</p>}
            </>
          ),
        },
        {
          key: 'cost',
          title: 'Coût',
          numeric: true,
          cell: (one) => {
            const { cost, above } = itemCost(one)
            return (
              <>
                {writeAmount(cost)}
                {noBreak}€{one.period === 'once' ? ' une fois' : ''}
                {above > 0 && one.funder !== 'person' && (
                  <>
                    <br />
                    <span className="petit doux">dont {writeEuros(above)} au-dessus du tarif</span>
                  </>
                )}
              </>
            )
          },
        },
      ]}
    />
  )

/** What it costs each month and who pays it: a sentence that she reads, then the sum, line by line. Nothing is assumed where something is not known. */
export const PlanCount = ({ plan, counted }: { plan: Plan; counted: HelpPlan }) => {
  const others = Object.entries(counted.others) as [HelpFunder, number][]
  const lines: { label: string; cents: number | null; strong?: true; why?: string }[] = [
    { label: 'Coût des aides', cents: counted.monthly, strong: true },
    ...(counted.asked > 0
      ? [
          {
            label: 'Payé par l’APA',
            cents: counted.apa,
            why:
              counted.ceiling === null
                ? 'GIR à connaître'
                : counted.participation === null
                  ? 'ressources à connaître'
                  : counted.tooSmall
                    ? 'moins de trois heures de SMIC : l’APA n’est pas versée'
                    : `plafond du GIR ${plan.gir ?? ''} : ${writeEuros(counted.ceiling)}`,
          },
          { label: 'Sa participation', cents: counted.participation },
        ]
      : []),
    ...(counted.exceeds > 0 ? [{ label: 'Au-dessus du plafond', cents: counted.exceeds }] : []),
    ...(counted.aboveTariff > 0 ? [{ label: 'Au-dessus des tarifs', cents: counted.aboveTariff }] : []),
    ...(counted.herOwn > 0 ? [{ label: 'Payé par la personne', cents: counted.herOwn }] : []),
    ...others.map(([funder, cents]) => ({ label: HELP_FUNDERS[funder], cents })),
    { label: 'Reste à sa charge', cents: counted.hers, strong: true as const },
  ]
  return (
    <>
      {counted.hers !== null && counted.monthly > 0 && (
        <p className="haut-1">
          Chaque mois, ces aides coûtent {writeEuros(counted.monthly)}. Il reste <b>{writeEuros(counted.hers)}</b> à payer.
        </p>
      )}
      <table className="tab haut-1">
        <caption className="vh">Qui paie quoi, par mois</caption>
        <tbody>
          {lines.map(({ label, cents, strong, why }) => (
            <tr key={label} className={strong ? 'total' : undefined}>
              <th scope="row">
                {label}
                {why && <span className="petit doux"> ({why})</span>}
              </th>
              <td className="num">{cents === null ? 'à connaître' : `${writeAmount(cents)}${noBreak}€`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {counted.once > 0 && <p className="petit">Et {writeEuros(counted.once)} une fois, en dehors du mois.</p>}
      <p className="petit doux">
        {plan.gir === null ? 'GIR non connu' : `GIR ${plan.gir}`},{' '}
        {plan.resources === null
          ? 'ressources non connues'
          : `ressources de ${writeEuros(plan.resources)} par mois${plan.couple ? ' pour le couple, divisées par 1,7' : ''}`}
        . CASF R232-10 et R232-11.
      </p>
    </>
  )
}
