import { describe, expect, it } from 'vitest'
import { BadSetting } from './bad-setting.ts'
import { databaseLink, databaseLinks } from './database-address.ts'
import { readSettings } from './settings.ts'

const at = (rest: string): string => `postgresql://aparte_web:secret@${rest}`

describe('an address of the database', () => {
  it.each([
    ['/aparte?host=%2Frun%2Fpostgresql&port=5432', 'inside'],
    ['127.0.0.1:5432/aparte', 'inside'],
    ['localhost/aparte', 'inside'],
    ['[::1]:5432/aparte', 'inside'],
    ['base.exemple.fr:5432/aparte?sslmode=verify-full', 'verified'],
    ['10.0.0.20/aparte?application_name=a&sslmode=verify-full', 'verified'],
    ['base.exemple.fr/aparte?sslmode=disable', { weak: 'disable' }],
    ['base.exemple.fr/aparte?sslmode=verify-full&sslmode=disable', { weak: 'disable' }],
    ['base.exemple.fr/aparte?sslmode=no-verify', { weak: 'no-verify' }],
    ['/aparte?host=base.exemple.fr&sslmode=require', { weak: 'require' }],
  ])('%s', (rest, link) => {
    expect(databaseLink('DATABASE_URL', at(rest))).toEqual(link)
  })

  it.each([
    ['another machine and no word of protection', 'base.exemple.fr:6432/aparte', 'verify-full'],
    ['an address of the network', '10.0.0.20/aparte', 'en clair'],
    ['the host in the query', '/aparte?host=10.0.0.20', 'en clair'],
    ['a name that begins like the loopback', '127.0.0.1.exemple.fr/aparte', 'en clair'],
    ['a word that pg would pass over', 'base.exemple.fr/aparte?sslmode=verify_full', '« verify_full »'],
    ['the word of libpq for « perhaps »', 'base.exemple.fr/aparte?sslmode=allow', '« allow »'],
    ['an authority that is not there', 'base.exemple.fr/aparte?sslmode=verify-full&sslrootcert=/nowhere/ca.crt', '/nowhere/ca.crt'],
  ])('refused: %s', (_name, rest, words) => {
    const refused = (): unknown => databaseLink('DATABASE_JOBS_URL', at(rest))
    expect(refused).toThrow(BadSetting)
    expect(refused).toThrow(words)
    expect(refused).toThrow('DATABASE_JOBS_URL')
    expect(refused).not.toThrow('secret-of-a-test')
  })

  it('each of the five is looked at, by every command that reads the settings', () => {
    const inside = at('/aparte?host=%2Frun')
    for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'DATABASE_JOBS_URL', 'DATABASE_SEALER_URL', 'DATABASE_BACKUP_URL'])
      expect(() => readSettings({ DATABASE_URL: inside, [name]: at('10.0.0.20/aparte') }, '/srv/aparte'), name).toThrow(BadSetting)
    expect(databaseLinks({ DATABASE_URL: inside })).toEqual({ leaves: false, weak: [] })
    expect(
      databaseLinks({ DATABASE_URL: at('base.exemple.fr/a?sslmode=disable'), DATABASE_JOBS_URL: at('b.exemple.fr/a?sslmode=verify-full') }),
    ).toEqual({ leaves: true, weak: ['DATABASE_URL (sslmode=disable)'] })
  })
})
