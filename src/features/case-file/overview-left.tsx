import type { IsoDate } from '#core/dates.ts'
import { writeAge, writeDate, writeNumber } from '#core/french.ts'
import { tenures } from '#features/household/model.ts'
import type { Dwelling, Helper, Member } from '#features/household/model.ts'
import { Genogram } from '#ui/genogram/genogram.tsx'
import type { GenogramHelper, GenogramLink, GenogramPerson } from '#ui/genogram/genogram.tsx'
import { Icon } from '#ui/icons.tsx'
import { Section } from '#ui/page.tsx'
import { PersonName } from '#ui/readers.tsx'
import { paths } from '#web/paths.ts'
import type { Head } from './model.ts'
import { lowerFirst, withoutStop } from './words.ts'

/** Who lives here, where, and how to reach them when nothing forbids it. */
export const HouseholdPart = ({ head, members, dwelling }: { head: Head; members: readonly Member[]; dwelling: Dwelling | null }) => (
  <Section id="h-foyer" title="Le foyer" end="Modifier" href={paths.caseFile.household({ id: head.id })}>
    <ul className="gens">
      {members.map((member) => (
        <li key={member.memberId}>
          <Icon name={member.role === 'child' ? 'enfant' : 'personne'} />
          <div>
            <b>
              <PersonName>{member.role === 'child' ? member.firstName || member.name : member.name}</PersonName>
            </b>
            {ageWords(member, head.today)}
            {member.detail && <p className="d">{member.detail}</p>}
          </div>
        </li>
      ))}
      {dwelling && <DwellingLine id={head.id} dwelling={dwelling} />}
      <ContactLine head={head} />
    </ul>
  </Section>
)

const ageWords = (member: Member, today: IsoDate): string => {
  if (member.unborn) return member.expectedOn ? `, à naître vers le ${writeDate(member.expectedOn, today)}` : ', à naître'
  if (member.diedOn) return `, décès le ${writeDate(member.diedOn, today)}`
  return member.birthDate ? `, ${writeAge(member.birthDate, today)}` : ''
}

const DwellingLine = ({ id, dwelling }: { id: string; dwelling: Dwelling }) => (
  <li>
    <Icon name={dwelling.hidden ? 'adrbarre' : 'maison'} />
    <div>
      <b>{dwelling.detail ? withoutStop(dwelling.detail.split(/\.\s/)[0] ?? '') : tenures[dwelling.tenure]}</b>
      <p className="d">
        {dwelling.hidden ? (
          <>
            Adresse masquée. <a href={paths.caseFile.address({ id })}>L’afficher, en disant pourquoi</a>
          </>
        ) : (
          <>
            {[dwelling.line, dwelling.line?.includes(dwelling.commune?.name ?? '\n') ? null : dwelling.commune?.name]
              .filter(Boolean)
              .join(', ')}
            {dwelling.detail.includes('. ') && ` ${dwelling.detail.slice(dwelling.detail.indexOf('. ') + 2)}`}
          </>
        )}
      </p>
    </div>
  </li>
)

/** The way to reach the person stands here when no plate says it. A number is never a link to call where calling is not agreed. */
const ContactLine = ({ head }: { head: Head }) => {
  const { contact } = head
  const forbidden =
    contact && (contact.mayCall === false || contact.mayMessage === false || contact.mayWrite === false || contact.addressHidden)
  if (forbidden || contact?.reason) return null
  const to = paths.caseFile.contact({ id: head.id })
  return (
    <li>
      <Icon name="tel" />
      <div>
        <b>{contact?.phone || 'Joindre sans risque'}</b>
        <p className="d">
          {contact
            ? [contact.how, contact.hours]
                .filter(Boolean)
                .map((text) => withoutStop(String(text)))
                .join(', ')
            : ''}
          {contact?.mayCall === null || !contact ? (
            <>
              {' '}
              Pas encore demandé : n’appelez pas. <a href={to}>Le demander</a>
            </>
          ) : null}
        </p>
      </div>
    </li>
  )
}

type Drawing = { people: GenogramPerson[]; links: GenogramLink[]; helpers: GenogramHelper[] }

export const CirclePart = ({ id, genogram }: { id: string; genogram: Drawing }) =>
  genogram.people.length === 0 ? null : (
    <Section id="h-famille" title="Famille et appuis" end="Agrandir" href={paths.caseFile.genogram({ id })}>
      <Genogram {...genogram} idPrefix="genogramme" />
    </Section>
  )

/** Who may be told what: the person decides, and the day she said so is told. */
export const HelpersPart = ({ head, helpers }: { head: Head; helpers: readonly Helper[] }) => {
  const { id, today } = head
  // who does not hold the thread knows nothing of it, not even that nobody was asked
  if (helpers.length === 0 && !head.myKinds.includes('general')) return null
  const standing = helpers.filter((helper) => helper.untilDate === null || helper.untilDate > today)
  const order = ['yes', 'partly', 'no', 'unknown'] as const
  const sorted = standing.toSorted((a, b) => order.indexOf(a.telling) - order.indexOf(b.telling))
  return (
    <Section id="h-parler" title="À qui pouvons-nous parler ?" end="Modifier" href={paths.caseFile.helpers({ id })}>
      {sorted.length === 0 ? (
        <p className="doux haut-2">À personne tant qu’on ne lui a pas demandé.</p>
      ) : (
        <ul className="lignes">
          {sorted.map((helper) => (
            <li key={helper.id}>
              <Icon name={helper.telling === 'yes' || helper.telling === 'partly' ? 'check' : 'vide'} />{' '}
              <b>{helper.organisation || helper.name}</b>
              {helper.organisation && helper.name !== helper.organisation ? `, ${helper.name}` : ''}
              <br />
              <span className="doux">{tellingWords(helper, today)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

const tellingWords = (helper: Helper, today: IsoDate): string => {
  const about = helper.about ? withoutStop(helper.about) : ''
  const since = helper.agreedOn ? `le ${writeDate(helper.agreedOn, today)}` : ''
  switch (helper.telling) {
    case 'yes':
    case 'partly':
      return [`accord donné ${since}`.trim(), about && `pour ${lowerFirst(about)}`].filter(Boolean).join(', ')
    case 'no':
      return about ? lowerFirst(about) : 'ne pas lui parler'
    case 'unknown':
      return 'pas encore demandé : ne rien dire'
  }
}

/** Acts on the case file itself, away from the daily ones. */
export const DossierPart = ({ head }: { head: Head }) => {
  const at = { id: head.id }
  return (
    <Section id="h-dossier" title="Ce dossier" end={`n° ${writeNumber(head.number)}`} className="ne-pas-imprimer">
      <ul className="lignes">
        {head.informed !== true && (
          <li>{head.informed === false ? 'La personne ne le sait pas encore.' : 'On ne sait pas encore si la personne est d’accord.'}</li>
        )}
        <li>
          <a href={paths.caseFile.share(at)}>Qui le voit, et partager</a>
        </li>
        <li>
          <a href={paths.caseFile.print(at)}>Imprimer</a>
        </li>
        {head.referent.isMe && (
          <>
            <li>
              <a href={paths.caseFile.protect(at)}>{head.protected ? 'Foyer protégé : revoir' : 'Protéger ce foyer'}</a>
            </li>
            <li>
              <a href={paths.caseFile.transfer(at)}>Transmettre à une ou un collègue</a>
            </li>
            <li>
              {head.closedOn ? (
                <a href={paths.caseFile.reopen(at)}>Rouvrir ce dossier</a>
              ) : (
                <a href={paths.caseFile.close(at)}>Clore ce dossier</a>
              )}
            </li>
          </>
        )}
        {!head.referent.isMe && (
          <li>
            <a href={paths.caseFile.conflict(at)}>Je connais cette personne</a>
          </li>
        )}
      </ul>
    </Section>
  )
}
