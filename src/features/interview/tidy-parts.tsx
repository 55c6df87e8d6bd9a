import { compartmentLabels } from '#core/compartments.ts'
import type { WritableKind } from '#core/compartments.ts'
import { joinNames } from '#core/french.ts'
import type { Head } from '#features/case-file/model.ts'
import { issueDomains } from '#features/needs/model.ts'
import type { IssueDomain } from '#features/needs/model.ts'
import { Choice } from '#ui/choice.tsx'
import { Icon } from '#ui/icons.tsx'
import { Rubric } from '#ui/page.tsx'
import { shortKinds } from './model.ts'
import type { MarkedPiece, Proposals, Run } from './proposals.ts'
import type { Candidate } from './tidy-queries.server.ts'
import type { Typed } from './typed.ts'

const Runs = ({ runs }: { runs: readonly Run[] }) =>
  runs.map((run, index) =>
    run.numbers.length > 0 ? (
      // oxlint-disable-next-line react/no-array-index-key -- the notes are static here
      <mark key={index}>
        {run.text}
        <sup>{run.numbers.join(', ')}</sup>
      </mark>
    ) : (
      run.text
    ),
  )

/** The notes as they are, with the numbers of what was recognised; under each private passage, who will read it. */
export const Notes = ({
  pieces,
  candidates,
  typed,
}: {
  pieces: readonly MarkedPiece[]
  candidates: readonly Candidate[]
  typed: Typed
}) => (
  <div className="relu haut-2">
    {pieces.map((piece, index) => {
      const paragraphs = piece.paragraphs.map((runs, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the notes are static here
        <p key={at}>
          <Runs runs={runs} />
        </p>
      ))
      // oxlint-disable-next-line react/no-array-index-key -- the notes are static here
      if (piece.aparte === null) return <div key={index}>{paragraphs}</div>
      return (
        // oxlint-disable-next-line react/no-array-index-key -- the notes are static here
        <div key={index} className="rangement-apart">
          <div className="apart">
            <span className="vh">Début de passage à part. </span>
            {paragraphs}
            <span className="vh"> Fin de passage à part.</span>
          </div>
          <fieldset className="apart-lecteurs">
            <legend className="apart-qui">
              <Icon name="verrou" /> À part : vous{candidates.length > 0 && ', et'}
            </legend>
            {candidates.map((one) => (
              <label key={one.agentId} className="coche-ligne">
                <input
                  type="checkbox"
                  name={`lit-${piece.aparte}[]`}
                  value={one.agentId}
                  defaultChecked={typed.has(`lit-${piece.aparte}`, one.agentId)}
                />
                <span>
                  {one.name}, {one.jobTitle}
                </span>
              </label>
            ))}
          </fieldset>
        </div>
      )
    })}
  </div>
)

const names = Object.keys(issueDomains) as IssueDomain[]

/** Themes heard in the notes come first and are ticked; those of a private passage stay in it. */
export const Themes = ({ proposals, typed }: { proposals: Proposals; typed: Typed }) => {
  const open = proposals.themes.filter((theme) => theme.aparte === null)
  const heard = new Set(open.map((theme) => theme.domain))
  const apart = proposals.themes.filter((theme) => theme.aparte !== null && !heard.has(theme.domain))
  const isTicked = (value: string, proposed: boolean): boolean => (typed.sent ? typed.has('themes', value) : proposed)
  const pill = (value: string, label: string, ticked: boolean, why?: string) => (
    <label className="pastille" key={value} title={why}>
      <input type="checkbox" name="themes[]" value={value} defaultChecked={isTicked(value, ticked)} />
      <span>{label}</span>
    </label>
  )
  return (
    <div>
      <Rubric title="De quoi il a été question" />
      <fieldset className="haut-1">
        <legend className="vh">Thèmes de cet entretien</legend>
        <div className="choix">
          {open.map((theme) => pill(theme.domain, issueDomains[theme.domain], theme.sure, theme.why))}
          {apart.map((theme) =>
            pill(`${theme.domain}@${theme.aparte}`, `( ${issueDomains[theme.domain]} )`, theme.sure, 'Reste dans le passage à part'),
          )}
        </div>
        <details className="haut-1">
          <summary className="petit">Autres thèmes</summary>
          <div className="choix haut-1">
            {names.filter((name) => !heard.has(name)).map((name) => pill(name, issueDomains[name], false))}
          </div>
        </details>
      </fieldset>
      <p className="petit doux haut-1">Déduit de la page. Les statistiques viennent d’ici, rien d’autre à remplir.</p>
    </div>
  )
}

/** Who will read what is kept, by name; and where the notes themselves are kept, when more than one place is open. */
export const Readers = (props: {
  head: Head
  kinds: readonly WritableKind[]
  writable: readonly WritableKind[]
  proposals: Proposals
  typed: Typed
  error: string | undefined
}) => {
  const { head, kinds, writable, proposals, typed } = props
  const who = (kind: WritableKind): string =>
    joinNames(['vous', ...head.whoSees.filter((one) => !one.isMe && one.kinds.includes(kind)).map((one) => one.name)])
  const managers = head.managers.length > 0 ? `, ${joinNames(head.managers.map((one) => one.name))} sur motif écrit` : ''
  const aparts = proposals.pieces.filter((piece) => piece.aparte !== null).length
  return (
    <div>
      <Rubric title="Qui pourra lire" />
      <ul className="lignes">
        <li>
          <b>Les notes</b> : {who('general')}
          {managers}
        </li>
        {kinds.map((kind) => (
          <li key={kind}>
            <b>{compartmentLabels[kind]}</b> : {who(kind)}
          </li>
        ))}
        {aparts > 0 && (
          <li>
            <Icon name="verrou" /> <b>{aparts === 1 ? 'Passage à part' : `${aparts} passages à part`}</b> : vous, et qui vous cochez sous le
            texte
          </li>
        )}
      </ul>
      {writable.length > 1 && (
        <details className="haut-1" open={Boolean(props.error) || (typed.text('compartment') ?? 'general') !== 'general'}>
          <summary className="petit">Garder les notes dans une partie plus fermée</summary>
          <Choice
            name="compartment"
            legend="Où garder les notes"
            hideLegend
            value={typed.text('compartment') ?? 'general'}
            options={writable.map((kind) => ({ value: kind, label: `${shortKinds[kind]} : ${who(kind)}` }))}
            error={props.error}
          />
        </details>
      )}
    </div>
  )
}
