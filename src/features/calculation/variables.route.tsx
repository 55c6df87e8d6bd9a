import { open } from '#web/page.server.ts'
import { listed } from './listed.ts'
import { variables } from './variables.ts'

export const loader = open(async ({ origin }) =>
  Response.json(Object.fromEntries(variables().map((one) => [one.name, listed(one, origin)]))),
)
