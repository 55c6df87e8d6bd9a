import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { openHouse } from '#db/door.server.ts'
import { Vault } from '#db/vault.server.ts'
import type { RootKeys } from '#db/vault.server.ts'
import { wallClock } from '#web/clock.ts'
import { loadAgenda } from './agenda.ts'
import { loadBudget } from './budget.ts'
import { dated } from './dated.ts'
import { giveExceptionalAccess } from './exceptional.ts'
import { loadHousehold, ZONE } from './household.ts'
import type { Loaded, SeedHouse } from './household.ts'
import { householdsA1 } from './households/a1.ts'
import { householdsA2 } from './households/a2.ts'
import { householdsA3 } from './households/a3.ts'
import { householdsA4 } from './households/a4.ts'
import { householdsA5 } from './households/a5.ts'
import { householdsB1 } from './households/b1.ts'
import { householdsB2 } from './households/b2.ts'
import { householdsB3 } from './households/b3.ts'
import { householdsB4 } from './households/b4.ts'
import { householdsB5 } from './households/b5.ts'
import { writeHistory } from './history.ts'
import { loadLocalAids } from './local-aids.ts'
import { loadRequests } from './requests-load.ts'
import { loadFollowed } from './rights.ts'
import { loadAssessments, loadGrid } from './assessments.ts'
import { loadAutonomy } from './autonomy.ts'
import { loadProjects } from './projects.ts'
import { loadRunning } from './running.ts'
import { foundTown, leaveTown } from './town.ts'

type Connection = { web: pg.ClientConfig; admin: pg.ClientConfig; rootKey: RootKeys | Uint8Array; log: (line: string) => void }

/**
 * Fills a new demonstration: Clairval, its people, forty households with three months behind them, the requests of its reception. All of it
 * through the real doors and commands, at a clock set to the time of each act. Deterministic but for ids and keys.
 */
export const seedTown = async ({ web, admin: adminConfig, rootKey, log }: Connection): Promise<void> => {
  log('Je peuple Clairval, ville inventée…')
  const admin = new pg.Client(adminConfig)
  await admin.connect()
  // nothing here is precious: the whole town is made again if this stops half-way
  const pool = new pg.Pool({ ...web, max: 4, options: '-c synchronous_commit=off' })
  const begun = new Date()
  let now = begun
  const house = openHouse({ pool, vault: new Vault(rootKey, randomBytes), clock: () => now, random: randomBytes })
  try {
    const town = await foundTown(admin, house.newId)
    const today = wallClock(begun, ZONE).date
    const seed: SeedHouse = { house, setNow: (value) => (now = value), today, town }
    const loaded = new Map<string, Loaded>()
    const households = [
      householdsA1,
      householdsA2,
      householdsA3,
      householdsA4,
      householdsA5,
      householdsB1,
      householdsB2,
      householdsB3,
      householdsB4,
      householdsB5,
    ].flat()
    for (const household of households.map((one) => dated(one, today))) loaded.set(household.key, await loadHousehold(seed, household))
    await loadFollowed(seed, loaded)
    await loadRunning(seed, loaded)
    await loadBudget(seed, loaded)
    await loadAssessments(seed, loaded)
    await loadGrid(seed)
    await loadAutonomy(seed, loaded)
    await loadProjects(seed, loaded)
    await loadRequests(seed, begun)
    await loadLocalAids(seed)
    await loadAgenda(admin, seed)
    // a worker's relative: she declared it, and the file is shut to her (S111)
    const texier = loaded.get('texier')
    if (texier)
      await admin.query(
        "insert into exclusion (organisation_id, id, case_file_id, agent_id, declared_by, declared_at) values ($1, $2, $3, $4, $4, now() - interval '60 days')",
        [town.organisationId, house.newId(), texier.id, town.agents.ines.agentId],
      )
    const aubertin = loaded.get('aubertin')
    await writeHistory(admin, seed, loaded, aubertin ? await giveExceptionalAccess(admin, seed, aubertin) : [])
    await leaveTown(admin)
    log(`Clairval est prête : ${loaded.size} foyers.`)
  } finally {
    await house.close()
    await admin.end()
  }
}
