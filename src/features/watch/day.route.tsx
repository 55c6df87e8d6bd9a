import { isIsoDate } from '#core/dates.ts'
import type { IsoDate } from '#core/dates.ts'
import { NotFound } from '#core/errors.ts'
import { writeFullDate } from '#core/french.ts'
import { valueInWords } from '#rules/in-words.ts'
import type { Read } from '#db/door.server.ts'
import { changesBetween } from '#rules/watch-changes.ts'
import type { DayOfChange } from '#rules/watch-changes.ts'
import { LinkButton } from '#ui/button.tsx'
import { Page, Section, TitleBar } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { figureInFrench, tableInFrench } from './figure-words.ts'
import { ConcernedPart } from './concerned-parts.tsx'
import type { ConcernedList } from './concerned-parts.tsx'
import { compareHousehold, concernedBy, HOUSEHOLDS_A_PAGE, listOwnRights, readHousehold } from './concerned.server.ts'
import type { ReadHousehold } from './concerned.server.ts'
import { byTable, moves } from './model.ts'
import type { Route } from './+types/day.route'

export const meta = () => [{ title: 'Changement de barème — Aparté' }]

/** Reads in the transaction, and compares when it is over: ten households nobody computed yet may take longer than one may last. */
export const loader = async (args: Route.LoaderArgs) => {
  const { change, concerned, ...page } = await read(args)
  return { ...page, concerned: concerned && (await compared(concerned, change)) }
}

const read = page(actions.day, async ({ tx, params, today, url, actor }) => {
  const day = params['day'] ?? ''
  const [change] = isIsoDate(day) ? changesBetween(day, day) : []
  if (!change) throw new NotFound('figures')
  return {
    day,
    change,
    tables: byTable(change),
    today,
    concerned: actor.roles.includes('worker')
      ? await concernedOf(tx, change.rights, today, Number(url.searchParams.get('page') ?? '1'))
      : null,
  }
})

type ReadList = Omit<ConcernedList, 'households'> & { households: ReadHousehold[] }

const concernedOf = async (tx: Read, rights: readonly string[], today: IsoDate, asked: number): Promise<ReadList> => {
  const own = await listOwnRights(tx)
  const { sure, maybe } = concernedBy(own, rights)
  const concerned = [...sure, ...maybe]
  const pages = Math.max(Math.ceil(concerned.length / HOUSEHOLDS_A_PAGE), 1)
  const at = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1
  const households = []
  for (const one of concerned.slice((at - 1) * HOUSEHOLDS_A_PAGE, at * HOUSEHOLDS_A_PAGE))
    households.push(await readHousehold(tx, one, today))
  tx.shown(households.map(({ caseFileId }) => caseFileId))
  return { households, sure: sure.length, maybe: maybe.length, computed: own.computed, followed: own.followed, page: at, pages }
}

const compared = async (list: ReadList, { day, rights }: DayOfChange): Promise<ConcernedList> => {
  const households = await Promise.all(list.households.map((one) => compareHousehold(one, day, rights)))
  return { ...list, households: households.toSorted((a, b) => moves(b) - moves(a)) }
}

export default function DayPage({ loaderData }: Route.ComponentProps) {
  const { day, tables, today, concerned } = loaderData
  const rows = tables.flatMap(({ changes }) => changes.map((one, at) => ({ ...one, first: at === 0 })))
  return (
    <Frame>
      <Page>
        <TitleBar title={`Chiffres du ${writeFullDate(day)}`} actions={<LinkButton href={paths.watch.list()}>Veille</LinkButton>}>
          {day > today ? 'Ils entreront en vigueur ce jour-là.' : 'En vigueur depuis ce jour.'} Chaque valeur avec son texte.
        </TitleBar>
        {concerned && (
          <Section id="h-foyers" title="Vos foyers" end={concerned.sure > 0 ? String(concerned.sure) : undefined} className="haut-3">
            <ConcernedPart list={concerned} href={(page) => `${paths.watch.day({ day })}?page=${page}`} />
          </Section>
        )}
        <Section id="h-chiffres" title="Avant et après" end={`${rows.length} chiffre${rows.length > 1 ? 's' : ''}`} className="haut-3">
          <Table
            caption="Chiffres, avant et après"
            className="chiffres"
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
