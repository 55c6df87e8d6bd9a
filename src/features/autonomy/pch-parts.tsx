import { noBreak } from '#core/french.ts'
import { NOT_A_DECISION } from '#features/assessment/model.ts'
import { PCH_DOMAINS, PCH_SCALE } from '#rules/autonomy/pch-activities.ts'
import type { PchDifficulty, PchDomain } from '#rules/autonomy/pch-activities.ts'
import type { PchActivityRead, PchRead } from '#rules/autonomy/pch-answers.ts'
import { PCH_HELP } from '#rules/autonomy/pch-help-tables.ts'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { activitiesOf, countedWords, criteriaLabels, humanHelpLabels, toTell, writeMinutes } from './pch-model.ts'

const wordOf = (difficulty: PchDifficulty | null): string =>
  difficulty === null ? 'pas encore vue' : PCH_SCALE[difficulty].word.toLowerCase()

/** « grave : Marcher ; absolue : Se laver », what counts of a domain in one line. */
const worst = (of: readonly PchActivityRead[]): string =>
  (['absolute', 'grave'] as const)
    .flatMap((level) => {
      const names = of.filter(({ difficulty }) => difficulty === level).map(({ activity }) => activity.label)
      return names.length === 0 ? [] : [`${wordOf(level)}${noBreak}: ${names.join(', ')}`]
    })
    .join(' ; ')

type Line = {
  title: string
  /** Under the title, when it is closed. */
  says: string
  /** « 3 sur 7 ». */
  count: string
  /** Where it is opened; null: it is only read. */
  href: string | null
  children?: React.ReactNode
}

/** A part of the evaluation that is closed: what it says in a line, and all of it where it is only read. */
export const ClosedPart = ({ title, says, count, href, children }: Line) => {
  const inside = (
    <>
      <span>
        <b>{title}</b>
        {says && <span className="doux petit"> · {says}</span>}
      </span>
      <span className="petit combien">{count}</span>
    </>
  )
  return (
    <div className="variable">
      {href === null ? (
        <div className="t1">{inside}</div>
      ) : (
        <a className="t1" href={`${href}#partie`}>
          {inside}
          <Icon name="bas" />
        </a>
      )}
      {children}
    </div>
  )
}

/** A domain that is closed. */
export const DomainLine = ({ read, domain, href }: { read: PchRead; domain: PchDomain; href: string | null }) => {
  const of = activitiesOf(read, domain)
  const seen = of.filter(({ difficulty }) => difficulty !== null).length
  return (
    <ClosedPart title={PCH_DOMAINS[domain]} says={href === null ? '' : worst(of)} count={`${seen} sur ${of.length}`} href={href}>
      {read.words[domain] && <p className="voix">« {read.words[domain]} »</p>}
      {href === null && (
        <ul className="cotes">
          {of.map(({ activity, difficulty, lasting }) => (
            <li key={activity.id}>
              <span>{activity.label}</span>
              <span className={difficulty === 'grave' || difficulty === 'absolute' ? 'fort' : 'doux'}>
                {wordOf(difficulty)}
                {(difficulty === 'grave' || difficulty === 'absolute') &&
                  (lasting === null ? ', durée à dire' : lasting ? ', un an au moins' : ', moins d’un an')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </ClosedPart>
  )
}

/** Human help that is only read, or closed. */
export const HelpLine = ({ read, href }: { read: PchRead; href: string | null }) => {
  const told = read.help.filter(({ minutes }) => minutes !== null)
  return (
    <ClosedPart
      title="Aide humaine, minutes par jour"
      says={read.dayMinutes === null ? 'aucun temps noté' : `${writeMinutes(read.dayMinutes)} par jour, dans les plafonds`}
      count=""
      href={href}
    >
      {href === null && (
        <ul className="cotes">
          {told.map(({ act, minutes, counted }) => (
            <li key={act.id}>
              <span>{act.label}</span>
              <span>
                {writeMinutes(minutes ?? 0)} {act.per === 'day' ? 'par jour' : 'par mois'}
                {counted !== null && minutes !== null && counted < minutes && `, ${writeMinutes(counted)} comptées`}
              </span>
            </li>
          ))}
          {read.carerMinutes !== null && (
            <li>
              <span>Donné par un proche</span>
              <span>{writeMinutes(read.carerMinutes)} par jour</span>
            </li>
          )}
        </ul>
      )}
    </ClosedPart>
  )
}

/** What can be said of it so far, what would be needed to say more, and what is not looked at here. */
export const PchAnswerPart = ({ read, trace, note }: { read: PchRead; trace: readonly string[]; note: string | null }) => (
  <Section id="h-reponse" title="Ce que cela permet de dire" end={NOT_A_DECISION}>
    <p className="gir" data-pch={read.criteria}>
      {criteriaLabels[read.criteria]}
    </p>
    <p className="petit doux">Il faut une difficulté absolue, ou deux difficultés graves, pour un an au moins.</p>
    {[...countedWords(read), ...toTell(read)].map((sentence) => (
      <p key={sentence}>{sentence}</p>
    ))}
    {note !== null && <p className="demande haut-1">{note}</p>}
    <p className="haut-1" data-aide-humaine={read.humanHelp}>
      {humanHelpLabels[read.humanHelp]}.{read.carerMinutes !== null && ` Un proche donne ${writeMinutes(read.carerMinutes)} par jour.`}
    </p>
    <p className="petit doux">
      La PCH est décidée par la CDAPH, sur l’évaluation de l’équipe de la MDPH. Critères{noBreak}: CASF L245-1, D245-4, annexe 2-5.
    </p>
    <details className="haut-1">
      <summary>Comment cette réponse est trouvée</summary>
      <ol className="calcul">
        {trace.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </details>
    {!PCH_HELP.verified && (
      <details className="haut-1">
        <summary>Ce qui n’est pas vérifié ici</summary>
        <ul>
          <li>
            Aide humaine{noBreak}: la liste des actes, les {PCH_HELP.carerMinutes} minutes d’un proche et les plafonds de temps restent à
            relire dans le texte ({PCH_HELP.source}). Depuis 2023, d’autres actes peuvent ouvrir cette aide (tâches multiples)
            {noBreak}: ils ne sont pas comptés ici.
          </li>
          <li>Les forfaits cécité et surdité, la parentalité, les autres éléments (aides techniques, logement, véhicule…).</li>
          <li>La résidence, le séjour, et aucun montant{noBreak}: les tarifs changent par arrêté.</li>
        </ul>
      </details>
    )}
  </Section>
)
