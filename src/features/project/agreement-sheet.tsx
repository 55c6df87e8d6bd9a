import type { ReactNode } from 'react'
import { joinNames, ofName, writeFullDate } from '#core/french.ts'
import { stepDoers } from '#features/case-file/model.ts'
import { Brand } from '#ui/brand.tsx'
import { A4 } from '#ui/page.tsx'
import type { Agreement, AgreementText } from './model.ts'
import { pathOf, signatureFrame } from './signature.ts'

/** Told to her: « vous », « nous ». */
const sideWords = { person: 'Vous', service: 'Nous', other: 'Un partenaire' } as const

/**
 * The agreement as she keeps it, told to her. What we suppose and what hinders are no part of it, nor what she refused. It holds the page's only `h1`.
 * `given`: the version that was agreed; null for what is to be agreed, with room to sign by hand.
 */
export const AgreementSheet = ({
  text,
  given,
  signers,
}: {
  text: AgreementText
  given: Agreement | null
  /** Those who may sign by hand, a line each; none: « Vous ». */
  signers: readonly string[]
}) => (
  <A4 label="Notre accord">
    <Brand />
    <h1>Notre accord</h1>
    <p>
      {text.title}
      {given && (
        <>
          <br />
          Version {given.version}, donnée le {writeFullDate(given.agreedOn)}.
        </>
      )}
    </p>
    {text.herView && (
      <Part title="Vous nous avez dit">
        <p className="voix">« {text.herView} »</p>
      </Part>
    )}
    {text.choice?.title && (
      <Part title="Ce que vous avez choisi">
        <p>
          <b>{text.choice.title}</b>
        </p>
        {text.choice.words && <p className="voix">« {text.choice.words} »</p>}
      </Part>
    )}
    <Part title="Ce que vous voulez">
      <ul>
        {text.objectives.map((words, at) => (
          <li key={`${at}`} className="voix">
            « {words} »
          </li>
        ))}
      </ul>
    </Part>
    {text.steps.length > 0 && (
      <Part title="Qui fait quoi">
        <table className="tab">
          <caption className="vh">Qui fait quoi</caption>
          <thead>
            <tr>
              <th scope="col">Quoi</th>
              <th scope="col">Qui</th>
              <th scope="col">Quand</th>
            </tr>
          </thead>
          <tbody>
            {text.steps.map((step, at) => (
              <tr key={`${at}`}>
                <td>{step.what}</td>
                <td>{stepDoers[step.doer]}</td>
                <td>{step.dueOn ? `avant le ${writeFullDate(step.dueOn)}` : 'dès que possible'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Part>
    )}
    {text.commitments.length > 0 && (
      <Part title="Ce que chacun promet">
        <ul>
          {text.commitments.map((one, at) => (
            <li key={`${at}`}>
              <b>{sideWords[one.side]}</b> : {one.words}
            </li>
          ))}
        </ul>
      </Part>
    )}
    {(text.reviewOn || given === null) && (
      <Part title="Nous ferons le point">
        <p>Le {text.reviewOn ? writeFullDate(text.reviewOn) : byHand}, ou plus tôt si vous le demandez.</p>
      </Part>
    )}
    <Part title="D’accord">
      <Signatures given={given} signers={signers} />
    </Part>
    <p className="a4-pied">
      Vous pouvez changer d’avis, changer cet accord ou l’arrêter : vous ne perdez aucun droit. Il est couvert par le secret professionnel.
      Vous pouvez lire votre dossier et faire corriger une erreur : demandez-le à l’accueil ou à nous.
    </p>
  </A4>
)

/** Written by hand on what was printed before it was agreed. */
const byHand = '……………………………………'

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** Each adult signs for herself; a version that names somebody else has the line of that name. */
const linesOf = (given: Agreement | null, signers: readonly string[]): readonly string[] =>
  given !== null && given.who !== joinNames(signers) ? [given.who] : signers.length > 0 ? signers : ['Vous']

const Signatures = ({ given, signers }: { given: Agreement | null; signers: readonly string[] }) =>
  given === null || given.how === 'paper' ? (
    <div className="signatures">
      {linesOf(given, signers).map((who) => (
        <p key={who}>
          {who}
          <span className="signature-vide" />
        </p>
      ))}
      <p>
        {given?.withWhom ?? 'Pour le service'}
        <span className="signature-vide" />
      </p>
      {given === null && <p>Le {byHand}</p>}
    </div>
  ) : (
    <div className="signatures">
      <p>
        {given.who}, {given.how === 'screen' ? 'signé à l’écran' : 'de vive voix'}
      </p>
      {given.strokes && (
        <svg
          className="signature-tracee"
          viewBox={`0 0 ${signatureFrame.width} ${signatureFrame.height}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made here, no image to fetch
          role="img"
          aria-label={`Signature ${ofName(given.who)}`}
        >
          <path d={pathOf(given.strokes)} />
        </svg>
      )}
      <p>Avec {given.withWhom}, pour le service.</p>
    </div>
  )
