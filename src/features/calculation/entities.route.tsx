import { open } from '#web/page.server.ts'
import { entities } from './entities.ts'

export const loader = open(async () => Response.json(entities))
