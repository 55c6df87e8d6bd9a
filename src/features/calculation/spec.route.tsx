import { open } from '#web/page.server.ts'
import { spec } from './spec.ts'
import { variables } from './variables.ts'

/** What the service takes and answers, as OpenAPI: the tables of the law, nothing of any organisation. */
export const loader = open(async ({ origin }) => Response.json(spec(variables(), origin)))
