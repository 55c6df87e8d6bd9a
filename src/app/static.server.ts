import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
}

type File = { body: Buffer; brotli: Buffer | null; type: string; immutable: boolean }

/** The built files, read once: a few hundred kilobytes. Names under `/assets/` carry a hash and never change. */
export const staticFiles = (folder: string): ((request: IncomingMessage, response: ServerResponse) => boolean) => {
  const files = new Map<string, File>()
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = types[extname(name)]
    if (!type) continue
    const body = readFileSync(join(folder, name))
    const text = /text|svg|json/.test(type)
    files.set(`/${name.replaceAll('\\', '/')}`, {
      body,
      brotli: text ? brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }) : null,
      type,
      immutable: name.startsWith('assets'),
    })
  }
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = files.get((request.url ?? '').split('?')[0] ?? '')
    if (!file) return false
    const brotli = file.brotli && /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''))
    const body = brotli && file.brotli ? file.brotli : file.body
    response.writeHead(200, {
      'content-type': file.type,
      'content-length': body.length,
      'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(brotli ? { 'content-encoding': 'br' } : {}),
      vary: 'accept-encoding',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
