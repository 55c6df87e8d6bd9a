import type { ReactNode } from 'react'
import type { Condition } from '#rules/catalogue/entry.ts'
import type { CheckedCondition, CheckOutcome } from '#rules/catalogue/guided.ts'
import type { Facts } from '#rules/catalogue/test-fact.ts'
import { Actions, Button } from '#ui/button.tsx'
import { Choice } from '#ui/choice.tsx'
import { Tag } from '#ui/tag.tsx'
import { fieldOf } from './answers.ts'
import { sayKnown } from './say.ts'
import { Proof, Unchecked } from './statement.tsx'
import type { Proofs } from './statement.tsx'

const options = [
  { value: 'oui', label: 'Oui' },
  { value: 'non', label: 'Non' },
  { value: 'nsp', label: 'Je ne sais pas' },
]
const words = { yes: 'oui', no: 'non', unknown: 'nsp' } as const
const titles = { yes: 'Oui', no: 'Non' } as const

/** Conditions in the order of the entry, those that may stand for one another together. */
const groupsOf = (conditions: readonly CheckedCondition[]): CheckedCondition[][] => {
  const groups: CheckedCondition[][] = []
  for (const one of conditions) {
    const last = groups.at(-1)
    if (one.condition.anyOf !== undefined && last?.[0]?.condition.anyOf === one.condition.anyOf) last.push(one)
    else groups.push([one])
  }
  return groups
}

/**
 * The guided check as a form that needs no script. By GET outside a household; by POST inside one, since an answer of hers may not stand in an
 * address. Nothing is kept.
 */
export const CheckForm = (props: {
  method: 'get' | 'post'
  action: string
  conditions: readonly CheckedCondition[]
  facts: Facts
  proofs: Proofs
  /** Figures to be typed, for a local aid. */
  children?: ReactNode
}) => {
  const { method, action, conditions, facts, proofs } = props
  return (
    <form method={method} action={`${action}#h-verifier`} className="verif">
      {groupsOf(conditions).map((group) =>
        group.length === 1 && group[0] ? (
          <Question key={group[0].condition.id} one={group[0]} facts={facts} proofs={proofs} />
        ) : (
          <fieldset key={group[0]?.condition.id} className="verif-groupe">
            <legend>Une seule de ces réponses suffit</legend>
            {group.map((one) => (
              <Question key={one.condition.id} one={one} facts={facts} proofs={proofs} />
            ))}
          </fieldset>
        ),
      )}
      {props.children}
      <Actions className="haut-1">
        <Button look="principal">Voir ce que cela donne</Button>
        <span className="petit doux">Rien n’est gardé.</span>
      </Actions>
    </form>
  )
}

const Question = ({ one, facts, proofs }: { one: CheckedCondition; facts: Facts; proofs: Proofs }) => {
  const { condition, answer, origin } = one
  // the rules of a local aid stand once on its sheet, not under each question
  const proof = proofs.slug !== null && (
    <Proof place={`check.${condition.id}`} about={condition.ask} verified={condition.verified} source={condition.source} proofs={proofs} />
  )
  if (origin === 'ledger' && answer !== 'unknown')
    return (
      <div className="question connue">
        <p className="etiquette">{condition.ask}</p>
        <p>
          <b>{titles[answer]}</b>
          {condition.test && <span className="doux">, d’après ce qui est noté : {sayKnown(condition.test, facts) ?? titles[answer]}</span>}
        </p>
        {proof && <p className="aide">{proof}</p>}
      </div>
    )
  return (
    <Choice
      name={fieldOf(condition.id)}
      legend={condition.ask}
      options={options}
      value={origin === null ? undefined : words[answer]}
      help={proof || undefined}
      className="question"
    />
  )
}

/** What the answers come to: never a decision. `decides`: « La Caf, pour l’État. » */
export const Outcome = ({
  outcome,
  proofs,
  asked,
  decides,
  children,
}: {
  outcome: CheckOutcome
  proofs: Proofs
  /** Whether something was answered, by her or by what is known. */
  asked: boolean
  decides: string
  /** What it would give, when it seems open. */
  children?: ReactNode
}) => (
  <section className="issue" aria-label="Ce que donnent les réponses">
    {outcome.kind === 'mayBeOpen' && (
      <p>
        <Tag kind="ouvert">Semble ouvert</Tag> Toutes les conditions de cette liste sont remplies. {children}
      </p>
    )}
    {outcome.kind === 'closed' && (
      <>
        <p>
          <Tag kind="non">Ne semble pas ouvert</Tag> parce que :
        </p>
        <Why conditions={outcome.failed} proofs={proofs} />
      </>
    )}
    {outcome.kind === 'toVerify' && (
      <p>
        <Tag kind="verifier">À vérifier</Tag>{' '}
        {outcome.remaining.length === 0
          ? 'Aucune condition n’est écrite ici : à demander à qui décide.'
          : asked
            ? stillToAsk(outcome.remaining)
            : `${outcome.remaining.length === 1 ? 'Une question' : `${outcome.remaining.length} questions`} à poser.`}
      </p>
    )}
    <p className="petit doux">Estimation, ne vaut pas décision. Qui décide : {decides}</p>
  </section>
)

const stillToAsk = (remaining: readonly Condition[]): ReactNode => (
  <>
    {remaining.length === 1 ? 'Il reste une question' : `Il reste ${remaining.length} questions`}, d’abord : « {remaining[0]?.ask} »
  </>
)

const Why = ({ conditions, proofs }: { conditions: readonly Condition[]; proofs: Proofs }) => (
  <ul className="puces">
    {conditions.map((one) => (
      <li key={one.id}>
        {one.otherwise}. {!one.verified && !proofs.ticks[`check.${one.id}`]?.current && <Unchecked />}
      </li>
    ))}
  </ul>
)
