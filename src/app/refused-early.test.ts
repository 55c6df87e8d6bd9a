import { describe, expect, it } from 'vitest'
import { refusedEarly } from './refused-early.server.ts'

describe('what is refused before any route', () => {
  it('is a method that no page uses', () => {
    for (const method of ['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'BREW', ''])
      expect(refusedEarly({ method, url: '/', headers: {} })?.status).toBe(405)
    for (const method of ['GET', 'HEAD', 'POST']) expect(refusedEarly({ method, url: '/', headers: {} })).toBe(null)
  })
  it('is an address that cannot be decoded; a query may be anything', () => {
    expect(refusedEarly({ method: 'GET', url: '/dossiers/%F0%90', headers: {} })?.status).toBe(400)
    expect(refusedEarly({ method: 'GET', url: '/chercher?q=%F0%90', headers: {} })).toBe(null)
    expect(refusedEarly({ method: 'GET', url: '/dossiers/%C3%A9', headers: {} })).toBe(null)
  })
  it('is a body that does not say its length', () => {
    expect(refusedEarly({ method: 'POST', url: '/', headers: { 'transfer-encoding': 'chunked' } })?.status).toBe(411)
    expect(refusedEarly({ method: 'POST', url: '/', headers: { 'content-length': '3' } })).toBe(null)
  })
})
