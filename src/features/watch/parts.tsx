import { joinNames, noBreak, writeCount, writeDate, writeDaysLeft, writeFullDate } from '#core/french.ts'
import { entryOfRight, findEntry } from '#rules/catalogue/catalogue.ts'
import { findRight } from '#rules/rights.ts'
import type { Overdue as OverdueFigure } from '#rules/watch.ts'
import { nameParts } from '#rules/watch-changes.ts'
import type { ExpectedDay } from '#rules/watch-changes.ts'
import { Button } from '#ui/button.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { figureInFrench, tableInFrench } from './figure-words.ts'
import type { Item, Note } from './model.ts'

const titleOf = (right: string): string => findRight(right)?.title ?? right

/** Names of rights, at most so many, then how many more. */
const Rights = ({ ids, most = 6 }: { ids: readonly string[]; most?: number }) => {
  const named = ids.map((id) => ({ id, title: titleOf(id), slug: entryOfRight(id)?.slug }))
  const rest = named.length - most
  return (
    <>
      {named.slice(0, most).map(({ id, title, slug }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          {slug ? <a href={paths.catalogue.show({ slug })}>{title}</a> : title}
        </span>
      ))}
      {rest > 0 && ` et ${rest} autre${rest > 1 ? 's' : ''}`}
    </>
  )
}

/** Read or not yet, by a word; the button turns it round. */
const Mark = ({ item, unread, what }: { item: Item; unread: boolean; what: string }) => (
  <form method="post">
    <input type="hidden" name="item" value={item} />
    <Button small look="nu" name="intent" value={unread ? 'read' : 'unread'} label={`${unread ? 'Noter comme lu' : 'À relire'} : ${what}`}>
      {unread ? 'Noter comme lu' : 'À relire'}
    </Button>
  </form>
)

/** « 14 de vos foyers sont concernés, 3 autres peut-être. » */
export const householdsConcerned = ({ sure, maybe }: { sure: number; maybe: number }): string => {
  const first =
    sure === 0
      ? maybe === 0
        ? 'Aucun de vos foyers n’est concerné'
        : 'Aucun de vos foyers n’est concerné à coup sûr'
      : sure === 1
        ? 'Un de vos foyers est concerné'
        : `${sure}${noBreak}de vos foyers sont concernés`
  if (maybe === 0) return `${first}.`
  return `${first}, ${maybe}${noBreak}${sure > 0 ? `autre${maybe > 1 ? 's' : ''} ` : ''}peut-être, selon ce qui reste à demander.`
}

export const ChangeLine = ({
  change,
  today,
}: {
  change: {
    day: string
    figures: number
    unverified: number
    rights: readonly string[]
    concerned: { sure: number; maybe: number } | null
    item: Item
    unread: boolean
  }
  today: string
}) => (
  <li className="veille">
    <p>
      {change.unread && (
        <>
          <Tag kind="verifier">à lire</Tag>{' '}
        </>
      )}
      <a href={paths.watch.day({ day: change.day })}>
        <b>{writeFullDate(change.day)}</b>
      </a>{' '}
      {writeCount(change.figures)} chiffre{change.figures > 1 ? 's' : ''}
      {change.day > today && ` · ${writeDaysLeft(today, change.day)}`}
      {change.unverified > 0 && ` · ${change.unverified} à vérifier`}
    </p>
    <div className="actes">
      <Mark item={change.item} unread={change.unread} what={`chiffres du ${writeDate(change.day, today)}`} />
    </div>
    <p className="doux petit">
      {change.concerned !== null && <b>{householdsConcerned(change.concerned)} </b>}
      <Rights ids={change.rights} />
    </p>
  </li>
)

export const ExpectedLine = ({ expected, today }: { expected: ExpectedDay; today: string }) => (
  <li>
    <p>
      <Tag kind="delai">attendu</Tag> <b>{writeFullDate(expected.day)}</b> revalorisation prévue par la loi, montants pas encore connus ·{' '}
      {writeDaysLeft(today, expected.day)}
    </p>
    <p className="doux petit">
      {joinNames(expected.tables.slice(0, 5).map(({ name }) => tableInFrench(name)))}
      {expected.tables.length > 5 &&
        ` et ${expected.tables.length === 6 ? 'un autre barème' : `${expected.tables.length - 5} autres barèmes`}`}
      . Sans nouvelle valeur à cette date, les calculs diront « barème à confirmer ».
    </p>
  </li>
)

export const NoteLine = ({ note, today, writes }: { note: Note & { item: Item; unread: boolean }; today: string; writes: boolean }) => (
  <li className="veille">
    <p>
      {note.unread && (
        <>
          <Tag kind="verifier">à lire</Tag>{' '}
        </>
      )}
      <b>{note.title}</b> à partir du {writeDate(note.effectiveOn, today)}
    </p>
    <div className="actes">
      <Mark item={note.item} unread={note.unread} what={note.title} />
      {writes && (
        <form method="post">
          <input type="hidden" name="noteId" value={note.id} />
          <Button small look="nu" name="intent" value="withdraw" label={`Retirer la note ${note.title}`}>
            Retirer
          </Button>
        </form>
      )}
    </div>
    <p className="paroles">{note.words}</p>
    <p className="doux petit">
      {note.source} · {note.author}
      {note.rights.length > 0 && ' · '}
      {note.rights.map((slug, at) => (
        <span key={slug}>
          {at > 0 && ', '}
          <a href={paths.catalogue.show({ slug })}>{findEntry(slug)?.name ?? slug}</a>
        </span>
      ))}
    </p>
  </li>
)

/** Overdue figures of one table, said together: revalued on the same day by the same texts, they are read again together. */
type OverdueTable = { name: string; figures: OverdueFigure[]; due: string | null; source: string }
const byTable = (figures: readonly OverdueFigure[]): OverdueTable[] => {
  const tables = new Map<string, OverdueTable>()
  for (const figure of figures) {
    const [name] = nameParts(figure.name)
    const key = `${name} ${figure.due} ${figure.source}`
    const one = tables.get(key) ?? { name, figures: [], due: figure.due, source: figure.source }
    one.figures.push(figure)
    tables.set(key, one)
  }
  return [...tables.values()]
}

const OverdueTables = ({ caption, figures, today }: { caption: string; figures: readonly OverdueFigure[]; today: string }) => (
  <Table
    caption={caption}
    hideCaption
    rows={byTable(figures)}
    rowKey={({ name, due, source }) => `${name} ${due} ${source}`}
    columns={[
      { key: 'table', title: 'Barème', head: true, cell: ({ name }) => tableInFrench(name) },
      {
        key: 'figures',
        title: 'Chiffres',
        cell: ({ figures: all }) =>
          all.length > 3
            ? `${all.length} chiffres, dont ${figureInFrench(nameOf(all[0]))}`
            : all.map((one) => figureInFrench(nameOf(one))).join(', '),
      },
      {
        key: 'due',
        title: 'À revaloriser',
        cell: ({ due, figures: all }) =>
          due ? `le${noBreak}${writeDate(due, today)}` : `relu le${noBreak}${writeDate(all[0]?.reviewed ?? '', today)}`,
      },
      { key: 'source', title: 'Dernier texte connu', cell: ({ source }) => <span className="petit">{source}</span> },
    ]}
  />
)
const nameOf = (figure: OverdueFigure | undefined): string => (figure ? nameParts(figure.name)[1] : '')

/** Figures whose review is overdue: those whose revaluation day has passed, in sight; the others folded. */
export const Overdue = ({ figures, today }: { figures: readonly OverdueFigure[]; today: string }) => {
  const passed = figures.filter(({ due }) => due !== null)
  const old = figures.filter(({ due }) => due === null)
  return (
    <>
      <p className="haut-1">
        {passed.length === 0
          ? 'Aucun jour de revalorisation n’est passé sans nouvelle valeur.'
          : `${passed.length}${noBreak}chiffre${passed.length > 1 ? 's ont' : ' a'} dépassé leur jour de revalorisation : les calculs qui les lisent disent « barème à confirmer ».`}
      </p>
      {passed.length > 0 && <OverdueTables caption="Barèmes dont le jour de revalorisation est passé" figures={passed} today={today} />}
      {old.length > 0 && (
        <details className="haut-2">
          <summary>
            {old.length}
            {noBreak}chiffres relus il y a plus de dix-huit mois
          </summary>
          <OverdueTables caption="Barèmes dont la relecture est ancienne" figures={old} today={today} />
        </details>
      )}
    </>
  )
}

export const Articles = ({ articles }: { articles: readonly { right: string; law: string; why: string }[] }) =>
  articles.length === 0 ? (
    <p>Tous les textes ont été relus.</p>
  ) : (
    <details className="haut-1">
      <summary>
        {articles.length}
        {noBreak}droits dont un texte ou un chiffre demande une relecture
      </summary>
      <Table
        caption="Textes à relire"
        hideCaption
        rows={articles}
        rowKey={({ right }) => right}
        columns={[
          { key: 'right', title: 'Droit', head: true, cell: ({ right }) => right },
          { key: 'law', title: 'Articles', cell: ({ law }) => law },
          { key: 'why', title: 'Pourquoi', cell: ({ why }) => why },
        ]}
      />
    </details>
  )
