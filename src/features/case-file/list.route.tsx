import { noBreak, writeAgo, writeDate, writeShortDay } from '#core/french.ts'
import { publicTags } from '#features/household/model.ts'
import { issueDomains } from '#features/needs/model.ts'
import { DangerTag } from '#ui/danger.tsx'
import { LinkButton } from '#ui/button.tsx'
import { Select } from '#ui/field.tsx'
import { Empty, Page, TitleBar } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { Filters } from '#ui/thread.tsx'
import { Frame } from '#web/frame.tsx'
import { page } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { actions } from './actions.ts'
import { listCaseFiles } from './list.server.ts'
import type { CaseLine } from './list.server.ts'
import { entryKinds } from './model.ts'
import { hasPassagesForMe } from './queries.server.ts'
import { lowerFirst } from './words.ts'
import type { Route } from './+types/list.route'

const sorts = { suite: 'Ce qui vient', contact: 'Dernier contact', nom: 'Nom' } as const
type Sort = keyof typeof sorts
const isSort = (word: string | null): word is Sort => word !== null && Object.hasOwn(sorts, word)

const orders: Readonly<Record<Sort, (a: CaseLine, b: CaseLine) => number>> = {
  nom: () => 0,
  // longest without a contact first: nobody is forgotten at the end of a list
  contact: (a, b) => (a.lastContact?.on ?? '').localeCompare(b.lastContact?.on ?? ''),
  suite: (a, b) => (a.next?.on ?? '9999').localeCompare(b.next?.on ?? '9999'),
}

export const loader = page(actions.list, async ({ tx, url, today, timeZone, actor }) => {
  const query = url.searchParams
  const closed = query.get('etat') === 'clos'
  const wanted = query.get('tri')
  const sort: Sort = isSort(wanted) ? wanted : 'nom'
  const [tag, domain] = [query.get('public') ?? '', query.get('besoin') ?? '']
  const all = await listCaseFiles(tx, { closed, today, timeZone })
  return {
    closed,
    sort,
    tag,
    domain,
    today,
    mayOpen: actor.roles.includes('worker'),
    passagesForMe: await hasPassagesForMe(tx),
    total: all.length,
    tags: [...new Set(all.flatMap((line) => line.publics))],
    domains: [...new Set(all.flatMap((line) => line.needs))],
    lines: all
      .filter(
        (line) => (tag === '' || line.publics.some((one) => one === tag)) && (domain === '' || line.needs.some((one) => one === domain)),
      )
      .toSorted(orders[sort]),
  }
})

export const meta: Route.MetaFunction = () => [{ title: 'Foyers — Aparté' }]

export default function CaseFiles({ loaderData }: Route.ComponentProps) {
  const { closed, sort, tag, domain, lines, total, today } = loaderData
  const href = (change: Record<string, string>): string => {
    const query = new URLSearchParams({ ...(closed ? { etat: 'clos' } : {}), tri: sort, public: tag, besoin: domain, ...change })
    const ordinary = { tri: 'nom', etat: 'ouverts' } as Readonly<Record<string, string>>
    const kept = [...query].filter(([name, value]) => value !== '' && ordinary[name] !== value)
    const text = new URLSearchParams(kept).toString()
    return text ? `${paths.caseFile.list()}?${text}` : paths.caseFile.list()
  }
  return (
    <Frame>
      <Page>
        <TitleBar
          title="Foyers"
          actions={
            loaderData.mayOpen && (
              <LinkButton href={paths.caseFile.open()} look="principal" icon="plus">
                Ouvrir un dossier
              </LinkButton>
            )
          }
        >
          {total > 0 &&
            `${total}${noBreak}${closed ? `dossier${total > 1 ? 's' : ''} clos` : `dossier${total > 1 ? 's' : ''} ouvert${total > 1 ? 's' : ''}`}`}
        </TitleBar>
        {loaderData.passagesForMe && (
          <p>
            <a href={paths.caseFile.passagesForMe()}>À part, pour vous</a> : ce qu’on vous confie d’un foyer qui n’est pas dans cette liste.
          </p>
        )}
        <Filters
          label="Ouverts ou clos"
          entries={[
            { href: href({ etat: 'ouverts', public: '', besoin: '' }), label: 'Ouverts', current: !closed },
            { href: href({ etat: 'clos', public: '', besoin: '' }), label: 'Clos', current: closed },
          ]}
        />
        {total === 0 ? (
          <NoLine closed={closed} />
        ) : (
          <>
            <Filters
              label="Ranger par"
              entries={(Object.keys(sorts) as Sort[]).map((one) => ({
                href: href({ tri: one }),
                label: sorts[one],
                current: one === sort,
              }))}
            />
            <ListFilter {...loaderData} />
            {lines.length === 0 ? (
              <Empty title="Aucun foyer ne répond à ce choix">
                <a href={href({ public: '', besoin: '' })}>Les voir tous</a>
              </Empty>
            ) : (
              <Table
                caption={closed ? 'Dossiers clos' : 'Dossiers ouverts'}
                hideCaption
                columns={columns(today, closed)}
                rows={lines}
                rowKey={(line) => line.id}
              />
            )}
          </>
        )}
      </Page>
    </Frame>
  )
}

const NoLine = ({ closed }: { closed: boolean }) =>
  closed ? (
    <Empty title="Aucun dossier n’est clos">
      <p>Un dossier clos reste ici, entier, pour qui pouvait le lire.</p>
    </Empty>
  ) : (
    <Empty title="Aucun foyer pour le moment">
      <p>Ceux que vous suivez, et ceux qu’on partage avec vous, se rangent ici. Un prénom suffit pour en ouvrir un.</p>
    </Empty>
  )

type FilterProps = {
  closed: boolean
  sort: Sort
  tag: string
  domain: string
  tags: readonly (keyof typeof publicTags)[]
  domains: readonly (keyof typeof issueDomains)[]
}

/** By public and by need, among those that are really there; without scripts, as everything. */
const ListFilter = ({ closed, sort, tag, domain, tags, domains }: FilterProps) =>
  tags.length + domains.length === 0 ? null : (
    <form method="get" action={paths.caseFile.list()} className="liste-choix">
      {closed && <input type="hidden" name="etat" value="clos" />}
      <input type="hidden" name="tri" value={sort} />
      <Select
        name="besoin"
        label="Besoin"
        value={domain}
        empty="Tous"
        className="court"
        options={domains.map((one) => ({ value: one, label: issueDomains[one] }))}
      />
      <Select
        name="public"
        label="Public"
        value={tag}
        empty="Tous"
        className="court"
        options={tags.map((one) => ({ value: one, label: publicTags[one] }))}
      />
      <button className="b b-s" type="submit">
        Choisir
      </button>
    </form>
  )

const columns = (today: string, closed: boolean) => [
  {
    key: 'name',
    title: 'Foyer',
    head: true,
    cell: (line: CaseLine) => (
      <>
        <a className="serif" href={paths.caseFile.show({ id: line.id })}>
          <PersonName>{line.name}</PersonName>
        </a>
        {line.people > 1 && <span className="doux petit"> {line.people} personnes</span>}{' '}
        {line.protected && <Tag kind="neutre">Foyer protégé</Tag>} {line.flags && <DangerTag {...line.flags} />}
      </>
    ),
  },
  { key: 'who', title: 'Suivi par', cell: (line: CaseLine) => (line.mine ? 'Vous' : `${line.referent}, partagé avec vous`) },
  {
    key: 'last',
    title: 'Dernier contact',
    cell: (line: CaseLine) =>
      line.lastContact ? (
        <>
          {writeDate(line.lastContact.on, today)}
          <br />
          <span className="doux petit nb">
            {lowerFirst(entryKinds[line.lastContact.kind])}, {writeAgo(line.lastContact.on, today)}
          </span>
        </>
      ) : (
        <span className="doux">rien encore</span>
      ),
  },
  closed
    ? { key: 'closed', title: 'Clos le', cell: (line: CaseLine) => (line.closedOn ? writeDate(line.closedOn, today) : '') }
    : {
        key: 'next',
        title: 'Ce qui vient',
        cell: (line: CaseLine) =>
          line.next ? (
            <>
              {line.next.on < today ? (
                <Tag kind="delai">dépassé le {writeDate(line.next.on, today)}</Tag>
              ) : (
                <b>{writeShortDay(line.next.on, today)}</b>
              )}{' '}
              {line.next.label}
            </>
          ) : (
            <span className="doux">rien n’est prévu</span>
          ),
      },
]
