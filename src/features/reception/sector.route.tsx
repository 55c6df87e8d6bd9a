import { findSector } from '#features/sector/queries.server.ts'
import { submit } from '#web/page.server.ts'
import { reception } from './actions.ts'
import { sectorForm } from './forms.ts'

/** The sector of an address while it is typed, as JSON. The page holds every sector’s text already: only ids and names of communes travel. */
export const action = submit(reception.findSector, sectorForm, async ({ tx, value }) => {
  const found = value.addressLine
    ? await findSector(tx, { addressLine: value.addressLine, communeCode: value.commune || null })
    : { kind: 'unknown' as const }
  return Response.json({
    kind: found.kind,
    sector: found.kind === 'found' ? found.sector.id : null,
    communes: found.kind === 'choose' ? found.communes.map(({ code, name }) => ({ code, name })) : [],
    commune: 'commune' in found && found.commune ? found.commune.name : null,
  })
})
