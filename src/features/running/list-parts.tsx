import { compartmentLabels } from '#core/compartments.ts'
import type { IsoDate } from '#core/dates.ts'
import { writeDate, writeDaysLeft, writeShortDay } from '#core/french.ts'
import { initialsOf } from '#core/names.ts'
import type { ContactFlags } from '#features/household/model.ts'
import { Actions, LinkButton } from '#ui/button.tsx'
import { DangerTag } from '#ui/danger.tsx'
import { Frieze } from '#ui/deadlines.tsx'
import { FreeWords, PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { waits, weights } from './model.ts'
import type { RunningLine } from './model.ts'

/** Whose line it is, masked by the key M, with its danger wherever the name goes. */
export const Household = ({ of }: { of: { caseFileId: string; caseName: string | null; flags: ContactFlags | null } }) =>
  of.caseName === null ? (
    <>Foyer qui ne vous est plus ouvert</>
  ) : (
    <>
      <a href={paths.caseFile.show({ id: of.caseFileId })}>
        <PersonName initials={initialsOf(of.caseName)}>{of.caseName}</PersonName>
      </a>
      {of.flags && (
        <>
          {' '}
          <DangerTag {...of.flags} />
        </>
      )}
    </>
  )

/** The page where a line is dealt with: its project, measure, debt, evaluation, procedure or application where it has one. */
export const hrefOf = (line: RunningLine): string => {
  const id = line.caseFileId
  if (line.projectId !== null) return paths.caseFile.project({ id, projectId: line.projectId })
  if (line.measureId !== null) return paths.caseFile.measure({ id, measureId: line.measureId })
  if (line.assessmentId !== null) return paths.caseFile.assessmentOf({ id, assessmentId: line.assessmentId })
  if (line.debtId !== null) return paths.caseFile.debt({ id, debtId: line.debtId })
  if (line.what === 'step') return paths.caseFile.steps({ id })
  if (line.runId !== null) return paths.caseFile.procedure({ id, runId: line.runId })
  if (line.applicationId !== null) return paths.caseFile.application({ id, applicationId: line.applicationId })
  return paths.caseFile.deadline({ id, deadlineId: line.id })
}

/** What the tick of a line sends. */
export const lineOf = (line: RunningLine): string => (line.what === 'step' ? `${line.id} ${line.caseFileId}` : line.id)

/** « J − 8, mercredi 24 »; since when it stands still; nothing for a step without a day. */
const When = ({ line, today }: { line: RunningLine; today: IsoDate }) => {
  if (line.stoppedOn !== null) return <Tag kind="neutre">arrêté depuis le {writeDate(line.stoppedOn, today)}</Tag>
  if (line.due === null) return <Tag kind="neutre">sans date</Tag>
  return (
    <Tag kind="delai">
      {writeDaysLeft(today, line.due)}, {writeShortDay(line.due, today)}
    </Tag>
  )
}

/** To whom it was handed, and why it came back. */
const holderWords = ({ forAgentName, holder }: RunningLine): string =>
  `confié à ${forAgentName}${holder === 'ended' ? ', dont le compte est fermé' : holder === 'away' ? ', qui est en absence' : ''}`

/** The lines, each with its tick. Numbers are those of the frieze. */
export const Lines = ({ lines, today, ticked }: { lines: readonly RunningLine[]; today: IsoDate; ticked: ReadonlySet<string> }) => (
  <ol className="lignes courent" data-lignes="">
    {lines.map((line) => (
      <li key={line.id}>
        <div className="case">
          <input
            type="checkbox"
            id={`ligne-${line.id}`}
            name="lines[]"
            value={lineOf(line)}
            defaultChecked={ticked.has(lineOf(line))}
            disabled={line.stoppedOn !== null || line.what === 'procedure' || undefined}
          />
          <label htmlFor={`ligne-${line.id}`}>
            <b>{line.what === 'step' ? <FreeWords>{line.title}</FreeWords> : line.title}</b>
          </label>
        </div>
        <div className="suite">
          <p className="ligne">
            <When line={line} today={today} />
            {line.weight === 1 && (
              <Tag kind="verifier" icon="alerte">
                {weights[1].toLowerCase()}
              </Tag>
            )}
            <span>
              <Household of={line} />
              {line.compartmentKind !== 'general' && <span className="doux petit"> · {compartmentLabels[line.compartmentKind]}</span>}
              {line.forAgentName && <span className="doux petit"> · {holderWords(line)}</span>}
              {line.waitsFor !== 'us' && <span className="doux petit"> · {waits[line.waitsFor].toLowerCase()}</span>}
            </span>
          </p>
          {(line.note || line.ifMissed) && (
            <p className="petit doux">
              {line.note && <FreeWords>{line.note}</FreeWords>}
              {line.note && line.ifMissed && '. '}
              {line.ifMissed}
            </p>
          )}
        </div>
        <Actions>
          <LinkButton small look="nu" href={hrefOf(line)} label={`Ouvrir : ${line.title}`}>
            Ouvrir
          </LinkButton>
          {line.what === 'deadline' && (
            <LinkButton
              small
              look="nu"
              href={paths.caseFile.deadline({ id: line.caseFileId, deadlineId: line.id })}
              label={`D’où vient cette date : ${line.title}`}
            >
              D’où vient cette date
            </LinkButton>
          )}
        </Actions>
      </li>
    ))}
  </ol>
)

/** The weeks to come, one disc for each dated line, with its number in the list. */
export const RunningFrieze = ({ lines, today }: { lines: readonly RunningLine[]; today: IsoDate }) => {
  // more discs than that cannot be told apart
  const items = lines
    .slice(0, mostDiscs)
    .flatMap((line, at) => (line.due === null ? [] : [{ id: line.id, due: line.due, title: line.title, number: at + 1 }]))
  return items.length === 0 ? null : <Frieze today={today} items={items} days={56} />
}
const mostDiscs = 12
