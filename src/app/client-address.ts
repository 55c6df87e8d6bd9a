import { BlockList, isIP } from 'node:net'

/**
 * Who really asks, for the limits of login. The socket's address, unless it is a declared proxy's: then the last address of
 * `X-Forwarded-For` that is no declared proxy. What stands further left was written by anybody, and is never read.
 */
export const clientAddressBehind = (proxies: readonly string[]): ((socket: string, forwarded: string | null) => string) => {
  const declared = new BlockList()
  for (const proxy of proxies) {
    const [address = '', bits] = proxy.split('/', 2)
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) declared.addAddress(address, family)
    else declared.addSubnet(address, Number(bits), family)
  }
  const isDeclared = (address: string): boolean => isIP(address) !== 0 && declared.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (socket, forwarded) => {
    let believed = plain(socket)
    for (const address of (forwarded ?? '').split(',').map(plain).toReversed()) {
      if (!isDeclared(believed) || isIP(address) === 0) break
      believed = address
    }
    return believed
  }
}

/** `::ffff:10.0.0.1` is 10.0.0.1 on a socket that takes both families. */
const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
