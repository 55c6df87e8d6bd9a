import type { ReactNode } from 'react'
import { noBreak, writeDuration, writeFullDate } from '#core/french.ts'
import { APPEALS } from '#rules/catalogue/appeals.ts'
import { BESIDE_APPEALS } from '#rules/catalogue/beside-appeals.ts'
import { DOCUMENTS, DOCUMENTS_VERIFIED, DOMAINS, NATURES } from '#rules/catalogue/entry.ts'
import type { AppealCode, CatalogueEntry, Channel, Form } from '#rules/catalogue/entry.ts'
import type { Delay } from '#rules/catalogue/deadline.ts'
import { Section } from '#ui/page.tsx'
import { Tag } from '#ui/tag.tsx'
import { isToVerify, singleLabels, statementsOf } from './model.ts'
import type { SinglePlace } from './model.ts'
import { Proof, Said, ToVerify, Unchecked } from './statement.tsx'
import type { Proofs } from './statement.tsx'

type Props = { entry: CatalogueEntry; proofs: Proofs }

/** « RSA · Minima sociaux et revenus · nature : financière ». */
export const lineOf = (entry: CatalogueEntry): string =>
  [entry.acronym, DOMAINS[entry.domain], `nature : ${NATURES[entry.nature].toLowerCase()}`].filter(Boolean).join(' · ')

/** Names under which people still ask for it. */
export const OtherNames = ({ entry }: { entry: CatalogueEntry }) =>
  entry.otherNames.length === 0 ? null : <p className="doux haut-1">On dit aussi : {entry.otherNames.join(', ')}.</p>

/** How much of the page was checked, in one line. */
export const Review = ({ entry, proofs }: Props) => {
  const all = statementsOf(entry)
  const open = all.filter((one) => isToVerify(one, proofs.ticks)).length
  return (
    <p className="relecture">
      {open > 0 ? (
        <>
          <ToVerify /> {open} des {all.length} énoncés de cette page {open === 1 ? 'est' : 'sont'} à vérifier avant de s’y fier.
        </>
      ) : (
        <Tag kind="ouvert">Tous les énoncés de cette page ont été vérifiés</Tag>
      )}{' '}
      <span className="doux">Dernière relecture le {writeFullDate(entry.reviewedOn)}.</span>
    </p>
  )
}

/** What is given. */
export const GivenList = ({ entry, proofs }: Props) =>
  entry.gives.length === 0 ? null : (
    <ul className="puces">
      {entry.gives.map((one, at) => (
        <li key={one.text}>
          <Said one={one} place={`gives.${at}`} about={one.text} proofs={proofs} />
        </li>
      ))}
    </ul>
  )

/** One line of a sheet: what it is about, and what is said of it. */
export const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
)

const Single = ({ entry, proofs, place }: Props & { place: SinglePlace }) => {
  const one = entry[place]
  return one ? (
    <Line label={singleLabels[place]}>
      <Said one={one} place={place} about={singleLabels[place]} proofs={proofs} />
    </Line>
  ) : null
}

const by: Readonly<Record<Channel['by'], string>> = {
  online: 'En ligne',
  counter: 'Au guichet',
  post: 'Par courrier',
  phone: 'Par téléphone',
  worker: 'Avec un travailleur social',
  automatic: 'Automatique',
}

const formName = (form: Form): string => (form.cerfa === null ? form.name : `${form.name}, Cerfa n° ${form.cerfa}`)

const FormLine = ({ form, place, proofs }: { form: Form; place: string; proofs: Proofs }) => (
  <li>
    {formName(form)}{' '}
    {form.versionCheckedOn !== null ? (
      <span className="preuve">version vérifiée le {writeFullDate(form.versionCheckedOn)}</span>
    ) : (
      form.cerfa !== null && <Proof place={place} about={formName(form)} verified={false} proofs={proofs} label="vérifier la version" />
    )}
  </li>
)

/** Who, where, with what, before when: what the person needs to ask. */
export const HowToAsk = ({ entry, proofs, end }: Props & { end?: ReactNode }) => (
  <section className="demande" aria-labelledby="h-demander">
    <h2 id="h-demander">Où et comment demander</h2>
    <dl className="lignes-dl">
      <Single entry={entry} proofs={proofs} place="decider" />
      <Single entry={entry} proofs={proofs} place="payer" />
      {entry.channels.length > 0 && (
        <Line label="Où demander">
          <ul>
            {entry.channels.map((channel) => (
              <li key={channel.by + channel.label}>
                <span className="doux">{by[channel.by]} :</span> {channel.label}
              </li>
            ))}
          </ul>
        </Line>
      )}
      {entry.documents.length > 0 && (
        <Line label="Pièces">
          {!DOCUMENTS_VERIFIED && (
            <p className="petit">
              <ToVerify /> La liste des pièces n’a été relue sur aucun texte{noBreak}: demandez celle de l’organisme.
            </p>
          )}
          <ul className="puces">
            {entry.documents.map((code) => (
              <li key={code}>{DOCUMENTS[code]}</li>
            ))}
          </ul>
        </Line>
      )}
      {entry.forms.length > 0 && (
        <Line label="Formulaires">
          <ul>
            {entry.forms.map((form, at) => (
              <FormLine key={form.name} form={form} place={`forms.${at}`} proofs={proofs} />
            ))}
          </ul>
        </Line>
      )}
      <Single entry={entry} proofs={proofs} place="askBefore" />
      <Single entry={entry} proofs={proofs} place="opensFrom" />
      <Single entry={entry} proofs={proofs} place="delay" />
      {entry.silence && (
        <Line label={singleLabels.silence}>
          <b>
            {entry.silence.means === 'reject' ? 'Refus' : 'Accord'} après {writeDuration(entry.silence.months, 'mois')}.
          </b>{' '}
          <Said one={entry.silence} place="silence" about={singleLabels.silence} proofs={proofs} />
        </Line>
      )}
    </dl>
    {end}
  </section>
)

const after: readonly SinglePlace[] = ['duration', 'renewal', 'declarations', 'recovery']

/** What happens once it is open, the traps, and the texts. */
export const Afterwards = ({ entry, proofs }: Props) => (
  <>
    {after.some((place) => entry[place]) && (
      <Section id="h-apres" title="Quand le droit est ouvert">
        <dl className="lignes-dl">
          {after.map((place) => (
            <Single key={place} entry={entry} proofs={proofs} place={place} />
          ))}
        </dl>
      </Section>
    )}
    {(['notes', 'basis'] as const).map(
      (list) =>
        entry[list].length > 0 && (
          <Section key={list} id={`h-${list}`} title={list === 'notes' ? 'À savoir' : 'Textes'}>
            <ul className="puces haut-1">
              {entry[list].map((one, at) => (
                <li key={one.text}>
                  <Said one={one} place={`${list}.${at}`} about={one.text} proofs={proofs} />
                </li>
              ))}
            </ul>
          </Section>
        ),
    )}
  </>
)

const delayWords = (delay: Delay | null): string =>
  delay === null ? 'sans tarder' : 'months' in delay ? writeDuration(delay.months, 'mois') : writeDuration(delay.days, 'jour')

const General = ({ verified, source }: { verified: boolean; source?: string | undefined }) =>
  verified ? (
    source ? (
      <span className="preuve">{source}</span>
    ) : null
  ) : (
    <span className="preuve">
      <Unchecked /> {source}
    </span>
  )

/** How a refusal is contested, and by when. The same for all rights of a route, so it is not ticked here. */
export const Appeals = ({ codes }: { codes: readonly AppealCode[] }) =>
  codes.length === 0 ? null : (
    <Section id="h-recours" title="Si la réponse est non">
      {codes.map((code) => {
        const appeal = APPEALS[code]
        return (
          <div key={code} className="recours">
            <h3>{appeal.name}</h3>
            <ul className="puces">
              {appeal.route.map((one) => (
                <li key={one.text}>
                  {one.text} <General verified={one.verified} source={one.source} />
                </li>
              ))}
            </ul>
            <ol className="etapes-recours">
              {appeal.steps.map((step) => (
                <li key={step.to}>
                  <Tag kind="delai">{delayWords(step.delay)}</Tag> <b>{step.to}.</b> {step.statement.text}{' '}
                  <General verified={step.statement.verified} source={step.statement.source} />
                </li>
              ))}
            </ol>
            {appeal.silence && (
              <p>
                {appeal.silence.text} <General verified={appeal.silence.verified} source={appeal.silence.source} />
              </p>
            )}
            <p>
              {appeal.note.text} <General verified={appeal.note.verified} source={appeal.note.source} />
            </p>
          </div>
        )
      })}
      <details className="haut-1">
        <summary>À côté du recours</summary>
        <ul className="puces haut-1">
          {BESIDE_APPEALS.map((one) => (
            <li key={one.text}>
              {one.text} <General verified={one.verified} source={one.source} />
            </li>
          ))}
        </ul>
      </details>
    </Section>
  )
