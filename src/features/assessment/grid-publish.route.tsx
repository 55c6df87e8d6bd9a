import { actAlone, redirectWithMessage, submit } from '#web/page.server.ts'
import { paths } from '#web/paths.ts'
import { grid } from './actions.ts'
import { publishGrid } from './grid-commands.server.ts'
import { gridActForm } from './grid-forms.ts'

/** An act alone: read by its address, it leads to the grid. */
export const loader = actAlone((params) => paths.grid.show({ id: params['id'] ?? '' }))

/** Publishes the draft of a grid. */
export const action = submit(grid.publish, gridActForm, async ({ tx, id }) => {
  await publishGrid(tx, id)
  return redirectWithMessage(paths.grid.show({ id }), 'grille-publiee')
})

export { NoPage as default } from '#web/no-page.tsx'
