import pg from 'pg'
import { migrate } from '#db/migrate.server.ts'

/**
 * Run as a process of its own: migrates, and dies by SIGKILL at the n-th statement: before it is sent (`before`), or while PostgreSQL works on it
 * (`during`). Without a number it counts the statements and says how many, and which of them hold a migration.
 */
const [config = '{}', sqlFolder = 'db', at = '', moment = 'before'] = process.argv.slice(2)
const client = new pg.Client(JSON.parse(config) as pg.ClientConfig)
await client.connect()
const send = client.query.bind(client) as (...args: unknown[]) => unknown
let count = 0
const scripts: number[] = []
client.query = ((...args: unknown[]) => {
  count += 1
  if (String(args[0]).startsWith('insert into schema_script') && JSON.stringify(args[1]).includes('"migration"')) scripts.push(count + 1)
  if (String(count) === at && moment === 'before') process.kill(process.pid, 'SIGKILL')
  const answer = send(...args)
  if (String(count) === at) setImmediate(() => process.kill(process.pid, 'SIGKILL'))
  return answer
}) as typeof client.query
await migrate(client, sqlFolder)
await client.end()
process.stdout.write(`${JSON.stringify({ count, scripts })}\n`)
