import { compartmentLabels } from '#core/compartments.ts'
import { writeFullDate } from '#core/french.ts'
import { isIsoDate } from '#core/dates.ts'
import { askedIds, proposalsOf, sayAnswer } from '#rules/instruments/engine.ts'
import type { Answers, Instrument, LeadsTo, Question } from '#rules/instruments/instrument.ts'
import { instrumentOf } from '#rules/instruments/instruments.ts'
import { procedureOf } from '#rules/procedures/procedures.ts'
import { Section } from '#ui/page.tsx'
import { paths } from '#web/paths.ts'
import { ToVerify } from './parts.tsx'

/** An answer as it is read, days in full; null when nobody answered. */
export const answerWords = (question: Question, answers: Answers): string | null => {
  const words = sayAnswer(question, answers[question.id])
  return words !== null && question.kind === 'date' && isIsoDate(words) ? writeFullDate(words) : words
}

/** All that was answered, part by part; what was asked and has no answer is said as such, what was not asked is left out. */
export const AnswersRead = ({ instrument, answers }: { instrument: Instrument; answers: Answers }) => {
  const open = askedIds(instrument, answers)
  return instrument.sections.map((section) => {
    const questions = section.questions.filter((question) => open.has(question.id))
    const answered = questions.filter((question) => answerWords(question, answers) !== null)
    const left = questions.length - answered.length
    return (
      <Section
        key={section.id}
        id={`h-partie-${section.id}`}
        title={section.title}
        end={left > 0 ? `${left} sans réponse` : undefined}
        className="haut-3"
      >
        {answered.length === 0 ? (
          <p className="doux petit haut-1">Rien n’a été noté dans cette partie.</p>
        ) : (
          <dl className="reponses-lues">
            {answered.map((question) => (
              <div key={question.id}>
                <dt>{question.ask}</dt>
                <dd>{answerWords(question, answers)}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
    )
  })
}

const pages = { project: 'Ouvrir un projet', budget: 'Le budget', rights: 'Les droits', adaptation: 'L’adaptation du logement' } as const

/** The place where a proposal is done, in the household of this id; null: nowhere here. */
const leadOf = (to: LeadsTo | undefined, id: string): { href: string; label: string } | null => {
  if (to === undefined) return null
  if ('instrument' in to) {
    const instrument = instrumentOf(to.instrument)
    return instrument
      ? { href: paths.caseFile.beginAssessment({ id, instrument: to.instrument }), label: `Remplir : ${instrument.title}` }
      : null
  }
  if ('procedure' in to) {
    const procedure = procedureOf(to.procedure)
    return procedure ? { href: paths.caseFile.beginProcedure({ id, slug: procedure.slug }), label: `Procédure : ${procedure.name}` } : null
  }
  const href = {
    project: paths.caseFile.beginProject({ id }),
    budget: paths.caseFile.budget({ id }),
    rights: paths.caseFile.rights({ id }),
    adaptation: paths.caseFile.autonomyMatter({ id, matter: 'logement' }),
  }[to.page]
  return { href, label: pages[to.page] }
}

const LeadLink = ({ to }: { to: { href: string; label: string } | null }) =>
  to && (
    <p className="petit ne-pas-imprimer">
      <a href={to.href}>{to.label}</a>
    </p>
  )

/** What the answers call for: proposals with the answer that called for each, and whether the text was checked. Nothing of it is done. */
export const Proposals = ({ instrument, answers, id }: { instrument: Instrument; answers: Answers; id: string }) => {
  const proposals = proposalsOf(instrument, answers)
  if (proposals.length === 0) return null
  return (
    <Section id="h-propositions" title="À envisager" end="propositions, rien n’est fait" className="haut-3">
      <ul className="lignes">
        {proposals.map(({ proposal, because }) => (
          <li key={proposal.id}>
            {proposal.text}
            {proposal.source && <span className="doux petit"> · {proposal.source}</span>}
            {!proposal.verified && <ToVerify />}
            <p className="petit doux">Parce que : {because.join(' ; ')}</p>
            <LeadLink to={leadOf(proposal.leadsTo, id)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Where it is kept, when that is not the thread. */
export const keptWords = (compartment: Instrument['compartment']): string | null =>
  compartment === 'general' ? null : `Lue par qui lit « ${compartmentLabels[compartment]} ».`
