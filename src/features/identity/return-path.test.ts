import { describe, expect, it } from 'vitest'
import { returnPath, withReturn } from './return-path.ts'

describe('the way back', () => {
  it('stays on our own pages', () => {
    for (const path of ['/journee', '/dossiers/0199a5b2-1c3d-7e4f-8a9b-0c1d2e3f4a5b?dit=note-gardee', '/'])
      expect(returnPath(path)).toBe(path)
  })
  it.each([
    '//ailleurs.example',
    '/\\ailleurs.example',
    'https://ailleurs.example',
    'javascript:alert(1)',
    '/a\r\nSet-Cookie: x',
    '/rideau?vers=/rideau',
    '/connexion',
    '',
    null,
  ])('never leaves for « %s »', (typed) => expect(returnPath(typed)).toBe('/'))
  it('is written into an address', () => {
    expect(withReturn('/connexion', '/')).toBe('/connexion')
    expect(withReturn('/connexion', '/dossiers?page=2')).toBe('/connexion?vers=%2Fdossiers%3Fpage%3D2')
  })
})
