import type { ReactNode } from 'react'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icons.tsx'
import { Rubric } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import type { AsideView } from './aside.ts'
import type { QuestionView } from './questions.ts'
import type { TraceView } from './trace.ts'

/**
 * The question that narrows a right most. Its pills are read without JavaScript as a list of what each answer would give; with it they are
 * tried at once, and nothing of it is kept.
 */
export const QuestionBox = ({
  question,
  results,
  noteHref,
}: {
  question: QuestionView
  results: Readonly<Record<number, string>> | null
  noteHref: string | null
}) => (
  <div className="question-droit" data-question={question.path}>
    <p className="texte-question" id="question-droit">
      {question.text}
    </p>
    {question.pills.length > 0 && results !== null && (
      <ul className="sans-js">
        {question.pills.map(({ value, label }) => (
          <li key={value}>
            {label}&nbsp;: <b>{results[value]}</b>
          </li>
        ))}
      </ul>
    )}
    <div className="choix avec-js" role="radiogroup" aria-labelledby="question-droit">
      {question.pills.map(({ value, label }) => (
        <label className="pastille" key={value}>
          <input type="radio" name="reponse" value={value} data-facultatif="" />
          <span>
            {label}
            <b data-resultat={value}>{results?.[value] ? ` : ${results[value]}` : ''}</b>
          </span>
        </label>
      ))}
    </div>
    {question.typed !== null && (
      <div className="avec-js haut-2">
        <Field
          name="autre-reponse"
          label={question.typed.label}
          inputMode={question.typed.unit === 'money' ? 'decimal' : 'numeric'}
          className="court"
          maxLength={10}
        />
      </div>
    )}
    <p className="petit haut-2">
      {question.narrows !== '' && <>Cette réponse {question.narrows}. </>}
      {question.others.length > 0 && <>Précise aussi : {listOf(question.others)}. </>}
      <span className="doux">{question.where}.</span> {noteHref !== null && <a href={noteHref}>Noter la réponse au dossier</a>}
    </p>
  </div>
)

const listOf = (titles: readonly string[]): string =>
  titles.length > 4 ? `${titles.slice(0, 3).join(', ')} et ${titles.length - 3} autres droits` : titles.join(', ')

const Lines = ({ lines }: { lines: TraceView['groups'][number]['lines'] }) => (
  <>
    {lines.map((line, index) => (
      // oxlint-disable-next-line react/no-array-index-key -- the steps of a computation never move
      <li key={index}>
        <span>{line.label}</span>
        <span className="s">{line.value}</span>
        {line.calc !== '' && <span className="calc">{line.calc}</span>}
      </li>
    ))}
  </>
)

/** The computation with its articles; the months of a quarter are folded, the last one open. */
export const TraceList = ({ trace }: { trace: TraceView }) => {
  const lastMonth = trace.groups.findLastIndex(({ title }) => title !== null)
  return (
    <>
      <h3 className="titre-trace">{trace.title}</h3>
      {trace.assumed.length > 0 && <p className="petit doux">Si : {trace.assumed.join(' ; ')}.</p>}
      {trace.groups.map((group, index) =>
        group.title === null ? (
          <ol className="trace" key="plain">
            <Lines lines={group.lines} />
          </ol>
        ) : (
          <details className="mois-trace" key={group.title} open={index === lastMonth}>
            <summary>
              <span>{group.title.charAt(0).toUpperCase() + group.title.slice(1)}</span> <span className="s">{group.total}</span>
            </summary>
            <ol className="trace">
              <Lines lines={group.lines} />
            </ol>
          </details>
        ),
      )}
      {trace.total && (
        <ol className="trace">
          <li className="tot">
            <span>{trace.total.label}</span>
            <span className="s">{trace.total.value}</span>
          </li>
        </ol>
      )}
    </>
  )
}

/** The legal figures that were used: each with its text, its date, when it was last found in force. */
export const FiguresUsed = ({ figures }: { figures: TraceView['figures'] }) =>
  figures.length === 0 ? null : (
    <details className="haut-2">
      <summary className="petit">Chiffres employés et textes ({figures.length})</summary>
      <ul className="lignes petit">
        {figures.map((figure) => (
          <li key={`${figure.what}${figure.value}${figure.since}`}>
            {figure.what} : <b>{figure.value}</b>, depuis le {figure.since}. {figure.source}. Relu le {figure.reviewed}
            {figure.stale && (
              <>
                {' '}
                <Tag kind="delai">barème à confirmer</Tag>
              </>
            )}
            {figure.unverified && (
              <>
                {' '}
                <Tag kind="verifier">à vérifier</Tag>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  )

/** Everything about the right that is looked at. `children`: where and how it is asked for. */
export const RightAside = ({
  aside,
  results,
  noteHref,
  children,
}: {
  aside: AsideView
  results: Readonly<Record<number, string>> | null
  noteHref: string | null
  children: ReactNode
}) => (
  <aside id="trace" aria-labelledby="h-droit" tabIndex={-1}>
    <Rubric
      id="h-droit"
      title={`${aside.title}${aside.who === null ? '' : `, ${aside.who}`}`}
      end={
        <>
          <span data-aside-montant="">{aside.amount}</span> {aside.note}
        </>
      }
    />
    {(aside.stale || aside.unverified) && (
      <p className="haut-1">
        {aside.stale && <Tag kind="delai">barème à confirmer</Tag>} {aside.unverified && <Tag kind="verifier">règle à vérifier</Tag>}
      </p>
    )}
    <div data-questions="" aria-live="polite">
      {aside.question && <QuestionBox question={aside.question} results={results} noteHref={noteHref} />}
    </div>
    <p className="avec-js petit" data-essai="" hidden>
      <Icon name="info" /> Réponses supposées : rien n’est enregistré.{' '}
      <Button type="button" small look="nu" data={{ 'data-oublier': '' }}>
        Les oublier
      </Button>
    </p>
    <div data-trace="">{aside.trace && <TraceList trace={aside.trace} />}</div>
    {aside.change !== '' && <p className="petit haut-2">{aside.change}</p>}
    {aside.trace && <FiguresUsed figures={aside.trace.figures} />}
    {aside.limits.length > 0 && (
      <details className="haut-1">
        <summary className="petit">Ce que ce calcul ne sait pas faire ({aside.limits.length})</summary>
        <ul className="lignes petit">
          {aside.limits.map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
        </ul>
      </details>
    )}
    {children}
  </aside>
)
