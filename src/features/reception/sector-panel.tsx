import { joinNames } from '#core/french.ts'
import { mapRiver, mapSectors, mapSize } from '#features/sector/model.ts'
import { Select } from '#ui/field.tsx'
import type { Destination } from './destination.ts'

/** The schematic map of the fictional town with one sector lit. */
const SectorMap = ({ number }: { number: number }) => {
  const lit = mapSectors.find((sector) => sector.number === number)
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing in the page, not a file
      role="img"
      aria-label={`Plan schématique : l’adresse est dans le secteur ${number}`}
    >
      {mapSectors.map((sector) => sector !== lit && <path key={sector.number} className="autre" d={sector.path} />)}
      {lit && <path className="lit" d={lit.path} />}
      <path className="eau" d={mapRiver} />
      {mapSectors.map((sector) => (
        <text key={sector.number} x={sector.label[0]} y={sector.label[1]} className={sector === lit ? 'lit' : undefined}>
          {sector.number}
        </text>
      ))}
    </svg>
  )
}

/**
 * Line 3 under the address: the sector it leads to, and the choice by hand. Every sector’s panel is in the page, one is in sight: a script
 * only says which, since nothing but the server writes text here.
 */
export const SectorPanel = (props: {
  destinations: readonly Destination[]
  map: boolean
  /** The destination in sight: proposed by the address, or chosen. */
  shown: string | null
  chosen: string | null
  error: string | undefined
}) => (
  <div data-secteurs="">
    <output className="petit doux" data-secteur-message="" />
    <fieldset data-communes="" hidden>
      <legend className="vh">Quelle commune ?</legend>
      <div className="choix" />
    </fieldset>
    {props.destinations.map((one) => (
      <div className="secteur" data-secteur={one.id} hidden={one.id !== props.shown} key={one.id}>
        {props.map && one.number !== null && <SectorMap number={one.number} />}
        <p>
          <b>{one.title}</b>
          <br />
          {one.people.length > 0 ? `${joinNames(one.people)}.` : 'Personne n’y est encore.'}
        </p>
      </div>
    ))}
    <input type="hidden" name="sectorSeen" value={props.shown ?? ''} data-secteur-vu="" />
    {props.destinations.length > 1 && (
      <details className="a-la-main" open={Boolean(props.error) || props.chosen !== null}>
        <summary>Choisir le secteur à la main</summary>
        <Select
          name="sector"
          label="Secteur à prévenir"
          empty="D’après l’adresse"
          options={props.destinations.map((one) => ({ value: one.id, label: one.short }))}
          value={props.chosen}
          error={props.error}
        />
      </details>
    )}
  </div>
)
