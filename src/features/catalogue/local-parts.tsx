import type { ReactNode } from 'react'
import type { IsoDate } from '#core/dates.ts'
import { writeAmount, writeFullDate } from '#core/french.ts'
import { DOCUMENTS, DOMAINS, NATURES } from '#rules/catalogue/entry.ts'
import { guidedCheck } from '#rules/catalogue/guided.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import { BAND_FACTS, PER } from '#rules/local/aid.ts'
import { isInForce, localAid } from '#rules/local/local-aid.ts'
import type { LocalOutcome, Missing } from '#rules/local/local-aid.ts'
import { Field } from '#ui/field.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { answersOf } from './answers.ts'
import type { Typed } from './answers.ts'
import { CheckForm } from './check-parts.tsx'
import { figureField, typedFigures } from './figures.ts'
import type { LocalVersion } from './model.ts'
import { sayAmount, sayFigure, sayGives, sayTest } from './say.ts'
import { Line } from './sheet-parts.tsx'

const noProofs = { slug: null, ticks: {}, mayTick: false }

/** « du 1er janvier 2026 au 31 décembre 2026 », « depuis le 1er janvier 2026 ». */
export const validity = (aid: Pick<LocalVersion, 'validFrom' | 'validUntil'>): string =>
  aid.validUntil === null
    ? `depuis le ${writeFullDate(aid.validFrom)}`
    : `du ${writeFullDate(aid.validFrom)} au ${writeFullDate(aid.validUntil)}`

/** Whether it is given on a day, in words. */
export const StateTag = ({ aid, on }: { aid: Pick<LocalVersion, 'validFrom' | 'validUntil'>; on: IsoDate }) =>
  isInForce(aid, on) ? (
    <Tag kind="ouvert">En vigueur</Tag>
  ) : on < aid.validFrom ? (
    <Tag kind="delai">Pas encore ouverte</Tag>
  ) : (
    <Tag kind="non">Terminée</Tag>
  )

/** « Secours, domaine, nature » under the title. */
export const aidLine = (aid: LocalVersion): string =>
  `${aid.provider} · ${DOMAINS[aid.domain]} · nature : ${NATURES[aid.nature].toLowerCase()}`

/** The guided check of a local aid: conditions, then the figure that its amount goes by when it is not known. */
export const LocalCheck = (props: {
  aid: LocalVersion
  facts: Facts
  typed: Typed
  on: IsoDate
  method: 'get' | 'post'
  action: string
}) => {
  const { aid, typed, on } = props
  const { facts, problem, asked } = typedFigures(aid, props.facts, typed)
  const answers = answersOf(aid.conditions, typed)
  const { conditions } = guidedCheck({ check: aid.conditions }, answers, facts)
  const outcome = localAid(aid, facts, on, answers)
  return (
    <>
      <LocalOutcomeBox outcome={outcome} provider={aid.provider} asked={Object.keys(answers).length > 0 || Object.keys(facts).length > 0} />
      {(conditions.length > 0 || asked !== null) && (
        <CheckForm method={props.method} action={props.action} conditions={conditions} facts={facts} proofs={noProofs}>
          {asked !== null && (
            <Field
              name={figureField}
              label={`${sayFigure(asked)}${asked === 'persons' ? '' : ', en euros'}`}
              inputMode="decimal"
              value={typeof typed[figureField] === 'string' ? typed[figureField] : ''}
              error={problem ?? undefined}
            />
          )}
        </CheckForm>
      )}
    </>
  )
}

const missingWords = (one: Missing): string => (one.kind === 'condition' ? `« ${one.condition.ask} »` : `${sayFigure(one.fact)} ?`)

const LocalOutcomeBox = ({ outcome, provider, asked }: { outcome: LocalOutcome; provider: string; asked: boolean }) => (
  <section className="issue" aria-label="Ce que donnent les réponses">
    {outcome.kind === 'due' && (
      <p>
        <Tag kind="ouvert">Semble ouvert</Tag> <b>{sayAmount(outcome.amount)}</b>
      </p>
    )}
    {outcome.kind === 'closed' && (
      <>
        <p>
          <Tag kind="non">Ne semble pas ouvert</Tag> parce que :
        </p>
        <ul className="puces">
          {outcome.reasons.map((reason) => (
            <li key={reason}>{reason}.</li>
          ))}
        </ul>
      </>
    )}
    {outcome.kind === 'unknown' && (
      <p>
        <Tag kind="verifier">À vérifier</Tag>{' '}
        {asked && outcome.missing[0]
          ? `Il reste ${outcome.missing.length === 1 ? 'une question' : `${outcome.missing.length} questions`}, d’abord : ${missingWords(outcome.missing[0])}`
          : `${outcome.missing.length === 1 ? 'Une question' : `${outcome.missing.length} questions`} à poser.`}
      </p>
    )}
    <p className="petit doux">Estimation, ne vaut pas décision. Qui décide : {provider}.</p>
  </section>
)

/** Who gives it, what, with which papers, by which rules. */
export const LocalSheet = ({ aid, end }: { aid: LocalVersion; end?: ReactNode }) => (
  <section className="demande" aria-labelledby="h-demander">
    <h2 id="h-demander">Où et comment demander</h2>
    <dl className="lignes-dl">
      <Line label="Qui la donne">{aid.provider}</Line>
      <Line label="Ce qui est donné">{sayGives(aid.gives)}</Line>
      <Line label="Où demander">{aid.apply}</Line>
      {aid.documents.length + aid.otherDocuments.length > 0 && (
        <Line label="Pièces">
          <ul className="puces">
            {[...aid.documents.map((code) => DOCUMENTS[code]), ...aid.otherDocuments].map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Line>
      )}
      <Line label="Règles">{aid.basis}</Line>
      <Line label="Validité">{validity(aid)}</Line>
    </dl>
    {end}
  </section>
)

/** The table of an aid whose amount goes by one. */
export const Bands = ({ aid }: { aid: LocalVersion }) => {
  const { gives } = aid
  return gives.kind === 'bands' ? (
    <Table
      caption={`Barème, ${PER[gives.per]}`}
      className="bareme-lu"
      columns={[
        {
          key: 'upTo',
          title: `${BAND_FACTS[gives.by]}, jusqu’à`,
          head: true,
          numeric: true,
          cell: (band) => `${writeAmount(band.upTo)} €`,
        },
        { key: 'cents', title: 'Donné', numeric: true, cell: (band) => `${writeAmount(band.cents)} €` },
      ]}
      rows={gives.bands}
      rowKey={(band) => String(band.upTo)}
    />
  ) : null
}

/** Conditions in plain words with the fact that answers each: what a worker reads before any household is there. */
export const ConditionList = ({ aid }: { aid: LocalVersion }) => (
  <ul className="puces">
    {aid.conditions.map((one) => (
      <li key={one.id}>
        {one.ask} {one.expects === 'yes' ? 'Oui' : 'Non'} ; sinon : {one.otherwise}.
        {one.test && <span className="petit doux"> Au dossier : {sayTest(one.test)}.</span>}
      </li>
    ))}
  </ul>
)
