import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { recoveryKeyOf } from '#db/backup/recovery-key.server.ts'
import { drill } from '#db/backup/restore.server.ts'
import { writeBackup } from '#db/backup/write.server.ts'
import { recoveryTo } from '#db/testing/recovery.ts'
import { departement, filledHouse } from '../../scripts/bench-house.ts'
import type { Figure } from '../promise.ts'

const CASES = 10_000
const TARGET_S = 15 * 60

/** Backup and full restore of the département of the benchmarks, 10,000 case files, every table compared; how long each takes. */
export const filledBackup = async (log: (line: string) => void): Promise<Figure> => {
  const house = await filledHouse({ sizes: departement(CASES), kept: false, log })
  const folder = await mkdtemp(join(tmpdir(), 'aparte-proof-'))
  try {
    const mine = recoveryKeyOf(randomBytes(32))
    const path = join(folder, 'filled.sauvegarde')
    const began = performance.now()
    const written = await writeBackup({
      config: { ...house.cluster.configFor('aparte_backup', 'aparte') },
      path,
      // the bench has no key file: its keys are not what is measured
      recovery: recoveryTo(mine),
      application: 'proof',
      now: new Date(),
      random: randomBytes,
      log,
    })
    const saved = performance.now()
    const restored = await drill({
      file: path,
      mine,
      sqlFolder: 'db',
      random: randomBytes,
      log,
      folder: await mkdtemp(join(tmpdir(), 'aparte-essai-')),
    })
    const [backup, restore] = [(saved - began) / 1_000, (performance.now() - saved) / 1_000]
    return {
      found: `${CASES} case files, ${restored.rows} rows, ${(written.bytes / 1_000_000).toFixed(0)} MB: backup ${backup.toFixed(0)} s, restore with all sums ${restore.toFixed(0)} s`,
      target: `equal, under ${TARGET_S / 60} min (without files: none are kept yet)`,
      held: restore < TARGET_S && restored.rows === written.rows,
      counted: restored.rows,
    }
  } finally {
    await house.leave()
    await rm(folder, { recursive: true, force: true })
  }
}
