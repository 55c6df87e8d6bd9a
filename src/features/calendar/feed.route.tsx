import { open } from '#web/page.server.ts'
import { calendarFeed } from './feed.server.ts'

/** No session: the address is the proof, and opens hours without a name. */
export const loader = open(calendarFeed)
