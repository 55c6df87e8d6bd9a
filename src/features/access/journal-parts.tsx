import type { IsoDate } from '#core/dates.ts'
import { joinNames, noBreak, writeCount, writeDate, writeTime } from '#core/french.ts'
import { DangerTag } from '#ui/danger.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import type { JournalRow } from './model.ts'

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** « En tout, quarante ouvertures depuis le 3 mars, par quatre personnes ; une tentative refusée. » */
export const countSentence = (rows: readonly JournalRow[], today: IsoDate): string => {
  const opened = rows.filter((row) => row.kind !== 'refused')
  const people = new Set(opened.map((row) => row.agentId)).size
  const refused = rows.length - opened.length
  const first = opened.at(-1)?.date
  const total =
    opened.length === 0
      ? 'Aucune ouverture'
      : `En tout, ${writeCount(opened.length, true)}${noBreak}ouverture${opened.length > 1 ? 's' : ''} depuis le ${writeDate(first ?? today, today)}, par ${writeCount(people, true)}${noBreak}personne${people > 1 ? 's' : ''}`
  return `${total}${refused > 0 ? ` ; ${writeCount(refused, true)}${noBreak}tentative${refused > 1 ? 's' : ''} refusée${refused > 1 ? 's' : ''}` : ''}.`
}

/** The written reason between quotation marks; without one, what was done says it. */
const Why = ({ row }: { row: JournalRow }) => {
  if (row.reason) return <span className="raison">« {row.reason} »</span>
  if (row.kind === 'refused') return <span className="raison">aucune raison donnée</span>
  return <span className="raison">{joinNames(row.acts)}</span>
}

const What = ({ row, today }: { row: JournalRow; today: IsoDate }) => {
  if (row.kind === 'refused')
    return (
      <>
        <b>Rien n’a été montré.</b>
      </>
    )
  return (
    <>
      {row.seen.length > 0 ? upperFirst(joinNames(row.seen)) : 'Aucun texte du dossier'}
      {row.reason && row.acts.length > 0 && (
        <>
          <br />
          <span className="doux">{joinNames(row.acts)}</span>
        </>
      )}
      {row.until && (
        <>
          <br />
          <span className="doux">
            ouvert jusqu’au {writeDate(row.until.date, today)}, {writeTime(row.until.time)}
          </span>
        </>
      )}
    </>
  )
}

/**
 * The journal as a table. `names`: whether agents are named (always for the referent; for the person, as the organisation chose); without
 * names, a function stands for each.
 */
export const JournalTable = ({
  rows,
  today,
  names,
  caption,
}: {
  rows: readonly JournalRow[]
  today: IsoDate
  names: boolean
  caption: string
}) => (
  <Table
    caption={caption}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      {
        key: 'quand',
        title: 'Quand',
        cell: (row) => (
          <span className="nb">
            {writeDate(row.date, today)}, {writeTime(row.time)}
          </span>
        ),
      },
      {
        key: 'qui',
        title: 'Qui',
        head: true,
        cell: (row) => (
          <>
            <b>{names ? row.who : row.kind === 'refused' ? 'Quelqu’un d’un autre service' : upperFirst(row.function)}</b>
            {names && (
              <>
                <br />
                <span className="doux">{row.function}</span>
              </>
            )}
            {row.kind === 'refused' && (
              <>
                <br />
                <DangerTag>Accès refusé</DangerTag>
              </>
            )}
            {row.kind === 'exceptional' && (
              <>
                <br />
                <Tag kind="delai" icon="cle">
                  accès exceptionnel
                </Tag>
              </>
            )}
          </>
        ),
      },
      { key: 'pourquoi', title: 'Pourquoi', cell: (row) => <Why row={row} /> },
      { key: 'vu', title: 'Ce qui a été vu', cell: (row) => <What row={row} today={today} /> },
    ]}
  />
)

/** The rights of the person, said simply: under 15 words a sentence, for her to read. */
export const YourRights = () => (
  <section className="feuille" aria-labelledby="h-droits">
    <h2 id="h-droits">Vos droits, simplement</h2>
    <ul className="lignes">
      <li>
        <b>Lire votre dossier</b>, sans autre personne ou avec quelqu’un. Vous pouvez en demander une copie.
      </li>
      <li>
        <b>Faire corriger</b> ce qui est faux, faire effacer ce qui n’a pas à s’y trouver.
      </li>
      <li>
        <b>Dire non</b> : vous choisissez à qui nous pouvons parler de vous. La loi prévoit peu d’exceptions, nous vous les expliquons.
      </li>
      <li>
        <b>Vous plaindre</b> d’un accès qui vous inquiète : à la direction du service, à la personne chargée de la protection des données,
        ou à la CNIL.
      </li>
    </ul>
  </section>
)
