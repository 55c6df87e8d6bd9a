import { isIsoDate } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import { valueInWords } from '#rules/in-words.ts'
import { changesBetween } from '#rules/watch-changes.ts'
import { LinkButton } from '#ui/button.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { figureInFrench, tableInFrench } from './figure-words.ts'
import { byTable } from './model.ts'
import type { Route } from './+types/day.route'

export const meta = () => [{ title: 'Changement de barème — Aparté' }]

export const loader = page(actions.day, async ({ params, today }) => {
  const day = params['day'] ?? ''
  const [change] = isIsoDate(day) ? changesBetween(day, day) : []
  if (!change) throw new NotFound('figures')
  return { day, tables: byTable(change), rights: change.rights, today }
})

export default function DayPage({ loaderData }: Route.ComponentProps) {
  const { day, tables, today } = loaderData
  const rows = tables.flatMap(({ changes }) => changes.map((one, at) => ({ ...one, first: at === 0 })))
  return (
    <Frame>
      <Page>
        <TitleBar title={`Chiffres du ${writeFullDate(day)}`} actions={<LinkButton href={paths.watch.list()}>Veille</LinkButton>}>
          {day > today ? 'Ils entreront en vigueur ce jour-là.' : 'En vigueur depuis ce jour.'} Chaque valeur avec son texte.
        </TitleBar>
        <Section id="h-chiffres" title="Avant et après" end={`${rows.length} chiffre${rows.length > 1 ? 's' : ''}`} className="haut-3">
          <Table
            caption="Chiffres, avant et après"
            hideCaption
            rows={rows}
            rowKey={({ table, figure }) => `${table}.${figure}`}
            columns={[
              {
                key: 'table',
                title: 'Barème',
                cell: ({ table, first }) => (first ? <b>{tableInFrench(table)}</b> : <span className="vh">{tableInFrench(table)}</span>),
              },
              { key: 'figure', title: 'Chiffre', head: true, cell: ({ figure }) => figureInFrench(figure) },
              {
                key: 'before',
                title: 'Avant',
                numeric: true,
                cell: ({ before, unit }) => (before === null ? 'nouveau' : valueInWords(before, unit)),
              },
              { key: 'after', title: 'Après', numeric: true, cell: ({ after, unit }) => <b>{valueInWords(after, unit)}</b> },
              {
                key: 'source',
                title: 'Texte',
                cell: ({ source, verified }) => (
                  <span className="petit">
                    {source} {!verified && <Tag kind="verifier">à vérifier</Tag>}
                  </span>
                ),
              },
            ]}
          />
        </Section>
      </Page>
    </Frame>
  )
}
