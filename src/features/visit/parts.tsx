import { Tag } from '#ui/tag.tsx'
import type { ShownVisit } from './shown.ts'

const stateOf = (one: ShownVisit): string =>
  one.back ? `de retour à ${one.back}` : one.late ? 'en retard' : one.arrived ? `sur place depuis ${one.arrived}` : 'pas encore sur place'

/** Who is out, until when, who watches, and where. */
export const Watched = ({ one }: { one: ShownVisit }) => (
  <>
    <p className="ligne">
      <b>{one.mine ? 'Vous' : one.whose}</b>
      <Tag kind={one.late ? 'delai' : 'neutre'} icon={one.late ? 'alerte' : undefined}>
        {stateOf(one)}
      </Tag>
    </p>
    <p>
      Retour prévu à {one.expected}. {one.watches ? 'Vous veillez.' : `${one.watcher} veille.`}
    </p>
    {one.where && <p className="doux">{one.where}</p>}
  </>
)
