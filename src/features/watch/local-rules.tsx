import { writeFullDate } from '#core/french.ts'
import { Tag } from '#ui/tag.tsx'
import { paths } from '#web/paths.ts'
import type { LocalChange } from './model.ts'

const localWords: Readonly<Record<LocalChange['what'], string>> = { begins: 'commence', rewritten: 'est réécrite', ends: 's’arrête' }

/** Local aids that begin, change or end: what the house itself decided. */
export const LocalRules = ({ changes, today }: { changes: readonly LocalChange[]; today: string }) =>
  changes.length === 0 ? (
    <p className="haut-1">Rien ne bouge dans les aides locales, douze mois avant et après aujourd’hui.</p>
  ) : (
    <ul className="lignes">
      {changes.map(({ id, name, provider, basis, day, what }) => (
        <li key={`${id} ${what}`}>
          <p>
            {day > today && (
              <>
                <Tag kind="delai">à venir</Tag>{' '}
              </>
            )}
            <b>{writeFullDate(day)}</b> <a href={paths.localAid.show({ id })}>{name}</a> {localWords[what]}
          </p>
          <p className="doux petit">
            {provider} · {basis}
          </p>
        </li>
      ))}
    </ul>
  )
