import { expect, it } from 'vitest'
import { linkLines } from './database.server.ts'

it('tells how the database is reached, when it is on another machine', () => {
  expect(linkLines(undefined)).toEqual([])
  expect(linkLines('')).toMatchObject([{ state: 'ouvert', says: expect.stringContaining('certificat') }])
  expect(linkLines('DATABASE_URL (sslmode=disable)')).toMatchObject([
    { state: 'delai', says: expect.stringContaining('DATABASE_URL (sslmode=disable)') },
  ])
})
