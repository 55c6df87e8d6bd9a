import { expect, it } from 'vitest'
import { NO_ROUTE, routePatterns } from './route-pattern.ts'

const of = routePatterns({
  root: { path: '' },
  home: { path: '/', parentId: 'root' },
  list: { path: '/dossiers', parentId: 'root' },
  open: { path: '/dossiers/ouvrir', parentId: 'root' },
  file: { path: '/dossiers/:id', parentId: 'root' },
  person: { path: '/dossiers/:id/foyer/:personId', parentId: 'root' },
  sheet: { path: '/dossiers/:id/droits/fiche/:slug', parentId: 'root' },
  rest: { path: '*', parentId: 'root' },
})

it('tells the pattern, never what stands in the place of a parameter', () => {
  expect(of('/')).toBe('/')
  expect(of('/dossiers')).toBe('/dossiers')
  expect(of('/dossiers/')).toBe('/dossiers')
  expect(of('/dossiers/0193b1f0-0000-7000-8000-000000000001')).toBe('/dossiers/:id')
  expect(of('/dossiers/x/foyer/Camille')).toBe('/dossiers/:id/foyer/:personId')
  expect(of('/dossiers/x/droits/fiche/rsa')).toBe('/dossiers/:id/droits/fiche/:slug')
})

it('prefers a word of the table to a parameter', () => {
  expect(of('/dossiers/ouvrir')).toBe('/dossiers/ouvrir')
})

it('tells nothing of a path that is no route', () => {
  expect(of('/Camille-Essai/0612345678')).toBe(NO_ROUTE)
  expect(of('/dossiers/x/y')).toBe(NO_ROUTE)
})
