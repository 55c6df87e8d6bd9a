import type { IsoDate } from '#core/dates.ts'
import { writeDate } from '#core/french.ts'
import { Icon } from '#ui/icons.tsx'
import { PersonName } from '#ui/readers.tsx'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import { custodies, householdRoles } from './model.ts'
import type { Member } from './model.ts'
import { ageWords } from './parts.tsx'

/** « 34 ans, personne accompagnée »: role and custody in words. */
const placeWords = (one: Member): string =>
  [householdRoles[one.role], one.custody && one.custody !== 'full' ? custodies[one.custody] : ''].filter(Boolean).join(', ').toLowerCase()

export const MemberList = ({ id, members, today }: { id: string; members: readonly Member[]; today: IsoDate }) =>
  members.length === 0 ? (
    <p className="doux haut-1">Personne n’est inscrit dans ce foyer à cette date.</p>
  ) : (
    <ul className="gens">
      {members.map((one) => (
        <li key={one.memberId}>
          <Icon name={one.role === 'child' ? 'enfant' : 'personne'} />
          <div>
            <b>
              <PersonName>{one.name}</PersonName>
            </b>
            {one.usualName && one.usualName !== one.name && <> dit « {one.usualName} »</>}, {ageWords(one, today)}
            <p className="d">
              {placeWords(one)}, depuis le {writeDate(one.fromDate, today)}
              {one.untilDate && `, jusqu’au ${writeDate(one.untilDate, today)}`}.{' '}
              <a href={paths.caseFile.person({ id, personId: one.personId })} aria-label={`Corriger, ou dire un départ : ${one.name}`}>
                Corriger, ou dire un départ
              </a>
            </p>
            {one.detail && <p className="d">{one.detail}</p>}
            {(one.custody === 'alternating' || one.elsewhere.length > 0) && (
              <p className="d">
                <Tag kind="neutre" icon="maison">
                  vit aussi dans un autre foyer
                </Tag>{' '}
                {one.elsewhere.map((other) => (
                  <a key={other.personId} href={paths.caseFile.household({ id: other.caseFileId })}>
                    Voir cet autre foyer
                  </a>
                ))}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )

/** Stays that ended: from when, until when. */
export const FormerList = ({ id, former, today }: { id: string; former: readonly Member[]; today: IsoDate }) => (
  <ul className="lignes">
    {former.map((one) => (
      <li key={one.memberId}>
        <b>
          <PersonName>{one.name}</PersonName>
        </b>
        , {ageWords(one, today)}, {householdRoles[one.role].toLowerCase()}
        <br />
        <span className="doux">
          du {writeDate(one.fromDate, today)} au {writeDate(one.untilDate ?? today, today)}.{' '}
          <a href={paths.caseFile.person({ id, personId: one.personId })} aria-label={`Corriger, ou dire un retour : ${one.name}`}>
            Corriger, ou dire un retour
          </a>
        </span>
      </li>
    ))}
  </ul>
)
