import { expect, it } from 'vitest'
import { clientAddressBehind } from './client-address.ts'

it('is the socket’s when no proxy is declared, whatever the headers say', () => {
  const of = clientAddressBehind([])
  expect(of('127.0.0.1', '203.0.113.9')).toBe('127.0.0.1')
  expect(of('::ffff:192.0.2.1', '203.0.113.9')).toBe('192.0.2.1')
})

it('is the last address that a declared proxy saw, never what the client wrote before it', () => {
  const of = clientAddressBehind(['127.0.0.1', '10.0.0.0/24', 'fd00::/8'])
  expect(of('127.0.0.1', '198.51.100.7')).toBe('198.51.100.7')
  expect(of('127.0.0.1', '1.2.3.4, 198.51.100.7')).toBe('198.51.100.7')
  expect(of('127.0.0.1', '1.2.3.4, 198.51.100.7, 10.0.0.3')).toBe('198.51.100.7')
  expect(of('fd00::5', '2001:db8::1')).toBe('2001:db8::1')
  expect(of('::ffff:10.0.0.9', '198.51.100.7')).toBe('198.51.100.7')
})

it('is the socket’s when the sender is no declared proxy, and the proxy’s when it told nothing readable', () => {
  const of = clientAddressBehind(['10.0.0.1'])
  expect(of('203.0.113.5', '198.51.100.7')).toBe('203.0.113.5')
  expect(of('10.0.0.1', null)).toBe('10.0.0.1')
  expect(of('10.0.0.1', 'unknown')).toBe('10.0.0.1')
})
