import { open } from '#web/page.server.ts'
import { refuse } from './calculate.server.ts'
import { detailed } from './listed.ts'
import { variables } from './variables.ts'

export const loader = open(async ({ params }) => {
  const found = variables().find(({ name }) => name === params['name'])
  return found ? Response.json(detailed(found)) : refuse(404, 'Aucune variable de ce nom n’est lue ni calculée ici.')
})
