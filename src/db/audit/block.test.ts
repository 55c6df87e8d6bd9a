import { createHash, generateKeyPairSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { blockHash, canonicalSql, isSignedBy, momentSql, momentText, noBlock, sha256, signBlock } from './block.server.ts'

const hex = (bytes: Buffer): string => bytes.toString('hex')
const block = { no: 7n, n: 3, firstId: 11n, lastId: 14n, prevHash: Buffer.alloc(32, 1), rowsHash: Buffer.alloc(32, 2) }

it('the first block follows thirty-two zeros', () => {
  expect(hex(noBlock)).toBe('0'.repeat(64))
})

it('hashes its parts one after the other', () => {
  expect(hex(sha256('ab', Buffer.from('c')))).toBe(hex(createHash('sha256').update('abc').digest()))
  expect(hex(sha256())).toBe(hex(createHash('sha256').digest()))
})

it('a block’s hash is that of its numbers, of the block before and of its rows, and of nothing less', () => {
  const whole = Buffer.concat([Buffer.from('7|3|11|14'), block.prevHash, block.rowsHash])
  expect(hex(blockHash(block))).toBe(hex(createHash('sha256').update(whole).digest()))
  const others = [{ no: 8n }, { n: 4 }, { firstId: 10n }, { lastId: 15n }, { prevHash: Buffer.alloc(32) }, { rowsHash: Buffer.alloc(32) }]
  for (const other of others) expect(hex(blockHash({ ...block, ...other }))).not.toBe(hex(blockHash(block)))
})

it('is signed with its moment, by one key', () => {
  const [mine, other] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')]
  const [hash, sealedAt] = [blockHash(block), '2026-03-01T08:00:00.000000']
  const mac = signBlock(hash, sealedAt, mine.privateKey)
  expect(isSignedBy({ hash, sealedAt, mac }, mine.publicKey)).toBe(true)
  expect(isSignedBy({ hash, sealedAt, mac }, other.publicKey)).toBe(false)
  expect(isSignedBy({ hash, sealedAt: '2026-03-01T09:00:00.000000', mac }, mine.publicKey)).toBe(false)
  expect(isSignedBy({ hash: Buffer.alloc(32), sealedAt, mac }, mine.publicKey)).toBe(false)
})

it('writes moments with six decimals, as SQL does', () => {
  expect(momentText(new Date('2026-03-01T08:00:00.123Z'))).toBe('2026-03-01T08:00:00.123000')
  expect(momentSql('e.at')).toBe(`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`)
  expect(canonicalSql).toContain(momentSql('e.at'))
  expect(canonicalSql.match(/e\.\w+/g)).toEqual(['e.id', 'e.xid', 'e.organisation_id', 'e.at', 'e.agent_id', 'e.session_id', 'e.action', 'e.outcome', 'e.case_file_id', 'e.subject_id', 'e.compartments', 'e.shown', 'e.detail']) // prettier-ignore
})
